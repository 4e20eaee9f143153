/** Saved results, read from disk. */
import { readFileSync, statSync } from 'node:fs'
import { UsageError } from '../errors.ts'
import type { ReportDocument } from '../model/document.ts'
import { inWords } from '../read/disk.ts'

/** The report in a file, which messages call `name`. Throws a UsageError where there is none. */
export async function readSaved(path: string, name: string): Promise<ReportDocument> {
  const { MOST_BYTES, readDocument } = await import('../report/readDocument.ts')
  let text: string
  try {
    const is = statSync(path)
    if (!is.isFile()) throw new UsageError(`${name} is no regular file`)
    if (is.size > MOST_BYTES) throw new UsageError(`${name} is larger than ${MOST_BYTES / 1024 / 1024} MiB`)
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${name} ${inWords(error)}`)
  }
  return readDocument(text, name)
}
