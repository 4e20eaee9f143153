/** Every command that an audit may send, and no other: the list that types, the check at run time and the ACL rule come from. */

/** When a server began to know a command; the ACL of an older one refuses rules that name it. */
interface Allowed {
  readonly since: string
  /** Why it is here: what is lost without it. */
  readonly without: string
}

/** Commands by name, with the sub-command where there is one. Nothing here writes a key, a setting or another client. */
const ALLOWED = {
  PING: { since: '1.0', without: 'the round trip is not known' },
  SELECT: { since: '1.0', without: 'only the database of the URL is read' },
  READONLY: { since: '3.0', without: 'replicas of a cluster cannot be read' },
  TIME: { since: '2.6', without: "ages rest on this machine's clock" },
  INFO: { since: '1.0', without: 'nothing is known about the server' },
  'CLIENT SETNAME': { since: '2.6', without: 'the connection has no name in CLIENT LIST' },
  'CLIENT SETINFO': { since: '7.2', without: 'the connection has no library in CLIENT LIST' },
  'CLIENT NO-TOUCH': { since: '7.2', without: 'values are not looked into where the server evicts by use' },
  'CLIENT LIST': { since: '2.4', without: 'clients are counted and not told apart' },
  'CONFIG GET': { since: '2.0', without: 'settings are not known' },
  'SLOWLOG GET': { since: '2.2', without: 'slow commands are not known' },
  'LATENCY LATEST': { since: '2.8', without: 'latency events are not known' },
  'LATENCY HISTOGRAM': { since: '7.0', without: 'commands have means and no percentiles' },
  'MEMORY STATS': { since: '4.0', without: "the size of the keys' tables is not known" },
  'MEMORY USAGE': { since: '4.0', without: 'sizes of keys are not known' },
  'PUBSUB CHANNELS': { since: '2.8', without: 'whose channels are subscribed is not known' },
  'ACL WHOAMI': { since: '6.0', without: 'the ACL user is not known' },
  'SENTINEL GET-MASTER-ADDR-BY-NAME': { since: '2.8', without: 'the primary is not found' },
  'SENTINEL REPLICAS': { since: '5.0', without: 'replicas are not found' },
  'CLUSTER SLOTS': { since: '3.0', without: 'nodes of a cluster are not found' },
  DBSIZE: { since: '1.0', without: 'the number of keys comes from INFO' },
  SCAN: { since: '2.8', without: 'keys are not read' },
  TYPE: { since: '1.0', without: 'types of keys are not known' },
  PTTL: { since: '2.6', without: 'expiries of keys are not known' },
  STRLEN: { since: '2.2', without: 'lengths of strings are not known' },
  GETRANGE: { since: '2.4', without: 'headers of cache entries are not read' },
  GET: { since: '1.0', without: "Sidekiq's totals are not known" },
  LLEN: { since: '1.0', without: 'depths of queues are not known' },
  LINDEX: { since: '1.0', without: 'latencies of queues are not known' },
  LRANGE: { since: '1.0', without: 'sizes of jobs are not known' },
  SCARD: { since: '1.0', without: 'sizes of sets are not known' },
  SSCAN: { since: '2.8', without: 'queues and processes of Sidekiq are not found' },
  ZCARD: { since: '1.2', without: 'scheduled, retried and dead jobs are not counted' },
  ZRANGE: { since: '1.2', without: 'overdue jobs are not known' },
  HLEN: { since: '2.0', without: 'running jobs are not counted' },
  HMGET: { since: '2.0', without: 'processes of Sidekiq are not known' },
  HSCAN: { since: '2.8', without: 'running jobs are not known' },
  XLEN: { since: '5.0', without: 'lengths of streams are not known' },
} as const satisfies Readonly<Record<string, Allowed>>

/** A command that reads, with its sub-command: `CONFIG GET`. */
export type Reading = keyof typeof ALLOWED

/** A command and its arguments. */
export type Command = readonly [Reading, ...(string | number | Buffer)[]]

/** What was asked of the server, by the names of the list. */
export const readings = Object.keys(ALLOWED) as readonly Reading[]

