/** Whose each group is, once all of them are known: what the code says, then the catalogue, then what values begin with. */
import type { Workload } from '../model/workload.ts'
import type { Candidate, Claim } from './classify.ts'
import type { Group } from './group.ts'

export interface Settled {
  readonly group: Group
  readonly workload: Workload | 'unclaimed'
  /** What tells it, in words. */
  readonly told: string
}

const NOBODY = 'nobody that is known gives such names'

/** Of the values that were looked into, so many have to begin alike. */
const MOST_OF = 0.8
const FEWEST_HEADERS = 3

const where = (group: Group, namespace: string): string => `${group.database} ${namespace}`

/** Namespaces behind which `queues` was found: `queue:x` and `retry` behind them are jobs, elsewhere they may be anything. */
function namespacesOfJobs(groups: readonly Group[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const group of groups)
    for (const { namespace } of group.candidates) {
      const last = group.path[group.path.length - 1]
      if (last === 'queues' && (group.types.size === 0 || group.types.has('set'))) found.add(where(group, namespace))
    }
  return found
}

/** Where a workload of jobs showed itself by a name that no other gives. */
function evidence(groups: readonly Group[]): ReadonlyMap<string, ReadonlySet<Workload>> {
  const found = new Map<string, Set<Workload>>()
  for (const group of groups) {
    const workloads = new Set(group.candidates.filter(c => fits(group, c)).map(c => c.workload))
    const [only] = workloads
    const namespace = group.candidates[0]?.namespace ?? ''
    if (workloads.size === 1 && only) {
      const key = where(group, namespace)
      found.set(key, (found.get(key) ?? new Set()).add(only))
    }
  }
  return found
}

/** Whether keys are of the type that a library gives them, as far as types were asked. */
const fits = (group: Group, { type }: Candidate): boolean => type === undefined || group.types.size === 0 || group.types.has(type)

function byCatalogue(
  group: Group,
  jobs: ReadonlySet<string>,
  seen: ReadonlyMap<string, ReadonlySet<Workload>>,
): { readonly workload: Workload; readonly library: string } | undefined {
  const left = group.candidates.filter(c => fits(group, c) && (!c.common || c.namespace === '' || jobs.has(where(group, c.namespace))))
  const shown = left.filter(c => seen.get(where(group, c.namespace))?.has(c.workload))
  return shown[0] ?? left[0]
}

function byHeader(group: Group): Settled | undefined {
  const { headers, cacheHeaders, sessionHeaders } = group
  const enough = (found: number): boolean => headers >= Math.min(FEWEST_HEADERS, group.names) && found / headers >= MOST_OF
  if (headers === 0) return undefined
  if (enough(cacheHeaders)) return { group, workload: 'cache', told: 'the first bytes of its values' }
  // A hash by itself is anybody's; under a bare digest, the id of a cookie, it is a session.
  const isDigest = group.path.length === 1 && /^[\xb3\xb5]$/.test(group.path[0] ?? '')
  return isDigest && enough(sessionHeaders) ? { group, workload: 'session', told: 'the first bytes of its values' } : undefined
}

/** Databases that the code gives one workload alone. */
function ownDatabases(claims: readonly Claim[]): ReadonlyMap<number, Workload> {
  const owners = new Map<number, Set<Workload>>()
  for (const { workload, database } of claims)
    if (database !== undefined) owners.set(database, (owners.get(database) ?? new Set()).add(workload))
  const whole = claims.filter(c => c.prefix === '' && c.database !== undefined)
  return new Map(whole.filter(c => owners.get(c.database as number)?.size === 1).map(c => [c.database as number, c.workload]))
}

/** Settles whose each group is. */
export function settle(groups: readonly Group[], claims: readonly Claim[]): readonly Settled[] {
  const jobs = namespacesOfJobs(groups)
  const seen = evidence(groups)
  const owned = ownDatabases(claims)
  return groups.map(group => {
    const named = byCatalogue(group, jobs, seen)
    // Inside of a claimed prefix only what lives in another's prefix has candidates at all.
    if (named) return { group, workload: named.workload, told: `names of ${named.library}` }
    if (group.claim) return { group, workload: group.claim.workload, told: 'the prefix that the code gives its keys' }
    const header = byHeader(group)
    if (header) return header
    const owner = owned.get(group.database)
    if (owner) return { group, workload: owner, told: `database ${group.database}, which the code gives it alone` }
    return { group, workload: 'unclaimed', told: NOBODY }
  })
}
