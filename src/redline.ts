/** Read this first: a repository goes in, a report comes out. */
import type { Fact } from './detect/detector.ts'
import { detect, LIBRARIES, WORDS } from './detect/index.ts'
import { infrastructure, serversOnly } from './detect/infrastructure.ts'
import { aged, staleDay } from './live/aged.ts'
import { join } from './live/join.ts'
import type { AuditDocument } from './model/audit.ts'
import type { Finding, Gap, NotChecked } from './model/finding.ts'
import type { Model } from './model/model.ts'
import type { Repo } from './model/repo.ts'
import type { AppReport, Failure, Report } from './model/report.ts'
import { fileSpan } from './model/span.ts'
import { yamlComments } from './policy/comments.ts'
import type { Config } from './policy/config.ts'
import { identify } from './policy/identity.ts'
import { readIgnores } from './policy/ignores.ts'
import { type Asked, describes, judge, unusedAllowances } from './policy/judge.ts'
import { type App, readApp } from './read/app.ts'
import { findApps } from './read/apps.ts'
import { type Files, openFiles } from './read/files.ts'
import { rubyComments } from './read/ruby/comments.ts'
import { rules } from './rules/index.ts'
import { withPastes } from './rules/pastes.ts'
import type { Rule } from './rules/rule.ts'
import { type Ran, runRules } from './rules/run.ts'
import { version } from './version.ts'

export interface AnalyseOptions {
  readonly environment: string
  /** The scanned folder as it was named. */
  readonly base: string
  /** The team's configuration for the app at a root. */
  readonly config: (root: string) => Config
  /** Rules to run; all where not said. */
  readonly only?: readonly string[]
  /** The time that rules may know, in milliseconds since 1970. */
  readonly now?: number
  /** An audit to join with the code, and the days after which it is stale; never where not said. */
  readonly live?: { readonly audit: AuditDocument; readonly maxAge?: number }
  /** What was read of each app, by its root: who analyses the same tree again, with an audit, keeps it and reads nothing twice. */
  readonly readings?: Readings
}

export type Readings = Map<string, { readonly app: App; readonly detected: ReturnType<typeof detect> }>

