/** A report as plain data: what `--format json` writes, `redline report` reads, and every reporter but the console's shows. */
import type { AuditDocument } from './audit.ts'
import type { Confidence, NotChecked } from './finding.ts'
import type { Failure, Judged, Skipped } from './report.ts'
import type { Severity } from './workload.ts'

/** A setting: a number or text that the files fix, a variable with its default, `unknown:why`, or null where nothing is set. */
export type SettingItem =
  | number
  | string
  | boolean
  | null
  | readonly (number | string)[]
  | { readonly env: string; readonly default: number | string | boolean | null }

export interface ProcessItem {
  readonly kind: string
  readonly name?: string
  readonly threads?: SettingItem
  readonly workers?: SettingItem
  readonly concurrency?: SettingItem
  readonly capsules?: readonly { readonly name: string; readonly concurrency: SettingItem; readonly at: string }[]
  readonly queues?: readonly string[]
  readonly at: string
}

export interface ClientItem {
  readonly workload: string
  readonly role?: string
  readonly name: string
  readonly library: string
  readonly version?: string
  readonly at: string
  /** `env:NAME`, a URL, `credentials:path`, `setting:path`, `config:file#key` or `unknown:why`, in order of preference. */
  readonly endpoint: readonly string[]
  /** Present where the order is not known. */
  readonly either?: true
  readonly db: SettingItem
  readonly pool_size: SettingItem
  readonly pool_timeout: SettingItem
  readonly timeouts: { readonly connect: SettingItem; readonly read: SettingItem; readonly write: SettingItem }
  readonly reconnect_attempts: SettingItem
  readonly tls_verify: 'none' | 'peer' | null
  readonly prefix: SettingItem
  readonly rides_on?: string
}

export interface ServerItem {
  readonly file: string
  readonly service: string
  readonly maxmemory_policy: string | null
  readonly persistence: string | null
  readonly at: string
}

export interface Inventory {
  readonly root: string
  readonly environment: string
  readonly gems: Readonly<Record<string, string>>
  readonly processes: readonly ProcessItem[]
  readonly clients: readonly ClientItem[]
  readonly shared: readonly (readonly [string, string, 'definite' | 'fallback'])[]
  readonly servers: readonly ServerItem[]
  /** What serves a need without Redis. */
  readonly instead: Readonly<Record<string, string>>
}

/** A client as people read it; `key` says which it is, whatever its settings. Cells may hold line breaks of their own. */
export interface ClientRow {
  readonly key: string
  readonly workload: string
  /** `via NAME` where it rides on another's connection. */
  readonly server: string
  readonly pool: string
  readonly timeouts: string
  readonly tls: string
  readonly certainty: string
  readonly rides: boolean
  readonly at: string
}

/** A process as people read it, with the connections that one of it opens. */
export interface ProcessRow {
  readonly process: string
  readonly threads: string
  readonly workers: string
  readonly connections: string
  readonly terms: string
  readonly at: string
}

/** What stands at `at` is replaced by `text`; `start` and `end` count UTF-16 units of the file. */
export interface EditItem {
  readonly at: string
  readonly endAt: string
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface FixItem {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly EditItem[]
  /** The same as a unified diff, where the files' texts were at hand. */
  readonly diff?: string
  /** Why there is no diff, where the files' texts were at hand. */
  readonly noDiff?: string
}

/** Places are `file:line:column`; a finding about a server that no file names has none. */
export interface FindingItem {
  readonly rule: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly message: string
  readonly advice?: string
  readonly at?: string
  readonly endAt?: string
  readonly related: readonly { readonly at: string; readonly role: string }[]
  readonly about: string
  readonly identity: string
  readonly server?: string
  readonly silenced?: NonNullable<Judged['silenced']>
  /** The day of the audit that it rests on, where that is too old to fail a run. */
  readonly stale?: string
  readonly fix?: FixItem
  readonly docs: string
}

export interface AppDocument {
  readonly root: string
  readonly platform: string | null
  readonly target: string | null
  /** Variable → the name that its server has in the whole organisation, where `.redline.yml` marks one with `org:`. */
  readonly endpoints?: Readonly<Record<string, string>>
  readonly inventory: Inventory
  readonly topology: { readonly clients: readonly ClientRow[]; readonly processes: readonly ProcessRow[] }
  readonly findings: readonly FindingItem[]
  readonly gaps: readonly { readonly at: string; readonly why: string }[]
  readonly notChecked: readonly NotChecked[]
}

/** The tree that a pull request is compared with: its report, or why there is none. */
export interface ComparedWith {
  readonly commit: string | null
  readonly report?: ReportDocument
  /** Why it could not be read, in words that follow "because". */
  readonly unread?: string
}

export interface ReportDocument {
  readonly schema: 1
  readonly kind: 'redline-report'
  readonly tool: { readonly name: string; readonly version: string }
  /** The scanned folder as it was named. */
  readonly base: string
  /** `owner/name`, where it is known. */
  readonly repository?: string
  /** The pull request that it was made on. */
  readonly pull?: number
  /** The commit that was read, where one is known. */
  readonly commit?: string
  readonly apps: readonly AppDocument[]
  /** Servers that no app owns. */
  readonly servers: readonly ServerItem[]
  /** What could not be told of the files that declare them. */
  readonly gaps?: AppDocument['gaps']
  /** Findings that no app owns. */
  readonly findings: readonly FindingItem[]
  readonly skipped: readonly Skipped[]
  readonly failures: readonly Failure[]
  /** What may fail the run, where a gate was laid on it. */
  readonly gate?: {
    readonly failOn: Severity | 'never'
    readonly failScope: 'new' | 'all'
    readonly minConfidence: Confidence
  }
  /** What the change does to the team's own policy, a sentence each; nothing where policy stays or gets stricter. */
  readonly loosened?: readonly string[]
  /** The live servers that were joined with the code; their findings stand among the report's own. */
  readonly audit?: AuditDocument
  readonly comparedWith?: ComparedWith
  readonly summary: {
    readonly verdict?: string
    readonly errors: number
    readonly warnings: number
    readonly notes: number
    readonly silenced: number
    readonly gaps: number
    readonly notChecked: number
    readonly files: number
    readonly parsed: number
  }
}

/** All findings of a report, in the order that they stand in. */
export const findingsOf = (report: ReportDocument): readonly FindingItem[] => [...report.apps.flatMap(a => a.findings), ...report.findings]
