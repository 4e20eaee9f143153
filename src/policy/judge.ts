/** Findings as the team wants them: weighed by its configuration, silenced where it said why. */
import type { Finding } from '../model/finding.ts'
import type { Judged } from '../model/report.ts'
import { place } from '../model/span.ts'
import type { Allowed, Config, Excluded } from './config.ts'
import { covers } from './glob.ts'
import { applyIgnores, fault, type Ignore } from './ignores.ts'

type Silenced = NonNullable<Judged['silenced']>

/** A finding that policy has looked at, before it has its identity. */
export type Weighed = Finding & Pick<Judged, 'silenced'>

const below = (folder: string, path: string): string | undefined =>
  folder === '.' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined

/** Whether one of some patterns covers a path of the repository. */
function matches(patterns: readonly Excluded[], path: string): boolean {
  return patterns.some(entry => {
    const rest = below(entry.folder, path)
    return rest !== undefined && covers(entry.pattern, entry.below === undefined ? rest : `${entry.below}/${rest}`)
  })
}

/** Whether the configuration takes a path out of the scan. */
export const isExcluded = (config: Config, path: string): boolean => matches(config.exclude, path)

/** The environments whose servers a file describes, as the configuration says; empty where it says nothing of it. */
export const describes = (config: Config, path: string): readonly string[] =>
  [...config.environments].flatMap(([name, patterns]) => (matches(patterns, path) ? [name] : []))

/** Whether `about` names a workload: as a word of its own, not as a part of a longer one. */
const names = (about: string, workload: string): boolean => about.split(/[^A-Za-z0-9_-]+/).includes(workload)

/** Whether an entry of `allow:` permits what a finding complains about. */
const permits = (a: Allowed, finding: Finding): boolean =>
  a.rule === finding.rule && a.workloads.filter(w => names(finding.about, w)).length > 1

/**
 * Weighs a finding. A rule that is `off` silences it; another severity replaces the finding's own, whatever that was. The
 * finding itself stays in the report, so that a report always tells what it left out.
 */
function weigh<F extends Weighed>(finding: F, config: Config): F {
  if (finding.silenced) return finding
  const setting = config.rules.get(finding.rule)
  const permitted = config.allow.find(a => permits(a, finding))
  const silenced: Silenced | undefined = permitted
    ? { by: 'allow', reason: permitted.reason }
    : setting?.severity === 'off'
      ? { by: 'severity', reason: setting.reason ?? `off in ${setting.at.file}` }
      : undefined
  const severity = setting && setting.severity !== 'off' ? setting.severity : finding.severity
  return silenced ? { ...finding, severity, silenced } : { ...finding, severity }
}

/**
 * What the team's configuration and ignores make of one app's findings; `complaints` are about the ignores themselves,
 * `permitted` are the entries of `allow:` that some finding needed. `ran` says whether a rule ran. Afterwards `identify`
 * numbers the findings of all apps together.
 */
export function judge(
  findings: readonly Finding[],
  config: Config,
  ignores: readonly Ignore[] = [],
  ran?: (rule: string) => boolean,
): { readonly findings: readonly Weighed[]; readonly complaints: readonly Weighed[]; readonly permitted: readonly Allowed[] } {
  const ignored = applyIgnores<Weighed>(findings, ignores, ran)
  return {
    findings: ignored.findings.map(f => weigh(f, config)),
    complaints: ignored.unused.map(f => weigh(f, config)),
    permitted: config.allow.filter(a => findings.some(f => permits(a, f))),
  }
}

/** One app as far as it tells which entries of `allow:` are of use. */
export interface Asked {
  readonly config: Config
  readonly permitted: readonly Allowed[]
  readonly ran: (rule: string) => boolean
}

/** Entries of `allow:` that permit nothing in any of the apps that they speak of, each once. */
export function unusedAllowances(apps: readonly Asked[]): readonly Weighed[] {
  const entries = new Map(apps.flatMap(({ config }) => config.allow.map(a => [place(a.at), { a, config }] as const)))
  for (const { config, permitted, ran } of apps) {
    for (const a of config.allow) if (a.elsewhere || permitted.includes(a) || !ran(a.rule)) entries.delete(place(a.at))
  }
  return [...entries.values()].map(({ a, config }) => {
    const pair = `${a.workloads.slice(0, -1).join(', ')} and ${a.workloads.at(-1)}`
    const message = `No finding of \`${a.rule}\` is about ${pair}, so this entry of \`allow\` permits nothing and can go.`
    return weigh(fault('warning', a.at, `unused allow ${a.rule} ${[...a.workloads].sort().join('+')}`, message), config)
  })
}
