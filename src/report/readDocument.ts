/** Reads a saved result. It is untrusted data: checked against the schema, bounded, and redacted again. */
import type * as z from 'zod/mini'
import { UsageError } from '../errors.ts'
import type { ReportDocument } from '../model/document.ts'
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

/** Says what a text is instead, where it is plainly something else. */
function checkKind(raw: unknown, name: string): void {
  const { kind, schema } = (typeof raw === 'object' && raw !== null ? raw : {}) as { readonly kind?: unknown; readonly schema?: unknown }
  if (kind !== 'redline-report')
    fail(
      name,
      typeof kind === 'string' && kind.startsWith('redline-')
        ? `holds a \`${visible(kind.slice(0, 40))}\`, not a report as \`redline check --format json\` writes it`
        : 'holds no report as `redline check --format json` writes it (`kind` is not `redline-report`)',
    )
  if (typeof schema === 'number' && schema > 1)
    fail(name, `was written by a newer Redline: it has schema ${schema}, and this one reads schema 1. Update Redline to read it`)
}

/**
 * The report in a text; `name` is what messages call it. Throws a UsageError that names the path in it and what was
 * expected there. Keys that the schema doesn't know are dropped, and every string is redacted once more.
 */
export function readDocument(json: string, name = 'the report'): ReportDocument {
  const limit = `is larger than ${MOST_BYTES / 1024 / 1024} MiB`
  if (json.length > MOST_BYTES) fail(name, limit)
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch {
    fail(name, 'is no JSON')
  }
  checkKind(raw, name)
  const read = documentSchema.safeParse(raw)
  if (read.success) return redactAll(read.data)
  const [issue] = read.error.issues
  if (!issue) fail(name, 'holds no report')
  return fail(name, `is no valid report: \`${visible(pathOf(issue.path).slice(0, 200))}\` must be ${expected(issue)}`)
}
