/** What is stored on a server: by workload, by prefix, and the largest keys. */
import type { AuditedServer, KeyGroup, Keyspace } from '../../model/audit.ts'
import { type Facts, known } from '../../model/fact.ts'
import { bytes, count, counted, duration, estimated, percent } from '../../model/figures.ts'
import { areSized } from '../../model/measured.ts'
import { listSizeOf, WEIGHED, weighed } from '../../model/weighed.ts'
import { needs, type Workload } from '../../model/workload.ts'
import { first, listed, type Section } from './section.ts'

export const workloadTitle = (workload: Workload | 'unclaimed'): string => (workload === 'unclaimed' ? 'Unclaimed' : needs[workload].title)

const METHODS: Readonly<Record<Keyspace['method'], string>> = {
  exact: 'Every key was measured',
  strata: 'Every name was read and some of each kind measured; between which numbers the sizes lie stands beside them',
  sample: 'A part of the keys was read; between which numbers the sizes lie stands beside them',
}

const untimed = (group: KeyGroup): string => (group.untimed ? percent(group.untimed.value) : '')
const size = (group: KeyGroup, sized: boolean): string => {
  if (!sized) return ''
  const text = estimated(group.bytes, bytes)
  return group.skewed ? `${text} †` : group.few ? `${text} ‡` : text
}

/** What they take together beside what is in use; nothing where no size was learned. An estimate may come to more than there is. */
function together({ sum, usedMemory }: Keyspace['closure'], method: Keyspace['method']): readonly string[] {
  if (sum === 0) return []
  const about = method === 'exact' ? '' : 'about '
  if (usedMemory === 0 || sum >= usedMemory)
    return [`Together they take ${about}${bytes(sum)}${usedMemory > 0 ? `, while ${bytes(usedMemory)} are in use` : ''}.`]
  const share = `${percent(sum / usedMemory)} of the ${bytes(usedMemory)} in use`
  return [`Together they take ${about}${bytes(sum)}, ${share}; the rest is the server’s own: tables, buffers, fragmentation.`]
}

/** How the keys were read, and what the sum of their sizes leaves open. */
function reading(keyspace: Keyspace): string {
  const { closure, method, scanned, total, ended, seconds } = keyspace
  if (total === 0 && ended === undefined) return 'There are no keys.'
  const all = scanned >= total ? count(total) : `${count(scanned)} of ${count(total)}`
  if (scanned === 0) return `None of ${count(total)} keys was read${ended === undefined ? '' : `, because ${ended}`}.`
  const how = areSized(keyspace) ? METHODS[method] : method === 'sample' ? 'A part of the names was read' : 'Every name was read'
  return [
    `${how}: ${all} keys in ${duration(seconds)}${ended === undefined ? '' : `, no more because ${ended}`}.`,
    ...together(closure, method),
  ].join(' ')
}

/** Names that are listed here; JSON has them all. */
const MOST_NAMES = 20

