/** One Rails app as Redline understands it. Rules are arithmetic on this. */
import type { Call } from './call.ts'
import type { Client } from './client.ts'
import type { Gap } from './finding.ts'
import type { Process } from './process.ts'
import type { Server } from './server.ts'
import type { Span } from './span.ts'
import type { Value } from './value.ts'

/** A key in a configuration file that its reader never looks at. */
export interface MisplacedKey {
  readonly file: string
  readonly key: string
  readonly environment: string
  readonly at: Span
  /** What is written there. */
  readonly value?: Value
  /** The reader that has no such key: a Rails of old, Sidekiq. Undefined where the key stands beside the environments, where Rails looks for sections. */
  readonly reader?: 'action-cable' | 'sidekiq'
  /** The key's whole line with its text, and where the first key of the environment's section stands: what a move needs. */
  readonly move?: { readonly line: Span; readonly text: string; readonly to: Span }
}

/** A place in JavaScript that connects to Action Cable. `url` is null where the page decides. */
export interface Consumer {
  readonly library: string
  readonly url: Value | null
  readonly at: Span
}

/** Where a deployment's file says that a process runs. */
export interface Located {
  /** As its manifest names it: the process of a server's wiring. */
  readonly process: string
  readonly region: string
  readonly at: Span
}

/** What stands in a file for Heroku alone. */
export interface HerokuPart {
  readonly what: 'buildpacks' | 'stack' | 'heroku.yml'
  /** What is written there, in a few words: `heroku/nodejs and heroku/ruby`. */
  readonly shown: string
  readonly at: Span
}

/** What a rule may look at. Plain data; `now` is the only clock. */
export interface Model {
  /** The app's folder in the repository, `.` for the root. */
  readonly root: string
  /** The module around its `Rails::Application`, as `Shop`. */
  readonly name?: string
  readonly environment: string
  /** Locked versions by gem name; empty without a lockfile. */
  readonly gems: Readonly<Record<string, string>>
  /** Where the lockfile names each gem's version. */
  readonly lockedAt?: ReadonlyMap<string, Span>
  /** Gems that the environment loads; undefined without a lockfile. */
  readonly loaded?: ReadonlySet<string>
  readonly clients: readonly Client[]
  readonly processes: readonly Process[]
  readonly servers: readonly Server[]
  readonly located?: readonly Located[]
  readonly herokuParts?: readonly HerokuPart[]
  readonly consumers: readonly Consumer[]
  /** Action Cable is configured, and nothing in the app broadcasts or subscribes. */
  readonly cableIdle?: true
  readonly misplacedKeys: readonly MisplacedKey[]
  /** Calls into libraries, as the app's Ruby makes them; for rules on single calls. */
  readonly calls: readonly Call[]
  readonly gaps: readonly Gap[]
  /** `config.*` settings as they stand after boot, by path such as `Rails.application.config.cache_store`. */
  readonly settings: ReadonlyMap<string, Value>
  readonly platform: string | null
  readonly target: string | null
  /** The server that each variable points to, by name: what the team's configuration says, and what files that set variables leave no doubt of. */
  readonly endpoints: Readonly<Record<string, string>>
  /** Of these, what only files say: a deployment that they don't describe may leave the variable unset. */
  readonly wired?: Readonly<Record<string, string>>
  /** Identities of servers that several variables are taken to reach because their addresses are equal; no `run_id` proves it. */
  readonly presumed?: readonly string[]
  /** Variables that a deployment sets without saying to what, by name: the file that says so. */
  readonly setIn?: Readonly<Record<string, string>>
  /** What serves each need that Redis does not: `{ cache: 'memory_store', jobs: 'good_job' }`. */
  readonly instead: Readonly<Record<string, string>>
  /** Where that is said, as far as a file says it. */
  readonly insteadAt?: Readonly<Record<string, Span>>
  /** Limits that the team set, by name; `threshold` knows the others. */
  readonly thresholds?: Readonly<Record<string, number>>
  readonly now: number
}
