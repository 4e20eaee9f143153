/** What the platform files of a case come to: servers with their facts, what is wired where, processes, gaps. */
import type { Fact } from '../../src/model/fact.ts'
import type { Model } from '../../src/model/model.ts'
import type { Server } from '../../src/model/server.ts'

const shown = (name: string, fact: Fact<unknown>): string =>
  'refused' in fact
    ? `${name}: refused, ${fact.refused}`
    : `${name}=${fact.value}${fact.unless === undefined ? '' : ` unless $${fact.unless}`}${fact.unconfirmed ? '?' : ''}`

function serverLines(s: Server): readonly string[] {
  const facts = (Object.entries(s.facts) as [string, Fact<unknown>][]).sort(([a], [b]) => (a < b ? -1 : 1))
  const of = (source: string) =>
    facts.filter(([, f]) => ('refused' in f ? source === 'declared' : f.source === source)).map(([n, f]) => shown(n, f))
  const line = (source: string) => (of(source).length > 0 ? [`  ${source} ${of(source).join(', ')}`] : [])
  return [
    `${s.id} (${s.provider}) ${s.service} @ ${s.file}:${s.at.line}${s.names.length > 0 ? ` from ${s.names.map(n => `$${n}`).join(' ')}` : ''}`,
    ...(s.aside === undefined ? [] : [`  aside: ${s.aside}`]),
    ...line('declared'),
    ...line('default'),
  ]
}

/** A line a fact. Source and sharing are told by the endpoints; a process stands there only with its count. */
export const linesOfServers = (model: Model): readonly string[] => [
  ...model.servers.flatMap(serverLines),
  ...Object.entries(model.endpoints).map(([name, server]) => `$${name} is ${server}`),
  ...model.processes.filter(p => p.count !== undefined).map(p => `${p.kind} (${p.name}) × ${p.count}`),
  ...(model.platform === null ? [] : [`on ${model.platform}`]),
  ...model.gaps.filter(g => !g.why.startsWith('there is no Gemfile.lock')).map(g => `gap ${g.why} @ ${g.at.file}:${g.at.line}`),
]