/** Reads every Rails app of a repository, runs the rules, and lays the team's policy over what they found. */
export function analyse(repo: Repo, options: AnalyseOptions): Report {
  const { roots, skipped } = findApps(repo)
  const failures: Failure[] = []
  const complaints: Finding[] = []
  const asked: Asked[] = []
  let parsed = 0
  const chosen = options.only ? rules.filter(r => options.only?.includes(r.id)) : rules
  const { live } = options
  const day = live?.maxAge === undefined ? undefined : staleDay(live.audit.takenAt, options.now ?? 0, live.maxAge)
  const taken = new Set<string>()
  /** Runs the rules over a model and the servers of the audit that are its own. */
  const withLive = (read: Model, alone: boolean): { readonly model: Model; readonly ran: Ran } => {
    if (!live) return { model: read, ran: runRules(chosen, read) }
    const left = live.audit.servers.filter(s => !alone || !taken.has(s.id))
    const joined = join(read, { ...live.audit, servers: left }, { alone })
    for (const id of joined.taken) taken.add(id)
    const ran = runRules(chosen, joined.model)
    if (day === undefined) return { model: joined.model, ran }
    const gap: Gap = {
      at: read.clients[0]?.at ?? fileSpan('.redline.yml'),
      why: `the audit is of ${day}, too old to go by: what it says is shown as notes and fails nothing until \`redline audit\` has run again`,
    }
    return {
      model: { ...joined.model, gaps: joined.taken.size > 0 ? [...joined.model.gaps, gap] : joined.model.gaps },
      ran: { ...ran, findings: aged(runRules(chosen, read).findings, ran.findings, day) },
    }
  }
  const rest = openFiles(repo, '.', {
    files: repo.files().filter(f => !roots.some(r => r === '.' || f.startsWith(`${r}/`))),
    environment: options.environment,
    describes: file => describes(options.config('.'), file),
  })
  const declared = infrastructure(rest)
  failures.push(...declared.failures)
  parsed += rest.texts().length
  // What belongs to no app is the only app's; of several nobody knows whose.
  const owned: readonly Fact[] = roots.length === 1 ? declared.facts : []
  const apps = roots.map(root => {
    const config = options.config(root)
    const reading = options.readings?.get(root) ?? readingOf(repo, root, roots, config, owned, options)
    options.readings?.set(root, reading)
    const { app, detected } = reading
    const { model: read, failures: inDetectors } = detected
    const { model, ran } = withLive(read, roots.length === 1)
    failures.push(...app.failures, ...inDetectors, ...ran.failures)
    parsed += app.parsed
    const ignores = ignoresOf(app)
    complaints.push(...ignores.findings)
    const didRun = ranOf(chosen, ran)
    const judged = judge(ran.findings, config, ignores.ignores, didRun)
    complaints.push(...judged.complaints)
    asked.push({ config, permitted: judged.permitted, ran: didRun })
    const gaps: readonly Gap[] = model.gaps
    return { root, model, findings: withPastes(judged.findings, model), gaps, notChecked: ran.notChecked }
  })
  const declaredOnly =
    roots.length === 1
      ? undefined
      : serversOnly(declared.facts, { ...options.config('.'), environment: options.environment, now: options.now ?? 0 })
  const loose = declaredOnly && withLive(declaredOnly, true)
  const unowned = loose?.model
  let notChecked: readonly NotChecked[] = []
  if (loose && loose.model.servers.length > 0) {
    const { ran } = loose
    notChecked = ran.notChecked
    failures.push(...ran.failures)
    const ignores = ignoresOf(rest)
    const judged = judge(ran.findings, options.config('.'), ignores.ignores, ranOf(chosen, ran))
    complaints.push(...judged.findings, ...ignores.findings, ...judged.complaints)
  }
  complaints.push(...unusedAllowances(asked))
  const numbered = identify([...apps.flatMap(a => a.findings), ...complaints])
  let from = 0
  const identified: AppReport[] = apps.map(a => {
    const findings = numbered.slice(from, from + a.findings.length)
    from += a.findings.length
    return { ...a, findings }
  })
  return {
    version,
    base: options.base,
    apps: identified,
    ...(unowned && { servers: unowned.servers, gaps: unowned.gaps, notChecked }),
    skipped,
    failures,
    findings: numbered.slice(from),
    seen: { files: repo.files().length, parsed },
  }
}

/** An app's files and the model that they come to. */
function readingOf(
  repo: Repo,
  root: string,
  nested: readonly string[],
  config: Config,
  owned: readonly Fact[],
  { environment, now = 0 }: AnalyseOptions,
): { readonly app: App; readonly detected: ReturnType<typeof detect> } {
  const app = readApp(repo, root, { environment, nested, words: WORDS, libraries: LIBRARIES, describes: file => describes(config, file) })
  const { platform, target, endpoints, processes, thresholds } = config
  return { app, detected: detect(app, { platform, target, endpoints, processes, thresholds, now, infrastructure: owned }) }
}

/** Whether a rule ran, so that an ignore of one that did not is not called unused. */
const ranOf =
  (chosen: readonly Rule[], ran: Ran) =>
  (rule: string): boolean =>
    chosen.some(r => r.id === rule) && !ran.notChecked.some(n => n.rule === rule) && !ran.failures.some(f => f.part === `rule ${rule}`)

/** What the comments of the files that were read silence. */
function ignoresOf(app: Pick<Files, 'texts'>): ReturnType<typeof readIgnores> {
  const mentioning = app.texts().filter(([, text]) => /redline/i.test(text))
  const found = mentioning.map(([file, text]) =>
    readIgnores(
      file,
      text,
      file.endsWith('.rb') ? rubyComments(file, text) : yamlComments(file, text),
      rules.map(r => r.id),
    ),
  )
  return { ignores: found.flatMap(f => f.ignores), findings: found.flatMap(f => f.findings) }
}
