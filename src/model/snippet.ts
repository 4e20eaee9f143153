/** Code to paste that configures a client once more, with settings added. */
import { asRuby } from './asRuby.ts'
import { type Call, methodOf, receiverOf } from './call.ts'
import { callsAt, callsIn } from './callsAt.ts'
import { type Change, pairs, type Sources } from './change.ts'
import type { Client } from './client.ts'
import type { Model } from './model.ts'
import { type Given, given, ownCall, toldBy, withOptions, writtenOptions } from './snippet/given.ts'
import { inherited, isSuper } from './snippet/inherited.ts'
import { blockAround, bracketed, fenced, indented } from './snippet/layout.ts'
import { farPool, POOL, poolClass, poolOptions, prefixed } from './snippet/pool.ts'
import { yamlKeys } from './snippet/section.ts'
import { session } from './snippet/session.ts'
import { contains } from './span.ts'
import { entry, isNothing, type Value } from './value.ts'
import { before } from './version.ts'

export { writtenOptions } from './snippet/given.ts'
export { bracketed } from './snippet/layout.ts'
export { sizeSource, sizing, standsAt } from './snippet/pool.ts'

/** Code with the name of its file above it. */
const ruby = (client: Client, code: string, note = ''): string => fenced('ruby', `# ${client.at.file}${note}\n${code}`)

/** The lines alone, where what stands around them can't be repeated. */
const lines = (client: Client, added: Sources, where = 'the options'): string =>
  ruby(client, pairs(added).join(',\n'), `:${client.at.line}, among ${where}`)

/** `redis` of `config.redis = …`. */
const attributeOf = (call: Call): string => methodOf(call).slice(0, -1)

/** `code` with what the client, the pool or the namespace around it is assigned to. */
function assigned({ client, constant }: Change, model: Model, code: string, what: Given | undefined): string {
  const around = callsIn(model.calls, client.at.file).filter(
    c => c.at.start === client.at.start || (/^(?:ConnectionPool|Redis::Namespace)\b/.test(c.path) && contains(c.at, client.at)),
  )
  // Options that are read from their place keep the client there; of all that a class makes it is still one.
  if (constant !== undefined)
    return `${what && ownCall(client, model)?.text?.alone === false ? `@@${constant.toLowerCase()} ||= ` : `${constant} = `}${code}`
  const text = around.find(c => c.text?.target !== undefined)?.text
  const setter = around.find(c => c.path.endsWith('=') && c.text?.on !== undefined)
  const target = text?.target ?? (setter ? `${setter.text?.on}.${attributeOf(setter)} = ` : '')
  // A pool takes the place of the client that stood there.
  const replaced = code.includes('.new_pool(') && /^\.new_(?:client|pool)$/.test(text?.behind ?? '')
  return `${target}${code}${replaced ? '' : (text?.behind ?? '')}`
}

/** The namespace that the app lays around a client. */
const namespaceOf = (client: Client, model: Model): Call | undefined =>
  callsIn(model.calls, client.at.file).find(c => c.path === 'Redis::Namespace.new' && contains(c.at, client.at))

/** `Redis::Namespace.new("name", redis: …)` around a client, where the app lays one there. */
function namespaced(client: Client, model: Model, inner: string): string {
  const around = namespaceOf(client, model)
  const [name] = around?.text?.before ?? []
  const source = name ?? (around?.args[0] && asRuby(around.args[0]))
  if (!around || source === undefined) return inner
  const options = around.args.at(-1)
  const others = options?.kind === 'record' ? writtenOptions(options, around.at, ['redis']) : []
  return bracketed('Redis::Namespace.new', [source, `redis: ${inner}`, ...others], ['(', ')'])
}

/** A namespace that stands around the pool, and not in its block. */
const isOutside = (client: Client, model: Model): boolean => {
  const around = namespaceOf(client, model)
  return (
    around !== undefined &&
    callsIn(model.calls, client.at.file).some(c => POOL.test(c.path) && contains(c.at, client.at) && contains(around.at, c.at))
  )
}

