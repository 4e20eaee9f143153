/** The live servers that a rule judges, and what all findings about one share. */
import type { SidekiqState } from '../../model/audit.ts'
import type { Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import type { Server } from '../../model/server.ts'
import { fileSpan } from '../../model/span.ts'
import { serverLabel } from '../words.ts'

export interface LiveServer extends Server {
  readonly live: NonNullable<Server['live']>
  /** Which of several Sidekiqs on it, where it isn't the main one: ``database 1``, ``the namespace `shop` ``. */
  readonly part?: string
}

const isLive = (server: Server): server is LiveServer => server.live !== undefined && server.aside === undefined

export const liveServers = (model: Model): readonly LiveServer[] => model.servers.filter(isLive)

const partOf = ({ namespace, database }: SidekiqState): string =>
  namespace === '' ? `database ${database}` : `the namespace \`${namespace}\` of database ${database}`

/** Live servers once for each Sidekiq on them: apps may keep apart by namespaces or databases. */
export const sidekiqs = (model: Model): readonly LiveServer[] =>
  liveServers(model).flatMap(server => [
    server,
    ...(server.live.otherSidekiqs ?? []).map(state => ({ ...server, live: { ...server.live, sidekiq: state }, part: partOf(state) })),
  ])

/** A live server's name in messages: `` `$REDIS_URL` ``, else what its address is. */
export const name = (server: LiveServer): string =>
  `${server.names.length > 0 ? serverLabel(server) : `\`${server.id}\``}${server.part === undefined ? '' : ` (${server.part})`}`

/** Whose a number is that means one machine: ``The fullest of the 3 shards of `$REDIS_URL` ``; of what is no cluster the server's. */
export const shardOf = (server: LiveServer, which: 'fullest' | 'worst' | 'busiest'): string =>
  server.live.shards === undefined ? name(server) : `The ${which} of the ${server.live.shards} shards of ${name(server)}`

type Said = Pick<Finding, 'severity' | 'message' | 'about'> & Partial<Pick<Finding, 'advice' | 'confidence'>>

/** A finding about a live server: it has no place in a file, but the one where the server is declared belongs to it. */
export const about = (rule: string, server: LiveServer, said: Said): Finding => ({
  rule,
  confidence: 'certain',
  ...said,
  about: `${said.about} on ${server.names[0] ?? server.id}${server.part === undefined ? '' : ` in ${server.part}`}`,
  at: fileSpan(''),
  related: server.file === '' ? [] : [{ at: server.at, role: 'where the server is declared' }],
  server: server.names[0] ?? server.id,
})
