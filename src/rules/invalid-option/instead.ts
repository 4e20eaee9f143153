/** What to write instead of an option that a library refuses or ignores. */
import { asRuby } from '../../model/asRuby.ts'
import type { Library } from '../../model/client.ts'
import type { Fix } from '../../model/finding.ts'
import { SENTINEL } from '../../model/knownOptions.ts'
import { type OptionKey, optionKey } from '../../model/optionKeys.ts'
import { show, type Value } from '../../model/value.ts'
import { fenced } from '../words.ts'

const INSTEAD: Readonly<Record<string, string>> = {
  reconnect_delay: 'redis 5 takes the pauses with the attempts: `reconnect_attempts: [0, 0.25, 1]`.',
  reconnect_delay_max: 'redis 5 takes the pauses with the attempts: `reconnect_attempts: [0, 0.25, 1]`.',
  logger: 'Take `logger:` out; a RedisClient middleware can log commands.',
  tcp_keepalive: 'Take `tcp_keepalive:` out; redis-client sets keep-alive by itself.',
  cluster: 'Use `Redis::Cluster.new(nodes: […])` of the gem redis-clustering.',
  network_timeout: 'Write `timeout:`.',
  thread_safe: 'Take `thread_safe:` out: clients always are.',
}

/** Advice for a key that belongs to a set of sentinels, where none are named. */
export const besideSentinels = ({ key }: OptionKey): string =>
  `Take \`${key}:\` out; where sentinels watch the server, name them:\n\n${fenced('ruby', 'name: "mymaster", sentinels: [{ host: "…", port: 26379 }]')}`

const POOL_KEYS: Readonly<Record<string, string>> = { pool_size: 'size', pool_timeout: 'timeout' }

/** The keys of a pool that a hash holds, as the hash that Rails 7.2 and later read: `{ size: 5, timeout: 1 }`. */
function poolOf(hash: Value): string {
  const parts = Object.entries(POOL_KEYS).flatMap(([key, inPool]) => {
    const found = optionKey(hash, key)
    return found ? [`${inPool}: ${asRuby(found.value) ?? '…'}`] : []
  })
  return `{ ${parts.join(', ')} }`
}

/** Advice for one key of one library; `hash` is what it stands in. */
export function insteadOf(library: Library, { key, value }: OptionKey, hash: Value): string {
  const inPool = POOL_KEYS[key]
  const written = value.kind === 'literal' ? show(value) : '…'
  if (inPool && library === 'rails-cache') return `Rails 7.2 and later read one key: \`pool: ${poolOf(hash)}\`.`
  if (inPool && library === 'sidekiq') return `Write \`${key === 'pool_size' ? 'size' : key}: ${written}\`.`
  if (inPool || key === 'pool' || key === 'size')
    return `A client is one connection; put a pool around it:\n\n${fenced('ruby', `ConnectionPool.new(size: ${key === 'size' || key === 'pool_size' ? written : 5}, timeout: 1) { Redis.new(…) }`)}`
  if (library === 'redis-client' && SENTINEL.includes(key))
    return `Sentinels have a call of their own:\n\n${fenced('ruby', 'RedisClient.sentinel(name: "mymaster", sentinels: […]).new_client')}`
  if (key === 'namespace')
    return 'A client has no namespace. Write the prefix into the keys, or wrap the client: `Redis::Namespace.new("name", redis: client)`.'
  if (key === 'expires_in') return 'Give each key its expiry: `set(key, value, ex: seconds)`.'
  if (key === 'verify_mode' || key === 'ssl_verify_mode') return 'It belongs inside `ssl_params: { verify_mode: … }`.'
  return INSTEAD[key] ?? `Take \`${key}:\` out.`
}

/** `pool_size: 5` as `pool: { size: 5 }`, where it stands alone with a literal. */
export function poolFix(key: OptionKey, hash: Value): Fix | undefined {
  const inPool = POOL_KEYS[key.key]
  const { value, at } = key
  const others = ['pool', ...Object.keys(POOL_KEYS)].filter(k => k !== key.key && optionKey(hash, k))
  if (!inPool || others.length > 0 || value.kind !== 'literal' || value.at.file !== at.file || value.at.start < at.end) return undefined
  return {
    title: `write pool: { ${inPool}: … }`,
    safe: true,
    edits: [
      {
        at: { ...at, end: value.at.end, endLine: value.at.endLine, endColumn: value.at.endColumn },
        text: `pool: { ${inPool}: ${show(value)} }`,
      },
    ],
  }
}
