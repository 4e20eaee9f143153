/** The JSON Schema of `.redline.yml`, made from the options. */
import { thresholds } from './model/thresholds.ts'
import { needs } from './model/workload.ts'
import { keyOptions, type Option } from './options.ts'
import { severityChoices } from './policy/keys.ts'

type Schema = { readonly [key: string]: unknown }

const reason: Schema = { type: 'string', minLength: 1, description: 'Who decided it, and why' }
const patterns: Schema = { type: 'array', items: { type: 'string', minLength: 1, maxLength: 500 } }
// YAML reads a bare `off` as false.
const severity: Schema = { enum: [...severityChoices, false] }

const ruleSetting: Schema = {
  anyOf: [severity, { type: 'object', properties: { severity, reason }, required: ['severity'], additionalProperties: false }],
}

function schemaOf(option: Option, rules: readonly { readonly id: string; readonly title: string }[]): Schema {
  switch (option.type) {
    case 'rules':
      return {
        type: 'object',
        properties: Object.fromEntries(rules.map(({ id, title }) => [id, { description: title, ...ruleSetting }])),
        additionalProperties: false,
      }
    case 'patterns':
      return patterns
    case 'environments':
      return { type: 'object', additionalProperties: patterns }
    case 'names':
      return { type: 'object', additionalProperties: { type: 'string', minLength: 1, not: { pattern: '://[^/]*@' } } }
    case 'counts':
      return { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } }
    case 'thresholds':
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(thresholds).map(([name, t]) => [name, { type: 'number', minimum: 0, default: t.default, description: t.help }]),
        ),
        additionalProperties: false,
      }
    case 'word':
      return { type: 'string', pattern: '^[a-z][a-z0-9-]*$' }
    case 'allow':
      return {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            rule: { enum: rules.map(r => r.id), default: 'shared-instance' },
            workloads: { type: 'array', items: { enum: Object.keys(needs) }, minItems: 2 },
            reason,
          },
          required: ['workloads', 'reason'],
          additionalProperties: false,
        },
      }
    default:
      return { enum: option.choices, default: option.default }
  }
}

/** The schema for `.redline.yml` as JSON text, ending in a newline; `rules` are all rules in the order to show. */
export function configSchema(rules: readonly { readonly id: string; readonly title: string }[]): string {
  const note = (option: Option): string => (option.key === 'root' ? `${option.help}. Only at the repository's root` : option.help)
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Redline configuration (.redline.yml)',
    type: ['object', 'null'],
    properties: Object.fromEntries(keyOptions.map(o => [o.name, { description: note(o), ...schemaOf(o, rules) }])),
    additionalProperties: false,
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
