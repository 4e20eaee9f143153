/** Kredis: one connection for each file in `config/redis/` that the app uses. */
import { absent, literal, record, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { section } from '../read/section.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint, redisFallback } from './endpoint.ts'
import { common } from './options.ts'

export const kredis: Detector = {
  id: 'kredis',
  *detect(app: App): Iterable<Fact> {
    if (app.loaded && !app.loaded.has('kredis')) return
    // It connects at the first use, so an app that never calls it has no client.
    const use = app.calls.find(c => c.path.startsWith('Kredis.') || c.path.startsWith('kredis_'))
    if (!use) return
    const folder = `${app.path('config/redis')}/`
    const files = app.files.filter(f => f.startsWith(folder) && f.endsWith('.yml'))
    const version = app.gems['redis']
    const client = (options: Value, at: typeof use.at, name: string): Fact => ({
      client: {
        workload: 'kredis',
        library: 'kredis',
        ...(version ? { version } : {}),
        at,
        name,
        pooling: 'none',
        poolSize: null,
        poolTimeout: null,
        prefix: null,
        holder: 'library',
        ...common(options),
        endpoint: endpoint(options, redisFallback(app, at)),
      },
    })
    for (const file of files) {
      const value = app.yaml(file)
      const options = value && section(value, app.environment, { shared: 'deep' })
      if (!options) continue
      const at = options.kind === 'record' ? (options.keys?.get('url') ?? options.at) : options.at
      yield client(options, at, `Kredis ${file.slice(folder.length, -'.yml'.length)}`)
    }
    // Without a file Kredis makes its own from REDIS_URL, with a timeout of 1 s. Source: kredis lib/kredis/connections.rb at v1.8.0.
    if (files.length === 0) {
      const at = use.at
      const options = record(
        new Map<string, Value>([
          ['url', absent(at)],
          ['timeout', literal(1, at)],
        ]),
        at,
      )
      yield client(options, at, 'Kredis')
    }
  },
}
