/** Whose password is whose: users and passwords that addresses lack, from the environment, each for the server that it was meant for. */
import type { Target } from './target.ts'

type Env = Readonly<Record<string, string | undefined>>

interface Own {
  readonly username?: string
  readonly password?: string
}

/** `CACHE_URL` → `CACHE`, before `_USERNAME` and `_PASSWORD`. */
const prefixOf = (name: string): string => name.replace(/_URL$/, '')

const addressOf = ({ kind, places, path, master }: Target): string => JSON.stringify([kind, places, path, master])

function read(env: Env, prefix: string): Own | undefined {
  const [username, password] = [env[`${prefix}_USERNAME`], env[`${prefix}_PASSWORD`]]
  return username || password ? { ...(username && { username }), ...(password && { password }) } : undefined
}

/**
 * Targets with the user and password that their addresses lack: of `CACHE_URL` those in `CACHE_USERNAME` and `CACHE_PASSWORD`, of
 * its Sentinels `CACHE_SENTINEL_USERNAME` and `CACHE_SENTINEL_PASSWORD`. Those of REDIS also serve a server of any name, where
 * all targets are one server: of several, no other one may learn them.
 */
export function signedIn(targets: readonly Target[], env: Env): readonly Target[] {
  const namesOf = new Map<string, readonly string[]>()
  for (const t of targets) namesOf.set(addressOf(t), [...(namesOf.get(addressOf(t)) ?? []), ...t.names])
  const shared = namesOf.size === 1 ? ['REDIS'] : []
  return targets.map(target => {
    const prefixes = [...new Set([...(namesOf.get(addressOf(target)) ?? []).map(prefixOf), ...shared])]
    const own = (suffix = ''): Own => prefixes.map(p => read(env, p + suffix)).find(found => found !== undefined) ?? {}
    const { username, password } =
      target.password === undefined ? { ...own(), ...(target.username && { username: target.username }) } : target
    const sentinel = target.kind === 'sentinel' ? own('_SENTINEL') : {}
    return {
      ...target,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      ...(sentinel.username !== undefined && { sentinelUsername: sentinel.username }),
      ...(sentinel.password !== undefined && { sentinelPassword: sentinel.password }),
    }
  })
}
