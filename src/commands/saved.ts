/** Saved results, read from disk. */
import { readFileSync, statSync } from 'node:fs'
import { UsageError } from '../errors.ts'
import type { AuditDocument } from '../model/audit.ts'
import type { ReportDocument } from '../model/document.ts'
import { inWords } from '../read/disk.ts'

type Reader = typeof import('../report/readDocument.ts')

async function readWith<T>(path: string, name: string, read: (of: Reader, text: string) => T): Promise<T> {
  const of = await import('../report/readDocument.ts')
  let text: string
  try {
    const is = statSync(path)
    if (!is.isFile()) throw new UsageError(`${name} is no regular file`)
    if (is.size > of.MOST_BYTES) throw new UsageError(`${name} is larger than ${of.MOST_BYTES / 1024 / 1024} MiB`)
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${name} ${inWords(error)}`)
  }
  return read(of, text)
}

/** The report in a file, which messages call `name`. Throws a UsageError where there is none. */
export const readSaved = (path: string, name: string): Promise<ReportDocument> =>
  readWith(path, name, (of, text) => of.readDocument(text, name))

/** The audit in a file, by itself or in a report. Throws a UsageError where there is none. */
export const readSavedAudit = (path: string, name: string): Promise<AuditDocument> =>
  readWith(path, name, (of, text) => of.readAudit(text, name))

/** The report or the audit in a file. Throws a UsageError where there is neither. */
export const readSavedResult = (path: string, name: string): Promise<ReportDocument | AuditDocument> =>
  readWith(path, name, (of, text) => of.readResult(text, name))
