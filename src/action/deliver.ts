/** Where a result goes: files, the job's page, annotations, the pull request, the tracking issue. Posts may fail, the verdict stands. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Api, ApiRefusal } from '../github/api.ts'
import { type Commented, keepComment } from '../github/comment.ts'
import { blobUrl, type Context, docsUrl, type PullRequest, runUrl } from '../github/context.ts'
import { keepIssue } from '../github/issue.ts'
import { suggest, suggestionsFor } from '../github/suggest.ts'
import type { ChangedFile } from '../github/trees.ts'
import type { Comparison } from '../model/comparison.ts'
import { type FindingItem, findingsOf, type ReportDocument } from '../model/document.ts'
import { atLeastAs, type Gate } from '../policy/gate.ts'
import { annotations } from '../report/annotations.ts'
import { placeOf, worstItems } from '../report/items.ts'
import { json } from '../report/json.ts'
import { comment } from '../report/markdown/comment.ts'
import type { MarkdownOptions } from '../report/markdown/options.ts'
import { summary } from '../report/markdown/summary.ts'
import { sarif } from '../report/sarif.ts'
import { plural } from '../report/tally.ts'
import { rules } from '../rules/index.ts'
import { writeFileSafely } from '../write.ts'
import type { Inputs } from './inputs.ts'
import type { Runner } from './runner.ts'

export interface Delivery {
  readonly runner: Runner
  readonly inputs: Inputs
  readonly context: Context | undefined
  readonly api: Api | undefined
  readonly document: ReportDocument
  readonly comparison: Comparison | undefined
  readonly gate: Gate
  readonly failing: ReadonlySet<string>
  /** The text of a file at the commit that is shown; suggestions need it. */
  readonly source: ((file: string) => string | undefined) | undefined
  /** Whether the change shows a line of a file at the head; undefined where the base was not read. */
  readonly changedLine: ((file: string, line: number) => boolean) | undefined
  /** What the pull request changes. */
  readonly changed: (() => Promise<readonly ChangedFile[]>) | undefined
  /** The pull request's head by the last answer that named it; it may have gone on since the run began. */
  readonly latest: () => string | undefined
  /** The pull request to comment on. */
  readonly pull: Pick<PullRequest, 'number' | 'head'> | undefined
}

const SUMMARY_LIMIT = 1024 * 1024
/** For what the runner itself adds. */
const MARGIN = 1024
/** An issue's body holds 65,536 characters. */
const MOST_ISSUE = 60_000

/** Everything counted and sure enough to be shown. */
const shown = (findings: readonly FindingItem[], gate: Gate): readonly FindingItem[] =>
  findings.filter(f => !f.silenced && atLeastAs(f.confidence, gate.minConfidence))

function words({ context, failing, gate }: Delivery): MarkdownOptions {
  const docs = context && docsUrl(context)
  return {
    ...(context && { blob: blobUrl(context), run: runUrl(context) }),
    ...(docs && { docs: (rule: string) => docs(`docs/rules/${rule}.md`) }),
    failing,
    failOn: gate.failOn,
    minConfidence: gate.minConfidence,
  }
}

/** The permission that a refused post lacks. */
const PERMISSION = { comment: 'pull-requests: write', suggestions: 'pull-requests: write', issue: 'issues: write' } as const

/** Runs a post; what GitHub refuses is one notice and nothing more. Resolves to `refused` then. */
async function posting<T>({ runner, context }: Delivery, what: keyof typeof PERMISSION, post: () => Promise<T>): Promise<T | 'refused'> {
  try {
    return await post()
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    const page = (context && docsUrl(context)?.('docs/forks.md')) ?? 'docs/forks.md'
    const fork = context?.pull?.fork ? ` The token of a pull request from a fork can never write; ${page} shows how to comment there.` : ''
    const barred = (error.status === 403 || error.status === 404) && !error.limited
    const cure = barred ? ` It needs \`permissions: ${PERMISSION[what]}\`.${fork}` : ''
    const name = { comment: 'The comment', suggestions: 'The suggestions', issue: 'The issue' }[what]
    runner.annotate('notice', `${name} could not be posted: ${error.message}.${cure} The verdict is the same.`, { title: 'Redline' })
    return 'refused'
  }
}

/** Whether a comment has something to say of what the pull request does. */
function speaks({ document, comparison, gate }: Delivery): boolean {
  if (!comparison) return false
  const { added, mended } = comparison
  return shown(added, gate).length + shown(mended, gate).length + (document.loosened?.length ?? 0) + document.failures.length > 0
}

async function postComment(delivery: Delivery): Promise<Commented | 'refused' | undefined> {
  const { inputs, context, api, document, comparison, pull, gate } = delivery
  if (!api || !context || !pull || !comparison || inputs.comment === 'never') return undefined
  const says = speaks(delivery)
  const found = shown(comparison.added, gate).length
  const done = await posting(delivery, 'comment', () =>
    keepComment({
      api,
      pull: pull.number,
      author: inputs.commentAuthor,
      key: inputs.commentKey ?? [context.workflow, context.job, inputs.path].join('\n'),
      head: pull.head,
      latest: delivery.latest(),
      run: context.run,
      found,
      body: (marker, was) =>
        says || was !== undefined || inputs.comment === 'always'
          ? comment(document, comparison, { ...words(delivery), marker, ...(was !== undefined && { was }) })
          : undefined,
    }),
  )
  if (done !== 'refused' && done.outcome === 'outdated')
    delivery.runner.log('The pull request has gone on, or a newer run has commented: this run leaves the comment as it is.')
  return done
}

