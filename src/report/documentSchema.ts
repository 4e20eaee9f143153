/** The shape of a saved result, checked by the compiler against `model/document.ts`; the published JSON Schema is made from it. */
import * as z from 'zod/mini'
import type {
  AppDocument,
  ClientItem,
  ClientRow,
  ComparedWith,
  Inventory,
  ProcessItem,
  ProcessRow,
  ReportDocument,
  ServerItem,
  SettingItem,
} from '../model/document.ts'
import { auditSchema } from './auditSchema.ts'
import { confidence, finding } from './findingSchema.ts'
import {
  count,
  flag,
  list,
  matching,
  maybe,
  name,
  named,
  object,
  or,
  place,
  record,
  ruleId,
  type Schema,
  type Shape,
  text,
  word,
} from './shape.ts'

const setting: Schema<SettingItem> = named(
  'setting',
  z.union([
    z.number(),
    text,
    z.boolean(),
    z.null(),
    list(z.union([z.number(), text])),
    object<{ readonly env: string; readonly default: number | string | boolean | null }>({
      env: name,
      default: z.union([z.number(), text, z.boolean(), z.null()]),
    }),
  ]),
)

const process = named(
  'process',
  object<ProcessItem>({
    kind: name,
    name: maybe(name),
    threads: maybe(setting),
    workers: maybe(setting),
    concurrency: maybe(setting),
    capsules: maybe(list(object<NonNullable<ProcessItem['capsules']>[number]>({ name, concurrency: setting, at: place }))),
    queues: maybe(list(text)),
    at: place,
  }),
)

const client = named(
  'client',
  object<ClientItem>({
    workload: name,
    role: maybe(name),
    name: text,
    library: name,
    version: maybe(name),
    at: place,
    endpoint: list(text),
    either: maybe(flag),
    db: setting,
    pool_size: setting,
    pool_timeout: setting,
    timeouts: object<ClientItem['timeouts']>({ connect: setting, read: setting, write: setting }),
    reconnect_attempts: setting,
    tls_verify: or(word<'none' | 'peer'>({ none: true, peer: true })),
    prefix: setting,
    rides_on: maybe(text),
  }),
)

const server = object<ServerItem>({ file: text, service: name, maxmemory_policy: or(name), persistence: or(name), at: place })

const inventory = object<Inventory>({
  root: text,
  environment: name,
  gems: record(name),
  processes: list(process),
  clients: list(client),
  shared: list(z.tuple([name, name, word<'definite' | 'fallback'>({ definite: true, fallback: true })])),
  servers: list(server),
  instead: record(text),
})

const clientRow = object<ClientRow>({
  key: text,
  workload: text,
  server: text,
  pool: text,
  timeouts: text,
  tls: text,
  certainty: text,
  rides: z.boolean(),
  at: place,
})

const processRow = object<ProcessRow>({ process: text, threads: text, workers: text, connections: text, terms: text, at: place })

const app = named(
  'app',
  object<AppDocument>({
    root: text,
    platform: or(name),
    target: or(name),
    endpoints: maybe(record(name)),
    inventory,
    topology: object<AppDocument['topology']>({ clients: list(clientRow), processes: list(processRow) }),
    findings: list(finding),
    gaps: list(object<AppDocument['gaps'][number]>({ at: place, why: text })),
    notChecked: list(object<AppDocument['notChecked'][number]>({ rule: ruleId, why: text, allow: text })),
  }),
)

const commit = matching(/^[0-9a-f]{7,64}$/, 64)

const summary = object<ReportDocument['summary']>({
  verdict: maybe(z.enum(['pass', 'fail', 'nothing-to-scan', 'incomplete'])),
  errors: count,
  warnings: count,
  notes: count,
  silenced: count,
  gaps: count,
  notChecked: count,
  files: count,
  parsed: count,
})

const single: Shape<Omit<ReportDocument, 'comparedWith' | 'audit'>> = {
  schema: z.literal(1),
  kind: z.literal('redline-report'),
  tool: object<ReportDocument['tool']>({ name, version: name }),
  base: text,
  repository: maybe(matching(/^[\w.-]+\/[\w.-]+$/, 200)),
  pull: maybe(count),
  commit: maybe(commit),
  apps: list(app),
  servers: list(server),
  gaps: maybe(list(object<AppDocument['gaps'][number]>({ at: place, why: text }))),
  findings: list(finding),
  skipped: list(object<ReportDocument['skipped'][number]>({ root: text, why: text })),
  failures: list(object<ReportDocument['failures'][number]>({ part: text, error: text })),
  gate: maybe(
    object<NonNullable<ReportDocument['gate']>>({
      failOn: word<NonNullable<ReportDocument['gate']>['failOn']>({ error: true, warning: true, note: true, never: true }),
      failScope: word<'new' | 'all'>({ new: true, all: true }),
      minConfidence: confidence,
    }),
  ),
  loosened: maybe(list(text)),
  summary,
}

/** A base has no base of its own. */
const base: Schema<ReportDocument> = object(single)

/** What `check --format json` writes. Keys that it doesn't name are dropped. */
export const documentSchema: Schema<ReportDocument> = object<ReportDocument>({
  ...single,
  audit: maybe(auditSchema),
  comparedWith: maybe(object<ComparedWith>({ commit: or(commit), report: maybe(base), unread: maybe(text) })),
})
