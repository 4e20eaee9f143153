/** Sidekiq's health: queues with depth and latency, its sets, its processes, and which jobs are large. */
import type { AuditedServer, SidekiqState } from '../../model/audit.ts'
import { briefly, bytes, count, duration, percent } from '../../model/figures.ts'
import { first, type Section } from './section.ts'

/** The dead set keeps this many jobs (`dead_max_jobs`), whatever its age. */
const DEAD_CAP = 10_000

function overdue(seconds: number | undefined): string {
  if (seconds === undefined) return ''
  return seconds > 0 ? `the next is overdue by ${duration(seconds)}` : `the next is due in ${duration(-seconds)}`
}

function lead(s: SidekiqState): string {
  const due = overdue(s.overdue)
  const failed = s.processed > 0 ? ` (${percent(s.failed / s.processed)})` : ''
  return [
    `${count(s.scheduled)} scheduled and ${count(s.retries)} to retry${due ? `, ${due}` : ''}; ${count(s.dead)} dead of at most ${count(DEAD_CAP)}.`,
    `${count(s.processed)} processed in all${s.perDay === undefined ? '' : `, ${count(s.perDay)} a day`}; ${count(s.failed)} failed${failed}.`,
  ].join(' ')
}

/** What a depth and a wait mean for a queue. */
function queueState(q: SidekiqState['queues'][number]): string {
  if (q.depth > 0 && !q.worked) return 'no process works on it'
  if (q.latency !== undefined && q.latency > 60) return 'late'
  return q.worked ? 'worked on' : 'empty'
}

function queues(s: SidekiqState, part: string, most: number): Section {
  const sorted = [...s.queues].sort((a, b) => Number(a.worked) - Number(b.worked) || b.depth - a.depth)
  const { shown, note } = first(sorted, most, 'queues')
  return {
    id: 'queues',
    title: `Sidekiq${part}`,
    lead: lead(s),
    columns: [
      { head: 'Queue' },
      { head: 'Depth', right: true },
      { head: 'Latency', right: true },
      { head: 'In hand', right: true },
      { head: 'State', wraps: true },
    ],
    rows: shown.map(q => [
      q.name,
      count(q.depth),
      q.latency === undefined ? '' : briefly(q.latency),
      q.private === undefined ? '' : count(q.private),
      queueState(q),
    ]),
    ...(note !== undefined && { note }),
  }
}

function processState(p: SidekiqState['processes'][number]): string {
  if (p.beat > 60) return `no heartbeat since ${duration(p.beat)}`
  return p.quiet ? 'quiet: takes no new jobs' : ''
}

function processes(s: SidekiqState, part: string, most: number): Section {
  const { shown, note } = first(s.processes, most, 'processes')
  const stale =
    s.stale > 0 ? `Without a heartbeat in \`processes\`: ${count(s.stale)}, which ${s.stale === 1 ? 'was' : 'were'} killed.` : ''
  const none = s.processes.length === 0 ? 'No process is alive.' : ''
  const words = [none, stale, note ?? ''].filter(p => p !== '').join(' ')
  return {
    id: 'processes',
    title: `Sidekiq’s processes${part}`,
    columns: [
      { head: 'Process' },
      { head: 'Busy', right: true },
      { head: 'Queues', wraps: true },
      { head: 'Heartbeat', right: true },
      { head: 'Up', right: true },
      { head: 'Memory', right: true },
      { head: 'Round trip', right: true },
      { head: 'Oldest job', right: true },
      { head: 'State', wraps: true },
    ],
    rows: shown.map(p => [
      p.name,
      `${count(p.busy)} of ${count(p.concurrency)}`,
      p.queues.join(', '),
      `${briefly(p.beat)} ago`,
      p.uptime === undefined ? '' : briefly(p.uptime),
      p.rss === undefined ? '' : bytes(p.rss),
      p.roundTrip === undefined ? '' : briefly(p.roundTrip),
      p.oldestJob === undefined ? '' : briefly(p.oldestJob),
      processState(p),
    ]),
    ...(words !== '' && { note: words }),
  }
}

function classes(s: SidekiqState, part: string, most: number): Section {
  const { shown, note } = first(s.classes ?? [], most, 'classes')
  return {
    id: 'classes',
    title: `Jobs by class${part}`,
    columns: [
      { head: 'Class', wraps: true },
      { head: 'Jobs', right: true },
      { head: 'Bytes', right: true },
      { head: 'Largest', right: true },
    ],
    rows: shown.map(c => [c.name, count(c.jobs), bytes(c.bytes), bytes(c.largest)]),
    ...(note !== undefined && { note }),
  }
}

/** Which of several Sidekiqs it is: `, database 1`, `, the namespace shop in database 0`. */
const partOf = ({ namespace, database }: SidekiqState): string =>
  namespace === '' ? `, database ${database}` : `, the namespace ${namespace} in database ${database}`

/** Each Sidekiq of a server with its sections; none where it keeps nothing here. */
export function sidekiqStates(
  { sidekiq, otherSidekiqs = [] }: AuditedServer,
  most = 12,
): readonly { readonly state: SidekiqState; readonly sections: readonly Section[] }[] {
  const all = [...(sidekiq ? [sidekiq] : []), ...otherSidekiqs]
  return all.map(state => {
    const part = all.length > 1 ? partOf(state) : ''
    const sections = [queues(state, part, most), processes(state, part, most), classes(state, part, most)]
    return { state, sections: sections.filter(s => s.rows.length > 0 || s.lead !== undefined || s.note !== undefined) }
  })
}

/** The sections on each Sidekiq of a server. */
export const sidekiqSections = (server: AuditedServer): readonly Section[] => sidekiqStates(server).flatMap(s => s.sections)
