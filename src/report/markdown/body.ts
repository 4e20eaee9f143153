/** The whole of a Markdown report, put together from its parts; the same for a comment and a job's summary. */
import type { ReportDocument } from '../../model/document.ts'
import { auditPart } from '../audit/markdown.ts'
import { asides, footer } from './asides.ts'
import { fold } from './findingFold.ts'
import { link } from './links.ts'
import { type Detail, found, type Shares, sections } from './sections.ts'
import { resolved, type VerdictOptions, verdict, verdictLines, warnings, worstOf } from './verdictLines.ts'
import type { View } from './view.ts'

function shares(view: View, detail: Detail, options: VerdictOptions): Shares {
  const worst = worstOf(view, options)
  const isNew = worst && view.added.includes(worst)
  const ordered = worst && !isNew ? [worst, ...view.added] : view.added
  const end = detail.folds + detail.lines
  return {
    folded: new Set(ordered.slice(0, detail.folds)),
    lined: new Set(ordered.slice(detail.folds, end)),
    open: detail.mending ? worst : undefined,
  }
}

/** The report as Markdown, without an end of line. */
export function body(view: View, detail: Detail, options: VerdictOptions): string {
  const share = shares(view, detail, options)
  const worst = worstOf(view, options)
  // What fails the run though it isn't new stands before what is.
  const old = worst && !view.added.includes(worst) ? found([worst], share, detail, options) : []
  const { audit } = view.document
  const live = audit ? [auditPart(audit, detail.asides > 0)] : []
  const first = [`### ${verdict(view, options)}`, ...warnings(view), verdictLines(view, options).join('\n')]
  const rest = [...old, ...sections(view, share, detail, options), ...live, ...asides(view, detail.asides, options)]
  const parts = resolved(view, options)
    ? [
        first[0],
        fold(
          'What it changes about Redis, and what was there before',
          [...first.slice(1), ...rest, footer(view, options)].filter(p => p !== '').join('\n\n'),
        ),
      ]
    : [...first, ...rest, footer(view, options)]
  return parts.filter(part => part !== '').join('\n\n')
}

const LONGEST_LINK = 500

/** The verdict and where the rest is: of constant size, whatever was found. */
export function least(view: View, options: VerdictOptions): string {
  const { loosened }: ReportDocument = view.document
  const { run } = options
  return [
    `### ${verdict(view, options)}`,
    ...(view.base === 'unread' ? ['**The base could not be read**: all findings count as new.'] : []),
    ...(loosened?.length ? ['**This PR loosens what Redline lets pass.**'] : []),
    run !== undefined && run.length <= LONGEST_LINK
      ? `This report is too long to show here. ${link('The whole report', run)}`
      : 'This report is too long to show here.',
  ].join('\n\n')
}
