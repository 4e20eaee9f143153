/** What the commands that read a repository share: open it, read the team's configuration, analyse, lay the baseline over it. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadParsers } from '../detect/parsers.ts'
import { UsageError } from '../errors.ts'
import type { Repo } from '../model/repo.ts'
import type { Judged, Report } from '../model/report.ts'
import { place } from '../model/span.ts'
import type { Values } from '../options.ts'
import { baselineFile, readBaseline, withBaseline } from '../policy/baseline.ts'
import type { Config } from '../policy/config.ts'
import { defaultGate, type Gate } from '../policy/gate.ts'
import { inWords } from '../read/disk.ts'
import { type AnalyseOptions, analyse } from '../redline.ts'
import { rules } from '../rules/index.ts'
import { chosen, gateOf } from './chosen.ts'
import { readConfiguration } from './configuration.ts'
import type { Io } from './io.ts'
import { openTree, type Tree, without } from './tree.ts'
import { withWaiting } from './waiting.ts'

export { chosen, gateOf } from './chosen.ts'

export interface Scan {
  readonly tree: Tree
  /** What was read: the tree without what the configuration excludes. */
  readonly repo: Repo
  /** The report with the baseline laid over it. */
  readonly report: Report
  readonly gate: Gate
  /** The identities that the baseline lists. */
  readonly baseline: ReadonlySet<string>
  /** Findings that count. */
  readonly fresh: readonly Judged[]
  /** Entries of the baseline that nothing has any more. */
  readonly stale: readonly string[]
  /** The report on the same tree with other texts, another environment, or a configuration that says more. */
  again(repo: Repo, environment?: string, change?: (config: Config) => Config): Report
}

const MOST_CONFIG = 1024 * 1024

/** The PATH of a command that takes one. */
export function onePath(positionals: readonly string[], command: string): readonly string[] {
  if (positionals.length > 1) throw new UsageError(`\`redline ${command}\` takes one PATH; \`${positionals[1]}\` is one too many`)
  return positionals
}

function namedConfig(path: string, cwd: string): { readonly file: string; readonly text: string } {
  try {
    const file = resolve(cwd, path)
    const is = statSync(file)
    if (!is.isFile()) throw new UsageError(`${path} is no regular file`)
    if (is.size > MOST_CONFIG) throw new UsageError(`${path} is larger than 1 MiB`)
    return { file: path, text: readFileSync(file, 'utf8') }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${path} ${inWords(error)}`)
  }
}

/** The identities that the baselines beside each root list. Throws a UsageError where one is damaged. */
export function readBaselines(tree: Pick<Tree, 'repo' | 'roots'>, show: (file: string) => string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const root of tree.roots) {
    const file = root === '.' ? baselineFile : `${root}/${baselineFile}`
    if (!tree.repo.has(file)) continue
    const text = tree.repo.read(file)
    if (typeof text !== 'string') throw new UsageError(`${show(file)} ${text.refused}`)
    const { identities, errors } = readBaseline(text, file)
    if (errors.length > 0) throw new UsageError(errors.map(e => `${show(place(e.at))}: ${e.message}`).join('\n'))
    for (const id of identities) found.add(id)
  }
  return found
}

/** Whether a rule looked at every app, so that an entry which nothing has is gone and not unseen. */
export function looked(report: Report, only: readonly string[] | undefined): (rule: string) => boolean {
  const blind = new Set(report.apps.flatMap(a => a.notChecked.map(n => n.rule)))
  return rule => report.failures.length === 0 && (only?.includes(rule) ?? true) && !blind.has(rule)
}

/** Reads the folders that a command was given. Throws a UsageError where they, or the team's files in them, are at fault. */
export async function scan(paths: readonly string[], values: Values, io: Io, live?: AnalyseOptions['live']): Promise<Scan> {
  const begun = performance.now()
  const only = chosen(values)
  const tree = openTree([...(paths.length === 0 ? ['.'] : paths), ...(values.with ?? [])], io.cwd)
  const show = (file: string): string => (tree.base === '.' ? file : `${tree.base.replace(/\/+$/, '')}/${file}`)
  const configuration = readConfiguration({
    repo: tree.repo,
    roots: tree.roots,
    above: tree.above,
    rules: rules.map(r => r.id),
    show,
    ...(values.config === undefined ? {} : { named: namedConfig(values.config, io.cwd) }),
  })
  configuration.check()
  const repo = without(tree.repo, configuration.hides)
  const again = (of: Repo, environment: string = values.env ?? 'production', change: (config: Config) => Config = c => c): Report =>
    analyse(of, {
      environment,
      base: tree.base,
      config: root => change(configuration.of(root)),
      now: Date.now(),
      ...(only ? { only } : {}),
      ...(live ? { live } : {}),
    })
  await loadParsers(repo)
  const raw = withWaiting(repo, io, { quiet: values.quiet ?? false, begun }, again)
  configuration.check()
  const baseline = readBaselines(tree, show)
  const gate = gateOf(values, configuration.gate, defaultGate)
  return { tree, repo, gate, baseline, again, ...withBaseline(raw, baseline, looked(raw, only)) }
}
