/** Who is on which server, before and after, as Mermaid. */
import { chains } from '../model/address.ts'
import { isRider } from '../model/client.ts'
import { needs, type Workload } from '../model/workload.ts'
import type { Plan } from './plan.ts'
import { plain } from './words.ts'

const MOST_LABEL = 60

/** A label's text: what isn't a letter, a digit or harmless becomes an entity of Mermaid's. */
const label = (text: string): string =>
  plain(text)
    .slice(0, MOST_LABEL)
    .replace(/[^\p{L}\p{M}\p{N} .,$_/-]|\$(?=\$)/gu, c => `#${c.codePointAt(0)};`)
    .trim() || '?'

/** A server's key as people know it: `env:REDIS_URL` is `$REDIS_URL`. */
const serverOf = (key: string): string =>
  key
    .replace(/^env:/, '$')
    .replace(/^(?:settings|credentials|config_for|file|server):/, '')
    .replace(/\{env:(\w+)\}/g, '$$$1')

interface Edge {
  readonly from: string
  readonly to: string
  readonly how: string
}

function drawn(edges: readonly Edge[]): string {
  const distinct = [...new Map(edges.map(e => [`${e.from}\n${e.to}`, e])).values()]
  const ids = new Map([...new Set(distinct.flatMap(e => [e.from, e.to]))].map((node, i) => [node, `n${i}`]))
  const nodes = [...ids].map(([node, id]) =>
    node.startsWith('w ') ? `  ${id}["${label(node.slice(2))}"]` : `  ${id}[("${label(node.slice(2))}")]`,
  )
  const arrows = distinct.map(e => `  ${ids.get(e.from)} -->${e.how === '' ? '' : `|"${label(e.how)}"|`} ${ids.get(e.to)}`)
  return ['flowchart LR', ...nodes, ...arrows].join('\n')
}

const workload = (w: Workload): string => `w ${needs[w].title}`

/** Today: each workload with the server that it prefers. */
export function beforeDiagram({ model }: Plan): string {
  return drawn(
    model.clients
      .filter(c => !isRider(c))
      .flatMap(c => {
        const keys = chains(c.endpoint, {}).flatMap(chain => chain[0]?.keys[0] ?? [])
        return (keys.length > 0 ? keys : ['not told by the files']).map(key => ({
          from: workload(c.workload),
          to: `s ${serverOf(key)}`,
          how: '',
        }))
      }),
  )
}

/** Afterwards: each workload with its variable and its server. */
export const afterDiagram = (plan: Plan): string =>
  drawn([
    ...plan.assignments.map(a => ({ from: workload(a.client.workload), to: `s ${a.server}`, how: a.variable })),
    ...plan.servers.flatMap(s => s.riders.map(r => ({ from: workload(r.workload), to: `s ${s.name}`, how: 'on a connection of another' }))),
  ])
