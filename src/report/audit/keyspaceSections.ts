/** What is stored on a server: by workload, by prefix, and the largest keys. */
import type { AuditedServer, KeyGroup, Keyspace } from '../../model/audit.ts'
import { bytes, count, duration, estimated, percent } from '../../model/figures.ts'
import { needs, type Workload } from '../../model/workload.ts'
import { first, type Section } from './section.ts'

export const workloadTitle = (workload: Workload | 'unclaimed'): string => (workload === 'unclaimed' ? 'Unclaimed' : needs[workload].title)

const METHODS: Readonly<Record<Keyspace['method'], string>> = {
  exact: 'Every key was measured',
  strata: 'Every name was read and some of each kind measured; between which numbers the sizes lie stands beside them',
  sample: 'A part of the keys was read; between which numbers the sizes lie stands beside them',
}

const untimed = (group: KeyGroup): string => (group.untimed ? percent(group.untimed.value) : '')
const marked = (group: KeyGroup, text: string): string => (group.skewed ? `${text} †` : group.few ? `${text} ‡` : text)

/** How the keys were read, and what the sum of their sizes leaves open. */
function reading(keyspace: Keyspace): string {
  const { closure, method, scanned, total, ended, seconds } = keyspace
  const all = scanned >= total ? count(total) : `${count(scanned)} of ${count(total)}`
  const share = closure.usedMemory > 0 ? `, ${percent(closure.sum / closure.usedMemory)} of the ${bytes(closure.usedMemory)} in use` : ''
  return [
    `${METHODS[method]}: ${all} keys in ${duration(seconds)}${ended === undefined ? '' : `, no more because ${ended}`}.`,
    `Together they take ${bytes(closure.sum)}${share}; the rest is the server’s own: tables, buffers, fragmentation.`,
  ].join(' ')
}

/** Names that are listed here; JSON has them all. */
const MOST_NAMES = 20

function readByName({ readByName: names }: Keyspace): string {
  const more = names.length - MOST_NAMES
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more (--format json lists all)` : '')
}

function notes(keyspace: Keyspace): string {
  return [
    keyspace.workloads.some(w => w.skewed) ? '† One key is more than a fifth of what was sampled: the interval can’t be trusted.' : '',
    [...keyspace.workloads, ...keyspace.prefixes].some(w => w.few && !w.skewed)
      ? '‡ Fewer than 30 of them were measured: too few to say.'
      : '',
    keyspace.sizeless === undefined ? '' : `How large keys are was not asked, because ${keyspace.sizeless}.`,
    keyspace.values ? '' : 'Values were not looked into, so that eviction order stays as it is: names alone decide whose a key is.',
    keyspace.readByName.length === 0 ? '' : `Read by name, which resets the idle time of these keys: ${readByName(keyspace)}.`,
  ]
    .filter(p => p !== '')
    .join(' ')
}

function byWorkload(keyspace: Keyspace): Section {
  const sum = keyspace.workloads.reduce((n, w) => n + w.bytes.value, 0)
  const rows = [...keyspace.workloads]
    .sort((a, b) => b.bytes.value - a.bytes.value)
    .map(w => [
      workloadTitle(w.workload),
      estimated(w.keys, count),
      marked(w, estimated(w.bytes, bytes)),
      sum > 0 ? percent(w.bytes.value / sum) : '',
      untimed(w),
      w.sizes ? bytes(w.sizes.p50) : '',
      w.sizes ? bytes(w.sizes.max) : '',
      w.workload === 'unclaimed' ? '' : w.told,
    ])
  const note = notes(keyspace)
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

function prefixes({ prefixes }: Keyspace, most: number): Section {
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
      marked(p, estimated(p.bytes, bytes)),
      untimed(p),
      databases(prefixes) ? String(p.database) : '',
    ]),
    ...(note !== undefined && { note }),
  }
}

/** Elements of a collection that MEMORY USAGE weighs; the others are taken to be alike. */
const WEIGHED = 10_000

function biggest({ biggest }: Keyspace, most: number): Section {
  const { shown, note: more } = first(biggest, most, 'keys')
  const guessed = shown.some(k => k.elements !== undefined && k.elements > WEIGHED)
  const how = `A key with more than ${count(WEIGHED)} elements is sized by its first ${count(WEIGHED)} (a list by as many of its blocks): where those behind are larger or smaller, so is it.`
  const note = [more, ...(guessed ? [how] : [])].filter(part => part !== undefined).join('. ') || undefined
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
export function keyspaceSections({ keyspace }: AuditedServer, most = 10): readonly Section[] {
  if (!keyspace) return []
  return [byWorkload(keyspace), prefixes(keyspace, most), biggest(keyspace, most)].filter(s => s.rows.length > 0)
}
