/** Which server answers: decided before anything else is read, because versions mean something else on each. */
import type { Facts } from '../model/fact.ts'
import type { Info } from './info.ts'

export interface Engine {
  readonly engine: NonNullable<Facts['engine']>
  readonly version: NonNullable<Facts['version']>
  /** The version of Redis whose commands it says it has; '' where it says none. */
  readonly speaks: string
  /** A service with a server of its own making behind Redis's protocol. */
  readonly service?: 'Upstash' | 'Redis Enterprise'
}

const live = <T>(value: T): { readonly value: T; readonly source: 'live' } => ({ value, source: 'live' })

/**
 * By the fields that each prints: Valkey keeps redis_version at 7.2.4 and Dragonfly at 7.4.0, so only their own fields
 * tell their version (valkey 8.0.1 src/server.c; dragonfly src/server/server_family.cc; KeyDB src/server.cpp).
 */
export function engineOf(info: Info, hostClass: string): Engine {
  const speaks = info.get('redis_version') ?? ''
  const version = (said: string | undefined): Engine['version'] =>
    said === undefined || said === '' ? { refused: 'INFO does not tell a version' } : live(said.replace(/^(?:df-)?v/, ''))
  if (info.has('dragonfly_version')) return { engine: live('dragonfly'), version: version(info.get('dragonfly_version')), speaks }
  if (info.has('valkey_version') || info.get('server_name') === 'valkey')
    return { engine: live('valkey'), version: version(info.get('valkey_version')), speaks }
  if (info.has('mvcc_depth') || info.has('storage_provider')) return { engine: live('keydb'), version: version(speaks), speaks }
  // Upstash prints no section of these two (its documentation of INFO), every Redis does.
  const bare = !info.has('role') && !info.has('rdb_last_save_time')
  if (/^upstash/.test(hostClass) || bare) return service('Upstash', speaks)
  if (/^redis cloud$|^azure managed redis$/.test(hostClass)) return service('Redis Enterprise', speaks)
  return { engine: live('redis'), version: version(speaks), speaks }
}

/** What the service makes of versions is its own: the end of life of Redis's says nothing about it. */
const service = (name: NonNullable<Engine['service']>, speaks: string): Engine => ({
  engine: live('redis'),
  version: { refused: `it is ${name}, which is kept up to date by its provider${speaks ? ` and speaks as Redis ${speaks}` : ''}` },
  speaks,
  service: name,
})
