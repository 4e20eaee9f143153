/** Annotations for a pull request's files and the run's page: the worst findings, as many as a runner keeps. */
import type { Comparison } from '../model/comparison.ts'
import { type FindingItem, findingsOf, type ReportDocument } from '../model/document.ts'
import type { Confidence } from '../model/finding.ts'
import type { Severity } from '../model/workload.ts'
import { fromRoot, isSure, placeOf, worstItems } from './items.ts'
import { plural } from './tally.ts'
import { visible } from './visible.ts'

/** What `core.error`, `core.warning` and `core.notice` take; lines and columns count from 1. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  /** Plain text of several lines, at most 4,096 UTF-16 units. */
  readonly message: string
  readonly file?: string
  readonly startLine?: number
  readonly endLine?: number
  /** Only where the annotation is on one line. */
  readonly startColumn?: number
  readonly endColumn?: number
}

export interface AnnotationOptions {
  /** Findings below this are left out; `likely` where not said. */
  readonly minConfidence?: Confidence
}

/** A runner keeps ten of a level of each step, and drops the rest unseen. The tenth notice is for what the Action has to say. */
const MOST: Readonly<Record<Annotation['level'], number>> = { error: 10, warning: 10, notice: 9 }
/** Where a runner cuts a message. */
const MOST_TEXT = 4096

const LEVELS: Readonly<Record<Severity, Annotation['level']>> = { error: 'error', warning: 'warning', note: 'notice' }

/** The text, or as much of it as ends with a whole word, and `…`. */
function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const head = text.slice(0, most - 1)
  const end = head.search(/\s\S*$/)
  // A word that is longer than half of the room is cut, never within a character.
  return `${(end > most / 2 ? head.slice(0, end) : head).replace(/[\ud800-\udbff]$/, '')}…`
}

const lines = (text: string): string => text.split(/\r?\n/).map(visible).join('\n')

/** What stands in an annotation, most needed first; a part that doesn't fit as a whole is left out. */
function message(finding: FindingItem, more: string): string {
  const related = finding.related.slice(0, 5).map(r => `${r.at.replace(/:\d+$/, '')}  ${r.role}`)
  const first = clipped(lines(finding.message), MOST_TEXT - more.length)
  const rest = [...(related.length > 0 ? [related.join('\n')] : []), ...(finding.advice === undefined ? [] : [finding.advice])].map(lines)
  let text = first
  for (const part of rest) if (text.length + part.length + more.length + 2 <= MOST_TEXT) text += `\n\n${part}`
  return text + more
}

function placed(finding: FindingItem, base: string): Partial<Annotation> {
  const at = placeOf(finding.at)
  if (!at) return {}
  const end = placeOf(finding.endAt)
  const endLine = end && end.file === at.file && end.line > at.line ? end.line : at.line
  const columns = endLine === at.line && end?.line === at.line && end.column > at.column
  return {
    file: fromRoot(base, at.file),
    startLine: at.line,
    endLine,
    ...(columns && { startColumn: at.column, endColumn: end.column }),
  }
}

const sure = ({ rule, confidence }: FindingItem): string => (confidence === 'certain' ? rule : `${rule} (${confidence})`)

/**
 * The annotations of a run, worst first: what is new where a comparison is given, else all that counts. The last of a
 * level says how many more there are.
 */
export function annotations(
  document: ReportDocument,
  comparison: Comparison | undefined,
  { minConfidence }: AnnotationOptions = {},
): readonly Annotation[] {
  const counting = comparison?.added ?? findingsOf(document).filter(f => !f.silenced)
  const all = worstItems(counting.filter(f => isSure(f, minConfidence)))
  return (['error', 'warning', 'note'] as const).flatMap(severity => {
    const level = LEVELS[severity]
    const of = all.filter(f => f.severity === severity)
    const kept = of.slice(0, MOST[level])
    const left = of.length - kept.length
    const rest = `\n\n${plural(left, `more ${comparison ? 'new ' : ''}${severity}`)}: the summary of this run lists all.`
    return kept.map((f, i) => ({
      level,
      title: visible(sure(f)),
      message: message(f, left > 0 && i === kept.length - 1 ? rest : ''),
      ...placed(f, document.base),
    }))
  })
}
