/** Reads a saved result. It is untrusted data: checked against the schema, bounded, and redacted again. */
import type * as z from 'zod/mini'
import { UsageError } from '../errors.ts'
import type { AuditDocument } from '../model/audit.ts'
import type { ReportDocument } from '../model/document.ts'
import { auditSchema } from './auditSchema.ts'
import { documentSchema } from './documentSchema.ts'
import { redactAll } from './redact.ts'
import { visible } from './visible.ts'

/** The most that a saved result may hold, in bytes of its file. */
export const MOST_BYTES = 25 * 1024 * 1024

type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: '`null`',
  never: 'left out',
}

/** `apps[0].findings[3].severity`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? String(key) : `.${String(key)}`)).join('')

/** What was expected, as it follows "must be". */
function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map(v => `\`${String(v)}\``).join(' or ')
    case 'too_big':
      return issue.origin === 'string' ? `no longer than ${issue.maximum} characters` : `at most ${issue.maximum}`
    case 'too_small':
      return `at least ${issue.minimum}`
    case 'invalid_format':
      return `of the form ${issue.format === 'regex' ? String(issue.pattern) : issue.format}`
    case 'invalid_union':
      return [...new Set(issue.errors.flatMap(of => of.filter(i => i.path.length === 0).map(expected)))].join(' or ')
    default:
      return 'what the schema says'
  }
}

function fail(name: string, why: string): never {
  throw new UsageError(`${name} ${why}`)
}

/** A kind of saved result: what its `kind` says, the command that writes it, how messages call it, its schema. */
interface Form<T> {
  readonly kind: string
  readonly command: string
  readonly noun: string
  readonly schema: z.ZodMiniType<T>
}

/** Says what a text is instead, where it is plainly something else. */
function checkKind(raw: unknown, name: string, form: Form<unknown>): void {
  const { kind, schema } = (typeof raw === 'object' && raw !== null ? raw : {}) as { readonly kind?: unknown; readonly schema?: unknown }
  const as = `${form.noun} as \`${form.command}\` writes it`
  if (kind !== form.kind)
    fail(
      name,
      typeof kind === 'string' && kind.startsWith('redline-')
        ? `holds a \`${visible(kind.slice(0, 40))}\`, not ${/^[aeiou]/.test(form.noun) ? 'an' : 'a'} ${as}`
        : `holds no ${as} (\`kind\` is not \`${form.kind}\`)`,
    )
  if (typeof schema === 'number' && schema > 1)
    fail(name, `was written by a newer Redline: it has schema ${schema}, and this one reads schema 1. Update Redline to read it`)
}

function rawOf(json: string, name: string): unknown {
  if (json.length > MOST_BYTES) fail(name, `is larger than ${MOST_BYTES / 1024 / 1024} MiB`)
  try {
    return JSON.parse(json)
  } catch {
    return fail(name, 'is no JSON')
  }
}

function checked<T>(raw: unknown, name: string, form: Form<T>): T {
  checkKind(raw, name, form)
  const read = form.schema.safeParse(raw)
  if (read.success) return redactAll(read.data)
  const [issue] = read.error.issues
  if (!issue) fail(name, `holds no ${form.noun}`)
  return fail(name, `is no valid ${form.noun}: \`${visible(pathOf(issue.path).slice(0, 200))}\` must be ${expected(issue)}`)
}

const REPORT: Form<ReportDocument> = {
  kind: 'redline-report',
  command: 'redline check --format json',
  noun: 'report',
  schema: documentSchema,
}

const AUDIT: Form<AuditDocument> = {
  kind: 'redline-audit',
  command: 'redline audit --format json',
  noun: 'audit',
  schema: auditSchema,
}

/**
 * The report in a text; `name` is what messages call it. Throws a UsageError that names the path in it and what was
 * expected there. Keys that the schema doesn't know are dropped, and every string is redacted once more.
 */
export const readDocument = (json: string, name = 'the report'): ReportDocument => checked(rawOf(json, name), name, REPORT)

/** The audit in a text: one by itself, or the one that a report holds. Checked and bounded as a report is. */
export function readAudit(json: string, name = 'the audit'): AuditDocument {
  const raw = rawOf(json, name)
  if ((raw as { readonly kind?: unknown } | null)?.kind !== REPORT.kind) return checked(raw, name, AUDIT)
  return checked(raw, name, REPORT).audit ?? fail(name, 'holds a report without an audit: `redline audit --app` writes one with both')
}

/** Either of the two, as the text says itself. */
export function readResult(json: string, name = 'the result'): ReportDocument | AuditDocument {
  const raw = rawOf(json, name)
  return (raw as { readonly kind?: unknown } | null)?.kind === AUDIT.kind ? checked(raw, name, AUDIT) : checked(raw, name, REPORT)
}
