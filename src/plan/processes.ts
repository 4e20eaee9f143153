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

/** How a process is started where a file has to say so. */
export const command = ({ kind }: Process): string =>
  kind === 'sidekiq'
    ? 'bundle exec sidekiq'
    : kind === 'puma'
      ? 'bundle exec puma -C config/puma.rb'
      : kind === 'resque'
        ? 'bundle exec rake resque:work'
        : `bundle exec ${slug(kind)}`
