/** What Redline says of an app, in lines: its clients with what their versions make of them, its processes, its findings. */
import { type Client, isRider } from '../../src/model/client.ts'
import { connections } from '../../src/model/connections.ts'
import type { Model } from '../../src/model/model.ts'
import { poolSize } from '../../src/model/poolSize.ts'
import type { Judged, Report } from '../../src/model/report.ts'
import type { Span } from '../../src/model/span.ts'
import { show } from '../../src/model/show.ts'
import type { Value } from '../../src/model/value.ts'
import { type Limit, waits } from '../../src/model/waits.ts'
import { endpoint } from '../../src/report/inventory.ts'

const place = (at: Span): string => `@ ${at.file}:${at.line}`
const time = ({ seconds, from }: Limit): string =>
  `${seconds === null ? 'unknown' : seconds === Number.POSITIVE_INFINITY ? 'for ever' : `${seconds} s`}${from === 'default' ? ' by default' : ''}`

function pool(client: Client, model: Model): string {
  if (client.library === 'sidekiq' && client.role === 'server') return client.poolSize && !poolSize(client, model).byDefault ? `size ${poolSize(client, model).size}` : 'no size of its own'
  const { size, byDefault } = poolSize(client, model)
  return `pool ${size ?? 'unknown'}${byDefault ? ' by default' : ''}`
}

function clientLine(client: Client, model: Model): string {
  const who = `${client.workload}${client.role ? ` ${client.role}` : ''} ${place(client.at)}`
  const where = endpoint(client.endpoint).join(client.endpoint.kind === 'either' ? ' / ' : ' | ')
  if (isRider(client)) return `${who} rides on ${client.ridesOn}`
  const { connect, read, tries } = waits(client, model)
  const set = [...said('pool timeout', client.poolTimeout), ...said('db', client.db), ...said('prefix', client.prefix)]
  return `${who} → ${where}; ${[pool(client, model), ...set].join(', ')}; connect ${time(connect)}, read ${time(read)}, tries ${tries ?? 'unknown'}`
}

const said = (name: string, v: Value | null): readonly string[] => (v && v.kind !== 'absent' ? [`${name} ${show(v)}`] : [])

const findingLine = (f: Judged): string => `${f.severity} ${f.rule} ${place(f.at)} ${f.about}`

/** One line a fact: clients, processes with the connections that they open, unread keys, findings, gaps. */
export function linesOf(report: Report): readonly string[] {
  return report.apps.flatMap(({ model, findings, gaps }) => [
    ...model.clients.map(client => clientLine(client, model)),
    ...connections(model).map(
      ({ process, threads, assumed, text, terms }) =>
        `${process.kind}: ${threads} threads${assumed.length > 0 ? ` (${assumed.join(', ')})` : ''}, connections ${text}${terms === '' ? '' : ` = ${terms}`}`,
    ),
    ...model.misplacedKeys.map(k => `unread ${k.key} ${place(k.at)}`),
    ...findings.map(findingLine),
    ...gaps.map(g => `gap ${place(g.at)} ${g.why}`),
  ])
}
