/** Database numbers for variables that share a server, where the app keeps their keys apart today. */
import type { Plan, PlannedServer } from './plan.ts'

/** `/0` for all, unless several variables of one workload lead there: these had databases or servers of their own. */
export function databases(server: PlannedServer, plan: Pick<Plan, 'assignments'>): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const perWorkload = new Map<string, string[]>()
  for (const { client, variable, server: name } of plan.assignments) {
    if (name !== server.name || found.has(variable)) continue
    const before = perWorkload.get(client.workload) ?? []
    found.set(variable, before.length)
    perWorkload.set(client.workload, [...before, variable])
  }
  return found
}