/** A client that Ruby makes, with what stands around it. */
function made(change: Change, model: Model): string {
  const { client, added, pool } = change
  const call = ownCall(client, model)
  const what = given(client, model, added)
  const text = call?.text
  const how = call ? methodOf(call) : 'new'
  const on = text?.on ?? (call && receiverOf(call)) ?? (client.library === 'redis-client' ? 'RedisClient' : 'Redis')
  // An address in front of the options stands among them as `url`.
  const ahead = (text?.before ?? []).filter(b => b.startsWith(':'))
  const far = farPool(client, model)
  const options = pool || (client.pooling === 'pool' && !far) ? poolOptions(client, model, pool ?? {}) : undefined
  if (!what || (far && pool))
    return [
      ...(Object.keys(added).length > 0 ? [lines(client, added)] : []),
      ...(pool && far ? [lines({ ...client, at: far.at }, pool, "the pool's options")] : []),
      ...(pool && !far
        ? [
            ruby(
              client,
              `${poolClass(change, model)}.new(${pairs(pool).join(', ')})`,
              `:${client.at.line}, with a block around what is made there`,
            ),
          ]
        : []),
    ].join('\n\n')
  if (call && isSuper(call)) return inherited(change, call, withOptions('super', what, ['(', ')'], ahead), model)
  const one = withOptions(`${on}.${how}`, what, ['(', ')'], ahead)
  if (!options) return ruby(client, assigned(change, model, namespaced(client, model, one), what))
  if (client.library === 'redis-client') {
    // `RedisClient.cluster` and `.sentinel` make pools as `.config` does.
    const config = withOptions(`${on}.${how === 'new' ? 'config' : how}`, what, ['(', ')'])
    return ruby(client, assigned(change, model, `${config}.new_pool(${options.join(', ')})`, what))
  }
  const head = `${poolClass(change, model)}.new${options.length > 0 ? `(${options.join(', ')})` : ''}`
  const code = isOutside(client, model)
    ? namespaced(client, model, blockAround(head, one))
    : blockAround(head, namespaced(client, model, one))
  return ruby(client, assigned(change, model, code, what))
}

/** The setting of a gem that makes its client by itself: the hash that it passes on, or a client in place of an address. */
function told(change: Change, model: Model): string {
  const { client, added } = change
  const call = toldBy(client, model)
  const what = given(client, model, added)
  if (!call || !what) return lines(client, added)
  const name = `${call.text?.on ?? receiverOf(call)}.${attributeOf(call)} = `
  if (client.madeBy?.told === 'options') return ruby(client, withOptions(name, what, ['{', '}']))
  return ruby(client, `${name}${withOptions('Redis.new', what, ['(', ')'])}`)
}

function sidekiq({ client, added, pool }: Change, model: Model): string {
  const { timeout, ...rest } = pool ?? {}
  const all: Sources = { ...added, ...rest, ...(timeout === undefined ? {} : { pool_timeout: timeout }) }
  const what = given(client, model, all)
  if (!what) return lines(client, all)
  const call = ownCall(client, model)
  const line = (on: string): string => withOptions(`${on}.redis = `, what, ['{', '}'])
  const block = `Sidekiq.configure_${client.role ?? 'server'}`
  if (!call) return fenced('ruby', `# config/initializers/sidekiq.rb\n${block} do |config|\n${indented(line('config'))}\nend`)
  const on = call.text?.on ?? 'config'
  return ruby(client, line(on), on === 'Sidekiq' ? '' : `, in ${block}`)
}

/** What a cache store is given in front of its options, the addresses of `:redis_store` among them. */
function addresses(change: Change, model: Model): readonly string[] {
  const { client, added } = change
  if (client.library !== 'redis-store') return []
  if (added['url'] !== undefined) return [added['url']]
  const written = ownCall(client, model)?.text?.before.filter(b => !b.startsWith(':')) ?? []
  if (written.length > 0) return written
  const own = client.options?.kind === 'record' ? client.options : undefined
  const url = own?.keys?.has('url') ? undefined : own?.entries.get('url')
  const source = url && asRuby(url)
  return source === undefined ? [] : [source]
}

