/** Joins an audit to a model: a live server is the declared one that its variable points to, or one that only the audit knows. */
import type { AuditDocument, AuditedServer } from '../model/audit.ts'
import type { Fact, Facts } from '../model/fact.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import { fileSpan } from '../model/span.ts'

/** What a live server says goes before what files declare; what it refused to say leaves that as it is. */
function merged(declared: Facts, live: Facts): Facts {
  const both = { ...declared } as Record<string, Fact<unknown>>
  for (const [name, fact] of Object.entries(live) as [string, Fact<unknown>][]) {
    if ('value' in fact || !both[name]) both[name] = fact
  }
  return both as Facts
}

function live(audited: AuditedServer, takenAt: number): NonNullable<Server['live']> {
  const { runId, hostClass, endpoint, partial, keyspace, sidekiq, refused } = audited
  return { runId, hostClass, endpoint, partial, keyspace, sidekiq, refused, takenAt }
}

/** The model with what the audit found on its servers. */
export function join(model: Model, audit: AuditDocument): Model {
  const takenAt = Date.parse(audit.takenAt)
  const servers = [...model.servers]
  const endpoints: Record<string, string> = { ...model.endpoints }
  for (const audited of audit.servers) {
    const i = servers.findIndex(s => s.aside === undefined && s.names.some(name => audited.names.includes(name)))
    const before = servers[i]
    if (before) servers[i] = { ...before, facts: merged(before.facts, audited.facts), declared: before.facts, live: live(audited, takenAt) }
    else {
      servers.push({
        id: audited.id,
        provider: audited.hostClass,
        names: audited.names,
        file: '',
        service: '',
        at: fileSpan(''),
        facts: audited.facts,
        live: live(audited, takenAt),
      })
    }
    // Variables of one server are that server's, whatever the files say; one alone keeps the name that they give it.
    const called = audited.names.length > 1 ? audited.id : (endpoints[audited.names[0] ?? ''] ?? audited.id)
    for (const name of audited.names) endpoints[name] = called
  }
  return { ...model, servers, endpoints }
}
