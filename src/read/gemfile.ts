/** Which locked gems an environment loads, by the groups of the Gemfile. */
import type { Call } from '../model/call.ts'
import type { Value } from '../model/value.ts'

const names = (v: Value | undefined): readonly string[] => {
  if (v?.kind === 'literal') return [String(v.value)]
  return v?.kind === 'list' ? v.items.flatMap(names) : []
}

/**
 * All locked gems but those that the Gemfile asks for only in groups that other environments load, and what only these
 * depend on. Without a Gemfile all are loaded. Source: bundler's `Bundler.require(*Rails.groups)`, which takes the default
 * group and the environment's.
 */
export function loadedGems(
  dependencies: ReadonlyMap<string, readonly string[]>,
  calls: readonly Call[],
  gemfile: string | undefined,
  environment: string,
): ReadonlySet<string> {
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
  const spare = withDependencies(
    [...asked].flatMap(([name, here]) => (here ? [] : [name])),
    dependencies,
  )
  const all = [...dependencies.keys()]
  const needed = withDependencies(
    all.filter(name => asked.get(name) ?? !spare.has(name)),
    dependencies,
  )
  return new Set(all.filter(name => needed.has(name)))
}

/** Whether the Gemfile itself asks for a gem, so that `Bundler.require` loads it. */
export const asks = (calls: readonly Call[], gemfile: string | undefined, name: string): boolean =>
  calls.some(c => c.at.file === gemfile && c.path === 'gem' && names(c.args[0])[0] === name)

/** Gems with all that they depend on. */
function withDependencies(gems: readonly string[], dependencies: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const all = new Set(gems)
  for (const gem of all) for (const needed of dependencies.get(gem) ?? []) all.add(needed)
  return all
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
