/** The topology as a picture: which workload keeps how much on which server, and who is only suspected there by the code. */
import type { AuditedServer } from '../../model/audit.ts'
import { known } from '../../model/fact.ts'
import { bytes } from '../../model/figures.ts'
import { fitOf, workloadsOn } from '../../model/fit.ts'
import type { Workload } from '../../model/workload.ts'
import { workloadTitle } from '../audit/keyspaceSections.ts'
import { clip } from '../width.ts'
import { esc } from './escape.ts'

const WIDTH = 340
const LEFT = 108
const RIGHT = 214
const NODE = 6
const GAP = 14
const MOST_SERVERS = 12

interface Flow {
  readonly workload: Workload | 'unclaimed'
  readonly server: number
  readonly bytes: number
  /** Whether it has keys there, of whatever size. */
  readonly held: boolean
  readonly size: number
}

/** Bands by the root of their size, so that a small workload beside a large cache is still seen. */
const sizeOf = (bytes: number, most: number): number => Math.max(5, most > 0 ? Math.sqrt(bytes / most) * 70 : 0)

function flowsOf(servers: readonly AuditedServer[]): readonly Flow[] {
  const most = servers.flatMap(s => s.keyspace?.workloads ?? []).reduce((n, w) => Math.max(n, w.bytes.value), 0)
  return servers.flatMap((s, server) => {
    const groups = s.keyspace?.workloads ?? []
    const held = new Map<Workload | 'unclaimed', number>(groups.filter(g => g.keys.value > 0).map(g => [g.workload, g.bytes.value]))
    const keyed = new Set(held.keys())
    for (const w of workloadsOn(s)) if (!held.has(w)) held.set(w, w === 'sidekiq' ? (s.sidekiq?.bytes.value ?? 0) : 0)
    return [...held].map(([workload, of]) => ({ workload, server, bytes: of, held: keyed.has(workload), size: sizeOf(of, most) }))
  })
}

/** The picture; '' where nothing was found on any server. */
export function map(all: readonly AuditedServer[]): string {
  const servers = all.slice(0, MOST_SERVERS)
  const flows = flowsOf(servers)
  if (flows.length === 0) return ''
  const workloads = [...new Set(flows.map(f => f.workload))]
  const height = (of: readonly Flow[]): number =>
    Math.max(
      24,
      of.reduce((n, f) => n + f.size, 0),
    )
  const stack = (groups: readonly (readonly Flow[])[]): readonly number[] => {
    let y = 8
    return groups.map(group => {
      const at = y
      y += height(group) + GAP
      return at
    })
  }
  const byWorkload = workloads.map(w => flows.filter(f => f.workload === w))
  const byServer = servers.map((_, i) => flows.filter(f => f.server === i))
  const total = (groups: readonly (readonly Flow[])[]): number => groups.reduce((n, g) => n + height(g) + GAP, 8)
  const tall = Math.max(total(byWorkload), total(byServer))
  const centre = (groups: readonly (readonly Flow[])[]): readonly number[] => stack(groups).map(y => y + (tall - total(groups)) / 2)
  const [left, right] = [centre(byWorkload), centre(byServer)]
  const [used, taken] = [left.map(() => 0), right.map(() => 0)]
  const bands = byWorkload.flatMap((group, i) =>
    group.map(f => {
      const y1 = (left[i] as number) + (used[i] as number) + f.size / 2
      const y2 = (right[f.server] as number) + (taken[f.server] as number) + f.size / 2
      used[i] = (used[i] as number) + f.size
      taken[f.server] = (taken[f.server] as number) + f.size
      const [x1, x2] = [LEFT + NODE, RIGHT]
      const middle = (x1 + x2) / 2
      const title = `${workloadTitle(f.workload)} on ${servers[f.server]?.id ?? ''}: ${f.bytes > 0 ? bytes(f.bytes) : f.held ? 'size not known' : 'keeps no keys'}`
      return `<path class="band w-${f.workload}" d="M${x1} ${y1.toFixed(1)}C${middle} ${y1.toFixed(1)} ${middle} ${y2.toFixed(1)} ${x2} ${y2.toFixed(1)}" style="fill:none" stroke-width="${f.size.toFixed(1)}"><title>${esc(title)}</title></path>`
    }),
  )
  const label = (x: number, y: number, anchor: string, name: string, small: string): string =>
    `<text x="${x}" y="${(y - 2).toFixed(1)}" text-anchor="${anchor}">${esc(name)}</text><text class="small" x="${x}" y="${(y + 12).toFixed(1)}" text-anchor="${anchor}">${esc(small)}</text>`
  const leftNodes = byWorkload.map((group, i) => {
    const y = left[i] as number
    const sum = group.reduce((n, f) => n + f.bytes, 0)
    const w = workloads[i] as Workload | 'unclaimed'
    return `<rect class="w-${w}" stroke="none" x="${LEFT}" y="${y.toFixed(1)}" width="${NODE}" height="${height(group).toFixed(1)}" rx="2"/>${label(LEFT - 8, y + height(group) / 2, 'end', workloadTitle(w), sum > 0 ? bytes(sum) : 'no keys')}`
  })
  const rightNodes = byServer.map((group, i) => {
    const s = servers[i] as AuditedServer
    const y = right[i] as number
    const memory = known(s.facts.usedMemory)?.value
    return `<rect class="node s-${fitOf(s).verdict}" x="${RIGHT}" y="${y.toFixed(1)}" width="${NODE}" height="${height(group).toFixed(1)}" rx="2"/>${label(RIGHT + NODE + 8, y + height(group) / 2, 'start', clip(s.id, 17), memory === undefined ? s.hostClass : bytes(memory))}`
  })
  return `<svg class="map" viewBox="0 0 ${WIDTH} ${Math.ceil(tall)}" role="img" aria-label="Which workload is on which server">${bands.join('\n')}${leftNodes.join('\n')}${rightNodes.join('\n')}</svg>`
}
