/** A replica is behind, or the app writes to one. */
import { known, type ReplicaLink } from '../model/fact.ts'
import { bytes, counted, duration } from '../model/figures.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { residents } from '../model/residents.ts'
import { threshold } from '../model/thresholds.ts'
import { about, type LiveServer, liveServers, name } from './live/server.ts'
import { figure, names, sinceStart } from './live/state.ts'
import type { Rule } from './rule.ts'

const DAY = 86_400

/** A URL of the app that leads to a replica. One that only the audit knows may have been chosen on purpose: a replica is the gentler one to read. */
function* written(server: LiveServer, model: Model): Iterable<Finding> {
  const users = residents(server, model).filter(r => r.clients.length > 0 && r.confidence !== 'possible')
  if (users.length === 0) return
  const jobs = users.some(r => r.workload === 'sidekiq' || r.workload === 'resque')
  yield about('replica-lag', server, {
    severity: 'error',
    message: `${name(server)} leads to a replica, and ${names(users)} ${users.length === 1 && !/s$/.test(names(users)) ? 'writes' : 'write'} there: each write is refused with \`READONLY You can't write against a read only replica\`${jobs ? ', so that no job is pushed or fetched' : ''}.`,
    advice:
      "Set it to the primary's address: the primary endpoint at ElastiCache (not the reader endpoint), or the Sentinels, which know who it is. After a failover an address of one node stays with the old primary.",
    about: 'the app writes to a replica',
  })
}

/** Seen from the replica: its primary is out of reach. */
function* cutOff(server: LiveServer): Iterable<Finding> {
  const status = known(server.facts.primaryLinkStatus)?.value
  if (status === undefined || status === 'up') return
  yield about('replica-lag', server, {
    severity: 'error',
    message: `${name(server)} is a replica whose link to its primary is \`${status}\`: what is read there grows old, and a failover to it would lose everything since.`,
    advice:
      'The log of both says why: mostly a password or an address that has changed, or a sync that is cut off because its buffer is full.',
    about: 'link to the primary',
  })
}

function* link(server: LiveServer, replica: ReplicaLink, n: number, model: Model): Iterable<Finding> {
  const backlog = figure(server.facts.replBacklogSize)
  const { lag, lagBytes, state } = replica
  const which = `replica ${n}`
  if (state !== 'online') {
    yield about('replica-lag', server, {
      severity: 'warning',
      message: `A replica of ${name(server)} is not in step (\`${state}\`): until it is, a failover has nobody to go to.`,
      advice:
        'A sync takes minutes for many gigabytes. If it starts again and again, its output buffer is too small:\n\n```\nCONFIG SET client-output-buffer-limit "replica 512mb 128mb 60"\n```',
      about: which,
    })
  } else if (lag > threshold(model, 'replica-lag.warning')) {
    yield about('replica-lag', server, {
      severity: lag > threshold(model, 'replica-lag.error') ? 'error' : 'warning',
      confidence: 'likely',
      message: `A replica of ${name(server)} has not acknowledged anything for ${duration(lag)}${lagBytes > 0 ? ` and lacks ${bytes(lagBytes)}` : ''}: a failover now loses what was written since, jobs included.`,
      advice: 'See whether the replica or the network between the two is overloaded.',
      about: which,
    })
  } else if (backlog !== undefined && lagBytes > backlog) {
    yield about('replica-lag', server, {
      severity: 'error',
      message: `A replica of ${name(server)} lacks ${bytes(lagBytes)}, more than the backlog of ${bytes(backlog)} holds: if its link breaks once, everything is copied again, with a fork and all that it costs.`,
      advice: 'Keep more of what was written:\n\n```\nCONFIG SET repl-backlog-size 64mb\n```',
      about: which,
    })
  }
}

/** Copies of everything that happen again and again. */
function* resyncs(server: LiveServer): Iterable<Finding> {
  const syncs = figure(server.facts.fullSyncs) ?? 0
  const uptime = figure(server.facts.uptime)
  const replicas = known(server.facts.replicaLinks)?.value.length ?? 0
  // The first copy of each replica is no resync.
  const again = syncs - replicas
  if (uptime === undefined || replicas === 0 || again < 2 || again / Math.max(1, uptime / DAY) <= 1) return
  yield about('replica-lag', server, {
    severity: 'warning',
    message: `${name(server)} copied everything to a replica ${counted(syncs, 'time')} ${sinceStart(server)}: each time it forks, and the replica has nothing to offer until it is done.`,
    advice: 'The backlog is too small for the breaks of the link, which the log names:\n\n```\nCONFIG SET repl-backlog-size 64mb\n```',
    about: 'full syncs',
  })
}

function* check(model: Model): Iterable<Finding> {
  for (const server of liveServers(model)) {
    if (known(server.facts.role)?.value === 'replica') {
      yield* written(server, model)
      yield* cutOff(server)
    }
    for (const [i, replica] of (known(server.facts.replicaLinks)?.value ?? []).entries()) yield* link(server, replica, i + 1, model)
    yield* resyncs(server)
  }
}

export const replicaLag: Rule = {
  id: 'replica-lag',
  severity: 'error',
  since: '0.1.0',
  needs: ['live'],
  asks: [['role']],
  title: 'A replica is behind, or the app writes to one',
  why: `Replicas take over when the primary fails, with what they have by then: what they lack is lost, queued jobs included. One that lacks more than the backlog holds (1 MB by default) must copy everything again after the next break.

A replica refuses writes. Sidekiq can't even fetch there, since taking a job is a write.`,
  fix: `\`\`\`
CONFIG SET repl-backlog-size 64mb
\`\`\``,
  sources: ['https://redis.io/docs/latest/operate/oss_and_stack/management/replication/', 'https://redis.io/docs/latest/commands/info/'],
  check,
  examples: [
    {
      title: "Sidekiq's variable leads to a replica",
      kind: 'bad',
      files: `--- lib/job_redis.rb
JOB_REDIS = { url: ENV.fetch("JOBS_REDIS_URL") }
--- config/initializers/sidekiq.rb
require_relative "../../lib/job_redis"

Sidekiq.configure_server { |config| config.redis = JOB_REDIS }
Sidekiq.configure_client { |config| config.redis = JOB_REDIS }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    sidekiq (7.3.9)
--- audit.yml
- id: JOBS_REDIS_URL # <- leads to a replica, and Sidekiq writes there
  facts:
    role: replica
    primaryLinkStatus: up
`,
    },
    {
      title: 'Replicas that are behind',
      kind: 'bad',
      files: `--- audit.yml
- id: REDIS_URL # <- has not acknowledged anything for 40 seconds and lacks 12 MB <- lacks 3 MB, more than the backlog of 1 MB holds <- copied everything to a replica 30 times since the server started 9 days ago
  facts:
    role: primary
    uptime: 9 days
    replBacklogSize: 1 MB
    fullSyncs: 30
    replicaLinks:
      - { state: online, lag: 40, lagBytes: 12 MB }
      - { state: online, lag: 1, lagBytes: 3 MB }
`,
    },
    {
      title: 'A replica in step, and one that was audited for itself',
      kind: 'good',
      files: `--- audit.yml
- id: REDIS_URL
  facts:
    role: primary
    uptime: 9 days
    replBacklogSize: 1 MB
    fullSyncs: 1
    replicaLinks:
      - { state: online, lag: 0, lagBytes: 400 bytes }
- id: REDIS_READER_URL
  facts:
    role: replica
    primaryLinkStatus: up
`,
    },
  ],
}
