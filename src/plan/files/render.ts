/** Render's blueprint: a Key Value service for each server, and the variables of the app's processes. */
import { isWeb } from '../../model/users.ts'
import type { Plan, PlannedServer } from '../plan.ts'
import { command, services } from '../processes.ts'
import { bytes, plain, slug } from '../words.ts'

/** A process is often called `jobs` too. */
const keyOf = (s: Pick<PlannedServer, 'name'>): string => `redis-${s.name}`

const service = (s: PlannedServer, app: string): string => {
  const { size, next } = s.fit
  const sized =
    size && s.need.bytes !== null
      ? `${bytes(s.need.bytes)} needed${s.need.bound ? " (not measured: what today's plan can hold)" : ''}; the next one up is ${next?.name ?? 'not sold'}${size.unsure ? `; ${size.unsure}` : ''}`
      : 'not measured: RUNBOOK.md says what to measure and how. Plans can be raised, never lowered'
  return `  # ${sized}
  - type: keyvalue
    name: ${slug(app)}-${keyOf(s)}
    plan: ${size?.name ?? 'starter'}
    region: oregon
    maxmemoryPolicy: ${s.policy}
    ipAllowList: []
`
}

/** The variables of a process that lead to servers of this plan, each wired to its service. */
const variable = (name: string, server: string, app: string): string => `      - key: ${name}
        fromService:
          type: keyvalue
          name: ${slug(app)}-${keyOf({ name: server })}
          property: connectionString
`

function processes(plan: Plan, app: string): string {
  // An app that is on Render has its processes declared; these lines are to be put there.
  return services(plan, plan.servers.map(keyOf))
    .map(
      ({ key, process, variables }) => `  # Adjust the commands to what the app is built and started with.
  - type: ${isWeb(process) ? 'web' : 'worker'}
    name: ${slug(app)}-${key}
    runtime: ruby
    region: oregon
    buildCommand: bundle install
    startCommand: ${command(process)}
    envVars:
${[...variables].map(([v, s]) => variable(v, s, app)).join('')}`,
    )
    .join('\n')
}

/** One file; servers on Render can be reached from its own region alone, so the app's services are in it. */
export const render = (plan: Plan, app: string): ReadonlyMap<string, string> =>
  new Map([
    [
      'render.yaml',
      `# Redis of ${plain(app)} on Render. Written by redline plan.

services:
${plan.servers.map(s => service(s, app)).join('\n')}
${processes(plan, app)}`,
    ],
  ])
