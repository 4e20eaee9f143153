/** Which servers to audit: those that were named, or those that the code reads and the environment sets. */
import { UsageError } from '../../errors.ts'
import { signedIn } from '../../live/account.ts'
import { parseTarget, type Target } from '../../live/target.ts'
import type { Model } from '../../model/model.ts'
import { variables } from '../../model/value.ts'
import type { Io } from '../io.ts'

export interface Chosen {
  readonly targets: readonly Target[]
  /** Variables that were passed over, each with a sentence. */
  readonly skipped: readonly string[]
}

/** What two targets have in common where they are one server: all but the names and the database. */
const sameness = ({ names: _, database: __, ...rest }: Target): string => JSON.stringify(rest)

/** Targets of one address and user as one, so that no server is read twice, each with what the environment holds to sign in there. */
export function merged(targets: readonly Target[], env: Io['env']): readonly Target[] {
  const found = new Map<string, Target>()
  for (const target of signedIn(targets, env)) {
    const before = found.get(sameness(target))
    found.set(sameness(target), before ? { ...before, names: [...new Set([...before.names, ...target.names])] } : target)
  }
  return [...found.values()]
}

/** The addresses of the command line. Throws a UsageError that shows nothing of them. */
export const given = (positionals: readonly string[]): readonly Target[] => positionals.map(text => parseTarget(text))

/** Variables of the code's endpoints, in the order of its clients. */
export const asked = (models: readonly Model[]): readonly string[] => [
  ...new Set(models.flatMap(m => m.clients.flatMap(c => variables(c.endpoint)))),
]

/** Those that the environment sets. A variable that holds a host or a number, and no address, is passed over. */
export function fromEnv(names: readonly string[], env: Io['env']): Chosen {
  const targets: Target[] = []
  const skipped: string[] = []
  for (const name of names) {
    const value = env[name]
    if (value === undefined || value === '') continue
    try {
      targets.push(parseTarget(`${name}=${value}`))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      skipped.push(`${name} is set and holds no address of a Redis server`)
    }
  }
  return { targets, skipped }
}

/** An id for each target: its first name, else `server`; one that is taken gets `-2`, `-3`. */
export function idsOf(targets: readonly Target[]): readonly string[] {
  const taken = new Set<string>()
  return targets.map(({ names: [name = 'server'] }) => {
    let id = name
    for (let n = 2; taken.has(id); n += 1) id = `${name}-${n}`
    taken.add(id)
    return id
  })
}
