/** An audit joined with code, or as a page, Markdown or SARIF: what most runs don't ask for, and so don't load. */
import { diffOf } from '../../fix/preview.ts'
import { findingsOf } from '../../model/document.ts'
import { asReport } from '../../report/audit/asReport.ts'
import { auditConsole } from '../../report/audit/console.ts'
import { auditMarkdown } from '../../report/audit/markdown.ts'
import { consoleReport } from '../../report/console.ts'
import { htmlPage } from '../../report/html/page.ts'
import { documentOf, json } from '../../report/json.ts'
import { summary } from '../../report/markdown/summary.ts'
import { sarif } from '../../report/sarif.ts'
import { rules } from '../../rules/index.ts'
import type { Arguments } from '../arguments.ts'
import { type Io, layout } from '../io.ts'
import { shownOf, type Told } from './texts.ts'

export function rarerText({ audit, report, code, gate, verdict }: Told, args: Arguments, io: Io): string {
  const { format, quiet = false, complete = false } = args.values
  const { minConfidence, failOn } = gate
  const document = documentOf(report, { verdict, ...(code && { diff: diffOf(code.repo), audit }) })
  const findings = shownOf(findingsOf(document), gate)
  if (format === 'sarif') return sarif(code ? document : asReport(audit, verdict), { rules, minConfidence, complete })
  if (format === 'html') return htmlPage(audit, { findings })
  if (!code) return auditMarkdown(audit, findings, { minConfidence })
  if (format === 'json') return json(document)
  if (format === 'markdown') return summary(document, undefined, { minConfidence, failOn })
  const paint = layout(args.values, io)
  const source = (file: string): string | undefined => {
    const found = code.repo.read(file)
    return typeof found === 'string' ? found : undefined
  }
  return `${consoleReport(report, { ...paint, quiet, source })}\n${auditConsole(audit, { ...paint, quiet, findings: undefined })}`
}
