/** Code to paste that configures a client once more, with settings added. */

import { asRuby } from './asRuby.ts'
import { callsAt } from './callsAt.ts'
import type { Client } from './client.ts'
import type { Model } from './model.ts'
import { optionSource } from './optionSource.ts'
import { contains, place, type Span } from './span.ts'
import { entry, isNothing, type RecordValue, type Value } from './value.ts'
import { before } from './version.ts'
import { mayHoldMore } from './waits.ts'

const WIDEST = 92

/** The entries of a hash as written, `…` for what can't be written again; `url` first. */
export function writtenOptions(options: RecordValue, at: Span, leave: readonly string[] = []): readonly string[] {
  return [...options.entries]
    .filter(([key, value]) => value.kind !== 'absent' && !leave.includes(key) && /^[a-z_]\w*$/.test(key))
    .sort(([a], [b]) => Number(b === 'url') - Number(a === 'url'))
    .map(([key]) => `${key}: ${optionSource(options, key, at) ?? '…'}`)
}

/** The client's options as written, `key: source` each. */
export const ownOptions = (client: Client): readonly string[] => pairs(client, {})

/** Parts of an address, which would win over the `url` that is added. A password beside the URL that is replaced goes with either. */
const parts = (client: Client): readonly string[] =>
  client.options && !isNothing(entry(client.options, 'url')) ? ['host', 'port', 'path'] : ['host', 'port', 'path', 'username', 'password']

/** The client's options, what is added last, but an address first. */
function pairs(client: Client, added: Readonly<Record<string, string>>, leave: readonly string[] = []): readonly string[] {
  const replaced = [...Object.keys(added), ...(added['url'] === undefined ? [] : parts(client))]
  const own = client.options?.kind === 'record' ? writtenOptions(client.options, client.at, [...replaced, ...leave]) : []
  const more = mayHoldMore(client.options) || (client.options !== undefined && client.options.kind !== 'record') ? ['…'] : []
  const put = Object.entries(added).map(([key, source]) => `${key}: ${source}`)
  return [...put.filter(p => p.startsWith('url: ')), ...own, ...more, ...put.filter(p => !p.startsWith('url: '))]
}

/** Hash or arguments on one line, or one an entry where that is too long. */
export function bracketed(before: string, inner: readonly string[], [open, close]: readonly [string, string], after = ''): string {
  const pad = open === '{' ? ' ' : ''
  const line = `${before}${open}${pad}${inner.join(', ')}${pad}${close}${after}`
  return line.length <= WIDEST ? line : `${before}${open}\n${inner.map(p => `  ${p},`).join('\n')}\n${close}${after}`
}

const indented = (text: string): string => text.replace(/^/gm, '  ')
const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``

/** `REDIS = `, where the object has a name. */
function assignment(client: Client, model: Model): string {
  if (!/^(?:[A-Z][A-Z_\d]*|[$@]{1,2}\w+|Redis\.current)$/.test(client.name)) return ''
  // `initialize` assigns anew; a reader keeps what it made.
  const [made] = callsAt(model.calls, client.at)
  return `${client.name}${client.name.startsWith('@') && made?.method !== 'initialize' ? ' ||= ' : ' = '}`
}

/** Around `Redis.current`, and where the app has one already, a pool that answers to Redis' own methods. */
const poolClass = (client: Client, model: Model): string =>
  client.name === 'Redis.current' || model.calls.some(c => c.path === 'ConnectionPool::Wrapper.new' && contains(c.at, client.at))
    ? 'ConnectionPool::Wrapper'
    : 'ConnectionPool'

/** The options of the pool that a client has, where a hash of the app holds them, and what stands around that hash. */
function poolHash(client: Client, model: Model): { readonly options: RecordValue; readonly at: Span } | undefined {
  if (client.library === 'rails-cache') {
    const pool = client.options && entry(client.options, 'pool')
    return pool?.kind === 'record' ? { options: pool, at: client.at } : undefined
  }
  const around = model.calls.find(
    c =>
      (/^ConnectionPool\b/.test(c.path) && contains(c.at, client.at)) || (c.path.endsWith('.new_pool') && place(c.at) === place(client.at)),
  )
  const options = around?.args.findLast(a => a.kind === 'record')
  return around && options ? { options, at: around.at } : undefined
}

/** The pool's options with some among them, size and time limit first. */
function poolOptions(client: Client, model: Model, added: Readonly<Record<string, string>>): readonly string[] {
  const hash = poolHash(client, model)
  const own = (key: 'size' | 'timeout', value: Value | null): readonly string[] => {
    const source = added[key] ?? (hash && optionSource(hash.options, key, hash.at)) ?? (value ? asRuby(value) : undefined)
    return source ? [`${key}: ${source}`] : []
  }
  const others = hash ? writtenOptions(hash.options, hash.at, ['size', 'timeout']) : []
  return [...own('size', client.poolSize), ...own('timeout', client.poolTimeout), ...others]
}

