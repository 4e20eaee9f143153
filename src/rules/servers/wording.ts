/** How findings on a server name it, what is on it, and who says what is known of it. */
import { type Facts, type Known, known } from '../../model/fact.ts'
import type { Related } from '../../model/finding.ts'
import type { Server } from '../../model/server.ts'
import { place, type Span } from '../../model/span.ts'
import { connection, GENERIC, listed, named, subject } from '../words.ts'
import type { Tenant } from './tenants.ts'

const KINDS: Readonly<Record<string, string>> = {
  render: 'the Key Value instance',
  compose: 'the compose service',
  kamal: 'the Kamal accessory',
  fly: 'the Fly app',
  heroku: 'the Heroku add-on',
  scalingo: 'the Scalingo add-on',
  kubernetes: 'the Kubernetes service',
}

/** A server as the subject of a sentence: ``the compose service `redis` (`$REDIS_URL`)``, ``the server behind `$REDIS_URL` ``. */
export function titled(server: Server): string {
  const { file, names, provider, service } = server
  if (file === '') return names.length > 0 ? `the server behind ${named(names)}` : `the server \`${server.id}\``
  if (provider === 'procfile') return `the Redis that a Procfile starts as \`${service.replace(/ \(.*/, '')}\``
  if (provider === 'heroku' || provider === 'scalingo') {
    const addOn = `\`${service.replace(/ .*/, '')}\``
    return `${KINDS[provider]} ${addOn}${names.length > 0 ? ` (${named(names)})` : ''}`
  }
  const behind = names.length > 0 ? ` (${named(names)})` : ''
  const kind = KINDS[provider]
  return service.includes('.') || kind === undefined ? `\`${service}\`${behind}` : `${kind} \`${service}\`${behind}`
}

/** Where a fact is said: its place, else its server's. */
export const whereSaid = (server: Server, fact: Known<unknown> | undefined): Span => fact?.at ?? server.at

/** Who says it, behind a statement: `, because it is stock Redis' default`; nothing for what a file says at the finding's place. */
export function because(fact: Known<unknown>): string {
  const unless = fact.unless === undefined ? '' : `, unless \`$${fact.unless}\` says otherwise`
  if (fact.source === 'live') return ', as the live server says'
  if (fact.source === 'declared' || fact.because === undefined) return unless
  if (fact.unconfirmed) return `, presumably, as ${fact.because}`
  // `it is stock Redis' default` reads better behind a comma as `which is stock Redis' default`.
  return /^it is (?:what|the default|[\w' ]+ default)/.test(fact.because)
    ? `, which is ${fact.because.slice('it is '.length)}`
    : `, because ${fact.because}`
}

/** The workloads of tenants in words: `the cache and Sidekiq`. */
export const tenantNames = (tenants: readonly Tenant[]): string => listed([...new Set(tenants.map(tenantName))])

export const tenantName = ({ workload, clients: [first] }: Tenant): string => (first ? subject(first) : GENERIC[workload])

const MOST_RELATED = 8

/** Where else a finding on a server leads: the server itself, other facts, and the clients that make its tenants. */
export function relatedTo(at: Span, server: Server, tenants: readonly Tenant[], facts: readonly (keyof Facts)[] = []): readonly Related[] {
  const told = facts.flatMap(name => {
    const fact = known(server.facts[name] as Known<unknown> | undefined)
    return fact?.at ? [{ at: fact.at, role: FACTS[name] ?? name }] : []
  })
  const all = [
    ...(server.file === '' ? [] : [{ at: server.at, role: 'the server' }]),
    ...told,
    ...tenants.flatMap(t => t.clients.map(c => ({ at: c.at, role: connection(c) }))),
  ]
  const seen = new Set([`${at.file}:${at.line}`])
  return all
    .filter(r => {
      const key = `${r.at.file}:${r.at.line}`
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MOST_RELATED)
}

const FACTS: Readonly<Partial<Record<keyof Facts, string>>> = {
  maxmemory: 'its memory limit',
  maxmemoryPolicy: 'its policy',
  persistence: 'what it keeps on disk',
  plan: 'its plan',
  maxclients: 'its limit of connections',
  replicas: 'its replicas',
}

/** The live server that a finding concerns, by the name that people know; nothing for one that only files declare. */
export const liveName = (server: Server): { readonly server?: string } => (server.live ? { server: server.names[0] ?? server.id } : {})

/** A finding said twice, of a server that two files declare alike, once, with the other's place beside it. */
export function* onceEach<F extends { message: string; about: string; at: Span; related: readonly Related[] }>(
  findings: Iterable<F>,
): Iterable<F> {
  const kept = new Map<string, F>()
  for (const one of findings) {
    const key = `${one.about}\n${one.message}`
    const before = kept.get(key)
    if (!before) kept.set(key, one)
    else if (place(before.at) !== place(one.at))
      kept.set(key, { ...before, related: [...before.related, { at: one.at, role: 'declared here too' }] })
  }
  yield* kept.values()
}
