/** Kredis: one connection for each file in `config/redis/` that the app uses, or that code puts in its place. */
import { absent, literal, record, type Value } from '../model/value.ts'
import { before } from '../model/version.ts'
import type { App } from '../read/app.ts'
import { section } from '../read/section.ts'
import { constructors } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint } from './endpoint.ts'
import { redisFallback } from './fallback.ts'
import { common } from './options.ts'

/**
 * Connections that code puts into Kredis' table, by name; the file of that name is then not read. Source: kredis
 * README.md, "Setting SSL options on Redis connections", and lib/kredis/connections.rb at v1.8.0.
 */
const given = (app: App): ReadonlyMap<string, Fact> => {
  const table = new Map<string, Fact>()
  for (const { path, args, at } of app.calls) {
    const [key, value] = args
    if (path !== 'Kredis::Connections.connections.[]=' || key?.kind !== 'literal' || !value || constructors(value).length === 0) continue
    table.set(String(key.value), { use: { workload: 'kredis', name: `Kredis ${String(key.value)}`, at, value } })
  }
  return table
}

/** What `config_for` makes of a missing section is nil from Rails 6.1 on: fact sheet 8.1. `Redis.new(nil)` raises in every version. */
const sectionless = (environment: string): string =>
  `the file has no section for ${environment}: unless a deployment puts another one there, Kredis is given nil and raises at its first use`

export const kredis: Detector = {
  id: 'kredis',
  *detect(app: App): Iterable<Fact> {
    if (app.loaded && !app.loaded.has('kredis')) return
    const table = given(app)
    yield* table.values()
    // It connects at the first use, so an app that never calls it has no client.
    const use = app.calls.find(c => c.path.startsWith('Kredis.') || c.path.startsWith('kredis_'))
    if (!use) return
    const folder = `${app.path('config/redis')}/`
    const nameOf = (file: string): string => file.slice(folder.length, -'.yml'.length)
    const files = app.files.filter(f => f.startsWith(folder) && f.endsWith('.yml') && !table.has(nameOf(f)))
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
      if (!options && value && !before(app.gems['rails'], '6.1')) yield { gap: { at: value.at, why: sectionless(app.environment) } }
      if (!options) continue
      const at = options.kind === 'record' ? (options.keys?.get('url') ?? options.at) : options.at
      yield client(options, at, `Kredis ${nameOf(file)}`)
    }
    // Without a file Kredis makes its own from REDIS_URL, with a timeout of 1 s. Source: kredis lib/kredis/connections.rb at v1.8.0.
    if (files.length === 0 && table.size === 0) {
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
