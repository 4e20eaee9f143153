/** What breaks when two workloads share a server, and how to part them, in words. */
import type { Change } from '../../model/change.ts'
import { type Client, isRider } from '../../model/client.ts'
import type { Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import { optionSource } from '../../model/optionSource.ts'
import type { Sharing } from '../../model/sharing.ts'
import { type Value, variables } from '../../model/value.ts'
import { type Needs, needs, type Severity } from '../../model/workload.ts'
import { declaredName, fenced, listed, ruby, serverName, subject, verb } from '../words.ts'

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
  'rate-limit': 'resets counters and bans, which lets requests through',
  'feature-flag': 'turns features off, since a flag that is gone is off',
}

/** What fails once a cache has filled a server that doesn't evict. */
export const FULL: Readonly<Partial<Record<Kind, string>>> = {
  jobs: 'every job that is pushed raises',
  session: 'no session can be saved: requests raise',
  lock: 'no lock can be taken: its callers raise',
  data: 'every write of that data raises',
  'rate-limit': 'counting a request raises',
  'feature-flag': 'no flag can be changed: writing one raises',
}

const BUFFERS =
  'Only a note, because pub/sub keeps no keys that could be evicted. What they share is CPU and memory: a slow subscriber buffers up to 32 MB for each connection (`client-output-buffer-limit pubsub`)'

/** The same for two clients of the code. */
export function consequence(mover: Client, stayer: Client, severity: Severity): string {
  const riding = isRider(mover) ? { onCacheStore: mover.library === 'rails-cache' } : undefined
  return consequenceOf(needs[mover.workload].kind, needs[stayer.workload].kind, severity, riding)
}

/**
 * What breaks and when, for the kinds of the two; a note says why it is only one. `riding` where the first has no
 * connection but another's.
 */
export function consequenceOf(from: Kind, to: Kind, severity: Severity, riding?: { readonly onCacheStore: boolean }): string {
  if ([from, to].includes('cache') && [from, to].includes('cable')) return `${BUFFERS}, and that memory is taken from the cache's.`
  if (from === 'cable')
    return `${BUFFERS}, which counts against \`maxmemory\` when jobs are pushed, and a long command of either delays the other.`
  if (from === 'cache' || to === 'cache') {
    const kind = from === 'cache' ? to : from
    const full = riding?.onCacheStore ? 'which the cache store swallows: nothing is counted or kept' : `and ${FULL[kind] ?? 'writes raise'}`
    const both = `A policy that evicts, as the cache wants it, ${EVICTED[kind] ?? 'deletes other keys too'}; under \`noeviction\` a full cache means ${OOM}, ${full}.`
    return severity === 'note' && riding
      ? `${both} Only a note, because the cache store is where such a library counts by default, and lost counters only let some requests through.`
      : both
  }
  if (from === 'rate-limit')
    return "Only a note, because counters are small, expire, and put up with the `noeviction` that jobs need. But each request of a traffic spike runs its commands on the jobs' server, and a restart or failover of that server also restarts the limits."
  return 'Only a note, because locks are small, expire, and want the same `noeviction` as jobs. But the two fail together, and a failover can lose a lock that is held.'
}

