/** Scalingo: add-ons that are a Redis, and the formation. */
import type { Facts, Persistence } from '../../model/fact.ts'
import { entry } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import type { Detector } from '../detector.ts'
import { listed, text } from '../shapes.ts'
import { aside } from './aside.ts'
import { byDefault, declared, stacked } from './facts.ts'
import { formation } from './heroku.ts'

/** Source: Scalingo documentation, "Scalingo for Caching". Which policy is on without its cache mode is said nowhere. */
const DEFAULTS: Facts = {
  persistence: byDefault<Persistence>('rdb', 'Scalingo saves snapshots unless AOF is switched on'),
  databases: byDefault(5, 'Scalingo offers five databases'),
  tls: byDefault<'optional'>('optional', 'Scalingo forces TLS only where that is switched on'),
}

export const scalingo: Detector<Files> = {
  id: 'scalingo',
  *detect(files) {
    const file = files.path('scalingo.json')
    const manifest = files.files.includes(file) ? files.yaml(file) : undefined
    if (!manifest) return
    const why = aside(file, files)
    for (const item of listed(entry(manifest, 'addons'))) {
      const [name = '', ...rest] = (text(item) ?? text(entry(item, 'plan')) ?? '').split(':')
      if (!/^(?:scalingo-)?(?:redis|valkey)(?:-|$)/.test(name)) continue
      yield {
        server: {
          id: `scalingo:${name}`,
          provider: 'scalingo',
          names: ['REDIS_URL', 'SCALINGO_REDIS_URL'],
          file,
          service: name,
          at: item.at,
          facts: stacked([rest.length > 0 ? { plan: declared(rest.join(':'), item.at) } : {}, DEFAULTS]),
          ...(why !== undefined && { aside: why }),
        },
      }
    }
    yield* formation(entry(manifest, 'formation'), 'amount')
  },
}
