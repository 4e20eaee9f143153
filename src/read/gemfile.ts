/** Which locked gems an environment loads, by the groups of the Gemfile. */
import type { Call } from '../model/call.ts'
import type { Value } from '../model/value.ts'

const names = (v: Value | undefined): readonly string[] => {
  if (v?.kind === 'literal') return [String(v.value)]
  return v?.kind === 'list' ? v.items.flatMap(names) : []
}

/**
 * All locked gems but those that the Gemfile asks for only in groups that other environments load. Without a Gemfile all
 * are loaded. Source: bundler's `Bundler.require(*Rails.groups)`, which takes the default group and the environment's.
 */
export function loadedGems(
  gems: Readonly<Record<string, string>>,
  calls: readonly Call[],
  gemfile: string | undefined,
  environment: string,
): ReadonlySet<string> {
  const loaded = new Set(Object.keys(gems))
  const asked = new Map<string, boolean>()
  for (const call of calls) {
    if (call.at.file !== gemfile || call.path !== 'gem') continue
    const [name] = names(call.args[0])
    if (name === undefined) continue
    const options = call.args.at(-1)
    const own = options?.kind === 'record' ? [...names(options.entries.get('group')), ...names(options.entries.get('groups'))] : []
    const groups = [...own, ...call.inside.filter(c => c.path === 'group').flatMap(c => c.args.flatMap(names))]
    const here = groups.length === 0 || groups.includes('default') || groups.includes(environment) || !groups.every(g => ELSEWHERE.has(g))
    asked.set(name, (asked.get(name) ?? false) || here)
  }
  for (const [name, here] of asked) if (!here) loaded.delete(name)
  return loaded
}

const ELSEWHERE = new Set([
  'development',
  'test',
  'ci',
  'cucumber',
  'staging',
  'lint',
  'doc',
  'docs',
  'debug',
  'profile',
  'benchmark',
  'e2e',
  'rubocop',
  'local',
])
