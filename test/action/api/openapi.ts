/** Holds requests, and the test server's own answers, against GitHub's published OpenAPI description. */
import { readFileSync } from 'node:fs'
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, AnySchema>>
  readonly body?: AnySchema
  readonly bodyRequired?: boolean
  readonly answers: Readonly<Record<string, AnySchema | null>>
}

const { operations, $defs } = JSON.parse(readFileSync('test/action/openapi.json', 'utf8')) as {
  readonly operations: readonly Operation[]
  readonly $defs: Readonly<Record<string, AnySchema>>
}

export const operationIds: readonly string[] = operations.map(o => o.id)

// Query parameters are text: `per_page=100` is the integer that the description wants.
const queries = new Ajv({ strict: false, coerceTypes: true, allErrors: true })
const bodies = new Ajv({ strict: false, allErrors: true })
for (const ajv of [queries, bodies]) formats.default(ajv)

const compiled = new Map<string, ValidateFunction>()

/** Where a value breaks a schema, in words. */
function broken(ajv: Ajv, key: string, schema: () => object, value: unknown): readonly string[] {
  const check = compiled.get(key) ?? ajv.compile({ ...schema(), $defs })
  compiled.set(key, check)
  if (check(value)) return []
  return (check.errors ?? []).map(e => `${e.instancePath || 'it'} ${e.message ?? ''} ${Object.values(e.params as object).join()}`.trim())
}

export interface Matched {
  readonly operation: Operation
  readonly params: Readonly<Record<string, string>>
}

/** The operation that a request means; `{basehead}` alone may hold slashes. */
export function match(method: string, path: string): Matched | undefined {
  const found = operations.flatMap(operation => {
    if (operation.method !== method) return []
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(m => m[1] as string)
    const pattern = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'basehead' ? '(.+)' : '([^/]+)'))
    const values = new RegExp(`^${pattern}$`).exec(path)?.slice(1)
    return values ? [{ operation, params: Object.fromEntries(names.map((n, i) => [n, decodeURIComponent(values[i] ?? '')])) }] : []
  })
  // `issues/comments/5` is no issue with the number `comments`.
  return found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0]
}

/** What is wrong with a request; a name that the description doesn't know is wrong, though GitHub passes over it. */
export function wrongWith(operation: Operation, query: URLSearchParams, body: unknown): readonly string[] {
  const known = { type: 'object', properties: operation.query, additionalProperties: false }
  const out = broken(queries, `${operation.id}?`, () => known, Object.fromEntries(query)).map(why => `query: ${why}`)
  if (body === undefined) return operation.bodyRequired ? [...out, 'body: is missing'] : out
  if (!operation.body) return [...out, 'body: none is taken']
  return [...out, ...broken(bodies, operation.id, () => closed(operation.body), body).map(why => `body: ${why}`)]
}

/** A request's schema in which no object takes names that are not listed. */
function closed(schema: unknown): object {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema as unknown as object
  const inner = Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, closed(v)]))
  return 'properties' in schema && !('additionalProperties' in schema) ? { ...inner, additionalProperties: false } : inner
}

/** What GitHub answers although its description doesn't know it: the head of a pull request whose fork was deleted. */
const UNDESCRIBED = /^\/head\/repo must be object/

/** What is wrong with an answer of the test's own server. */
export function wrongAnswer(operation: Operation, status: number, body: unknown): readonly string[] {
  if (!(status in operation.answers)) return status < 400 || status === 422 ? [`${status} is no answer of it`] : []
  const schema = operation.answers[status]
  const wrong = schema ? broken(bodies, `${operation.id}=${status}`, () => schema as object, body) : []
  return wrong.filter(why => !UNDESCRIBED.test(why))
}
