/** Which processes of the app read which of the plan's variables. */
import type { Model } from '../model/model.ts'
import type { Process } from '../model/process.ts'
import { isWeb, uses } from '../model/users.ts'
import { show } from '../model/value.ts'
import type { Assignment } from './assign.ts'
import { writtenAlternatives } from './assign.ts'
import type { Plan } from './plan.ts'
import { plain, slug } from './words.ts'

export const nameOf = (process: Process): string => plain(process.name ?? process.kind)

export interface ProcessVariables {
  readonly process: Process
  readonly name: string
  readonly assignments: readonly Assignment[]
}

/** Each process with its variables; a process that opens no connection is left out. */
export const processVariables = (plan: Plan): readonly ProcessVariables[] =>
  plan.model.processes
    .map(process => ({
      process,
      name: nameOf(process),
      assignments: plan.assignments.filter(a => uses(a.client, process, plan.model)),
    }))
    .filter(p => p.assignments.length > 0)

export interface Service {
  /** Free of what the target's names may not hold, and like no other. */
  readonly key: string
  readonly process: Process
  /** Each variable once, with the server that it leads to. */
  readonly variables: ReadonlyMap<string, string>
}

/** The processes as services of a file that names each once; `reserved` are the keys that something else has. */
export function services(plan: Plan, reserved: readonly string[]): readonly Service[] {
  const byName = new Map<string, ProcessVariables[]>()
  for (const p of processVariables(plan)) byName.set(p.name, [...(byName.get(p.name) ?? []), p])
  const taken = new Set(reserved)
  return [...byName].flatMap(([name, [first, ...others]]) => {
    if (!first) return []
    const own = slug(name)
    let key = own
    for (let n = 2; taken.has(key); n++) key = `${own}-${n}`
    taken.add(key)
    return [
      {
        key,
        process: first.process,
        variables: new Map([first, ...others].flatMap(p => p.assignments.map(a => [a.variable, a.server] as const))),
      },
    ]
  })
}

/** What a client reads today: `$REDIS_URL`. */
export function before({ client }: Pick<Assignment, 'client'>): string {
  const shown = writtenAlternatives(client.endpoint).map(show)
  // What could not be told would be shown with its reason, in brackets, which nobody could read in a table.
  const named = shown.filter(s => !s.includes('unknown ('))
  if (named.length < shown.length) return [...named, 'an address that the code puts together'].join(' or ')
  return named.join(' or ') || 'what the library does by itself'
}

/** Processes that push jobs: all that read the jobs' variable but the workers themselves. */
export const pushing = (plan: Plan): readonly string[] => [
  ...new Set(
    processVariables(plan)
      .filter(p => p.process.kind !== 'sidekiq' && p.process.kind !== 'resque' && p.assignments.some(a => a.server === 'jobs'))
      .map(p => p.name),
  ),
]

export const webs = (model: Model): readonly Process[] => model.processes.filter(isWeb)
export const workers = (model: Model): readonly Process[] => model.processes.filter(p => p.kind === 'sidekiq' || p.kind === 'resque')

/** Kinds whose program alone does not start a worker. */
const COMMANDS: Readonly<Record<string, string>> = {
  puma: 'bundle exec puma -C config/puma.rb',
  resque: 'bundle exec rake resque:work',
  good_job: 'bundle exec good_job start',
  solid_queue: 'bin/jobs',
  delayed_job: 'bundle exec rake jobs:work',
  karafka: 'bundle exec karafka server',
  clockwork: 'bundle exec clockwork clock.rb',
  sneakers: 'bundle exec rake sneakers:run',
}

/** How a process is started where a file has to say so. */
export const command = ({ kind }: Process): string => COMMANDS[kind] ?? `bundle exec ${plain(kind)}`
