/**
 * What a blueprint of Render's must look like, as far as a plan writes one. Ours: written from the field reference in
 * Render's own skills, because the schema that Render publishes is not at hand without a network. Stricter than Render.
 */
const policies = [
  'allkeys-lru',
  'noeviction',
  'volatile-lru',
  'volatile-lfu',
  'allkeys-lfu',
  'volatile-random',
  'allkeys-random',
  'volatile-ttl',
]
const region = { enum: ['oregon', 'ohio', 'virginia', 'frankfurt', 'singapore'] }
const name = { type: 'string', pattern: '^[a-z][a-z0-9-]*$' }

const variable = {
  type: 'object',
  required: ['key', 'fromService'],
  additionalProperties: false,
  properties: {
    key: { type: 'string', pattern: '^[A-Z_][A-Z0-9_]*$' },
    fromService: {
      type: 'object',
      required: ['type', 'name', 'property'],
      additionalProperties: false,
      properties: { type: { const: 'keyvalue' }, name, property: { enum: ['connectionString', 'host', 'port'] } },
    },
  },
}

export const renderSchema = {
  type: 'object',
  required: ['services'],
  additionalProperties: false,
  properties: {
    services: {
      type: 'array',
      minItems: 1,
      items: {
        oneOf: [
          {
            type: 'object',
            required: ['type', 'name', 'plan', 'region', 'maxmemoryPolicy', 'ipAllowList'],
            additionalProperties: false,
            properties: {
              type: { const: 'keyvalue' },
              name,
              // The free plan keeps nothing on disk.
              plan: { enum: ['starter', 'standard', 'pro', 'pro plus', 'pro max', 'pro ultra'] },
              region,
              maxmemoryPolicy: { enum: policies },
              ipAllowList: { type: 'array', maxItems: 0 },
            },
          },
          {
            type: 'object',
            required: ['type', 'name', 'runtime', 'region', 'buildCommand', 'startCommand', 'envVars'],
            additionalProperties: false,
            properties: {
              type: { enum: ['web', 'worker'] },
              name,
              runtime: { const: 'ruby' },
              region,
              buildCommand: { type: 'string' },
              startCommand: { type: 'string' },
              envVars: { type: 'array', minItems: 1, items: variable },
            },
          },
        ],
      },
    },
  },
}
