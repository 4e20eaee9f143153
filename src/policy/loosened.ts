/** What a change does to the team's own policy, where that makes it look less or forgive more. */
import type { Judged, Report } from '../model/report.ts'
import { place } from '../model/span.ts'
import { isThreshold, thresholds } from '../model/thresholds.ts'
import { type Config, configFile } from './config.ts'
import { atLeastAs, type Gate, milder } from './gate.ts'

export interface Policy {
  readonly config: Config
  readonly gate: Partial<Gate>
  /** The identities that the baseline lists. */
  readonly baseline: ReadonlySet<string>
}

const quoted = (text: string): string => `\`${text}\``

function gate(before: Partial<Gate>, after: Partial<Gate>): readonly string[] {
  const said: string[] = []
  const from = (was: string | undefined): string => (was === undefined ? 'the default' : quoted(was))
  if (after.failOn && milder(before.failOn ?? 'error', after.failOn))
    said.push(`${quoted('fail-on')} goes from ${from(before.failOn)} to ${quoted(after.failOn)}.`)
  if (after.failScope === 'new' && before.failScope === 'all') said.push(`${quoted('fail-scope')} goes from \`all\` to \`new\`.`)
  if (after.minConfidence && !atLeastAs(before.minConfidence ?? 'likely', after.minConfidence))
    said.push(`${quoted('min-confidence')} goes from ${from(before.minConfidence)} to ${quoted(after.minConfidence)}.`)
  return said
}

function rules(before: Config, after: Config): readonly string[] {
  return [...after.rules].flatMap(([id, now]) => {
    const was = before.rules.get(id)?.severity
    if (was === now.severity || now.severity === 'error') return []
    if (was !== undefined && now.severity !== 'off' && !milder(was === 'off' ? 'never' : was, now.severity)) return []
    const reason = now.reason === undefined ? '' : ` (${now.reason})`
    return [
      now.severity === 'off'
        ? `${quoted(id)} is switched off${reason}.`
        : `${quoted(id)} weighs no more than ${quoted(now.severity)}${reason}.`,
    ]
  })
}

/** What is said of the deployment is believed, and may still hide what the change does: that it says something else is told. */
function deployment(before: Config, after: Config): readonly string[] {
  const shown = (value: string | number | null | undefined): string =>
    value === null || value === undefined ? 'nothing' : quoted(`${value}`)
  const environments = (c: Config): ReadonlyMap<string, string> =>
    new Map(
      [...c.environments].map(([name, patterns]) => [
        name,
        patterns.map(p => (p.folder === '.' ? p.pattern : `${p.folder}/${p.pattern}`)).join(', '),
      ]),
    )
  const [was, now] = [environments(before), environments(after)]
  return [
    ...(['platform', 'target'] as const).flatMap(key =>
      before[key] === after[key] ? [] : [`${quoted(key)} goes from ${shown(before[key])} to ${shown(after[key])}.`],
    ),
    ...[...new Set([...Object.keys(before.processes), ...Object.keys(after.processes)])].flatMap(name =>
      before.processes[name] === after.processes[name]
        ? []
        : [`How often ${quoted(name)} runs goes from ${shown(before.processes[name])} to ${shown(after.processes[name])}.`],
    ),
    ...[...new Set([...was.keys(), ...now.keys()])].flatMap(name =>
      was.get(name) === now.get(name)
        ? []
        : [`The files of the environment ${quoted(name)} go from ${shown(was.get(name))} to ${shown(now.get(name))}.`],
    ),
  ]
}

function lists(before: Config, after: Config): readonly string[] {
  const excluded = (c: Config): readonly string[] => c.exclude.map(e => (e.folder === '.' ? e.pattern : `${e.folder}/${e.pattern}`))
  const allowed = (c: Config): readonly string[] => c.allow.map(a => `${a.rule}: ${[...a.workloads].sort().join(' and ')}`)
  const added = (now: readonly string[], was: readonly string[]): readonly string[] => now.filter(x => !was.includes(x))
  return [
    ...added(excluded(after), excluded(before)).map(p => `${quoted(p)} is no longer looked at.`),
    ...added(allowed(after), allowed(before)).map(a => `${quoted(a)} are allowed on one server.`),
    ...Object.entries(after.endpoints)
      .filter(([name, server]) => before.endpoints[name] !== server)
      .map(([name, server]) => `${quoted(name)} is declared to point to ${quoted(server)}.`),
    ...deployment(before, after),
    // What counts as too much is the rule's matter, so that every change of a limit is told, whichever way it goes.
    ...[...new Set([...Object.keys(before.thresholds), ...Object.keys(after.thresholds)])].filter(isThreshold).flatMap(name => {
      const [was, now] = [before, after].map(c => c.thresholds[name] ?? thresholds[name].default)
      return was === now ? [] : [`${quoted(name)} goes from ${was} to ${now}.`]
    }),
  ]
}

/** A sentence for each thing that is forgiven after a change and was not before. */
export function loosened(before: Policy, after: Policy): readonly string[] {
  const listed = [...after.baseline].filter(id => !before.baseline.has(id)).length
  return [
    ...gate(before.gate, after.gate).map(s => `In ${configFile} ${s}`),
    ...rules(before.config, after.config).map(s => `In ${configFile} ${s}`),
    ...lists(before.config, after.config).map(s => `In ${configFile} ${s}`),
    ...(listed > 0 ? [`The baseline lets ${listed} more ${listed === 1 ? 'finding' : 'findings'} pass.`] : []),
  ]
}

/**
 * A report in which ignores that the base doesn't have count for nothing yet, and a sentence for each of them. `base` holds
 * the identities of findings that an ignore silences there.
 */
export function distrusted(report: Report, base: ReadonlySet<string>): { readonly report: Report; readonly said: readonly string[] } {
  const said: string[] = []
  const judge = (finding: Judged): Judged => {
    if (finding.silenced?.by !== 'ignore' || base.has(finding.identity)) return finding
    const { silenced, ...loud } = finding
    said.push(`An ignore silences ${quoted(finding.rule)} at ${quoted(place(finding.at))}: ${silenced.reason}`)
    return loud
  }
  const judged = {
    ...report,
    apps: report.apps.map(a => ({ ...a, findings: a.findings.map(judge) })),
    findings: report.findings.map(judge),
  }
  return { report: judged, said }
}
