/** Many repositories' reports as one: what each has, and which servers several apps share. */
import { type AppDocument, type ClientItem, findingsOf, type ReportDocument } from '../model/document.ts'
import type { Confidence } from '../model/finding.ts'
import type { Severity } from '../model/workload.ts'
import { type Host, hostOf } from './hosts.ts'
import { isSure } from './items.ts'

/** A repository's report; its hosts are hidden before it gets here. */
export interface NamedResult {
  readonly name: string
  readonly document: ReportDocument
}

export interface RepositoryRow {
  readonly name: string
  readonly commit?: string
  readonly apps: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly gaps: number
  /** A part failed: what it would have found is not known. */
  readonly incomplete: boolean
  /** What its clients prefer to connect to, with the workloads there. */
  readonly servers: readonly { readonly server: string; readonly workloads: readonly string[] }[]
}

/** One app's use of a shared server. */
interface User {
  /** The repository, with the app's folder where that isn't its root. */
  readonly app: string
  readonly workloads: readonly string[]
  /** False where something else is preferred, or a branch decides. */
  readonly always: boolean
}

export interface SharedServer {
  /** `org:NAME`, or a hidden host with its port. */
  readonly server: string
  /** `private`: one server only where the apps are in one network. */
  readonly known: 'declared' | Host['reach']
  readonly apps: readonly User[]
}

export interface Organisation {
  readonly schema: 1
  readonly kind: 'redline-organisation'
  readonly tool: ReportDocument['tool']
  readonly repositories: readonly RepositoryRow[]
  readonly shared: readonly SharedServer[]
  /** Files that hold no report, and why. */
  readonly unread: readonly { readonly file: string; readonly why: string }[]
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The workloads at each server, most first. */
function grouped(pairs: readonly (readonly [server: string, workload: string])[]): RepositoryRow['servers'] {
  const found = new Map<string, Set<string>>()
  for (const [server, workload] of pairs) found.set(server, (found.get(server) ?? new Set()).add(workload))
  return [...found]
    .map(([server, workloads]) => ({ server, workloads: [...workloads].sort() }))
    .sort((a, b) => b.workloads.length - a.workloads.length || byText(a.server, b.server))
}

/** The names that the organisation has for the variables of an item such as `env:HOST+env:PORT`. */
const declared = (item: string, { endpoints = {} }: AppDocument): readonly string[] =>
  item.split('+').flatMap(part => {
    const variable = part.startsWith('env:') ? part.slice(4) : ''
    return Object.hasOwn(endpoints, variable) ? [`org:${endpoints[variable]}`] : []
  })

/** An item of an endpoint as people write it. */
function inWords(item: string, app: AppDocument): string {
  const [name] = declared(item, app)
  if (name !== undefined) return name
  if (item.startsWith('env:')) return item.replaceAll('env:', '$').replaceAll('+', ' + ')
  if (item.startsWith('unknown:')) return 'unknown'
  const host = hostOf(item)
  return host ? `${host.name}:${host.port}` : item
}

const own = (app: AppDocument): readonly ClientItem[] => app.inventory.clients.filter(c => c.rides_on === undefined)

function row({ name, document }: NamedResult, least: Confidence | undefined): RepositoryRow {
  const counting = findingsOf(document).filter(f => !f.silenced && isSure(f, least))
  const count = (severity: Severity): number => counting.filter(f => f.severity === severity).length
  return {
    name,
    ...(document.commit !== undefined && { commit: document.commit }),
    apps: document.apps.length,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    gaps: document.apps.reduce((n, a) => n + a.gaps.length, 0),
    incomplete: document.failures.length > 0,
    servers: grouped(document.apps.flatMap(app => own(app).map(c => [inWords(c.endpoint[0] ?? 'unknown:', app), c.workload] as const))),
  }
}

interface Reached {
  readonly server: string
  readonly known: SharedServer['known']
  readonly always: boolean
}

/**
 * What a client may connect to that means the same server in another repository: a name marked `org:`, a literal host.
 * A variable means nothing outside of its repository. Both are always there, so what stands behind is never reached.
 */
function reached(client: ClientItem, app: AppDocument): readonly Reached[] {
  const found: Reached[] = []
  for (const [i, item] of client.endpoint.entries()) {
    const always = i === 0 && !client.either
    const names = declared(item, app)
    const host = hostOf(item)
    found.push(...names.map((server): Reached => ({ server, known: 'declared', always })))
    if (host && host.reach !== 'own') found.push({ server: `${host.name}:${host.port}`, known: host.reach, always })
    if (!client.either && (names.length > 0 || host)) break
  }
  return found
}

/** Servers that two apps or more reach, those of most apps first. */
function shared(results: readonly NamedResult[]): readonly SharedServer[] {
  const servers = new Map<string, { known: SharedServer['known']; apps: Map<string, { workloads: Set<string>; always: boolean }> }>()
  for (const { name, document } of results) {
    for (const app of document.apps) {
      const label = app.root === '.' ? name : `${name}/${app.root}`
      for (const client of own(app)) {
        for (const { server, known, always } of reached(client, app)) {
          const entry = servers.get(server) ?? { known, apps: new Map() }
          const user = entry.apps.get(label) ?? { workloads: new Set(), always: false }
          user.workloads.add(client.workload)
          entry.apps.set(label, { workloads: user.workloads, always: user.always || always })
          servers.set(server, entry)
        }
      }
    }
  }
  return [...servers]
    .filter(([, { apps }]) => apps.size > 1)
    .map(([server, { known, apps }]) => ({
      server,
      known,
      apps: [...apps]
        .map(([app, { workloads, always }]) => ({ app, workloads: [...workloads].sort(), always }))
        .sort((a, b) => byText(a.app, b.app)),
    }))
    .sort((a, b) => b.apps.length - a.apps.length || byText(a.server, b.server))
}

/** The organisation's report: repositories with the worst first. Findings below `minConfidence` aren't counted. */
export function organisation(
  results: readonly NamedResult[],
  unread: Organisation['unread'],
  { tool, minConfidence }: { readonly tool: ReportDocument['tool']; readonly minConfidence?: Confidence },
): Organisation {
  const rows = results.map(result => row(result, minConfidence))
  return {
    schema: 1,
    kind: 'redline-organisation',
    tool,
    repositories: rows.sort(
      (a, b) => b.errors - a.errors || b.warnings - a.warnings || b.notes - a.notes || b.gaps - a.gaps || byText(a.name, b.name),
    ),
    shared: shared(results),
    unread,
  }
}
