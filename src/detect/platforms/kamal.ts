/** Kamal: accessories that run Redis, and the roles' variables and hosts. */
import { entry, options, type Value } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import { command } from '../commandLines.ts'
import type { Detector, Fact } from '../detector.ts'
import { keyAt, listed, pairs, settled, text } from '../shapes.ts'
import { interpolated, type Variables, variables } from '../variables.ts'
import { aside } from './aside.ts'
import { candidates } from './candidates.ts'
import { declared, stacked } from './facts.ts'
import { bitnamiFacts, defaultsOf, imageOf, isUnreadKin } from './image.ts'
import { addressesOf, holdsNothing, startedFacts, startedServer } from './started.ts'
import { wiringOf } from './wiring.ts'

/** Variables that stand in the file: those under `clear:`, or all where there is neither `clear:` nor `secret:`. */
export function clear(of: Value): Variables {
  const given = entry(of, 'env')
  const split = pairs(given).some(([key]) => key === 'clear' || key === 'secret')
  return variables(split ? entry(given, 'clear') : given)
}

/** Names under `secret:`, without which Kamal does not deploy; `NAME:OTHER` sets NAME. Source: kamal lib/kamal/configuration/env.rb. */
const secret = (of: Value): readonly string[] =>
  listed(entry(entry(of, 'env'), 'secret')).flatMap(v => /^\w+/.exec(text(v) ?? '')?.[0] ?? [])

/** The hosts of a role: a list, or a hash with `hosts:`; each may carry tags. */
const hostsOf = (role: Value): readonly Value[] => (role.kind === 'list' ? role.items : listed(entry(role, 'hosts')))

/** `6379:6379` publishes on every interface; with an address before it only there. */
function openTo(accessory: Value) {
  const port = entry(accessory, 'port')
  const plain = text(port)
  if (plain === undefined) return {}
  return /^(?:127\.|10\.|192\.168\.|\[?::1)/.test(plain) ? {} : { openTo: declared(`0.0.0.0:${plain.split(':')[0]}`, port.at) }
}

/** A part of the file that stands between `<% if … %>` and `<% end %>`, as if it were always there. */
const written = (part: Value): Value => options(part).find(o => o.kind === 'record') ?? part

function* read(file: string, files: Files): Generator<Fact> {
  const document = files.yaml(file)
  if (document?.kind !== 'record') return
  const why = aside(file, files)
  const all = clear(document)
  const names = [...all.keys(), ...secret(document)]
  if (why === undefined && names.length > 0) yield { sets: { names, file } }
  const roles = pairs(entry(document, 'servers'))
  const sets = new Map(roles.map(([role, server]) => [role, new Map([...all, ...clear(server)])] as const))
  if (listed(entry(document, 'servers')).length > 0) sets.set('web', new Map(all))
  for (const [role, server] of roles) {
    const count = hostsOf(server).length
    if (why === undefined && count > 0) yield { replicas: { name: role, count } }
  }
  const app = text(entry(document, 'service')) ?? ''
  const accessories = written(entry(document, 'accessories'))
  for (const [name, accessory] of pairs(accessories)) {
    const at = keyAt(accessories, name)
    const given = entry(accessory, 'image')
    const shown = text(settled(interpolated(given))) ?? ''
    const image = imageOf(shown, given.at)
    if (!image) {
      if (why === undefined && isUnreadKin(shown)) yield { gap: { at, why: `the image ${shown} is not known here` } }
      continue
    }
    const files_ = [...listed(entry(accessory, 'files')), ...listed(entry(accessory, 'volumes'))].map(v => (text(v) ?? '').split(':'))
    const mounted = (path: string): string | undefined => {
      const source = files_.find(([, target]) => target === path)?.[0]?.replace(/\.erb$/, '')
      return source === undefined || !files.repo.has(files.path(source)) ? undefined : files.path(source)
    }
    const lines = command(name, entry(accessory, 'cmd'), new Map())
    if (holdsNothing(lines)) continue
    const started = startedServer(lines, files, mounted, true)
    if (why === undefined) for (const gap of started?.gaps ?? []) yield { gap }
    const own = stacked([openTo(accessory), image.vendor === 'bitnami' ? bitnamiFacts(clear(accessory)) : {}, image.facts])
    const hosts = [`${app}-${name}`, text(entry(accessory, 'service')) ?? '', text(entry(accessory, 'host')) ?? ''].filter(Boolean)
    yield {
      server: {
        id: `kamal:${name}`,
        provider: 'kamal',
        ...wiringOf(hosts, sets),
        ...addressesOf(hosts, started),
        file,
        service: name,
        at,
        facts: startedFacts(started, own, defaultsOf(image)),
        ...(why !== undefined && { aside: why }),
      },
    }
  }
}

export const kamal: Detector<Files> = {
  id: 'kamal',
  *detect(files) {
    const below = files.path('config/deploy')
    for (const file of candidates(files, /\/deploy(?:\.[\w-]+)?\.ya?ml$/)) if (file.startsWith(below)) yield* read(file, files)
  },
}
