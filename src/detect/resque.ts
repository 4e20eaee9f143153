/** Resque's connection: `Resque.redis =`, or its own default. */
import type { Client } from '../model/client.ts'
import { place, type Span } from '../model/span.ts'
import { absent, options as alternatives, concat, literal, record, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { constructors } from './constructors.ts'
import type { Detector, Fact } from './detector.ts'
import { endpoint } from './endpoint.ts'
import { resqueFallback } from './fallback.ts'
import { common, notInFiles, setting } from './options.ts'

/** `"host:port:db"` and `"host:port/namespace"` as a URL. Source: resque lib/resque.rb at v3.0.0. */
function address(value: Value): Value {
  if (value.kind === 'literal' && typeof value.value === 'string' && !value.value.includes('://')) {
    const [host, port = '6379', db] = value.value.split('/')[0]?.split(':') ?? []
    return literal(`redis://${host}:${port}${db === undefined ? '' : `/${db}`}`, value.at)
  }
  return value.kind === 'concat' && value.parts[0]?.kind !== 'literal' ? concat([literal('redis://', value.at), value], value.at) : value
}

function client(options: Value, at: Span, app: App): Client {
  const version = app.gems['resque']
  return {
    workload: 'resque',
    library: 'resque',
    ...(version ? { version } : {}),
    at,
    name: 'Resque',
    pooling: 'none',
    poolSize: null,
    poolTimeout: null,
    prefix: laidOver(app, options) ?? setting(options, 'namespace'),
    holder: 'library',
    ...common(options),
    endpoint: endpoint(options, resqueFallback(at)),
  }
}

/** A hash, or an address; what a file or a gem answers may be either, and is not known. */
const optionsFrom = (value: Value, at: Span): Value => {
  if (value.kind === 'record' || value.kind === 'unknown') return value
  return value.kind === 'made' ? notInFiles(value) : record(new Map([['url', address(value)]]), at)
}

/** `Resque.redis.namespace = "shop"`: Resque lays a namespace over whatever it was given. Source: resque lib/resque/data_store.rb. */
function laidOver(app: App, given: Value): Value | undefined {
  const places = new Set(constructors(given).map(m => place(m.at)))
  return app.calls.findLast(
    c =>
      /^Resque\.redis(?:\.redis)?\.namespace=$/.test(c.path) || (c.path.endsWith('.namespace=') && c.on !== undefined && places.has(c.on)),
  )?.args[0]
}

export const resque: Detector = {
  id: 'resque',
  *detect(app: App): Iterable<Fact> {
    const call = app.calls.findLast(c => c.path === 'Resque.redis=')
    if (app.loaded ? !app.loaded.has('resque') : !call) return
    const [value] = call?.args ?? []
    if (call && value) {
      const prefix = laidOver(app, value)
      if (constructors(value).length > 0)
        yield { use: { workload: 'resque', name: 'Resque', at: call.at, value, ...(prefix ? { prefix } : {}) } }
      else {
        const own = client(optionsFrom(value, call.at), call.at, app)
        yield { client: prefix ? { ...own, prefix } : own }
      }
      return
    }
    const adapter = app.calls.findLast(
      c =>
        c.path === 'Rails.application.config.active_job.queue_adapter=' &&
        c.args.some(a => alternatives(a).some(o => o.kind === 'literal' && o.value === 'resque')),
    )
    const used = adapter ?? app.calls.find(c => c.path.startsWith('Resque.'))
    if (used) yield { client: client(record(new Map([['url', absent(used.at)]]), used.at), used.at, app) }
  },
}
