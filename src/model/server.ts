/** A Redis server that files declare or that was audited. */
import type { AuditedServer } from './audit.ts'
import type { ServerChange } from './auditChange.ts'
import type { Facts } from './fact.ts'
import type { Span } from './span.ts'

/** A variable that a deployment's file sets for one of its processes. */
export interface Wiring {
  /** As its manifest names it. */
  readonly process: string
  readonly name: string
}

export interface Server {
  /** `compose:redis`, `terraform:aws_elasticache_replication_group.jobs`; a live one by the variable that names it. */
  readonly id: string
  /** The provider or the form of the file: `elasticache`, `render`, `compose`, `heroku`. */
  readonly provider: string
  /** Variables that point to it, as far as the files wire them or the audit was told. */
  readonly names: readonly string[]
  /** Which process sets which variable to it, where the files that start the process say so. */
  readonly wiring?: readonly Wiring[]
  /** Where clients reach it without a variable, as `serverOf` writes it: `redis:6379`, `localhost:6380`. */
  readonly addresses?: readonly string[]
  /** The file that declares it, and its name there; `''` for one that only the audit knows. */
  readonly file: string
  readonly service: string
  readonly at: Span
  readonly facts: Facts
  /** What files and defaults say where an audit knows it better: `facts` holds what counts. */
  readonly declared?: Facts
  /** What an audit found on it, beside its facts; `takenAt` in milliseconds since 1970. */
  readonly live?: Pick<
    AuditedServer,
    'runId' | 'hostClass' | 'endpoint' | 'partial' | 'keyspace' | 'sidekiq' | 'otherSidekiqs' | 'refused'
  > & {
    readonly takenAt: number
    /** What changed since an earlier audit, where one was given: how fast things go now, not since the server started. */
    readonly since?: ServerChange
    /** How many shards of a cluster it is: limits and what is used of them are those of the fullest. */
    readonly shards?: number
  }
  /** Why it is listed and never judged, where it isn't production's: `docker-compose.yml does not say that it is for production`. */
  readonly aside?: string
}
