/** Both trees analysed under the base's policy, and what came of it as one document. */
import { joinedAudit } from '../commands/audit/findings.ts'
import { type Configuration, readConfiguration } from '../commands/configuration.ts'
import { chosen, gateOf, looked, readBaselines } from '../commands/scan.ts'
import { without } from '../commands/tree.ts'
import { compareReports } from '../compare/reports.ts'
import { loadParsers } from '../detect/parsers.ts'
import { UsageError } from '../errors.ts'
import { diffOf } from '../fix/preview.ts'
import type { Comparison } from '../model/comparison.ts'
import type { ReportDocument } from '../model/document.ts'
import { knownIn } from '../model/known.ts'
import type { Repo } from '../model/repo.ts'
import type { Report } from '../model/report.ts'
import type { Values } from '../options.ts'
import { baselineFile, withBaseline } from '../policy/baseline.ts'
import { type Config, configFile } from '../policy/config.ts'
import { allFindings, defaultGate, type Gate, judgeRun } from '../policy/gate.ts'
import { distrusted, loosened } from '../policy/loosened.ts'
import { type AnalyseOptions, analyse, type Readings } from '../redline.ts'
import { documentOf } from '../report/json.ts'
import { rules } from '../rules/index.ts'
import { changedLines } from './changedLines.ts'
import type { Tree, Trees } from './trees.ts'
import { type Asked, noted, untouched } from './untouched.ts'

export interface Analysis {
  readonly report: Report
  readonly document: ReportDocument
  readonly comparison: Comparison | undefined
  readonly gate: Gate
  readonly code: number
  /** Identities of the findings that fail the run. */
  readonly failing: ReadonlySet<string>
  /** The text of a file of the head. */
  readonly source: (file: string) => string | undefined
  /** Whether the change shows a line of a file; undefined where the base was not read. */
  readonly changedLine: ((file: string, line: number) => boolean) | undefined
  /** Files that the change touches and that were not compared, since too many are different to ask for all. */
  readonly unseen: number
}

/** Rounds of asking for what was missing; each finds files that only the last round's files name. */
const MOST_ROUNDS = 12

/** Only what lies below a folder, and the policy files above it, which speak for it. */
function below(repo: Repo, folder: string): Repo {
  if (folder === '.') return repo
  const above = [configFile, baselineFile]
  return without(repo, path => !path.startsWith(`${folder}/`) && !above.includes(path))
}

/** Live servers that both trees are joined with, so that only what the change does is new. */
type Live = AnalyseOptions['live']

/** What was read of each tree, for an analysis of the same ones again: what was asked for then decides now too. */
export type Kept = Map<Tree, { readonly readings: Readings; readonly asked: Asked }>

interface Policy {
  readonly configuration: Configuration
  readonly baseline: ReadonlySet<string>
}

function policyOf(repo: Repo, values: Values): Policy {
  const named = values.config
  const text = named === undefined ? undefined : repo.read(named)
  if (named !== undefined && typeof text !== 'string') throw new UsageError(`${named} ${text?.refused}`)
  const configuration = readConfiguration({
    repo,
    roots: ['.'],
    rules: rules.map(r => r.id),
    show: file => file,
    ...(named !== undefined && typeof text === 'string' && { named: { file: named, text } }),
  })
  configuration.check()
  return { configuration, baseline: readBaselines({ repo, roots: ['.'] }, file => file) }
}

/** What the deployment is comes from the tree itself; what is forgiven, from the policy that counts. */
const mixed = (facts: Config, policy: Config): Config => ({
  ...facts,
  rules: policy.rules,
  exclude: policy.exclude,
  allow: policy.allow,
  thresholds: policy.thresholds,
})

interface Scanned {
  readonly report: Report
  readonly repo: Repo
  readonly own: Policy
  /** What it took. */
  readonly asked: Asked
}

interface Run {
  readonly folder: string
  readonly values: Values
  readonly live: Live
  readonly kept: Kept
}

function once(tree: Tree, { folder, values, live, kept }: Run, trusted: Policy | undefined): Scanned & { readonly readings: Readings } {
  const { repo: all, asked: now } = noted(tree.repo())
  const { readings, asked } = kept.get(tree) ?? { readings: new Map(), asked: now }
  const whole = below(all, folder)
  const own = policyOf(whole, values)
  const policy = trusted ?? own
  const repo = without(whole, policy.configuration.hides)
  const only = chosen(values)
  const raw = analyse(repo, {
    environment: values.env ?? 'production',
    base: '.',
    now: Date.now(),
    readings,
    config: root => mixed(own.configuration.of(root), policy.configuration.of(root)),
    ...(only ? { only } : {}),
    ...(live ? { live } : {}),
  })
  own.configuration.check()
  return { report: withBaseline(raw, policy.baseline, looked(raw, only)).report, repo, own, asked, readings }
}

