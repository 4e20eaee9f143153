/** Which of an app's commands are processes of one program, and which of those are one and the same. */
import type { Call } from '../model/call.ts'
import type { App } from '../read/app.ts'
import type { Invocation } from '../read/command.ts'
import type { Fact } from './detector.ts'
import { invocations, isDeployed, type Started } from './invocations.ts'

/** Commands of one program beyond this many are left out: no deployment that anyone wrote has so many. */
const MOST = 200

/**
 * The commands of a program that count: what a development Procfile starts is left out where something else starts the
 * program too.
 */
export function commands(app: App, starts: (started: Started) => boolean): readonly Started[] {
  const all = invocations(app).filter(starts)
  const real = all.filter(isDeployed)
  return (real.length > 0 ? real : all).slice(0, MOST)
}

/**
 * Of commands that mean one process, those of the best deployment, each once where they differ. Two Procfile lines with
 * one configuration and different settings are two processes; a compose file that starts what the Procfile starts is not.
 */
export function distinct<T>(
  items: readonly { readonly started?: Started; readonly item: T }[],
  group: (item: T) => string,
  settings: (item: T) => string,
): readonly T[] {
  const best = new Map<string, number>()
  const seen = new Set<string>()
  const kept: T[] = []
  for (const { started, item } of items) {
    const of = started?.rank ?? 0
    const first = best.get(group(item)) ?? of
    best.set(group(item), first)
    const key = `${group(item)}\0${settings(item)}`
    if (of !== first || seen.has(key)) continue
    seen.add(key)
    kept.push(item)
  }
  return kept
}

/** The first plain words behind a program: `['server']` of `rails server -p 3000`. */
export const words = (started: Invocation): readonly string[] => started.args.flatMap(a => (a.kind === 'literal' ? [String(a.value)] : []))

/** Whether a rake task is run, through `rake` or `rails`. */
export const runsTask = (started: Invocation, task: RegExp): boolean =>
  ['rake', 'rails'].includes(started.program) && words(started).some(w => task.test(w))

/** Whether production loads one of the gems; true where there is no lockfile to tell. */
export const loads = (app: App, ...gems: readonly string[]): boolean => app.loaded === undefined || gems.some(g => app.loaded?.has(g))

/** The call that chooses this queue adapter for Active Job. */
export const adapterCall = (app: App, name: string): Call | undefined => {
  const last = app.calls.findLast(c => c.path === 'Rails.application.config.active_job.queue_adapter=')
  return last?.args[0]?.kind === 'literal' && last.args[0].value === name ? last : undefined
}

/** A gap where jobs go to a library whose workers nothing starts. */
export function* notStarted(app: App, adapter: string, title: string): Iterable<Fact> {
  const call = adapterCall(app, adapter)
  if (call) yield { gap: { at: call.at, why: `jobs go to ${title}, and no command that was read starts its workers` } }
}
