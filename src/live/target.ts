/** What `audit` is pointed at: `[NAME=]URL` read into plain data, without ever saying what the URL holds. */
import { UsageError } from '../errors.ts'

export interface Place {
  readonly host: string
  readonly port: number
}

export interface Target {
  /** The variables that name it. */
  readonly names: readonly string[]
  /** `sentinel`: `places` are Sentinels that know the primary called `master`. `cluster`: `places` are some of its nodes. */
  readonly kind: 'server' | 'sentinel' | 'cluster'
  readonly places: readonly Place[]
  /** The path of a socket; `places` is empty then. */
  readonly path?: string
  readonly master?: string
  readonly tls: boolean
  readonly username?: string
  readonly password?: string
  readonly sentinelUsername?: string
  readonly sentinelPassword?: string
  readonly database: number
  /** Replicas are read instead of primaries, where Sentinel or a cluster knows some. */
  readonly replicas: boolean
}

/** What an address may look like, as usage errors show it. */
const FORMS =
  'redis://HOST:PORT/DB, rediss://… for TLS, unix:/PATH?db=DB, redis+sentinel://HOST:PORT,HOST:PORT/MASTER/DB or redis+cluster://HOST:PORT,HOST:PORT'

const SCHEMES: Readonly<Record<string, readonly [Target['kind'], boolean]>> = {
  redis: ['server', false],
  rediss: ['server', true],
  valkey: ['server', false],
  valkeys: ['server', true],
  'redis+sentinel': ['sentinel', false],
  'rediss+sentinel': ['sentinel', true],
  'redis+cluster': ['cluster', false],
  'rediss+cluster': ['cluster', true],
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A password with a bare % in it is meant as it stands.
    return text
  }
}

/** `user:password`; the password may hold a colon. */
function userinfo(text: string): { readonly username?: string; readonly password?: string } {
  const colon = text.indexOf(':')
  const username = decoded(colon < 0 ? text : text.slice(0, colon))
  const password = colon < 0 ? '' : decoded(text.slice(colon + 1))
  return { ...(username && { username }), ...(password && { password }) }
}

/** `host:port`, `[::1]:port` or `host`; undefined for anything else. */
function place(text: string, port: number): Place | undefined {
  const [, bracketed, plain, given] = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text) ?? []
  const host = bracketed ?? plain
  const number = given === undefined ? port : Number(given)
  return host === undefined || number < 1 || number > 65_535 ? undefined : { host: host.toLowerCase(), port: number }
}

function database(said: string, wrong: (why: string) => UsageError): number {
  if (said === '') return 0
  if (!/^\d{1,5}$/.test(said)) throw wrong('the part behind the host is no number of a database')
  return Number(said)
}

/**
 * Reads `[NAME=]URL`. What it lacks to sign in, `signedIn` adds. `?db=` says the database too, and `?role=replica` that replicas
 * are read. Throws a UsageError that says what is wrong and shows nothing of the URL.
 */
export function parseTarget(text: string): Target {
  const [, name, url = ''] = /^(?:([A-Za-z_]\w*)=)?(.*)$/s.exec(text.trim()) ?? []
  const label = name === undefined ? 'an address' : `the address of ${name}`
  const wrong = (why: string): UsageError => new UsageError(`${label} can't be read: ${why}; write ${FORMS}`)
  const [, scheme = '', rest = ''] = /^([a-z+]+):(.*)$/is.exec(url) ?? []
  const at = rest.lastIndexOf('@')
  const said = at < 0 ? {} : userinfo(rest.slice(0, at).replace(/^\/\//, ''))
  const [where = '', query = ''] = (at < 0 ? rest.replace(/^\/\//, '') : rest.slice(at + 1)).split('?')
  const options = new URLSearchParams(query.replace(/#.*$/s, ''))
  const common = {
    names: name === undefined ? [] : [name],
    ...said,
    replicas: /^(?:replica|slave)$/i.test(options.get('role') ?? ''),
  }
  if (/^unix$/i.test(scheme)) {
    if (!where.startsWith('/')) throw wrong('a socket needs an absolute path')
    const path = decoded(where)
    return { ...common, kind: 'server', places: [], path, tls: false, database: database(options.get('db') ?? '', wrong) }
  }
  const form = Object.hasOwn(SCHEMES, scheme.toLowerCase()) ? SCHEMES[scheme.toLowerCase()] : undefined
  if (form === undefined) throw wrong('it does not begin with redis://, rediss://, unix: or one of their forms')
  const [kind, tls] = form
  const [hosts = '', ...path] = where.replace(/#.*$/s, '').split('/')
  const places = hosts.split(',').map(host => place(host, kind === 'sentinel' ? 26_379 : 6379))
  const known = places.filter(p => p !== undefined)
  if (known.length === 0 || known.length < places.length) throw wrong('it has no host, or one with a port that is none')
  if (kind === 'server' && known.length > 1) throw wrong('it has several hosts, which only redis+sentinel and redis+cluster take')
  const master = kind === 'sentinel' ? decoded(path.shift() ?? '') : undefined
  if (master === '') throw wrong("Sentinels need the name of the primary behind the hosts, such as '/mymaster'")
  const db = database(path.join('/').replace(/\/$/, '') || (options.get('db') ?? ''), wrong)
  if (kind === 'cluster' && db > 0) throw wrong('a cluster has database 0 alone')
  return { ...common, kind, places: known, tls, database: db, ...(master !== undefined && { master }) }
}
