/** Takes the names of servers out of a report that leaves its repository, so that equal ones can still be told. */

import { createHmac } from 'node:crypto'
import { serverOf } from '../model/address.ts'
import type { AuditedServer } from '../model/audit.ts'
import type { FindingItem, ReportDocument } from '../model/document.ts'
import { escaped } from '../model/pattern.ts'
import { reach } from '../model/written.ts'

/** Hex digits of a hidden name: too few to be reversed with the salt unknown, enough to tell any organisation's servers apart. */
const DIGITS = 16

const HIDDEN = /^host-[0-9a-f]{16}\.(?:private|public)$/
/** Names that mean another server in every repository: this machine's, documentation's, Docker's. */
const NOBODYS = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localdomain|docker\.internal)$/

const URLS = /\b(?:rediss?|valkeys?):\/\/[^\s"'`<>,]+/gi

export interface Host {
  readonly name: string
  readonly port: string
  /** `private` is the address of a network of its own; `own` means another server in each repository. */
  readonly reach: 'private' | 'public' | 'own'
}

/** The host of a literal address such as `redis://***@cache.internal:6380/2`; undefined where it has none. */
export function hostOf(item: string): Host | undefined {
  const key = /^(?:env|credentials|setting|config|unknown):/.test(item) ? undefined : serverOf(item)
  const [, name, port = '6379'] = /^(.*?)(?::(\d+))?$/.exec(key ?? '') ?? []
  if (key === undefined || !name) return undefined
  if (HIDDEN.test(name)) return { name, port, reach: name.endsWith('private') ? 'private' : 'public' }
  const far = NOBODYS.test(name) ? 'localhost' : reach(key)
  return { name, port, reach: far === 'private' || far === 'public' ? far : 'own' }
}

/** Every text of a value. */
function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* texts(inner)
}

/** The same value with each text changed. */
function mapped<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map(inner => mapped(inner, change)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, change)])) as T
}

/** The names to hide: of each address that the apps' clients have, and of each that is written in any text. */
function namesIn(document: ReportDocument): ReadonlyMap<string, Host> {
  const clients = document.apps.flatMap(a => a.inventory.clients.flatMap(c => c.endpoint))
  const written = [...texts(document)].flatMap(text => text.match(URLS) ?? [])
  const hosts = [...clients, ...written].flatMap(item => hostOf(item.replace(/[).;:]+$/, '')) ?? [])
  return new Map(hosts.filter(h => h.reach !== 'own' && !HIDDEN.test(h.name)).map(h => [h.name, h]))
}

/** A finding without what quotes files. */
function unquoted({ advice: _advice, fix: _fix, ...rest }: FindingItem): FindingItem {
  return rest
}

/**
 * The report with the name of each server replaced by `host-` and a hash that only whoever has the salt can compute; the
 * same name gives the same hash under the same salt. Ports, databases and names of one label stay. A finding's
 * identity is a hash of what it concerns: where a name is in there, it is hashed again with the salt. Advice and fixes
 * quote the repository's files, which may name anything: they are left out.
 */
export function hideHosts(document: ReportDocument, salt: string): ReportDocument {
  const { apps, findings, comparedWith, audit, ...rest } = document
  const plain = {
    ...(audit && { audit: { ...audit, findings: audit.findings.map(unquoted) } }),
    ...rest,
    apps: apps.map(a => ({ ...a, findings: a.findings.map(unquoted) })),
    findings: findings.map(unquoted),
  }
  const names = namesIn(plain)
  const hash = (text: string): string => createHmac('sha256', salt).update(text).digest('hex').slice(0, DIGITS)
  const any = [...names.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escaped)
  const found = new RegExp(`(?<![\\w.-])(?:${any.join('|')})(?![\\w-]|\\.\\w)`, 'gi')
  const hide = (text: string): string =>
    names.size === 0
      ? text
      : text.replace(found, name => {
          const host = names.get(name.toLowerCase())
          return host ? `host-${hash(host.name)}.${host.reach}` : name
        })
  const finding = (f: FindingItem): FindingItem => {
    const hidden = mapped(f, hide)
    return hidden.about === f.about ? hidden : { ...hidden, identity: `${f.rule}:${hash(f.identity)}` }
  }
  /** Who has the salt can still tell that two reports are about one server, and nobody which process that is. */
  const server = (s: AuditedServer): AuditedServer => ({
    ...mapped(s, hide),
    runId: s.runId && createHmac('sha256', salt).update(s.runId).digest('hex').slice(0, s.runId.length),
  })
  const base = comparedWith && { commit: comparedWith.commit, ...(comparedWith.unread && { unread: hide(comparedWith.unread) }) }
  return {
    ...mapped(rest, hide),
    ...(plain.audit && {
      audit: { ...mapped(plain.audit, hide), servers: plain.audit.servers.map(server), findings: plain.audit.findings.map(finding) },
    }),
    apps: plain.apps.map(({ findings: own, ...app }) => ({ ...mapped(app, hide), findings: own.map(finding) })),
    findings: plain.findings.map(finding),
    ...(base && { comparedWith: { ...base, ...(comparedWith.report && { report: hideHosts(comparedWith.report, salt) }) } }),
  }
}
