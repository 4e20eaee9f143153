/** One server: its verdict, its few numbers, and a picture with a table behind it for each thing worth looking at. */

import type { AuditedServer, Keyspace, SidekiqState } from '../../model/audit.ts'
import { known } from '../../model/fact.ts'
import { briefly, bytes, count, counted, percent } from '../../model/figures.ts'
import { areSized } from '../../model/measured.ts'
import { clientsSection } from '../audit/clientsSection.ts'
import { keyspaceSections, workloadTitle } from '../audit/keyspaceSections.ts'
import { refusedSection } from '../audit/openSections.ts'
import type { Section } from '../audit/section.ts'
import { serverSection, titleOf } from '../audit/serverSection.ts'
import { sidekiqStates } from '../audit/sidekiqSections.ts'
import { sizingSection } from '../audit/sizingSection.ts'
import { type Verdict, verdictOf } from '../audit/verdict.ts'
import { bars, type Row, stacked } from './bars.ts'
import { esc, inline } from './escape.ts'
import { openSection, pictured, table } from './table.ts'
import { tiles } from './tiles.ts'

export const CHIPS: Readonly<Record<Verdict['word'], string>> = { Split: 'error', 'Too small': 'error', Fits: 'good', 'Not known': 'plain' }

const largest = <T extends { readonly bytes: { readonly value: number } }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => b.bytes.value - a.bytes.value)

const memoryPicture = ({ workloads }: Keyspace): string =>
  stacked(
    'Memory by workload',
    largest(workloads).map(w => ({ name: w.workload, title: workloadTitle(w.workload), value: w.bytes.value, text: bytes(w.bytes.value) })),
  )

/** Bytes that never go away by themselves, beside those that do. */
function expiry({ workloads }: Keyspace): string {
  const known = largest(workloads).filter(w => w.untimed !== undefined)
  const most = known.reduce((n, w) => Math.max(n, w.bytes.value), 0)
  const rows = known.map((w): Row => {
    const share = w.untimed?.value ?? 0
    return {
      title: workloadTitle(w.workload),
      text: `${percent(share)} of ${counted(w.keys.value, 'key')}`,
      parts: [
        { style: `w-${w.workload}`, value: w.bytes.value * share, title: `never expires: ${percent(share)}` },
        { style: `w-${w.workload} faint`, value: w.bytes.value * (1 - share), title: `expires: ${percent(1 - share)}` },
      ],
    }
  })
  return bars('Keys without expiry', rows, most)
}

function prefixPicture({ prefixes }: Keyspace): string {
  const shown = prefixes.slice(0, 10)
  const most = shown.reduce((n, p) => Math.max(n, p.bytes.value), 0)
  return bars(
    'Biggest prefixes',
    shown.map(p => ({
      title: p.prefix,
      text: `${bytes(p.bytes.value)}, ${counted(p.keys.value, 'key')}`,
      parts: [{ style: `w-${p.workload}`, value: p.bytes.value }],
    })),
    most,
  )
}

function queuePicture({ queues }: SidekiqState): string {
  const shown = [...queues].sort((a, b) => b.depth - a.depth).slice(0, 12)
  const most = shown.reduce((n, q) => Math.max(n, q.depth), 0)
  const alarm = (q: SidekiqState['queues'][number]): string | undefined => (q.depth > 0 && !q.worked ? 'no process' : undefined)
  return bars(
    'Queues',
    shown.map(q => {
      const said = alarm(q)
      const wait = q.latency === undefined ? '' : `, waits ${briefly(q.latency)}`
      return {
        title: q.name,
        ...(said !== undefined && { alarm: said }),
        text: `${count(q.depth)}${wait}`,
        parts: [
          {
            style: said !== undefined || (q.latency ?? 0) > 300 ? 'fill bad' : (q.latency ?? 0) > 60 ? 'fill mid' : 'w-sidekiq',
            value: q.depth,
          },
        ],
      }
    }),
    most,
  )
}

const STATES: Readonly<Record<string, string>> = {
  blocked: 'w-sidekiq',
  subscribed: 'w-cable',
  idle: 'w-unclaimed',
  active: 'w-cache',
  replica: 'w-lock',
  monitor: 'fill bad',
}

