/** Findings of a document sorted and chosen, and their places taken apart. */
import type { FindingItem } from '../model/document.ts'
import type { Confidence } from '../model/finding.ts'
import { rank } from '../model/rank.ts'
import type { Severity } from '../model/workload.ts'

const SEVERITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }
const CONFIDENCE: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 }

export interface PlaceItem {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** `config/cable.yml:12:1` as its parts; undefined where it isn't such a place. */
export function placeOf(at: string | undefined): PlaceItem | undefined {
  const found = /:(\d{1,9}):(\d{1,9})$/.exec(at ?? '')
  if (!found || at === undefined || found.index === 0) return undefined
  return { file: at.slice(0, found.index), line: Math.max(1, Number(found[1])), column: Math.max(1, Number(found[2])) }
}

/**
 * A file as seen from where Redline was run, which on a runner is the root of the repository: `base` is the scanned
 * folder as it was named. A folder that is named absolutely, or that lies outside, says nothing about that.
 */
export function fromRoot(base: string, file: string): string {
  const folder = base
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/+$/, '')
  const inside = folder !== '' && folder !== '.' && !/^(?:\/|[A-Za-z]:|\.\.(?:\/|$))/.test(folder)
  return inside && !file.startsWith('/') ? `${folder}/${file}` : file
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Worst first: by severity, then confidence, then what is at stake, then place; always the same order. */
export function worstItems<F extends FindingItem>(findings: readonly F[]): readonly F[] {
  const keyed = findings.map(f => ({ f, place: placeOf(f.at) }))
  return keyed
    .sort(
      (a, b) =>
        SEVERITY[a.f.severity] - SEVERITY[b.f.severity] ||
        CONFIDENCE[a.f.confidence] - CONFIDENCE[b.f.confidence] ||
        rank(a.f.rule) - rank(b.f.rule) ||
        text(a.place?.file ?? '', b.place?.file ?? '') ||
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
        text(a.f.rule, b.f.rule) ||
        text(a.f.identity, b.f.identity),
    )
    .map(({ f }) => f)
}

/** Whether a finding is sure enough to be shown. */
export const isSure = (finding: FindingItem, least: Confidence = 'likely'): boolean => CONFIDENCE[finding.confidence] <= CONFIDENCE[least]
