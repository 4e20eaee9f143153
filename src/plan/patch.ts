/** The patch of the app's own files, made of changes that were each tried out on the model. */
import { unifiedDiff } from '../fix/diff.ts'
import type { Client } from '../model/client.ts'
import type { Assignment } from './assign.ts'
import type { Bench, Draft, Looked } from './patch/draft.ts'
import { mend, unmisplace } from './patch/settings.ts'
import { verify } from './patch/tls.ts'
import { wire } from './patch/variables.ts'

export interface Patch {
  /** The name of its file. */
  readonly name: string
  readonly title: string
  /** When it is to be deployed. */
  readonly when: string
  readonly diff: string
  /** The files that it changes or makes. */
  readonly files: readonly string[]
}

export interface Patched {
  readonly patches: readonly Patch[]
  /** Clients that people must lead to their variable. */
  readonly unwired: readonly Assignment[]
  /** Clients from which people must take VERIFY_NONE. */
  readonly unverified: readonly Client[]
  readonly texts: ReadonlyMap<string, string>
  readonly looked: Looked
}

/** A file that is new, in the form that `git apply` takes. */
function creation(path: string, text: string): string {
  const lines = text.replace(/\n$/, '').split('\n')
  return `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1${lines.length === 1 ? '' : `,${lines.length}`} @@\n${lines.map(l => `+${l}\n`).join('')}`
}

/** The difference between two states of the app. */
function difference(bench: Bench, before: Draft, after: Draft): { readonly diff: string; readonly files: readonly string[] } {
  const parts = [...after.texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, text]) => {
      const old = before.texts.get(file) ?? bench.read(file)
      if (old === undefined) return [{ file, diff: creation(file, text) }]
      return old === text ? [] : [{ file, diff: unifiedDiff(file, old, text) }]
    })
  return { diff: parts.map(p => p.diff).join(''), files: parts.map(p => p.file) }
}

export interface PatchInput {
  readonly bench: Bench
  readonly assignments: readonly Assignment[]
  /** The app as it is, looked at as if the new variables were declared. */
  readonly looked: Looked
}

/**
 * Two patches where certificates are not verified today, as Heroku's can't be: as long as code may fall back to those
 * servers it must not verify, so what turns verification on waits until the variables are set. Else one.
 */
export function patch({ bench, assignments, looked }: PatchInput): Patched {
  const start: Draft = { texts: new Map(), looked }
  const wired = wire(bench, unmisplace(bench, start), assignments)
  const prepared = mend(bench, wired.draft)
  const verified = verify(bench, prepared)
  const last = verified.draft
  const first = difference(bench, start, prepared)
  const second = difference(bench, prepared, last)
  const patches: readonly Patch[] = [
    {
      name: '1-variables.patch',
      title: 'A variable for each workload, time limits and pools',
      when: 'before anything else, with none of the new variables set',
      ...first,
    },
    {
      name: '2-certificates.patch',
      title: 'Certificates are verified',
      when: 'after the cutover, once every new variable is set everywhere',
      ...second,
    },
  ]
  return {
    patches: patches.filter(p => p.diff !== ''),
    unwired: wired.left,
    unverified: verified.left,
    texts: last.texts,
    looked: last.looked,
  }
}