/** New findings with a fix that may be suggested. */
function mendable({ inputs, api, comparison, gate }: Delivery): readonly FindingItem[] {
  if (!inputs.suggestions || inputs.comment === 'never' || !api || !comparison) return []
  return worstItems(shown(comparison.added, gate)).filter(f => f.fix?.safe)
}

async function postSuggestions(delivery: Delivery, remarks: number | undefined): Promise<void> {
  const { inputs, api, pull, source, changed } = delivery
  const findings = mendable(delivery)
  if (findings.length === 0 || !api || !pull || !source || !changed) return
  await posting(delivery, 'suggestions', async () => {
    const fitting = suggestionsFor(findings, await changed(), source)
    const at = { pull: pull.number, head: pull.head, author: inputs.commentAuthor, remarks }
    return suggest(api, at, fitting, f => `**${f.rule}**: ${f.fix?.title.replace(/[^\w ,.:()'-]/g, '') ?? ''}`)
  })
}

/** Files that a gap says could not be read, or not as a whole. */
const unreadFiles = (document: ReportDocument): readonly string[] =>
  document.apps.flatMap(app =>
    app.gaps.flatMap(({ at, why }) => {
      const file = placeOf(at)?.file
      return file !== undefined && (why.startsWith(`${file} `) || /\bnot valid\b|never ends|conflict markers/.test(why)) ? [file] : []
    }),
  )

/** A rule by a word that an issue's hidden line has and its text has not. */
const told = (rule: string): string => `|${rule}|`

/** The rules of some findings in a line that GitHub doesn't show: a later run that can't check one of them knows what it leaves open. */
const toldRules = (findings: readonly FindingItem[]): string =>
  findings.length === 0 ? '' : `<!-- ${[...new Set(findings.map(f => told(f.rule)))].sort().join(' ')} -->\n`

async function postIssue(delivery: Delivery): Promise<void> {
  const { inputs, context, api, document, gate } = delivery
  if (!inputs.issue || !api || !context?.onDefaultBranch) return
  const findings = shown(findingsOf(document), gate)
  const open = findings.length
  const complete = document.failures.length === 0 && document.apps.length > 0 && (document.audit?.unreached.length ?? 0) === 0
  // A link to the run would make every night's text another one.
  const { run: _, ...steady } = words(delivery)
  await posting(delivery, 'issue', () =>
    keepIssue({
      api,
      author: inputs.commentAuthor,
      key: inputs.commentKey ?? [context.workflow, inputs.path].join('\n'),
      title: open > 0 ? `Redline: ${plural(open, 'finding')} about Redis` : 'Redline: no findings about Redis',
      body: marker => `${marker}\n${toldRules(findings)}${summary(document, undefined, { ...steady, budget: MOST_ISSUE })}`,
      open: open > 0,
      complete,
      unread: [...unreadFiles(document), ...document.apps.flatMap(app => app.notChecked.map(n => told(n.rule)))],
    }),
  )
}

/** Writes the result everywhere. Resolves when all posts are done or given up. */
export async function deliver(delivery: Delivery): Promise<void> {
  const { runner, context, document, comparison, gate, changedLine } = delivery
  const folder = mkdtempSync(join(runner.env.RUNNER_TEMP || tmpdir(), 'redline-'))
  const files = { 'report-path': join(folder, 'report.json'), 'sarif-path': join(folder, 'redline.sarif') }
  const { docs } = words(delivery)
  writeFileSafely(files['report-path'], json(document))
  writeFileSafely(
    files['sarif-path'],
    sarif(document, {
      rules,
      ...(comparison && { comparison }),
      ...(docs && { docs }),
      ...(changedLine && { changed: changedLine }),
      ...(context && {
        repository: `${context.serverUrl}/${context.owner}/${context.repo}`,
        category: delivery.inputs.commentKey ?? `redline/${delivery.inputs.path}`,
      }),
      minConfidence: gate.minConfidence,
    }),
  )
  runner.output('report-path', files['report-path'])
  runner.output('sarif-path', files['sarif-path'])
  runner.output('verdict', document.summary.verdict ?? 'incomplete')
  const all = shown(findingsOf(document), gate)
  runner.output('total-count', String(all.length))
  runner.output('new-count', String(comparison ? shown(comparison.added, gate).length : all.length))
  for (const { level, message, ...place } of annotations(document, comparison, { minConfidence: gate.minConfidence }))
    runner.annotate(level, message, place)
  if (runner.summary) {
    const budget = SUMMARY_LIMIT - runner.summary.taken() - MARGIN
    runner.summary.write(summary(document, comparison, { ...words(delivery), budget }))
  }
  // Asked before the comment, it names the head as well; what it is refused with is said when it is asked again.
  if (mendable(delivery).length > 0) await delivery.changed?.().catch(() => [])
  const posted = await postComment(delivery)
  runner.output('comment-url', posted === 'refused' ? '' : (posted?.url ?? ''))
  // The same permission lets both through, and one notice says that it is missing.
  if (posted !== 'refused' && posted?.outcome !== 'outdated') await postSuggestions(delivery, posted?.remarks)
  await postIssue(delivery)
}
