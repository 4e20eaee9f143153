/** Code to paste that configures a client once more, with settings added. */
import { asRuby } from './asRuby.ts'
import type { Client } from './client.ts'
import { entry, type Value } from './value.ts'
import { before } from './version.ts'
import { mayHoldMore } from './waits.ts'

const WIDEST = 92

/** The options as written, `…` for what can't be written again; `url` first, what is added last. */
function pairs(client: Client, added: Readonly<Record<string, string>>, leave: readonly string[] = []): readonly string[] {
  const entries = client.options?.kind === 'record' ? [...client.options.entries] : []
  const kept = entries
    .filter(([key, value]) => value.kind !== 'absent' && !Object.hasOwn(added, key) && !leave.includes(key))
    .sort(([a], [b]) => Number(b === 'url') - Number(a === 'url'))
    .flatMap(([key, value]) => {
      return /^[a-z_]\w*$/.test(key) ? [`${key}: ${asRuby(value) ?? '…'}`] : []
    })
  const more = mayHoldMore(client.options) || (client.options !== undefined && client.options.kind !== 'record') ? ['…'] : []
  return [...kept, ...more, ...Object.entries(added).map(([key, source]) => `${key}: ${source}`)]
}

function bracketed(before: string, inner: readonly string[], [open, close]: readonly [string, string], after = ''): string {
  const pad = open === '{' ? ' ' : ''
  const line = `${before}${open}${pad}${inner.join(', ')}${pad}${close}${after}`
  return line.length <= WIDEST ? line : `${before}${open}\n${inner.map(p => `  ${p},`).join('\n')}\n${close}${after}`
}

const indented = (text: string): string => text.replace(/^/gm, '  ')
const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``

/** `REDIS = `, where the object has a name. */
const assignment = (client: Client): string =>
  /^(?:[A-Z][A-Z_\d]*|[$@]{1,2}\w+)$/.test(client.name) ? `${client.name}${client.name.startsWith('@') ? ' ||= ' : ' = '}` : ''

const poolOptions = (client: Client, added: Readonly<Record<string, string>>): readonly string[] => {
  const size = added['size'] ?? (client.poolSize ? asRuby(client.poolSize) : undefined)
  const timeout = added['timeout'] ?? (client.poolTimeout ? asRuby(client.poolTimeout) : undefined)
  return [...(size ? [`size: ${size}`] : []), ...(timeout ? [`timeout: ${timeout}`] : [])]
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
  environment: string,
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
      const sized = pool ? poolOptions(client, pool) : []
      const inner = pool ? { ...added, ...(before(client.version, '7.1') ? prefixed(sized) : { pool: `{ ${sized.join(', ')} }` }) } : added
      // `timeout:` has no effect there.
      const whole = pairs(client, inner, pool ? ['pool', 'pool_size', 'pool_timeout', 'timeout'] : ['timeout'])
      const code =
        client.name === 'Rails.cache'
          ? bracketed('config.cache_store = :redis_cache_store, ', whole, ['{', '}'])
          : bracketed(`${assignment(client)}ActiveSupport::Cache::RedisCacheStore.new`, whole, ['(', ')'])
      return fenced('ruby', code)
    }
    case 'action-cable':
    case 'kredis':
      return fenced(
        'yaml',
        `${environment}:\n${Object.entries(added)
          .map(([key, source]) => `  ${key}: ${source}`)
          .join('\n')}`,
      )
    case 'redis-store': {
      const [url, ...rest] = pairs(client, { ...added, ...(pool ? prefixed(poolOptions(client, pool)) : {}) })
      const address = url?.startsWith('url: ') ? [url.slice('url: '.length)] : []
      if (client.workload === 'session') return fenced('ruby', bracketed('servers: ', url ? [url, ...rest] : rest, ['{', '}']))
      const store = client.name === 'Rails.cache' ? 'config.cache_store = :redis_store, ' : `${assignment(client)}….new`
      // A `Redis::Store` or a cache store: as it stands there.
      if (client.name !== 'Rails.cache') return fenced('ruby', bracketed(store, url ? [url, ...rest] : rest, ['(', ')']))
      const options = address.length > 0 ? rest : url ? [url, ...rest] : rest
      return fenced('ruby', bracketed([store, ...address.map(a => `${a}, `)].join(''), options, ['{', '}']))
    }
    case 'resque': {
      // Without a call in the app there are no options, and a client without address would go to $REDIS_URL, which Resque doesn't read.
      const address = client.options?.kind === 'record' && ['url', 'host'].some(k => entry(client.options as Value, k).kind !== 'absent')
      const url = address ? [] : [`url: ${asRuby(client.endpoint) ?? '…'}`]
      return fenced('ruby', bracketed('Resque.redis = Redis.new', [...url, ...pairs(client, added)], ['(', ')']))
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
      const pooled = pool ? poolOptions(client, pool) : client.pooling === 'pool' ? poolOptions(client, {}) : undefined
      if (!pooled) return fenced('ruby', `${assignment(client)}${one}`)
      if (client.library === 'redis-client')
        return fenced('ruby', `${assignment(client)}${one.replace('RedisClient.new', 'RedisClient.config')}.new_pool(${pooled.join(', ')})`)
      const around = `${assignment(client)}ConnectionPool.new${pooled.length > 0 ? `(${pooled.join(', ')})` : ''}`
      const line = `${around} { ${one} }`
      return fenced('ruby', line.length <= WIDEST && !one.includes('\n') ? line : `${around} do\n${indented(one)}\nend`)
    }
  }
}