function readByName({ readByName: names }: Keyspace): string {
  const more = names.length - MOST_NAMES
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more (--format json lists all)` : '')
}

/** Hashes of 7.4 and later that empty themselves, and have no expiry as keys. */
function fields(facts: Facts): string {
  const hashes = (known(facts.databaseKeys)?.value ?? []).reduce((n, db) => n + (db.fields ?? 0), 0)
  const they = hashes === 1 ? 'has fields that expire by themselves; it counts' : 'have fields that expire by themselves; they count'
  return hashes === 0 ? '' : `${counted(hashes, 'hash', 'hashes')} ${they} as never expiring, because the key has no expiry.`
}

function notes(keyspace: Keyspace, facts: Facts): string {
  return [
    keyspace.workloads.some(w => w.skewed) ? '† One key is more than a fifth of what was sampled: the interval can’t be trusted.' : '',
    areSized(keyspace) && [...keyspace.workloads, ...keyspace.prefixes].some(w => w.few && !w.skewed)
      ? '‡ Fewer than 30 of them were measured: too few to say.'
      : '',
    fields(facts),
    keyspace.sizeless === undefined ? '' : `How large keys are was not asked, because ${keyspace.sizeless}.`,
    keyspace.values ? '' : 'Values were not looked into, so that eviction order stays as it is: names alone decide whose a key is.',
    keyspace.readByName.length === 0 ? '' : `Read by name, which resets the idle time of these keys: ${readByName(keyspace)}.`,
  ]
    .filter(p => p !== '')
    .join(' ')
}

function byWorkload(keyspace: Keyspace, facts: Facts): Section {
  const sum = keyspace.workloads.reduce((n, w) => n + w.bytes.value, 0)
  const sized = areSized(keyspace)
  const rows = [...keyspace.workloads]
    .sort((a, b) => b.bytes.value - a.bytes.value)
    .map(w => [
      workloadTitle(w.workload),
      estimated(w.keys, count),
      size(w, sized),
      sum > 0 ? percent(w.bytes.value / sum) : '',
      untimed(w),
      w.sizes ? bytes(w.sizes.p50) : '',
      w.sizes ? bytes(w.sizes.max) : '',
      w.workload === 'unclaimed' ? '' : w.told,
    ])
  const note = notes(keyspace, facts)
  return {
    id: 'workloads',
    title: 'Memory by workload',
    lead: reading(keyspace),
    columns: [
      { head: 'Workload' },
      { head: 'Keys', right: true },
      { head: 'Bytes', right: true },
      { head: 'Share', right: true },
      { head: 'Never expires', right: true },
      { head: 'Median', right: true },
      { head: 'Largest', right: true },
      { head: 'Told by', wraps: true },
    ],
    rows,
    ...(note !== '' && { note }),
  }
}

const databases = (all: readonly { readonly database: number }[]): boolean => all.some(k => k.database !== 0)

function prefixes(keyspace: Keyspace, most: number): Section {
  const { prefixes } = keyspace
  const sized = areSized(keyspace)
  const { shown, note } = first(prefixes, most, 'prefixes')
  return {
    id: 'prefixes',
    title: 'Biggest prefixes',
    columns: [
      { head: 'Prefix', wraps: true },
      { head: 'Workload' },
      { head: 'Keys', right: true },
      { head: 'Bytes', right: true },
      { head: 'Never expires', right: true },
      { head: 'Database', right: true },
    ],
    rows: shown.map(p => [
      p.prefix,
      workloadTitle(p.workload),
      estimated(p.keys, count),
      size(p, sized),
      untimed(p),
      databases(prefixes) ? String(p.database) : '',
    ]),
    ...(note !== undefined && { note }),
  }
}

/** The smallest element of each type whose first elements may not stand for all; those of hashes and sets lie as chance has it. */
const SMALLEST: Readonly<Record<string, number>> = { list: 8, zset: 40, stream: 24 }

/** Whether a key has more than was weighed; of one whose elements were not counted, whether it may. */
function isLarger({ type, bytes, elements }: Keyspace['biggest'][number], listSize: number): boolean {
  const smallest = SMALLEST[type]
  if (smallest === undefined) return false
  const all = elements ?? bytes / smallest
  return all > weighed(type, bytes / all, listSize)
}

const sizesOf = (keys: Keyspace['biggest']): string => {
  const names = [...new Set(keys.map(k => k.name))]
  const more = names.length - 3
  return `${names.length > 1 ? 'The sizes' : 'The size'} of ${listed([...names.slice(0, 3), ...(more > 0 ? [`${count(more)} more`] : [])])}`
}

/** What the sizes of large collections rest on. */
function weighing(shown: Keyspace['biggest'], listSize: number): readonly string[] {
  const [looked, head] = [shown.filter(k => k.spread), shown.filter(k => !k.spread && isLarger(k, listSize))]
  const few = `first ${count(WEIGHED)} elements or blocks`
  return [
    ...(looked.length > 0
      ? [`${sizesOf(looked)}: an estimate from 48 places all over, because MEMORY USAGE weighs the ${few} alone.`]
      : []),
    ...(head.length > 0 ? [`${sizesOf(head)}: by the ${few}; where those behind are larger or smaller, so is the key.`] : []),
  ]
}

function biggest({ biggest, sizeless }: Keyspace, facts: Facts, most: number): Section {
  const { shown, note: more } = first(biggest, most, 'keys')
  const how = sizeless === undefined ? weighing(shown, listSizeOf(facts)) : []
  const note = how.length === 0 ? more : [...(more === undefined ? [] : [`${more}.`]), ...how].join(' ')
  return {
    id: 'biggest',
    title: 'Largest keys',
    columns: [
      { head: 'Key', wraps: true },
      { head: 'Workload' },
      { head: 'Type' },
      { head: 'Bytes', right: true },
      { head: 'Elements', right: true },
      { head: 'Database', right: true },
    ],
    rows: shown.map(k => [
      k.name,
      workloadTitle(k.workload),
      k.type,
      bytes(k.bytes),
      k.elements === undefined ? '' : count(k.elements),
      databases(biggest) ? String(k.database) : '',
    ]),
    ...(note !== undefined && { note }),
  }
}

/** The sections on keys; none where they were not read. */
export function keyspaceSections({ facts, keyspace }: AuditedServer, most = 10): readonly Section[] {
  if (!keyspace) return []
  return [byWorkload(keyspace, facts), prefixes(keyspace, most), biggest(keyspace, facts, most)].filter(
    s => s.rows.length > 0 || s.lead !== undefined,
  )
}
