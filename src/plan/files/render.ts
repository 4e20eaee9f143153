/** Render's blueprint: a Key Value service for each server, and the variables of the app's processes. */
import { isWeb } from '../../model/users.ts'
import type { Plan, PlannedServer } from '../plan.ts'
import { command, processVariables } from '../processes.ts'
import { bytes, plain, slug } from '../words.ts'

const service = (s: PlannedServer, app: string): string => {
  const { size, next } = s.fit
  const sized =
    size && s.need.bytes !== null
      ? `${bytes(s.need.bytes)} needed${s.need.bound ? " (not measured: what today's plan can hold)" : ''}; the next one up is ${next?.name ?? 'not sold'}${size.unsure ? `; ${size.unsure}` : ''}`
      : 'not measured: RUNBOOK.md says what to measure and how. Plans can be raised, never lowered'
  return `  # ${sized}
  - type: keyvalue
    name: ${slug(app)}-${s.name}
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
          name: ${slug(app)}-${server}
          property: connectionString
`

function processes(plan: Plan, app: string): string {
  // An app that is on Render has its processes declared; these lines are to be put there.
  return processVariables(plan)
    .map(({ process, name, assignments }) => {
      const variables = new Map(assignments.map(a => [a.variable, a.server]))
      return `  # Adjust the commands to what the app is built and started with.
  - type: ${isWeb(process) ? 'web' : 'worker'}
    name: ${slug(app)}-${slug(name)}
    runtime: ruby
    region: oregon
    buildCommand: bundle install
    startCommand: ${command(process)}
    envVars:
${[...variables].map(([v, s]) => variable(v, s, app)).join('')}`
    })
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
