/** The shape of a saved result, checked by the compiler against `model/document.ts`; the published JSON Schema is made from it. */
import * as z from 'zod/mini'
import type {
  AppDocument,
  ClientItem,
  ClientRow,
  ComparedWith,
  EditItem,
  FindingItem,
  FixItem,
  Inventory,
  ProcessItem,
  ProcessRow,
  ReportDocument,
  ServerItem,
  SettingItem,
} from '../model/document.ts'
import type { Confidence } from '../model/finding.ts'
import type { Severity } from '../model/workload.ts'

// A saved result is untrusted data: no code is made from its schema, so that it also runs where that is forbidden.
z.config({ jitless: true })

type Schema<T> = z.ZodMiniType<T>

/** A key that may be missing; `undefined` is no value that JSON has. */
interface Maybe<T> {
  readonly maybe: Schema<T>
}

const maybe = <T>(of: Schema<T>): Maybe<T> => ({ maybe: of })

/** A schema for each key that an interface has: what is added there and forgotten here is an error of types. */
type Shape<T> = { readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Maybe<T[K]> : Schema<T[K]> }

function object<T extends object>(shape: Shape<T>): Schema<T> {
  const schemas = Object.entries<Schema<unknown> | Maybe<unknown>>(shape).map(
    ([key, of]) => [key, 'maybe' in of ? z.exactOptional(of.maybe) : of] as const,
  )
  return z.object(Object.fromEntries(schemas)) as unknown as Schema<T>
}

/** A schema that the published one refers to by a name. */
function named<T>(id: string, of: Schema<T>): Schema<T> {
  z.globalRegistry.add(of, { id })
  return of
}

/** One of some words: all of the type's, and no other. */
const word = <T extends string>(words: Readonly<Record<T, true>>): Schema<T> => z.enum(Object.keys(words) as T[])

const capped = (most: number): Schema<string> => z.string().check(z.maxLength(most))
const matching = (form: RegExp, most: number): Schema<string> => z.string().check(z.maxLength(most), z.regex(form))
const list = <T>(of: Schema<T>): Schema<readonly T[]> => z.array(of)
const record = <T>(of: Schema<T>): Schema<Readonly<Record<string, T>>> => z.record(capped(1000), of)
const or = <T>(of: Schema<T>): Schema<T | null> => z.nullable(of)

const name = capped(1000)
const text = capped(20_000)
const long = capped(1_000_000)
const count = z.int().check(z.minimum(0))
const place = named('place', matching(/:\d{1,9}:\d{1,9}$/, 5000))
const ruleId = matching(/^[a-z][a-z0-9-]*$/, 100)
const flag = z.literal(true)

const severity = word<Severity>({ error: true, warning: true, note: true })
const confidence = word<Confidence>({ certain: true, likely: true, possible: true })

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

const fix = object<FixItem>({
  title: text,
  safe: z.boolean(),
  edits: list(object<EditItem>({ at: place, endAt: place, start: count, end: count, text: long })),
  diff: maybe(long),
})

const finding = named(
  'finding',
  object<FindingItem>({
    rule: ruleId,
    severity,
    confidence,
    message: text,
    advice: maybe(text),
    at: maybe(place),
    endAt: maybe(place),
    related: list(object<FindingItem['related'][number]>({ at: place, role: text })),
    about: text,
    identity: matching(/^[a-z][a-z0-9-]*:[0-9a-f]{6,64}(?::[1-9][0-9]*)?$/, 200),
    server: maybe(text),
    silenced: maybe(
      object<NonNullable<FindingItem['silenced']>>({
        by: word<NonNullable<FindingItem['silenced']>['by']>({ ignore: true, baseline: true, severity: true, allow: true }),
        reason: text,
      }),
    ),
    fix: maybe(fix),
    docs: matching(/^docs\/rules\/[a-z0-9-]+\.md$/, 200),
  }),
)

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

const single: Shape<Omit<ReportDocument, 'comparedWith'>> = {
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
  comparedWith: maybe(object<ComparedWith>({ commit: or(commit), report: maybe(base), unread: maybe(text) })),
})
