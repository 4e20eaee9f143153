/** The topology as a Mermaid diagram, workloads to servers, which GitHub draws; only while it is small. */
import type { RowChange } from '../../model/comparison.ts'
import type { ClientRow } from '../../model/document.ts'
import { visible } from '../visible.ts'
import { cut } from './escape.ts'

const MOST_EDGES = 40
const MOST_BYTES = 4096
const MOST_LABEL = 60

interface Edge {
  readonly from: string
  readonly to: string
  readonly how: 'first' | 'otherwise' | 'via'
  readonly change: RowChange['change']
}

/** A label's text: what isn't a letter, a digit or harmless becomes an entity of Mermaid's. */
const label = (text: string): string =>
  visible(cut(text, MOST_LABEL)).replace(/[^\p{L}\p{M}\p{N} .,$_/-]|\$(?=\$)/gu, c => `#${c.codePointAt(0)};`)

/** A server's name without its database, which parts nothing. */
const withoutDatabase = (name: string): string => name.replace(/^(rediss?:\/\/[^/?#]*)[/?#].*$/i, '$1')

/** The servers of a cell, the preferred one first. */
const servers = (cell: string): readonly string[] => cell.split(/ or | \/ /).map(withoutDatabase)

function edges(row: ClientRow, all: readonly ClientRow[]): readonly Omit<Edge, 'change'>[] {
  const from = `w ${row.key}`
  if (!row.rides) return servers(row.server).map((name, i) => ({ from, to: `s ${name}`, how: i === 0 ? 'first' : 'otherwise' }))
  const host = row.server.replace(/^via /, '')
  const on = all.find(r => r !== row && !r.rides && r.key.split('/').slice(2).join('/') === host)
  return [{ from, to: on ? `w ${on.key}` : `s ${host}`, how: 'via' }]
}

/** The edges of both sides, each once. */
function merged(rows: readonly RowChange[]): readonly Edge[] {
  const [before, after] = [rows.flatMap(r => r.before ?? []), rows.flatMap(r => r.after ?? [])]
  const compared = rows.some(r => r.change !== 'same')
  const name = (e: Omit<Edge, 'change'>): string => `${e.from}\n${e.to}`
  const old = new Map(before.flatMap(row => edges(row, before)).map(e => [name(e), e]))
  const now = new Map(after.flatMap(row => edges(row, after)).map(e => [name(e), e]))
  return [
    ...[...now].map(([key, e]): Edge => ({ ...e, change: compared && !old.has(key) ? 'added' : 'same' })),
    ...(compared ? [...old].flatMap(([key, e]): Edge[] => (now.has(key) ? [] : [{ ...e, change: 'removed' }])) : []),
  ]
}

function arrow({ how, change }: Edge): string {
  const words = [...(change === 'added' ? ['new'] : change === 'removed' ? ['gone'] : []), ...(how === 'first' ? [] : [how])]
  const line = change === 'added' ? '==>' : change === 'removed' ? '-.-x' : how === 'first' ? '-->' : '-.->'
  return words.length > 0 ? `${line}|"${words.join(', ')}"|` : line
}

/** The edges that change, and what stands beside them: workloads on the same servers, servers of the same workloads. */
function near(all: readonly Edge[]): readonly Edge[] {
  const touched = new Set(all.filter(e => e.change !== 'same').flatMap(e => [e.from, e.to]))
  return all.filter(e => touched.has(e.from) || touched.has(e.to))
}

/** The diagram's text, of what changes and stands beside it where something is compared; undefined where it would say nothing, or nothing that the change moves, or too much. */
export function mermaid(rows: readonly RowChange[], compared: boolean): string | undefined {
  const all = compared ? near(merged(rows)) : merged(rows)
  if (all.length < 2 || all.length > MOST_EDGES) return undefined
  const titles = new Map<string, string>(
    rows.flatMap(r => [r.before, r.after].flatMap(row => (row ? [[`w ${row.key}`, row.workload] as const] : []))),
  )
  const ids = new Map([...new Set(all.flatMap(e => [e.from, e.to]))].map((node, i) => [node, `n${i}`]))
  const nodes = [...ids].map(([node, id]) => {
    const text = label(titles.get(node) ?? node.slice(2)).trim() || '?'
    return node.startsWith('w ') ? `  ${id}["${text}"]` : `  ${id}[("${text}")]`
  })
  const text = ['flowchart LR', ...nodes, ...all.map(e => `  ${ids.get(e.from)} ${arrow(e)} ${ids.get(e.to)}`)].join('\n')
  return Buffer.byteLength(text) <= MOST_BYTES ? text : undefined
}
