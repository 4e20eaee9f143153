/** What a Markdown report shows of a document and its comparison: findings sorted, those too unsure to show set apart. */
import type { Comparison, RowChange } from '../../model/comparison.ts'
import { type AppDocument, type FindingItem, findingsOf, type ReportDocument } from '../../model/document.ts'
import type { Confidence } from '../../model/finding.ts'
import type { Severity } from '../../model/workload.ts'
import type { MarkdownOptions } from './options.ts'

export interface AppView {
  readonly root: string
  /** Undefined where the change takes the app away. */
  readonly app?: AppDocument
  readonly rows: readonly RowChange[]
  /** What is new in it; all findings where nothing is compared. */
  readonly findings: readonly FindingItem[]
  readonly changed: boolean
}

export interface View {
  readonly document: ReportDocument
  /** Whether there is a base to compare with, and whether it could be read. */
  readonly base: 'none' | 'read' | 'unread'
  /** New findings, worst first; all where nothing is compared or the base could not be read. */
  readonly added: readonly FindingItem[]
  readonly kept: readonly FindingItem[]
  readonly mended: readonly FindingItem[]
  /** Findings that were there before and that the change makes more or less severe. */
  readonly heavier: readonly FindingItem[]
  readonly milder: readonly FindingItem[]
  /** How many findings are too unsure to show. */
  readonly hidden: number
  readonly apps: readonly AppView[]
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible']

/** The view; without a comparison every finding that counts is shown as found. */
export function viewOf(document: ReportDocument, comparison: Comparison | undefined, options: MarkdownOptions): View {
  const least = CONFIDENCES.indexOf(options.minConfidence ?? 'likely')
  const shown = (f: FindingItem): boolean => CONFIDENCES.indexOf(f.confidence) <= least
  const fails = (f: FindingItem): number => (options.failing?.has(f.identity) ? 0 : 1)
  const weight = (f: FindingItem): number => SEVERITIES.indexOf(f.severity) * 10 + CONFIDENCES.indexOf(f.confidence)
  const worst = (all: readonly FindingItem[]): readonly FindingItem[] =>
    all.filter(shown).sort((a, b) => fails(a) - fails(b) || weight(a) - weight(b))
  const counting = findingsOf(document).filter(f => !f.silenced)
  const added = worst(comparison?.added ?? counting)
  const owner = new Map(document.apps.flatMap(a => a.findings.map(f => [f.identity, a.root] as const)))
  const base = !comparison || !document.comparedWith ? 'none' : document.comparedWith.report ? 'read' : 'unread'
  const before = new Map((document.comparedWith?.report ? findingsOf(document.comparedWith.report) : []).map(f => [f.identity, f]))
  const step = (f: FindingItem): number =>
    SEVERITIES.indexOf(f.severity) - SEVERITIES.indexOf(before.get(f.identity)?.severity ?? f.severity)
  const kept = worst(comparison?.kept ?? [])
  const roots = comparison?.apps ?? document.apps.map(app => ({ root: app.root, rows: app.topology.clients.map(unchanged) }))
  return {
    document,
    base,
    added,
    kept,
    heavier: added.filter(f => step(f) < 0),
    milder: kept.filter(f => step(f) > 0),
    mended: worst(comparison?.mended ?? []),
    hidden: counting.filter(f => !shown(f)).length,
    apps: roots.map(({ root, rows }) => {
      const app = document.apps.find(a => a.root === root)
      return {
        root,
        ...(app && { app }),
        rows,
        findings: added.filter(f => owner.get(f.identity) === root),
        changed: rows.some(row => row.change !== 'same'),
      }
    }),
  }
}

const unchanged = (after: NonNullable<RowChange['after']>): RowChange => ({ change: 'same', after })
