/** What the files that set variables say of where they point: for each variable its server, where they leave no doubt. */
import type { Server } from '../model/server.ts'

/** The deployment that a server belongs to: those of one kind run together, others are alternatives. */
const deployment = (server: Server): string => server.id.slice(0, server.id.indexOf(':'))

/** Process → variable → servers. */
type Processes = Map<string, Map<string, Set<string>>>

function processes(servers: readonly Server[]): Processes {
  const found: Processes = new Map()
  for (const { id, wiring = [] } of servers) {
    for (const { process, name } of wiring) {
      const names = found.get(process) ?? new Map<string, Set<string>>()
      found.set(process, names)
      names.set(name, (names.get(name) ?? new Set()).add(id))
    }
  }
  return found
}

/**
 * Variable → server, as `endpoints:` of the configuration has it: two variables of one server share it, those of two
 * servers do not. `read` are the variables that the app's clients read. Left out is a variable that a process of some
 * deployment which sets any of those doesn't set, or points elsewhere: there the code's own fallbacks decide. So are all
 * where two deployments group them differently.
 */
export function wired(servers: readonly Server[], read: ReadonlySet<string>): Readonly<Record<string, string>> {
  const judged = servers.filter(s => s.aside === undefined)
  const all = [...new Set(judged.map(deployment))].flatMap(d => {
    const relevant = [...processes(judged.filter(s => deployment(s) === d)).values()].filter(names =>
      [...names.keys()].some(n => read.has(n)),
    )
    return relevant.length > 0 ? [relevant] : []
  })
  const server = (of: readonly Map<string, Set<string>>[], name: string): string | undefined => {
    const ids = new Set(of.map(names => [...(names.get(name) ?? [])].join(' ')))
    const [only = ''] = ids
    return ids.size === 1 && only !== '' && !only.includes(' ') ? only : undefined
  }
  const [first] = all
  if (!first) return {}
  const certain = [...read].filter(name => all.every(of => server(of, name) !== undefined))
  const grouping = (of: readonly Map<string, Set<string>>[]): string =>
    JSON.stringify(certain.map(a => certain.map(b => server(of, a) === server(of, b))))
  if (new Set(all.map(grouping)).size > 1) return {}
  return Object.fromEntries(certain.map(name => [name, server(first, name) ?? '']))
}
