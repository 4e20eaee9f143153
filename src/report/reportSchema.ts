/** The JSON Schema of a saved result, made from the schema that reads it. */
import * as z from 'zod/mini'
import { documentSchema } from './documentSchema.ts'

/** The schema for what `check --format json` writes, as JSON text ending in a newline. Keys that it doesn't name are allowed. */
export function reportSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(documentSchema, { io: 'input' })
  return `${JSON.stringify({ $schema, title: 'A saved result of Redline (redline check --format json)', ...rest }, null, 2)}\n`
}
