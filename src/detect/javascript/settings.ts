/** What a Node client's options say, in the model's terms: endpoint, seconds, TLS. */
import type { Client } from '../../model/client.ts'
import type { Span } from '../../model/span.ts'
import { alwaysSet, concat, either, entry, isNothing, literal, ordered, unknown, type Value } from '../../model/value.ts'

export type Settings = Pick<Client, 'endpoint' | 'db' | 'timeouts' | 'reconnectAttempts' | 'tlsVerify' | 'prefix'> &
  Partial<Pick<Client, 'tlsAt' | 'options' | 'urlAt'>>

/** An option as far as it is understood; null where it isn't, isn't there, or is `undefined`. For what decides about others. */
export function option(options: Value | undefined, key: string): Value | null {
  const v = options ? entry(options, key) : undefined
  return !v || v.kind === 'absent' || v.kind === 'unknown' ? null : v
}

/** An option that is written down, understood or not; null where it isn't there. */
export function stated(options: Value | undefined, key: string): Value | null {
  const v = options?.kind === 'record' ? options.entries.get(key) : options?.kind === 'unknown' ? undefined : options && entry(options, key)
  return !v || v.kind === 'absent' ? null : v
}

/** An option that also counts as unknown where the object may hold it without saying so. */
export function maybe(options: Value | undefined | null, key: string): Value | null {
  const v = options ? entry(options, key) : undefined
  return !v || v.kind === 'absent' ? null : v
}

/** Applies a function to each alternative and keeps their order. */
function every(v: Value, f: (v: Value) => Value): Value {
  if (v.kind === 'firstOf')
    return ordered(
      v.options.map(o => every(o, f)),
      v.at,
    )
  return v.kind === 'either'
    ? either(
        v.options.map(o => every(o, f)),
        v.at,
      )
    : f(v)
}

/** Milliseconds as seconds. */
export function seconds(milliseconds: Value | null): Value | null {
  if (!milliseconds || isNothing(milliseconds)) return null
  return every(milliseconds, v => {
    if (v.kind !== 'literal')
      return unknown(v.kind === 'env' ? `$${v.name} counts milliseconds` : 'it is computed from what is known only at run time', v.at, [v])
    const number = Number(v.value)
    return Number.isNaN(number) ? unknown('it is not a number', v.at, [v]) : literal(number / 1000, v.at)
  })
}

/** Where verification of the server's certificate is turned off or on, on any branch. */
export function verification(holder: Value | null): Pick<Settings, 'tlsVerify' | 'tlsAt'> {
  if (!holder) return { tlsVerify: null }
  if (holder.kind === 'firstOf' || holder.kind === 'either') {
    const all = holder.options.map(verification)
    return all.find(v => v.tlsVerify === 'none') ?? all.find(v => v.tlsVerify !== null) ?? { tlsVerify: null }
  }
  const set = holder.kind === 'record' ? holder.entries.get('rejectUnauthorized') : undefined
  if (!set || holder.kind !== 'record') return { tlsVerify: null }
  const values = set.kind === 'firstOf' || set.kind === 'either' ? set.options : [set]
  if (values.some(v => v.kind === 'literal' && v.value === false))
    return { tlsVerify: 'none', tlsAt: holder.keys?.get('rejectUnauthorized') ?? set.at }
  return { tlsVerify: values.every(v => v.kind === 'literal') ? 'peer' : null }
}

/** Both libraries: `host ?? 'localhost'`, `port ?? 6379`; ioredis' RedisOptions, node-redis' client-configuration.md. */
const HOST = 'localhost'
const PORT = 6379

export const ownDefault = (at: Span): Value => ({ ...literal(`redis://${HOST}:${PORT}`, at), implied: true })

/** A value, and the library's default behind it where it may be unset. */
const orDefault = (v: Value, at: Span): Value =>
  isNothing(v) ? ownDefault(at) : alwaysSet(v) || v.kind === 'unknown' ? v : ordered([v, ownDefault(at)], at)

/** The URL itself of `new URL(url)`, and of one of its parts: `new URL(url).hostname`. */
function wholeUrl(v: Value): Value | undefined {
  return v.kind === 'made' && (v.path === 'URL' || v.path === 'URL.hostname' || v.path === 'URL.host') ? v.args[0] : undefined
}

/** One URL as text: a port, a path or `host:port` without a scheme as ioredis reads them too. */
export function fromUrl(url: Value, at: Span): Value {
  const whole = every(url, v => {
    const inner = wholeUrl(v)
    if (inner) return inner
    if (v.kind !== 'literal' || v.value === null || v.value === false) return v
    const text = String(v.value)
    if (/^\d+$/.test(text)) return literal(`redis://${HOST}:${text}`, v.at)
    if (text.startsWith('/')) return literal(`unix://${text}`, v.at)
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? v : literal(`redis://${text}`, v.at)
  })
  return orDefault(whole, at)
}

/** The endpoint of `{ host, port, path }`; `tls` says whether the connection is encrypted. */
export function fromHost(options: Value, tls: boolean, at: Span): Value {
  const path = option(options, 'path')
  if (path && !isNothing(path)) return concat([literal('unix://', at), path], at)
  const [host, port] = [entry(options, 'host'), entry(options, 'port')]
  const url = wholeUrl(host.kind === 'firstOf' ? (host.options[0] ?? host) : host)
  if (url) return orDefault(url, at)
  if (host.kind === 'unknown') return host
  if (isNothing(host) && isNothing(port)) return ownDefault(at)
  const scheme = literal(tls ? 'rediss://' : 'redis://', at)
  const filled = (v: Value, own: string): Value => (isNothing(v) ? literal(own, at) : alwaysSet(v) ? v : ordered([v, literal(own, at)], at))
  // Branches of hosts stay branches of endpoints, so that each is an address of its own.
  const withPort = (h: Value): Value => every(filled(port, String(PORT)), p => concat([scheme, h, literal(':', at), p], at))
  if (host.kind === 'either')
    return either(
      host.options.map(h => withPort(filled(h, HOST))),
      at,
    )
  if (port.kind === 'either') return withPort(filled(host, HOST))
  return concat([scheme, filled(host, HOST), literal(':', at), filled(port, String(PORT))], at)
}

/** Whether `tls` is set on some branch. */
export const isEncrypted = (tls: Value | null): boolean =>
  tls !== null && !isNothing(tls) && !(tls.kind === 'either' && tls.options.every(isNothing))