/** Analyses a tree again until nothing that it needed was missing. Throws a UsageError where its policy files are at fault. */
async function scanned(tree: Tree, run: Run, trusted: Policy | undefined): Promise<Scanned> {
  for (let round = 1; ; round += 1) {
    await loadParsers(tree.repo())
    try {
      const found = once(tree, run, trusted)
      if (round <= MOST_ROUNDS && (await tree.fetch())) continue
      run.kept.set(tree, found)
      return found
    } catch (error) {
      // A policy file that is not here yet reads as one that can't be read.
      if (!(error instanceof UsageError && round <= MOST_ROUNDS && (await tree.fetch()))) throw error
    }
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The base's report; where it can't be had, why. */
async function baseOf(trees: Trees, run: Run): Promise<Scanned | { readonly unread: string } | undefined> {
  const { base } = trees
  if (!base || 'unread' in base) return base
  try {
    return await scanned(base, run, undefined)
  } catch (error) {
    // A policy that is broken in the base is no policy; the head's own is read for itself.
    return { unread: error instanceof UsageError ? `its policy is at fault: ${error.message}` : inWords(error) }
  }
}

/** Whether base and head differ in what decides how findings are judged. */
const isPolicy = (path: string, named: string | undefined): boolean =>
  path === named || [configFile, baselineFile].some(name => path === name || path.endsWith(`/${name}`))

/** Both reports; the base's is not made where nothing that the head's took is another there. */
async function bothOf(trees: Trees, run: Run): Promise<{ readonly base: Awaited<ReturnType<typeof baseOf>>; readonly head: Scanned }> {
  const { base: tree } = trees
  const judged =
    tree &&
    !('unread' in tree) &&
    trees.checkedOut &&
    ![...(tree.beside?.differing ?? [configFile])].some(p => isPolicy(p, run.values.config))
  if (!judged) {
    const base = await baseOf(trees, run)
    return { base, head: await scanned(trees.head, run, base && 'own' in base ? base.own : undefined) }
  }
  const head = await scanned(trees.head, run, undefined)
  const same = await untouched(tree, head.asked, trees.head.repo()).catch(() => false)
  return { head, base: same ? head : await baseOf(trees, run) }
}

/** The head's findings that were there before. */
const known = (head: Report, base: Report): ReadonlySet<string> =>
  new Set(
    allFindings(head)
      .filter(knownIn(allFindings(base)))
      .map(f => f.identity),
  )

/** The sentences on what the change forgives, for the root and for each app with a policy of its own. */
function changes(base: Scanned, head: Scanned): readonly string[] {
  const of = ({ own }: Scanned, root: string) => ({
    config: own.configuration.of(root),
    gate: own.configuration.gate,
    baseline: own.baseline,
  })
  return [
    ...new Set(
      head.report.apps
        .map(a => a.root)
        .concat('.')
        .flatMap(root => [...loosened(of(base, root), of(head, root))]),
    ),
  ]
}

/** Analyses head and base. Throws a UsageError where the head's own policy files are at fault. */
export async function analysis(
  trees: Trees,
  folder: string,
  values: Values,
  compares: boolean,
  pull: number | undefined,
  kept: Kept,
  live?: Live,
): Promise<Analysis> {
  const { base, head } = await bothOf(trees, { folder, values, live, kept })
  const trusted = base && 'own' in base ? base : undefined
  const ignored = trusted && new Set(allFindings(trusted.report).flatMap(f => (f.silenced?.by === 'ignore' ? [f.identity] : [])))
  const doubted = ignored ? distrusted(head.report, ignored) : { report: head.report, said: [] }
  const { report } = doubted
  const policy = trusted?.own ?? head.own
  const gate = gateOf(values, policy.configuration.gate, { ...defaultGate, failScope: compares ? 'new' : 'all' })
  const outcome = judgeRun(report, gate, trusted && known(report, trusted.report))
  const said = trusted ? [...changes(trusted, head), ...doubted.said] : []
  const baseCommit = trees.base && 'commit' in trees.base ? trees.base.commit : null
  const document = documentOf(report, {
    verdict: outcome.verdict,
    gate,
    ...(pull !== undefined && { pull }),
    ...(trees.head.commit !== null && { commit: trees.head.commit }),
    diff: diffOf(head.repo),
    ...(live && { audit: joinedAudit(live.audit, report) }),
    ...(base && {
      comparedWith: { commit: baseCommit, ...('own' in base ? { report: documentOf(base.report) } : { unread: base.unread }) },
    }),
    ...(said.length > 0 && { loosened: said }),
  })
  const source = (file: string): string | undefined => {
    const text = head.repo.read(file)
    return typeof text === 'string' ? text : undefined
  }
  return {
    report,
    document,
    comparison: base ? compareReports(document) : undefined,
    gate,
    code: outcome.code,
    failing: new Set(outcome.failing.map(f => f.identity)),
    source,
    changedLine: trusted && changedLines(trusted.repo, head.repo),
    unseen: trees.base && 'unseen' in trees.base ? trees.base.unseen() : 0,
  }
}
