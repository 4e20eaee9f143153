/** What a value says about the server it points to, so that two clients' servers can be compared. */
import { alwaysSet, isNothing, type Value, variables } from './value.ts'

/** One alternative of an endpoint. */
export interface Address {
  readonly value: Value
  /** Identities of the server, several for a list of URLs; empty where the files don't tell. */
  readonly keys: readonly string[]
  /** The variables that decide about this alternative. */
  readonly variables: readonly string[]
}

/** Variable → server, as the team's configuration says. */
type Declared = Readonly<Record<string, string>>

type Chains = readonly (readonly Address[])[]

/** Each client's endpoint is compared with those of all others. */
const knownChains = new WeakMap<Declared, WeakMap<Value, Chains>>()

/** Branches multiply; what is beyond this many is left out. */
const MOST_CHAINS = 64

const declaredAs = (name: string, declared: Declared): string | undefined => (Object.hasOwn(declared, name) ? declared[name] : undefined)

export const isLocalhost = (key: string): boolean => /^localhost(?::|$)/.test(key)

/**
 * The host and port of a URL or of `host:port`, without scheme, user, database and query: `cache.internal:6380`.
 * 127.0.0.1, ::1, localhost and 0.0.0.0, which a client reaches this machine by, are one, 6379 is the default port, a socket is `unix:/path`. Parts that are computed
 * stand in the text as `\0identity\0`.
 */
export function serverOf(url: string): string | undefined {
  const text = url.trim()
  const socket = /^unix:(?:\/\/)?(?:[^@/]*@)?(\/[^?#]*)/i.exec(text)?.[1] ?? (text.startsWith('/') ? text : undefined)
  if (socket !== undefined) return `unix:${socket}`
  const rest = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
  const authority = rest.slice(0, Math.max(0, rest.search(/[/?#]|$/)))
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
  // What is neither computed nor could be a host names no server.
  if (!/^(?:\[[0-9a-f:.]+\]|[\w.-]+|[\w.-]*\0.+\0[\w.-]*)(?::(?:\d+|\0.+\0))?(?::\d+)?$/.test(host)) return undefined
  if (host.includes('\0')) return restore(host.replace(/:6379$/, ''), url)
  const [, name = '', port = '6379'] = /^(\[.*\]|[^:]+)(?::([^:]+))?/.exec(host) ?? []
  const local = /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|localhost)$/.test(name)
  return `${local ? 'localhost' : name}:${port}`
}

/** Variables keep their case, hosts have none. */
function restore(lowered: string, original: string): string {
  let out = lowered
  for (const [, name = ''] of original.matchAll(/\0([^\0]+)\0/g)) out = out.replace(`\0${name.toLowerCase()}\0`, `{${name}}`)
  return out.replace(/^\{([^{}]+)\}$/, '$1')
}

/** The identity of a server by its name; `env:NAME` is the server of another variable, as an audit proved, or its own. */
const serverKey = (name: string): string => (name.startsWith('env:') ? name : `server:${name}`)

function keyOf(v: Value, declared: Declared): string | undefined {
  switch (v.kind) {
    case 'literal':
      return typeof v.value === 'string' ? serverOf(v.value) : undefined
    case 'env': {
      const server = declaredAs(v.name, declared)
      return server === undefined ? `env:${v.name}` : serverKey(server)
    }
    case 'setting':
      return `${v.store}:${v.path}`
    case 'concat': {
      // A host or port that is wired to a server names it, whatever stands around it.
      const named = v.parts.flatMap(part => (part.kind === 'env' ? (declaredAs(part.name, declared) ?? []) : []))[0]
      if (named !== undefined) return serverKey(named)
      const keys = v.parts.map(part => (part.kind === 'literal' ? String(part.value) : keyOf(part, declared)))
      if (keys.some(key => key === undefined)) return undefined
      return serverOf(keys.map((key, i) => (v.parts[i]?.kind === 'literal' ? key : `\0${key}\0`)).join(''))
    }
    default:
      return undefined
  }
}

function address(v: Value, declared: Declared): Address {
  const keys = v.kind === 'list' ? v.items.map(item => chains(item, declared)[0]?.[0]?.keys[0]) : [keyOf(v, declared)]
  return { value: v, keys: keys.filter(key => key !== undefined), variables: variables(v) }
}

/** Text around a variable is there only where the variable is: what stands behind it is its default, written out. */
function settled(v: Value, declared: Declared): boolean {
  if (v.kind === 'concat') return v.parts.every(part => settled(part, declared))
  return alwaysSet(v) || (v.kind === 'env' && declaredAs(v.name, declared) !== undefined)
}

/**
 * The orders of preference that an endpoint may have: one for each combination of unordered branches, each cut after
 * what is always set. `nil` and what is missing stand for nothing and are left out.
 */
export function chains(v: Value, declared: Declared): Chains {
  const known = knownChains.get(declared) ?? new WeakMap<Value, Chains>()
  knownChains.set(declared, known)
  const all = known.get(v) ?? chainsOf(v, declared)
  known.set(v, all)
  return all
}

function chainsOf(v: Value, declared: Declared): Chains {
  if (v.kind === 'either') return v.options.flatMap(option => chains(option, declared)).slice(0, MOST_CHAINS)
  if (v.kind !== 'firstOf') return [isNothing(v) ? [] : [address(v, declared)]]
  let all: Chains = [[]]
  for (const option of v.options) {
    const next = chains(option, declared)
    all = all
      .flatMap(chain => {
        const last = chain.at(-1)
        return last && settled(last.value, declared) ? [chain] : next.map(tail => [...chain, ...tail])
      })
      .slice(0, MOST_CHAINS)
  }
  return all
}
