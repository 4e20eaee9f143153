/** CLIENT LIST as kinds of connections: who they are without addresses, users and numbers. */
import type { ClientKind } from '../model/fact.ts'
import { discreet } from './discreet.ts'
import { CLIENT_NAME } from './greet.ts'

/** Seconds without a command after which a connection counts as idle. */
const IDLE = 300
const MOST_KINDS = 50

/** Names are chosen by programs and often end in a host, a process or a thread: what tells one from the next is left out. */
export const collapsed = (name: string): string =>
  name
    .replace(/\S+@\S+/g, '#')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27,}|\b(?=[0-9a-f]*\d)[0-9a-f]{6,}\b/gi, '#')
    .replace(/\d+(?:[.:]\d+)*/g, '#')
    .replace(/#(?:[-_.:]#)+/g, '#')
    .slice(0, 60)

function stateOf(field: (name: string) => string): ClientKind['state'] {
  const flags = field('flags')
  if (flags.includes('O')) return 'monitor'
  if (flags.includes('S')) return 'replica'
  // What a replica holds to the server that it copies.
  if (flags.includes('M')) return 'primary'
  if (flags.includes('P') || ['sub', 'psub', 'ssub'].some(name => Number(field(name)) > 0)) return 'subscribed'
  if (flags.includes('b')) return 'blocked'
  return Number(field('idle')) >= IDLE ? 'idle' : 'active'
}

/** `lib-name lib-ver`, where the client says so (7.2 on). */
const libraryOf = (field: (name: string) => string): string =>
  [field('lib-name'), field('lib-ver')]
    .filter(part => part !== '')
    .map(discreet)
    .join(' ')
    .slice(0, 60)

/** The kinds, those with most connections first; the audit's own connection is left out, kinds beyond 50 are summed as `others`. */
export function clientKinds(text: string): readonly ClientKind[] {
  const kinds = new Map<string, { kind: ClientKind; databases: Set<number> }>()
  for (const line of text.split('\n')) {
    const fields = new Map(line.split(' ').map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const))
    const field = (name: string): string => fields.get(name)?.trim() ?? ''
    if (!fields.has('addr') || field('name') === CLIENT_NAME || /^client\|list$/.test(field('cmd'))) continue
    const kind = { name: collapsed(field('name')), library: libraryOf(field), state: stateOf(field) }
    const key = JSON.stringify(kind)
    const before = kinds.get(key)
    const databases = before?.databases ?? new Set<number>()
    databases.add(Number(field('db')) || 0)
    kinds.set(key, {
      kind: {
        ...kind,
        count: (before?.kind.count ?? 0) + 1,
        output: Math.max(before?.kind.output ?? 0, Number(field('omem')) || 0),
        databases: [],
      },
      databases,
    })
  }
  const all = [...kinds.values()]
    .map(({ kind, databases }) => ({ ...kind, databases: [...databases].sort((a, b) => a - b) }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  const rest = all.slice(MOST_KINDS)
  if (rest.length === 0) return all
  const others: ClientKind = {
    name: 'others',
    library: '',
    state: 'active',
    count: rest.reduce((sum, kind) => sum + kind.count, 0),
    output: Math.max(...rest.map(kind => kind.output)),
    databases: [...new Set(rest.flatMap(kind => kind.databases))].sort((a, b) => a - b),
  }
  return [...all.slice(0, MOST_KINDS), others]
}
