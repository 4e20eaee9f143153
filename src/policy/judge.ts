/** Findings as the team wants them: weighed by its configuration, silenced where it said why. */
import type { Finding } from '../model/finding.ts'
import type { Judged } from '../model/report.ts'
import type { Allowed, Config, Excluded } from './config.ts'
import { covers } from './glob.ts'
import { applyIgnores, type Ignore } from './ignores.ts'

type Silenced = NonNullable<Judged['silenced']>

/** A finding that policy has looked at, before it has its identity. */
export type Weighed = Finding & Pick<Judged, 'silenced'>

const below = (folder: string, path: string): string | undefined =>
  folder === '.' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined

/** Whether one of some patterns covers a path of the repository. */
function matches(patterns: readonly Excluded[], path: string): boolean {
  return patterns.some(({ folder, pattern }) => {
    const rest = below(folder, path)
    return rest !== undefined && covers(pattern, rest)
  })
}

/** Whether the configuration takes a path out of the scan. */
export const isExcluded = (config: Config, path: string): boolean => matches(config.exclude, path)

/** Whether `about` names a workload: as a word of its own, not as a part of a longer one. */
const names = (about: string, workload: string): boolean => about.split(/[^A-Za-z0-9_-]+/).includes(workload)

/** The entry of `allow:` that permits what a finding complains about. */
const permission = (finding: Finding, allow: readonly Allowed[]): Allowed | undefined =>
  allow.find(a => a.rule === finding.rule && a.workloads.filter(w => names(finding.about, w)).length > 1)

/**
 * Weighs a finding. A rule that is `off` silences it; another severity replaces the finding's own, whatever that was. The
 * finding itself stays in the report, so that a report always tells what it left out.
 */
function weigh<F extends Weighed>(finding: F, config: Config): F {
  if (finding.silenced) return finding
  const setting = config.rules.get(finding.rule)
  const permitted = permission(finding, config.allow)
  const silenced: Silenced | undefined = permitted
    ? { by: 'ignore', reason: permitted.reason }
    : setting?.severity === 'off'
      ? { by: 'severity', reason: setting.reason ?? `off in ${setting.at.file}` }
      : undefined
  const severity = setting && setting.severity !== 'off' ? setting.severity : finding.severity
  return silenced ? { ...finding, severity, silenced } : { ...finding, severity }
}

/**
 * What the team's configuration and ignores make of one app's findings; `complaints` are about the ignores themselves.
 * `ran` says whether a rule ran. Afterwards `identify` numbers the findings of all apps together.
 */
export function judge(
  findings: readonly Finding[],
  config: Config,
  ignores: readonly Ignore[] = [],
  ran?: (rule: string) => boolean,
): { readonly findings: readonly Weighed[]; readonly complaints: readonly Weighed[] } {
  const ignored = applyIgnores<Weighed>(findings, ignores, ran)
  return { findings: ignored.findings.map(f => weigh(f, config)), complaints: ignored.unused.map(f => weigh(f, config)) }
}
