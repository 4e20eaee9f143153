/** What a detector is: it recognises one library or platform and says what it saw. */
import type { Client } from '../model/client.ts'
import type { Gap } from '../model/finding.ts'
import type { Consumer, HerokuPart, Located, MisplacedKey } from '../model/model.ts'
import type { Process } from '../model/process.ts'
import type { Server } from '../model/server.ts'
import type { Span } from '../model/span.ts'
import type { Value } from '../model/value.ts'
import type { Workload } from '../model/workload.ts'
import type { App } from '../read/app.ts'

/** A workload that is handed a client, a pool or a cache that something else made. */
export interface Use {
  readonly workload: Workload
  readonly name: string
  readonly at: Span
  readonly value: Value
  readonly prefix?: Value | null
  /** Sidekiq makes a pool that it is given its own. */
  readonly role?: 'server' | 'client'
}

/** One thing that a detector saw. */
export type Fact =
  | { readonly client: Client }
  | { readonly use: Use }
  | { readonly process: Process }
  | { readonly server: Server }
  /** How many of a process a deployment runs, by the name that its Procfile or manifest gives it. */
  | { readonly replicas: { readonly name: string; readonly count: number } }
  /** Variables that a deployment sets, or refuses to start without, and the file that says so. */
  | { readonly sets: { readonly names: readonly string[]; readonly file: string } }
  | { readonly located: Located }
  | { readonly herokuPart: HerokuPart }
  | { readonly consumer: Consumer }
  | { readonly misplaced: MisplacedKey }
  | { readonly gap: Gap }
  /** What serves a need without Redis, and where that is said: `['cache', 'memory_store']`. */
  | { readonly instead: readonly [need: 'cache' | 'jobs' | 'cable' | 'sessions', what: string, at?: Span] }

/** What platforms' files say can be read without an app: those detectors take plain files. */
export interface Detector<Of = App> {
  readonly id: string
  detect(app: Of): Iterable<Fact>
}
