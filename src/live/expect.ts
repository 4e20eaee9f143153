/** Whether a server is ready for what it is meant for: policy, persistence, role, TLS, version and size, before anything moves there. */
import type { AuditedServer } from '../model/audit.ts'
import type { Check, Expectation, Purpose } from '../model/expectation.ts'
import { type Fact, known } from '../model/fact.ts'
import { atLeast } from '../model/version.ts'

type State = Check['state']

const check = (what: string, state: State, wanted: string, found: string, advice?: string): Check => ({
  what,
  state,
  wanted,
  found,
  ...(advice !== undefined && { advice }),
})

/** Where a fact is missing or refused nobody can say that it is right. */
function asked<T>(what: string, wanted: string, fact: Fact<T> | undefined, judge: (value: T) => Check): Check {
  const value = known(fact)
  if (value) return judge(value.value)
  const why = fact && 'refused' in fact ? fact.refused : 'the server does not tell'
  return check(what, 'unknown', wanted, `not known: ${why}`, 'Look it up at the provider')
}

const POLICIES: Readonly<Record<Purpose, RegExp>> = {
  jobs: /^noeviction$/,
  cache: /^(?:allkeys-|optimistic-volatile$|eviction$)/,
  cable: /./,
}
const WANTED: Readonly<Record<Purpose, string>> = {
  jobs: '`noeviction`',
  cache: '`allkeys-lru` or `allkeys-lfu`',
  cable: 'any: it keeps no keys',
}

const policy = (s: AuditedServer, purpose: Purpose): Check =>
  asked('policy', WANTED[purpose], s.facts.maxmemoryPolicy, found =>
    POLICIES[purpose].test(found)
      ? check('policy', 'ready', WANTED[purpose], found)
      : check(
          'policy',
          // A cache under volatile-* works as long as every entry has an expiry.
          purpose === 'cache' && found.startsWith('volatile-') ? 'risk' : 'wrong',
          WANTED[purpose],
          found,
          `\`CONFIG SET maxmemory-policy ${purpose === 'jobs' ? 'noeviction' : 'allkeys-lru'}\`, or the provider’s setting of that name`,
        ),
  )

function persistence(s: AuditedServer, purpose: Purpose): Check {
  const wanted = purpose === 'jobs' ? 'an append-only file' : 'not needed'
  return asked('persistence', wanted, s.facts.persistence, found => {
    if (purpose !== 'jobs') return check('persistence', 'ready', wanted, found)
    if (found === 'none') return check('persistence', 'wrong', wanted, 'none', '`CONFIG SET appendonly yes`: a restart loses every job')
    return found === 'rdb'
      ? check('persistence', 'risk', wanted, 'snapshots', 'A crash loses the jobs since the last snapshot: `CONFIG SET appendonly yes`')
      : check('persistence', 'ready', wanted, found)
  })
}

const role = (s: AuditedServer): Check =>
  asked('role', 'primary', s.facts.role, found =>
    found === 'primary'
      ? check('role', 'ready', 'primary', found)
      : check('role', 'wrong', 'primary', found, 'Writes fail with READONLY: use the address of the primary'),
  )

/** Where nobody outside of a host or a private network can listen. */
const isNear = (hostClass: string): boolean => /loopback|private|socket|unix/.test(hostClass)

function tls(s: AuditedServer): Check {
  const wanted = isNear(s.hostClass) ? 'not needed here' : 'TLS'
  return asked('TLS', wanted, s.facts.tls, found => {
    if (found !== 'off' || isNear(s.hostClass)) {
      const unverified = s.warnings.some(w => /certificate/.test(w))
      return unverified
        ? check('TLS', 'risk', wanted, `${found}, certificate not verified`, 'Pass the CA: `--tls-ca FILE`')
        : check('TLS', 'ready', wanted, found)
    }
    return check('TLS', 'wrong', wanted, 'off', 'Use the `rediss://` address; the password goes over the network as it is')
  })
}

/** What the gems need. Sidekiq 8 refuses Redis below 7.0.0, Sidekiq 7 below 6.2.0; Rails’ cache and cable need 4. */
function version(s: AuditedServer, purpose: Purpose, sidekiq: string | undefined): Check {
  const floor =
    purpose !== 'jobs' ? '4.0' : sidekiq !== undefined && !atLeast(sidekiq, '8') ? (atLeast(sidekiq, '7') ? '6.2' : '4.0') : '7.0'
  const wanted = `${floor} or later${purpose === 'jobs' ? ` (Sidekiq ${sidekiq ?? '8'})` : ''}`
  return asked('version', wanted, s.facts.version, found =>
    atLeast(found, floor)
      ? check('version', 'ready', wanted, found)
      : check('version', 'wrong', wanted, found, 'Take a newer version before the cutover'),
  )
}

/** Bytes that are to move there; a quarter on top is what hosts reserve for buffers and copies (AWS: 25 %). */
const RESERVE = 1.25

const mb = (n: number): string => `${Math.round(n / 1024 ** 2)} MB`

function size(s: AuditedServer, needed: number | undefined): Check {
  const wanted = needed === undefined ? 'a limit' : `${mb(needed * RESERVE)}: ${mb(needed)} and a quarter`
  return asked('size', wanted, s.facts.maxmemory, limit => {
    const used = known(s.facts.usedMemory)?.value ?? 0
    if (limit === 0)
      return check(
        'size',
        'risk',
        wanted,
        'no `maxmemory`',
        'Set `maxmemory`, so that Redis and not the kernel decides what happens when memory is short',
      )
    if (needed === undefined) return check('size', 'ready', wanted, mb(limit))
    const free = limit - used
    return free >= needed * RESERVE
      ? check('size', 'ready', wanted, `${mb(limit)}, ${mb(free)} free`)
      : check('size', 'wrong', wanted, `${mb(limit)}, ${mb(free)} free`, 'Take a larger plan')
  })
}

export interface Wanted {
  readonly purpose: Purpose
  /** The locked version of Sidekiq, where a repository was read. */
  readonly sidekiq?: string
  /** Bytes that are to move there, where they were measured. */
  readonly bytes?: number
}

/** A server's checks; it is ready where none is wrong and none unknown. */
export function expectation(server: AuditedServer, { purpose, sidekiq, bytes }: Wanted): Expectation {
  const checks = [
    policy(server, purpose),
    persistence(server, purpose),
    role(server),
    tls(server),
    version(server, purpose, sidekiq),
    ...(purpose === 'cable' ? [] : [size(server, bytes)]),
  ]
  return { server: server.id, purpose, ready: checks.every(c => c.state === 'ready' || c.state === 'risk'), checks }
}
