/** `redline report`: a saved result in another format, or the results of many repositories as one. */
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { compareReports } from '../compare/reports.ts'
import { exit, UsageError } from '../errors.ts'
import type { AuditDocument } from '../model/audit.ts'
import { findingsOf, type ReportDocument } from '../model/document.ts'
import type { Values } from '../options.ts'
import { atLeastAs, defaultGate, fails, type Gate } from '../policy/gate.ts'
import { asReport } from '../report/audit/asReport.ts'
import { auditJson } from '../report/audit/json.ts'
import { auditMarkdown } from '../report/audit/markdown.ts'
import { hideHosts } from '../report/hosts.ts'
import { json } from '../report/json.ts'
import { summary } from '../report/markdown/summary.ts'
import { type NamedResult, type Organisation, organisation } from '../report/organisation.ts'
import { organisationMarkdown } from '../report/organisationMarkdown.ts'
import { sarif, sarifOfSeveral } from '../report/sarif.ts'
import { visible } from '../report/visible.ts'
import { rules } from '../rules/index.ts'
import { version } from '../version.ts'
import type { Arguments } from './arguments.ts'
import type { Io, Result } from './io.ts'
import { saltOf } from './salt.ts'
import { readSavedResult } from './saved.ts'

/** Paths by what sets them apart: `results/shop/redline.json` and `results/blog/redline.json` are `shop` and `blog`. */
export function shortNames(paths: readonly string[]): readonly string[] {
  const all = paths.map(path =>
    path
      .replaceAll('\\', '/')
      .replace(/\.json$/i, '')
      .split('/')
      .filter(part => part !== '' && part !== '.' && part !== '..'),
  )
  const [first = []] = all
  const same = (part: (of: readonly string[]) => string | undefined): boolean => all.every(of => of.length > 1 && part(of) === part(first))
  while (same(of => of[0])) for (const of of all) of.shift()
  while (same(of => of.at(-1))) for (const of of all) of.pop()
  return all.map(of => of.join('/'))
}

interface Saved {
  readonly path: string
  readonly name: string
  readonly document: ReportDocument
}

/** Each result by its repository, or by its file; a repository with several results keeps them apart by their files. */
function named(saved: readonly Saved[]): readonly NamedResult[] {
  const wanted = saved.map(s => s.document.repository ?? s.name)
  const seen = new Map<string, number>()
  return saved.map(({ name, document }, i) => {
    const own = wanted[i] as string
    const unique = wanted.indexOf(own) === wanted.lastIndexOf(own) ? own : own === name ? name : `${own}/${name}`
    const count = (seen.get(unique) ?? 0) + 1
    seen.set(unique, count)
    return { name: count === 1 ? unique : `${unique}-${count}`, document }
  })
}

/** Without `--fail-on` a result that could be shown is success; with it the codes are those of `check`. */
function codeOf(documents: readonly ReportDocument[], gate: Gate): number {
  if (gate.failOn === 'never') return exit.clean
  if (documents.some(d => d.failures.length > 0)) return exit.failed
  if (documents.some(d => findingsOf(d).some(f => fails(f, gate)))) return exit.findings
  if (documents.some(d => (d.audit?.unreached ?? []).length > 0)) return exit.unreachable
  return documents.every(d => d.apps.length === 0 && !d.audit) ? exit.nothing : exit.clean
}

/** An audit as a page to look at, by itself or with what the code adds. */
async function page(document: ReportDocument, name: string, gate: Gate): Promise<string> {
  const { audit } = document
  if (!audit) throw new UsageError(`${name} holds no audit, and \`--format html\` shows nothing else: \`redline audit\` reads servers`)
  const { htmlPage } = await import('../report/html/page.ts')
  return htmlPage(audit, { findings: findingsOf(document).filter(f => atLeastAs(f.confidence, gate.minConfidence)) })
}

async function one(saved: ReportDocument | AuditDocument, name: string, values: Values, gate: Gate): Promise<Result> {
  const document = saved.kind === 'redline-audit' ? asReport(saved) : saved
  const code = codeOf([document], gate)
  if (values.format === 'html') return { text: await page(document, name, gate), code }
  if (saved.kind === 'redline-audit' && values.format === 'json') return { text: auditJson(saved), code, json: true }
  if (saved.kind === 'redline-audit' && values.format === 'markdown') {
    const findings = saved.findings.filter(f => atLeastAs(f.confidence, gate.minConfidence))
    return { text: auditMarkdown(saved, findings, { minConfidence: gate.minConfidence }), code }
  }
  const comparison = document.comparedWith && compareReports(document)
  const { minConfidence } = gate
  if (values.format === 'json') return { text: json(document), code, json: true }
  if (values.format === 'sarif') {
    const text = sarif(document, { rules, minConfidence, complete: values.complete ?? false, ...(comparison && { comparison }) })
    return { text, code, json: true }
  }
  return { text: summary(document, comparison, { minConfidence, failOn: gate.failOn }), code }
}

function several(saved: readonly Saved[], unread: Organisation['unread'], values: Values, gate: Gate, salt: string): Result {
  const results = named(saved).map(({ name, document }) => ({ name, document: hideHosts(document, salt) }))
  const documents = results.map(r => r.document)
  const code = unread.length > 0 ? exit.failed : codeOf(documents, gate)
  const { minConfidence } = gate
  if (values.format === 'sarif')
    return { text: sarifOfSeveral(results, { rules, minConfidence, complete: values.complete ?? false }), code, json: true }
  const all = organisation(results, unread, { tool: { name: 'redline', version }, minConfidence })
  return values.format === 'json' ? { text: JSON.stringify(all), code, json: true } : { text: organisationMarkdown(all), code }
}

/**
 * Runs `redline report`. Of several files those that hold no report are named and the rest is shown, exit 4. Without
 * REDLINE_SALT hidden host names differ from run to run.
 */
export async function report(args: Arguments, io: Io): Promise<Result> {
  const paths = args.positionals
  const gate: Gate = {
    ...defaultGate,
    failOn: args.values['fail-on'] ?? 'never',
    minConfidence: args.values['min-confidence'] ?? defaultGate.minConfidence,
  }
  const [only] = paths
  if (only === undefined)
    throw new UsageError('name what `redline check --format json --output FILE` wrote (or `redline audit`), one file or more')
  if (paths.length === 1) return await one(await readSavedResult(resolve(io.cwd, only), only), only, args.values, gate)
  const salt = saltOf(io.env) ?? randomBytes(32).toString('hex')
  const names = shortNames(paths)
  const saved: Saved[] = []
  const unread: { file: string; why: string }[] = []
  for (const [i, path] of paths.entries()) {
    try {
      const read = await readSavedResult(resolve(io.cwd, path), path)
      saved.push({ path, name: names[i] as string, document: read.kind === 'redline-audit' ? asReport(read) : read })
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      unread.push({ file: path, why: visible(error.message.replace(`${path} `, '')) })
    }
  }
  if (saved.length === 0)
    throw new UsageError(
      unread
        .map(u => `${u.file} ${u.why}`)
        .slice(0, 10)
        .join('\n'),
    )
  return several(saved, unread, args.values, gate, salt)
}