/** `config.cache_store = …`, or a store that is made by itself. */
function cache(change: Change, model: Model): string {
  const { client, pool } = change
  const old = client.library === 'redis-store'
  const sized = pool ? poolOptions(client, model, pool) : []
  const apart = old || before(client.version, '7.1')
  const pooled: Sources = pool ? (apart ? prefixed(sized) : { pool: `{ ${sized.join(', ')} }` }) : {}
  const added = { ...change.added, ...pooled }
  // `timeout:` has no effect in Rails' own store.
  const leave = [...(old ? [] : ['timeout']), ...(pool ? ['pool', 'pool_size', 'pool_timeout'] : [])].filter(
    key => added[key] === undefined,
  )
  const call = ownCall(client, model)
  const symbol = old ? ':redis_store' : ':redis_cache_store'
  const first = addresses(change, model)
  const hashed = first.length > 0 ? Object.fromEntries(Object.entries(added).filter(([key]) => key !== 'url')) : added
  const what = given(client, model, hashed, { leave: [...leave, ...(first.length > 0 ? ['url'] : [])] })
  const isSetting = call?.path.endsWith('=') ?? client.name === 'Rails.cache'
  if (!what || (isSetting && call?.text?.options !== undefined && !call.text.before[0]?.startsWith(':'))) return lines(client, added)
  if (isSetting) {
    const setting = call ? attributeOf(call) : 'cache_store'
    const head = [`${call?.text?.on ?? 'config'}.${setting} = ${symbol}`, ...first].join(', ')
    const none = 'inner' in what && what.inner.length === 0
    return ruby(client, none ? head : withOptions(`${head}, `, what, ['{', '}']))
  }
  const made = call?.text?.on ?? (call && receiverOf(call)) ?? 'ActiveSupport::Cache::RedisCacheStore'
  const how = call ? methodOf(call) : 'new'
  const named = (call?.text?.before ?? []).filter(b => b.startsWith(':'))
  const around = callsAt(model.calls, client.at).find(c => c.path.endsWith('=') && c !== call && c.text?.on !== undefined)
  const code = withOptions(`${made}.${how}`, what, ['(', ')'], [...named, ...first])
  return ruby(client, around ? `${around.text?.on}.${attributeOf(around)} = ${code}` : assigned(change, model, code, what))
}

function resque({ client, added }: Change, model: Model): string {
  // Without a call in the app there are no options, and a client without address would go to $REDIS_URL, which Resque doesn't read.
  const written = client.options?.kind === 'record' && ['url', 'host'].some(k => !isNothing(entry(client.options as Value, k)))
  const address = written || added['url'] !== undefined
  const url = isNothing(client.endpoint) ? undefined : asRuby(client.endpoint)
  const what: Given | undefined = address
    ? given(client, model, added)
    : url === undefined
      ? undefined
      : { inner: [`url: ${url}`, ...pairs(added)] }
  if (!what) return lines(client, added)
  const code = withOptions('Resque.redis = Redis.new', what, ['(', ')'])
  return ownCall(client, model) ? ruby(client, code) : fenced('ruby', `# config/initializers/resque.rb\n${code}`)
}

/**
 * The client's configuration as Ruby or YAML in a fence: its own options, with what is added among them, and the pool around
 * it. Where the app's own options can't be repeated, the lines to add to them.
 */
export function snippet(change: Change, model: Model): string {
  const { client, added } = change
  switch (client.library) {
    case 'sidekiq':
      return sidekiq(change, model)
    case 'rails-cache':
      return cache(change, model)
    case 'redis-store':
      if (client.workload === 'session') return sessions(change, model)
      return isStore(client, model) ? cache(change, model) : made(change, model)
    case 'action-cable':
    case 'kredis':
      return yamlKeys(client, model.environment, pairs(added)) ?? lines(client, added)
    case 'resque':
      return resque(change, model)
    case 'anycable':
      return fenced('ruby', bracketed('AnyCable.broadcast_adapter = :redis, ', pairs(added), ['{', '}']))
    case 'redis-session-store':
      return sessions(change, model)
    default:
      return client.madeBy ? told(change, model) : made(change, model)
  }
}

function sessions(change: Change, model: Model): string {
  const code = session(change, model)
  return code === undefined ? lines(change.client, change.added) : ruby(change.client, code)
}

/** A cache store, which makes its own pool, and no bare `Redis::Store`. */
const isStore = (client: Client, model: Model): boolean =>
  client.name === 'Rails.cache' || (ownCall(client, model)?.path.startsWith('ActiveSupport::Cache') ?? false)