function clientPicture(server: AuditedServer, section: Section): string {
  const all = [...(known(server.facts.clients)?.value ?? [])].sort((a, b) => b.count - a.count).slice(0, section.rows.length)
  const most = all.reduce((n, c) => Math.max(n, c.count), 0)
  return bars(
    'Clients by kind',
    all.map((c, i) => ({
      title: section.rows[i]?.[0] ?? '',
      text: `${count(c.count)}, ${section.rows[i]?.[1] ?? ''}`,
      parts: [{ style: STATES[c.state] ?? 'fill', value: c.count }],
    })),
    most,
  )
}

const folded = (section: Section | undefined): string =>
  section === undefined ? '' : `<details><summary>${esc(section.title)} (${section.rows.length})</summary>${table(section)}</details>`

/** The parts with a picture each. */
function parts(server: AuditedServer): readonly string[] {
  const { keyspace } = server
  const keyed = new Map(keyspaceSections(server, 50).map(s => [s.id, s]))
  const sidekiqs = sidekiqStates(server, 100).map(({ state, sections }) => ({ state, sections: new Map(sections.map(s => [s.id, s])) }))
  const part = (of: ReadonlyMap<string, Section>, id: string, picture: (s: Section) => string, wide = false): string => {
    const section = of.get(id)
    if (section === undefined) return ''
    const drawn = section.rows.length === 0 ? '' : picture(section)
    const made = drawn === '' ? openSection(section) : pictured(section, drawn)
    return wide ? made.replace('class="part"', 'class="part wide"') : made
  }
  const workloads = keyed.get('workloads')
  const isSized = keyspace !== null && areSized(keyspace)
  const timed = isSized && keyspace.workloads.some(w => w.untimed !== undefined) && workloads
  const clients = clientsSection(server, 12)
  const sizes = sizingSection(server)
  const open = (id: string, of: ReadonlyMap<string, Section>): string => {
    const section = of.get(id)
    return section === undefined
      ? ''
      : openSection(section).replace('class="part"', section.columns.length > 4 ? 'class="part wide"' : 'class="part"')
  }
  return [
    keyspace ? part(keyed, 'workloads', () => (isSized ? memoryPicture(keyspace) : ''), true) : '',
    keyspace ? part(keyed, 'prefixes', () => (isSized ? prefixPicture(keyspace) : '')) : '',
    keyspace && timed ? pictured({ ...expirySection(timed) }, expiry(keyspace)) : '',
    ...sidekiqs.map(({ state, sections }) => part(sections, 'queues', () => queuePicture(state))),
    clients === undefined ? '' : pictured(clients, clientPicture(server, clients)),
    sizes === undefined ? '' : openSection(sizes).replace('class="part"', 'class="part wide"'),
    ...sidekiqs.map(({ sections }) => open('processes', sections)),
    open('biggest', keyed),
    ...sidekiqs.map(({ sections }) => open('classes', sections)),
  ].filter(p => p !== '')
}

/** The columns of the workloads' table that tell about expiry. */
function expirySection(workloads: Section): Section {
  const kept = ['Workload', 'Keys', 'Bytes', 'Never expires'].map(head => workloads.columns.findIndex(c => c.head === head))
  return {
    id: 'expiry',
    title: 'Keys without expiry',
    lead: 'The full part of each bar never goes away by itself; the faint part does.',
    columns: kept.flatMap(i => workloads.columns[i] ?? []),
    rows: workloads.rows.map(row => kept.map(i => row[i] ?? '')),
  }
}

/** A server's card. */
export function serverCard(server: AuditedServer): string {
  const { word, sentence } = verdictOf(server)
  const facts = serverSection(server)
  const where = facts.rows.find(([name]) => name === 'Server')?.[1] ?? ''
  const partial = server.partial === null ? '' : `<p class="note">Not all of it was read, because ${inline(server.partial)}.</p>`
  return `<article class="card">
<div class="head"><h2>${esc(titleOf(server))}</h2><span class="chip ${CHIPS[word]}">${word}</span><span class="soft">${esc([where, server.hostClass].filter(p => p !== '').join(' · '))}</span></div>
<p class="verdict">${inline(sentence)}</p>${partial}
${tiles(server)}
<div class="parts">${parts(server).join('\n')}</div>
<details><summary>All facts</summary>${table(facts)}</details>${folded(refusedSection(server))}
${facts.note === undefined ? '' : `<p class="note"><b>Mind: </b>${inline(facts.note)}</p>`}
</article>`
}
