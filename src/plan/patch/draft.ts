/** The app's files as a plan changes them: each change is tried, looked at and kept only where it did what it was for. */
import { applyEdits } from '../../fix/apply.ts'
import { meet } from '../../fix/overlap.ts'
import { type Client, isRider } from '../../model/client.ts'
import type { Edit, Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import { identity } from '../../model/value.ts'

/** What Redline makes of the app with some files' texts replaced. */
export interface Looked {
  readonly model: Model
  readonly findings: readonly Finding[]
  /** How many parts of Redline itself failed. */
  readonly failures: number
}

export interface Bench {
  /** The original text of a file; undefined where there is none that may be changed. */
  readonly read: (file: string) => string | undefined
  readonly look: (texts: ReadonlyMap<string, string>) => Looked
}

export interface Draft {
  /** The new text of each changed or new file. */
  readonly texts: ReadonlyMap<string, string>
  readonly looked: Looked
}

export const textIn = (bench: Bench, draft: Draft, file: string): string | undefined => draft.texts.get(file) ?? bench.read(file)

/** What stays of a client whatever its settings: places move with each edit. */
const nameOf = (c: Client): string => [c.workload, c.role ?? '', c.name, c.library, isRider(c) ? 'rider' : '', c.at.file].join('\n')

/** Whether both have the same clients in the same order. */
export function sameClients(before: Model, after: Model): boolean {
  const [a, b] = [before.clients.map(nameOf), after.clients.map(nameOf)]
  return a.length === b.length && a.every((name, i) => name === b[i])
}

/** Whether every connection leads where it led before. */
export const sameEndpoints = (before: Model, after: Model): boolean =>
  before.clients.every((c, i) => isRider(c) || identity(c.endpoint) === identity((after.clients[i] as Client).endpoint))

const gapsIn = (model: Model, file: string): number => model.gaps.filter(g => g.at.file === file).length

/** Whether nothing is understood less than before. */
const understood = (before: Looked, after: Looked, files: readonly string[]): boolean =>
  after.failures <= before.failures &&
  after.model.gaps.length <= before.model.gaps.length &&
  files.every(file => gapsIn(after.model, file) <= gapsIn(before.model, file))

/** The draft with edits made; undefined where they don't fit, something is no longer understood, clients differ, or `keep` says no. */
export function attempt(
  bench: Bench,
  draft: Draft,
  edits: readonly Edit[],
  keep: (before: Looked, after: Looked) => boolean,
): Draft | undefined {
  if (edits.length === 0 || edits.some((e, i) => edits.slice(0, i).some(o => meet(o, e)))) return undefined
  const files = [...new Set(edits.map(e => e.at.file))]
  const texts = new Map(draft.texts)
  for (const file of files) {
    const text = textIn(bench, draft, file)
    const own = edits.filter(e => e.at.file === file)
    if (text === undefined || own.some(e => e.at.start < 0 || e.at.end < e.at.start || e.at.end > text.length)) return undefined
    texts.set(file, applyEdits(text, own))
  }
  return attemptTexts(bench, draft, texts, files, keep)
}

/** The same with whole texts, for files that are new. */
export function attemptTexts(
  bench: Bench,
  draft: Draft,
  texts: ReadonlyMap<string, string>,
  files: readonly string[],
  keep: (before: Looked, after: Looked) => boolean,
): Draft | undefined {
  const looked = bench.look(texts)
  const good = understood(draft.looked, looked, files) && keep(draft.looked, looked)
  return good ? { texts, looked } : undefined
}
