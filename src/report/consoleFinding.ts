/** One finding as a person reads it in a terminal: where, what, the code, what belongs to it, and the fix. */
import type { Judged } from '../model/report.ts'
import { place, type Span } from '../model/span.ts'
import type { Palette } from './color.ts'
import { fromRoot } from './items.ts'
import { prose } from './prose.ts'
import { redact } from './redact.ts'
import { codeFrame } from './source.ts'
import { visible } from './visible.ts'
import { pad } from './width.ts'

export interface FindingOptions {
  readonly width: number
  readonly paint: Palette
  /** The scanned folder as it was named: places are shown from where Redline was run, so that a terminal can open them. */
  readonly base?: string
  /** The text of a file of the scanned repository, for the lines of code. */
  source(file: string): string | undefined
}

const INDENT = '  '
const WIDEST_TEXT = 100

/** Where a finding is: a place in a file, or the server that it is about. */
const location = (finding: Judged, { base = '.' }: FindingOptions): string =>
  visible(redact(finding.at.file === '' ? (finding.server ?? '') : fromRoot(base, place(finding.at))))

function frame(at: Span, severity: Judged['severity'], { width, paint, source }: FindingOptions): readonly string[] {
  const text = at.file === '' ? undefined : source(at.file)
  if (text === undefined) return []
  const lines = codeFrame(text, at, { width: width - INDENT.length, paint, pointer: paint.severity[severity] })
  return lines.length > 0 ? ['', ...lines.map(line => INDENT + line)] : []
}

function related(finding: Judged, { paint, base = '.' }: FindingOptions): readonly string[] {
  if (finding.related.length === 0) return []
  const places = finding.related.map(r => visible(fromRoot(base, place(r.at))))
  const widest = Math.max(...places.map(p => p.length))
  return ['', ...finding.related.map((r, i) => `${INDENT}${paint.path(pad(places[i] ?? '', widest))}  ${visible(redact(r.role))}`)]
}

function mending(finding: Judged, { width, paint }: FindingOptions): readonly string[] {
  const { advice, fix } = finding
  const lines: string[] = []
  if (advice) lines.push('', ...prose(advice, { width: Math.min(width, WIDEST_TEXT), paint, indent: INDENT }))
  if (fix)
    lines.push('', `${INDENT}${paint.good(fix.safe ? 'redline fix' : 'redline fix --unsafe')} does this: ${visible(redact(fix.title))}`)
  return lines
}

/** The lines of one finding, without an empty line at either end. */
export function findingLines(finding: Judged, options: FindingOptions): readonly string[] {
  const { paint, width } = options
  const sure = finding.confidence === 'certain' ? '' : paint.dim(` (${finding.confidence})`)
  return [
    `${paint.severity[finding.severity](finding.severity)}  ${paint.bold(visible(finding.rule))}${sure}  ${paint.path(location(finding, options))}`,
    ...prose(finding.message, { width: Math.min(width, WIDEST_TEXT), paint, indent: INDENT }),
    ...frame(finding.at, finding.severity, options),
    ...related(finding, options),
    ...mending(finding, options),
  ]
}