function database(client: Client, at: Value): string | undefined {
  if (client.db?.kind === 'literal' && client.db.value !== null) return String(client.db.value)
  if (at.kind !== 'literal' || typeof at.value !== 'string') return undefined
  return /^rediss?:\/\/[^/?#]+(?:\/(\d*))?/.exec(at.value)?.[1] || '0'
}

/** One sentence where the two use different database numbers, which part nothing. */
export function databases(pair: Sharing, mover: Client, stayer: Client): readonly string[] {
  const [one, other] = pair.clients.map((c, i) => database(c, pair.at[i] as Value))
  // What isn't known may well be the same number, and 0 is what one has without saying so.
  if (one === other || ((one === undefined || other === undefined) && (one ?? other) === '0')) return []
  const which =
    one !== undefined && other !== undefined
      ? `Different database numbers (${one} and ${other}) do`
      : `A database number of its own (${one ?? other}) does`
  return [`${which} not part ${subject(mover)} from ${subject(stayer)}: memory, eviction policy, CPU and pub/sub belong to the server.`]
}

/** A variable for the workload that the app doesn't use yet. */
function fresh(client: Client, model: Model): string {
  const used = new Set(model.clients.flatMap(c => variables(c.endpoint)))
  const word = client.workload === 'app' ? 'DATA' : client.workload.toUpperCase().replaceAll('-', '_')
  return [`REDIS_${word}_URL`, `${word}_REDIS_URL`, `${word}_REDIS_SERVER_URL`].find(name => !used.has(name)) ?? `${word}_OWN_REDIS_URL`
}

/** The client's configuration with another address. */
function code(client: Client, variable: string, old: string): { readonly code: string } | { readonly change: Change } {
  const url = `ENV["${variable}"].presence || ${old}`
  const inYaml = client.library === 'action-cable' || client.library === 'kredis'
  const fresh =
    client.name === 'Rack::Attack'
      ? `Rack::Attack.cache.store = ActiveSupport::Cache::RedisCacheStore.new(url: ${url})`
      : client.workload === 'session'
        ? `config.session_store :cache_store, cache: ActiveSupport::Cache::RedisCacheStore.new(url: ${url}) # with your other options`
        : `Redis.new(url: ${url})`
  if (isRider(client)) return { code: fenced('ruby', `# ${client.at.file}\n${fresh}`) }
  return { change: { client, added: { url: inYaml ? `<%= ${url} %>` : url } } }
}

/** The client's own URL as the app writes it, ready to stand behind `||`: other branches and what it falls back to stay. */
function urlSource({ options, at }: Client): string | undefined {
  const text = options?.kind === 'record' && options.keys?.get('url')?.written ? optionSource(options, 'url', at) : undefined
  if (text === undefined || text.includes('\n')) return undefined
  return /\s\?\s|\b(?:and|or|if|unless|rescue|not)\b/.test(text) ? `(${text})` : text
}

const POLICY: Readonly<Partial<Record<Kind, string>>> = {
  cache: ' with `maxmemory-policy allkeys-lru`',
}

/** What to write and what to set, with the app's own names. */
export function advice(pair: Sharing, mover: Client, stayer: Client, severity: Severity, model: Model): Pick<Finding, 'advice' | 'paste'> {
  const policy = (c: Client): string => POLICY[needs[c.workload].kind] ?? ''
  const shared = /^env:(\w+)$/.exec(pair.key)?.[1]
  const declared = (variable: string, whose: Client): string => {
    // Two variables of one name would be one server.
    const word = whose.workload === 'app' ? 'data' : whose.workload
    const name = declaredName(variable)
    const other = shared && declaredName(shared)
    return `\`\`\`yaml\n# .redline.yml\nendpoints:\n  ${variable}: ${name === 'main' || name === other ? word : name}${shared ? `\n  ${shared}: ${other}` : ''}\n\`\`\``
  }
  const [first] = pair.partedBy
  if (pair.tier !== 'definite' && first !== undefined) {
    const own =
      [mover, stayer].find(
        (c, i, both) => variables(c.endpoint).includes(first) && !variables((both[1 - i] as Client).endpoint).includes(first),
      ) ?? mover
    // On other branches of an unordered choice the two may still meet.
    const branches = [mover, stayer].some(c => c.endpoint.kind === 'either')
    // A cache's policy is no policy for the other's server.
    const others = pair.partedBy
      .slice(1)
      .filter(v => policy(own) === '' || variables(own.endpoint).includes(v))
      .map(v => `\`${v}\``)
    return {
      advice: `Set \`${first}\`${others.length > 0 ? ` (or ${listed(others, 'or')})` : ''} in production, to a server of its own${policy(own)}. Where it is set, tell Redline, which can't read your variables${branches ? '' : ', and this finding is gone'}:\n\n${declared(first, own)}`,
    }
  }
  const at = pair.clients[0] === mover ? pair.at : ([pair.at[1], pair.at[0]] as const)
  if (at[0].kind === 'env' && at[1].kind === 'env' && at[0].name !== at[1].name && severity !== 'note')
    return { advice: `Point \`${at[0].name}\` to a server of its own${policy(mover)}: the code needs no change.` }
  const variable = fresh(mover, model)
  if (severity === 'note')
    return {
      advice: `To part them, give ${subject(mover)} a ${isRider(mover) ? 'client' : 'URL'} of ${verb(mover, 'its', 'their')} own, ${isRider(mover) ? `at \`${variable}\` for example` : `such as \`${variable}\``}. If they are meant to share, say so:\n\n\`\`\`yaml\n# .redline.yml\nallow:\n  - workloads: [${pair.a}, ${pair.b}]\n    reason: who decided it, and why it is safe\n\`\`\``,
    }
  const old = urlSource(mover) ?? ruby(at[0])
  if (old === undefined || /SENTINEL|HOST/.test(pair.key))
    return {
      advice: `Give ${subject(mover)} a URL of ${verb(mover, 'its', 'their')} own beside ${serverName(pair.key)}, and point it to a server of its own${policy(mover)}.`,
    }
  const intro = `A variable for ${subject(mover)} alone, with ${serverName(pair.key)} behind it until the second server is there:`
  const then = `Then set \`${variable}\` to a server of its own${policy(mover)}, and tell Redline that it is one:\n\n${declared(variable, mover)}`
  const put = code(mover, variable, old)
  return 'code' in put ? { advice: [intro, put.code, then].join('\n\n') } : { advice: intro, paste: { change: put.change, after: then } }
}