/** Settings that CONFIG GET may ask for: named ones alone, because `*` answers with passwords. */
export const SETTINGS = [
  'maxmemory',
  'maxmemory-policy',
  'maxclients',
  'databases',
  'port',
  'tls-port',
  'appendonly',
  'appendfsync',
  'save',
  'timeout',
  'tcp-keepalive',
  'protected-mode',
  'bind',
  'lazyfree-lazy-eviction',
  'stop-writes-on-bgsave-error',
  'client-output-buffer-limit',
  'slowlog-log-slower-than',
  'latency-monitor-threshold',
  'notify-keyspace-events',
  'repl-backlog-size',
  'maxmemory-samples',
  'activedefrag',
  'enable-debug-command',
  'cluster-enabled',
  'list-max-listpack-size',
  'list-max-ziplist-size',
] as const

/** Forms of commands that read more than a bounded piece, tell a secret or set something, by command. */
const FORMS: Readonly<Partial<Record<Reading, (args: readonly string[]) => boolean>>> = {
  'CONFIG GET': args => args.length > 0 && args.every(a => (SETTINGS as readonly string[]).includes(a)),
  'SLOWLOG GET': args => args.length === 1 && Number(args[0]) > 0 && Number(args[0]) <= 128,
  'CLIENT NO-TOUCH': args => args.length === 1 && /^on$/i.test(args[0] ?? ''),
  'MEMORY USAGE': args => args.length === 1 || (args.length === 3 && /^samples$/i.test(args[1] ?? '')),
  LRANGE: args => args.length === 3 && isBounded(Number(args[1]), Number(args[2])),
  ZRANGE: args => args.length >= 3 && isBounded(Number(args[1]), Number(args[2])) && args.slice(3).every(a => /^withscores$/i.test(a)),
  GETRANGE: args => args.length === 3 && isBounded(Number(args[1]), Number(args[2])),
}

/** Elements or bytes that one command may ask for. */
const MOST_ELEMENTS = 1000

/** Whether a range has at most so many elements, whatever the length of the collection: both ends count from one side. */
const isBounded = (from: number, to: number): boolean =>
  Number.isInteger(from) && Number.isInteger(to) && from < 0 === to < 0 && to - from < MOST_ELEMENTS

/**
 * Throws where a command isn't on the list or asks in a form that isn't allowed: a fault of Redline, never of its input.
 * Whoever writes to a server's socket by hand calls this for each form of command that it is going to send.
 */
export function assertReading(command: Command): void {
  const [name, ...args] = command
  if (!Object.hasOwn(ALLOWED, name)) throw new Error(`${name} is not on the list of commands that an audit may send`)
  const form = FORMS[name]
  if (form && !form(args.map(String))) throw new Error(`${name} may not be sent with these arguments`)
}

const number = (version: string): number => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 100 + minor
}

/** Sentinels have users of their own, and a server refuses a rule that names a command of Sentinels. */
const isSentinels = (name: Reading): boolean => name.startsWith('SENTINEL ')

/** The rule that allows one command: `+config|get`. */
export const aclRule = (name: Reading): string => `+${name.toLowerCase().replace(' ', '|')}`

/** Whether a server that calls itself this version of Redis knows a command. */
export const isKnownBy = (version: string, name: Reading): boolean => number(ALLOWED[name].since) <= number(version)

/**
 * The least that an audit needs, as a line for `ACL SETUSER`, on a server that calls itself this version of Redis: an
 * older one refuses a rule that names a sub-command it doesn't know. From 7.0 on the keys are given for reading alone; below
 * 6.2 users have no channels.
 */
export function aclLine(version = '7.2'): string {
  const keys = number(version) >= 700 ? '%R~*' : '~*'
  const channels = number(version) >= 602 ? ' resetchannels' : ''
  const rules = readings.filter(name => isKnownBy(version, name) && !isSentinels(name)).map(aclRule)
  return `ACL SETUSER redline-audit on >PASSWORD${channels} resetkeys ${keys} -@all ${rules.join(' ')}`
}

/** The same for a Sentinel. */
export const sentinelAclLine = (): string =>
  `ACL SETUSER redline-audit on >PASSWORD -@all ${['PING' as const, ...readings.filter(isSentinels)].map(aclRule).join(' ')}`