/** `size: 5` as `pool_size: 5`. */
const prefixed = (options: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(options.map(o => [`pool_${o.slice(0, o.indexOf(':'))}`, o.slice(o.indexOf(':') + 2)]))

/** A number of connections as source, under the variable that sets it now. */
export function sizeSource(size: Value | null, needed: number): string {
  const [first, second] = size?.kind === 'firstOf' ? size.options : []
  return first?.kind === 'env' && second?.kind === 'literal' ? `Integer(ENV.fetch("${first.name}", ${needed}))` : String(needed)
}

/**
 * The client's configuration as Ruby or YAML in a fence: its own options, with `added` (option → source) among them.
 * `pool` adds to the pool around it, or puts one there.
 */
export function snippet(
  client: Client,
  model: Model,
  added: Readonly<Record<string, string>>,
  pool?: Readonly<Record<string, string>>,
): string {
  switch (client.library) {
    case 'sidekiq': {
      const whole = pairs(client, { ...added, ...pool })
      return fenced(
        'ruby',
        `Sidekiq.configure_${client.role ?? 'server'} do |config|\n${indented(bracketed('config.redis = ', whole, ['{', '}']))}\nend`,
      )
    }
    case 'rails-cache': {
      const sized = pool ? poolOptions(client, model, pool) : []
      const inner = pool ? { ...added, ...(before(client.version, '7.1') ? prefixed(sized) : { pool: `{ ${sized.join(', ')} }` }) } : added
      // `timeout:` has no effect there.
      const whole = pairs(client, inner, pool ? ['pool', 'pool_size', 'pool_timeout', 'timeout'] : ['timeout'])
      const code =
        client.name === 'Rails.cache'
          ? bracketed('config.cache_store = :redis_cache_store, ', whole, ['{', '}'])
          : bracketed(`${assignment(client, model)}ActiveSupport::Cache::RedisCacheStore.new`, whole, ['(', ')'])
      return fenced('ruby', code)
    }
    case 'action-cable':
    case 'kredis':
      return fenced(
        'yaml',
        `${model.environment}:\n${Object.entries(added)
          .map(([key, source]) => `  ${key}: ${source}`)
          .join('\n')}`,
      )
    case 'redis-store': {
      const [url, ...rest] = pairs(client, { ...added, ...(pool ? prefixed(poolOptions(client, model, pool)) : {}) })
      const address = url?.startsWith('url: ') ? [url.slice('url: '.length)] : []
      if (client.workload === 'session') return fenced('ruby', bracketed('servers: ', url ? [url, ...rest] : rest, ['{', '}']))
      const store = client.name === 'Rails.cache' ? 'config.cache_store = :redis_store, ' : `${assignment(client, model)}….new`
      // A `Redis::Store` or a cache store: as it stands there.
      if (client.name !== 'Rails.cache') return fenced('ruby', bracketed(store, url ? [url, ...rest] : rest, ['(', ')']))
      if (address.length > 0 && rest.length === 0) return fenced('ruby', `${store}${address[0]}`)
      const options = address.length > 0 ? rest : url ? [url, ...rest] : rest
      return fenced('ruby', bracketed([store, ...address.map(a => `${a}, `)].join(''), options, ['{', '}']))
    }
    case 'resque': {
      // Without a call in the app there are no options, and a client without address would go to $REDIS_URL, which Resque doesn't read.
      const written = client.options?.kind === 'record' && ['url', 'host'].some(k => !isNothing(entry(client.options as Value, k)))
      const address = written || added['url'] !== undefined
      const url = address ? [] : [`url: ${(isNothing(client.endpoint) ? undefined : asRuby(client.endpoint)) ?? '…'}`]
      return fenced('ruby', bracketed('Resque.redis = Redis.new', [...url, ...pairs(client, added, address ? [] : ['url'])], ['(', ')']))
    }
    case 'anycable':
      return fenced(
        'ruby',
        bracketed(
          'AnyCable.broadcast_adapter = :redis, ',
          Object.entries(added).map(([key, source]) => `${key}: ${source}`),
          ['{', '}'],
        ),
      )
    case 'redis-session-store':
      return fenced('ruby', bracketed('redis: ', pairs(client, added), ['{', '}']))
    default: {
      const made = client.library === 'redis-client' ? 'RedisClient.new' : 'Redis.new'
      const inner = bracketed(made, pairs(client, added), ['(', ')'])
      const one = inner === `${made}()` ? made : inner
      const pooled = pool ? poolOptions(client, model, pool) : client.pooling === 'pool' ? poolOptions(client, model, {}) : undefined
      if (!pooled) return fenced('ruby', `${assignment(client, model)}${one}`)
      if (client.library === 'redis-client')
        return fenced(
          'ruby',
          `${assignment(client, model)}${one.replace('RedisClient.new', 'RedisClient.config')}.new_pool(${pooled.join(', ')})`,
        )
      const around = `${assignment(client, model)}${poolClass(client, model)}.new${pooled.length > 0 ? `(${pooled.join(', ')})` : ''}`
      const line = `${around} { ${one} }`
      return fenced('ruby', line.length <= WIDEST && !one.includes('\n') ? line : `${around} do\n${indented(one)}\nend`)
    }
  }
}
