/** Reads the servers, one after the other, and puts what was found into a document. */
import { randomBytes } from 'node:crypto'
import { auditTarget, type Unreached } from '../../live/audit.ts'
import type { CodeClaim } from '../../live/claims.ts'
import { clusters } from '../../live/clusters.ts'
import { readKeyspace } from '../../live/keyspace.ts'
import { sizing } from '../../live/sizing.ts'
import type { Target } from '../../live/target.ts'
import type { Trust } from '../../live/trust.ts'
import type { AuditDocument, AuditedServer, Sizing } from '../../model/audit.ts'
import { areSized } from '../../model/measured.ts'
import { version } from '../../version.ts'
import type { Progress } from './progress.ts'
import { idsOf } from './targets.ts'

export interface Reading {
  readonly trust: Trust
  readonly claims: readonly CodeClaim[]
  readonly showKeys: boolean
  readonly jobs: boolean
  readonly budget: { readonly seconds: number; readonly keys?: number; readonly commands?: number }
  readonly outageHours: number
  readonly progress: Progress
}

const wait = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))

function sized(server: AuditedServer, outageHours: number): AuditedServer {
  if (!server.keyspace || server.keyspace.workloads.length === 0 || !areSized(server.keyspace)) return server
  const { verdict, each, split, rate } = sizing(server.facts, server.keyspace, server.sidekiq, { outageHours })
  const told: Sizing = { verdict, each, split, ...(rate && { from: rate.from }), outageHours }
  return { ...server, sizing: told }
}

/** The audit without findings: those come from the rules, which read the joined model. */
export async function readServers(targets: readonly Target[], reading: Reading): Promise<AuditDocument> {
  const takenAt = new Date().toISOString()
  const salt = randomBytes(16).toString('hex')
  const servers: AuditedServer[] = []
  const unreached: Unreached[] = []
  const ids = idsOf(targets)
  try {
    for (const [i, target] of targets.entries()) {
      const id = ids[i] as string
      const found = await auditTarget(target, id, {
        trust: reading.trust,
        jobs: reading.jobs,
        salt,
        wait,
        now: () => Date.now(),
        showKeys: reading.showKeys,
        budget: reading.budget,
        claims: reading.claims,
        progress: fraction => reading.progress.tell(id, fraction),
        readKeyspace,
      })
      servers.push(...found.servers.map(s => sized(s, reading.outageHours)))
      unreached.push(...found.unreached)
    }
  } finally {
    reading.progress.done()
  }
  const found = clusters(servers)
  return {
    schema: 1,
    kind: 'redline-audit',
    tool: { name: 'redline', version },
    takenAt,
    servers,
    ...(found.length > 0 && { clusters: found }),
    unreached,
    findings: [],
    notChecked: [],
  }
}
