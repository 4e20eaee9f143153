/**
 * `node scripts/run.js openapi DESCRIPTION.json`: cuts the operations that the Action's tests allow out of GitHub's published OpenAPI
 * description (`generated/api.github.com.json` of the npm package @octokit/openapi), without prose, as plain JSON Schema.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const OUT = 'test/action/openapi.json'

/** Below `/repos/{owner}/{repo}`; also the operations' order in the file. */
const OPERATIONS = [
  'GET ',
  'GET /commits/{commit_sha}/pulls',
  'GET /compare/{basehead}',
  'GET /git/blobs/{file_sha}',
  'GET /git/commits/{commit_sha}',
  'GET /git/trees/{tree_sha}',
  'GET /issues',
  'POST /issues',
  'GET /issues/{issue_number}',
  'PATCH /issues/{issue_number}',
  'GET /issues/{issue_number}/comments',
  'POST /issues/{issue_number}/comments',
  'GET /issues/comments/{comment_id}',
  'PATCH /issues/comments/{comment_id}',
  'DELETE /issues/comments/{comment_id}',
  'GET /pulls',
  'GET /pulls/{pull_number}',
  'GET /pulls/{pull_number}/comments',
  'GET /pulls/{pull_number}/files',
  'POST /pulls/{pull_number}/reviews',
] as const

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Schema = { [key: string]: Json }
interface Description {
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema>>>>
}
interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Schema[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>

const [path = ''] = process.argv.slice(2)
const description = JSON.parse(readFileSync(path, 'utf8')) as Description
const used = new Set<string>()

/** What a reference names; a parameter or a schema itself otherwise. */
function resolved(schema: Schema): Schema {
  const [, kind = '', name = ''] = /^#\/components\/([^/]+)\/(.+)$/.exec(String(schema['$ref'] ?? '')) ?? []
  if (!kind) return schema
  const found = description.components[kind]?.[name]
  if (!found) throw new Error(`${kind}/${name} is not in the description`)
  return found
}

const KEPT = new Set(['type', 'enum', 'items', 'required', 'properties', 'additionalProperties', 'oneOf', 'anyOf', 'allOf', 'format'])
/** Formats that say something about a text that a test's server makes up. */
const FORMATS = new Set(['date-time', 'uri'])

/** OpenAPI 3.0's schema as JSON Schema: `nullable` becomes a type, prose and examples go, references point to `$defs`. */
function plain(schema: Schema): Schema {
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema['$ref'] ?? ''))?.[1]
  if (name) {
    used.add(name)
    return { $ref: `#/$defs/${name}` }
  }
  const out: Schema = {}
  for (const [key, value] of Object.entries(schema)) {
    if (!KEPT.has(key) || (key === 'format' && !FORMATS.has(String(value)))) continue
    if (key === 'properties') out[key] = Object.fromEntries(Object.entries(value as Schema).map(([k, v]) => [k, plain(v as Schema)]))
    else if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object')) out[key] = plain(value as Schema)
    else if (Array.isArray(value) && /Of$/.test(key)) out[key] = value.map(s => plain(s as Schema))
    else out[key] = value
  }
  return schema['nullable'] === true ? { anyOf: [out, { type: 'null' }] } : out
}

const jsonOf = (content: Content | undefined): Schema | undefined => content?.['application/json']?.schema

const operations = OPERATIONS.map(name => {
  const [method = '', rest = ''] = name.split(' ')
  const full = `/repos/{owner}/{repo}${rest}`
  const found = description.paths[full]?.[method.toLowerCase()]
  if (!found) throw new Error(`${method} ${full} is not in the description`)
  const query = (found.parameters ?? []).map(resolved).filter(p => p['in'] === 'query')
  const body = jsonOf(found.requestBody?.content)
  return {
    id: found.operationId,
    method,
    path: full,
    query: Object.fromEntries(query.map(p => [String(p['name']), plain(p['schema'] as Schema)])),
    ...(body ? { body: plain(body), bodyRequired: found.requestBody?.required === true } : {}),
    answers: Object.fromEntries(
      Object.entries(found.responses).map(([status, response]) => {
        const schema = jsonOf((response.$ref ? resolved({ $ref: response.$ref }) : response)['content'] as Content | undefined)
        return [status, status.startsWith('2') && schema ? plain(schema) : null]
      }),
    ),
  }
})

const $defs: Record<string, Schema> = {}
for (const name of used) $defs[name] = plain(resolved({ $ref: `#/components/schemas/${name}` }))
const sorted = Object.fromEntries(Object.entries($defs).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(OUT, `${JSON.stringify({ source: `@octokit/openapi ${description.info.version}`, operations, $defs: sorted })}\n`)
execFileSync('node_modules/.bin/biome', ['format', '--write', OUT])
console.log(`${OUT}: ${operations.length} operations, ${Object.keys(sorted).length} schemas`)
