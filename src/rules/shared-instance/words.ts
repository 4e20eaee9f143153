/** What breaks when two workloads share a server, and how to part them, in words. */
import { type Client, isRider } from '../../model/client.ts'
import type { Model } from '../../model/model.ts'
import type { Sharing } from '../../model/sharing.ts'
import { type Value, variables } from '../../model/value.ts'
import { needs, type Needs, type Severity } from '../../model/workload.ts'
import { listed, ruby, serverName, subject } from '../words.ts'

type Kind = Needs['kind']

/** Who is to move away, first to last: the cache can be emptied and the cable holds nothing, jobs are the hardest to move. */
export const MOVES: readonly Kind[] = ['cache', 'cable', 'rate-limit', 'lock', 'feature-flag', 'data', 'session', 'jobs']

const OOM = "`OOM command not allowed when used memory > 'maxmemory'`"

/** What eviction does to a workload beside a cache: completes "a policy that evicts, as the cache wants it, …". */
const EVICTED: Readonly<Partial<Record<Kind, string>>> = {
  jobs: 'deletes queued and scheduled jobs when memory runs out',
  session: 'signs users out when memory runs out',
  lock: 'drops locks that are held, so that two processes hold one',
  data: 'deletes application data with the cache entries',
  'rate-limit': 'starts counters and bans again and lets requests through',
  'feature-flag': 'turns features off, since a flag that is gone is off',
}

/** What fails once a cache has filled a server that doesn't evict. */
const FULL: Readonly<Partial<Record<Kind, string>>> = {
  jobs: 'every job that is pushed raises',
  session: 'no session can be saved: requests raise',
  lock: 'no lock can be taken: its callers raise',
  data: 'every write of that data raises',
  'rate-limit': 'counting a request raises',
  'feature-flag': 'no flag can be changed: writing one raises',
}

const BUFFERS =
  'Only a note, because pub/sub keeps no keys that could be evicted. What they share is CPU and memory: a slow subscriber buffers up to 32 MB for each connection (`client-output-buffer-limit pubsub`)'

/** What breaks and when, for the kinds of the two; a note says why it is only one. */
export function consequence(mover: Client, stayer: Client, severity: Severity): string {
  const [from, to] = [needs[mover.workload].kind, needs[stayer.workload].kind]
  if (from === 'cache' && to === 'cable') return `${BUFFERS}, and that memory is taken from the cache's.`
  if (from === 'cable') return `${BUFFERS}, which counts against \`maxmemory\` when jobs are pushed, and a long command of either delays the other.`
  if (from === 'cache') {
    const rides = severity === 'note' && to === 'rate-limit' && isRider(stayer)
    const both = `A policy that evicts, as the cache wants it, ${EVICTED[to] ?? 'deletes the other’s keys'}; under \`noeviction\` a full cache means ${OOM}, and ${FULL[to] ?? 'writes raise'}.`
    return rides ? `${both} Only a note, because counting in the cache store is that library's default, and lost counters only let some requests through.` : both
  }
  if (from === 'rate-limit')
    return "Only a note, because counters are small, expire, and put up with the `noeviction` that jobs need. But each request of a traffic spike runs its commands on the jobs' server, and a restart or failover of that server also restarts the limits."
  return 'Only a note, because locks are small, expire, and want the same `noeviction` as jobs. But the two fail together, and a failover can lose a lock that is held.'
}

function database(client: Client, at: Value): string | undefined {
  if (client.db?.kind === 'literal' && client.db.value !== null) return String(client.db.value)
  if (at.kind !== 'literal' || typeof at.value !== 'string' || at.implied) return undefined
  return /^rediss?:\/\/[^/?#]+\/(\d+)/.exec(at.value)?.[1]
}

/** One sentence where the two use different database numbers, which part nothing. */
export function databases(pair: Sharing, mover: Client, stayer: Client): readonly string[] {
  const [one, other] = pair.clients.map((c, i) => database(c, pair.at[i] as Value))
  if (one === other) return []
  const which = one !== undefined && other !== undefined ? `Different database numbers (${one} and ${other}) do` : `A database number of its own (${one ?? other}) does`
  return [`${which} not part ${subject(mover)} from ${subject(stayer)}: memory, eviction policy, CPU and pub/sub belong to the server.`]
}

/** A variable for the workload that the app doesn't use yet. */
function fresh(client: Client, model: Model): string {
  const used = new Set(model.clients.flatMap(c => variables(c.endpoint)))
  const word = client.workload === 'app' ? 'DATA' : client.workload.toUpperCase().replaceAll('-', '_')
  return [`REDIS_${word}_URL`, `${word}_REDIS_URL`, `${word}_REDIS_SERVER_URL`].find(name => !used.has(name)) ?? `${word}_OWN_REDIS_URL`
}

function code(client: Client, variable: string, old: string): string {
  const url = `ENV["${variable}"].presence || ${old}`
  if (client.library === 'action-cable') return `\`\`\`yaml\n# ${client.at.file}\nurl: <%= ${url} %>\n\`\`\``
  const line =
    isRider(client) && client.name === 'Rack::Attack'
      ? `Rack::Attack.cache.store = ActiveSupport::Cache::RedisCacheStore.new(url: ${url})`
      : client.name === 'Rails.cache' && !isRider(client)
        ? `config.cache_store = :redis_cache_store, { url: ${url} } # with your other options`
        : isRider(client)
          ? `Redis.new(url: ${url})`
          : `url: ${url}`
  return `\`\`\`ruby\n# ${client.at.file}\n${line}\n\`\`\``
}

const POLICY: Readonly<Partial<Record<Kind, string>>> = {
  cache: ' with `maxmemory-policy allkeys-lru`',
}

/** What to write and what to set, with the app's own names. */
export function advice(pair: Sharing, mover: Client, stayer: Client, model: Model): string {
  const policy = POLICY[needs[mover.workload].kind] ?? ''
  const shared = pair.key.startsWith('env:') ? pair.key.slice(4) : undefined
  const word = (client: Client): string => (client.workload === 'app' ? 'data' : client.workload)
  const declared = (variable: string, whose: Client): string => `\`\`\`yaml\n# .redline.yml\nendpoints:\n  ${variable}: ${word(whose)}${shared ? `\n  ${shared}: ${word(whose === mover ? stayer : mover)}` : ''}\n\`\`\``
  if (pair.tier !== 'definite' && pair.partedBy.length > 0) {
    const [first = ''] = pair.partedBy
    const own = [mover, stayer].find(c => variables(c.endpoint).includes(first) && !(c === mover ? variables(stayer.endpoint) : variables(mover.endpoint)).includes(first)) ?? mover
    const others = pair.partedBy.length > 1 ? ` (or ${listed(pair.partedBy.slice(1).map(v => `\`${v}\``), 'or')})` : ''
    return `Set \`${first}\`${others} in production, to a server of its own${own === mover ? policy : ''}. Where it is set, tell Redline, which can't read your variables, and this finding is gone:\n\n${declared(first, own)}`
  }
  const own = pair.clients[0] === mover ? pair.at[0] : pair.at[1]
  const variable = fresh(mover, model)
  const old = ruby(own)
  const lead = isRider(mover) ? `Give ${subject(mover)} a connection of its own` : `Give ${subject(mover)} a variable of its own`
  const paste = `${lead}, with ${serverName(pair.key)} behind it until the second server is there:\n\n${code(mover, variable, old ?? '"…" # what stands there now')}`
  return `${paste}\n\nThen set \`${variable}\` to a server of its own${policy}, and tell Redline that it is one:\n\n${declared(variable, mover)}`
}
