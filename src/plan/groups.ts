/** Which workloads may share a server, so that a plan orders no more servers than their needs ask for. */
import { conflict, needs, type Workload } from '../model/workload.ts'

/** A server to come, by the workloads that it is for. */
export interface Group {
  /** `cache`, `jobs`, `cable`, `data` or `locks`, after the first of its workloads. */
  readonly name: string
  readonly workloads: readonly Workload[]
  readonly policy: 'allkeys-lru' | 'noeviction'
  readonly persistent: boolean
}

type Kind = (typeof needs)[Workload]['kind']

/** Who is placed first. What must not be lost comes before what may, so that small things join a server that is there. */
const ORDER: readonly Kind[] = ['cache', 'jobs', 'session', 'data', 'feature-flag', 'cable', 'rate-limit', 'lock']

const NAMES: Readonly<Record<Kind, string>> = {
  cache: 'cache',
  jobs: 'jobs',
  session: 'data',
  data: 'data',
  'feature-flag': 'data',
  cable: 'cable',
  'rate-limit': 'locks',
  lock: 'locks',
}

/** Whether two workloads may live together: nothing in the matrix parts them, and they ask the same of disk and of memory that is full. */
const together = (a: Workload, b: Workload): boolean =>
  conflict(a, b) === undefined &&
  needs[a].persistence === needs[b].persistence &&
  (needs[a].eviction === 'wanted') === (needs[b].eviction === 'wanted')

/** The fewest servers for these workloads, each workload on one, in a fixed order. */
export function groups(workloads: readonly Workload[]): readonly Group[] {
  const found: Workload[][] = []
  const sorted = [...new Set(workloads)].sort((a, b) => ORDER.indexOf(needs[a].kind) - ORDER.indexOf(needs[b].kind))
  for (const workload of sorted) {
    const home = found.find(group => group.every(other => together(other, workload)))
    if (home) home.push(workload)
    else found.push([workload])
  }
  return found.map(group => {
    const first = group[0] as Workload
    return {
      name: NAMES[needs[first].kind],
      workloads: group,
      policy: needs[first].eviction === 'wanted' ? 'allkeys-lru' : 'noeviction',
      persistent: needs[first].persistence === 'wanted',
    }
  })
}
