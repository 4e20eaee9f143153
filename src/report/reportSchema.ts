/** The JSON Schemas of saved results, made from the schemas that read them. */
import * as z from 'zod/mini'
import { auditSchema } from './auditSchema.ts'
import { documentSchema } from './documentSchema.ts'

function published(of: z.ZodMiniType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(of, { io: 'input' })
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}

/** The schema for what `check --format json` writes, as JSON text ending in a newline. Keys that it doesn't name are allowed. */
export const reportSchema = (): string => published(documentSchema, 'A saved result of Redline (redline check --format json)')

/** The same for what `audit --format json` writes. */
export const auditDocumentSchema = (): string => published(auditSchema, 'A saved audit of Redline (redline audit --format json)')
