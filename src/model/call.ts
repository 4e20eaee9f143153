/** One call into a library, as the app's Ruby makes it: what detectors and rules look for. */
import type { Span } from './span.ts'
import type { Value } from './value.ts'

/** A call as someone wrote it, as far as code to paste may repeat it. */
export interface CallText {
  /** What its result goes to, where what is assigned begins with the call: `store = `, `@conn ||= `. */
  readonly target?: string
  /** What follows it in that assignment: `.freeze`. */
  readonly behind?: string
  /** What it is called on, `s` of `s.redis = …`; undefined where nothing stands before the name. */
  readonly on?: string
  /** The arguments before the last. */
  readonly before: readonly string[]
  /** The last argument where it is no literal, so that `.merge(…)` may follow: `OPTIONS`, `(a || b)`. */
  readonly options?: string
  /** A last hash that spreads others: its parts in order, `**base` as written, the others by their key. */
  readonly parts?: readonly string[]
  /** Whether all of it means the same wherever it stands. */
  readonly alone: boolean
}

/** A method that keeps what a call somewhere else makes: `@redis ||= Shop::Redis.new`; named as a call's own are. */
export interface Keeper {
  readonly at: Span
  readonly namespace: string
  readonly method?: string
  readonly singleton: boolean
}

/**
 * `path` names the call by what it is made on: `Redis.new`, `Sidekiq.configure_server{}.redis=` (on what the block of
 * configure_server is given), `Rails.application.config.cache_store=`. A call on something unknown starts with `.`.
 */
export interface Call {
  readonly path: string
  readonly args: readonly Value[]
  /** Whether the last of them is keywords, `**` among them, and no Hash. */
  readonly keywords?: true
  /** Where the object was made that it is called on, as `place` has it; undefined where a constant or the main object answers. */
  readonly on?: string
  /** What the call's block returns, where it has one. */
  readonly block?: Value
  /** The blocks of other calls that this call stands in, outermost first. */
  readonly inside: readonly Call[]
  readonly at: Span
  /** The method's name alone. */
  readonly nameAt: Span
  /** The class or module around it, `''` at the top level. */
  readonly namespace: string
  /** The method around it, undefined at the top level of a file or class. */
  readonly method?: string
  /** Whether that method belongs to the class itself (`def self.x`). */
  readonly singleton: boolean
  /** What the result is assigned to: `REDIS`, `$redis`, `@redis`, `@@redis`, a local; undefined where it is used at once. */
  readonly assignedTo?: string
  /** The method that assigns it to a variable of its object, where that is not the one around the call. */
  readonly keptBy?: Keeper
  /** Assigned with `||=`, or behind `return … if defined?`. */
  readonly memoised: boolean
  /** False where nothing that was read calls the method, so its parameters are unknown. */
  readonly reached: boolean
  /** How it is written; undefined where its source can't be repeated. */
  readonly text?: CallText
  /** Sets of variables of which at least one must be set for this call to happen. */
  readonly requires: readonly (readonly string[])[]
  /** True where the call stands on a branch that depends on something the files don't tell. */
  readonly conditional: boolean
  /** Those branches, outermost first, as `PLACE true` and `PLACE false`: of two calls on both sides of one only one happens. */
  readonly sides: readonly string[]
}

/** What a path says a call is made on: `Redis` of `Redis.new`; `''` where it says nothing. */
export const receiverOf = ({ path }: Pick<Call, 'path'>): string => path.slice(0, Math.max(0, path.lastIndexOf('.')))

/** The name of the method that is called: `new` of `Redis.new`, `redis=` of `Sidekiq.redis=`. */
export const methodOf = ({ path }: Pick<Call, 'path'>): string => path.slice(path.lastIndexOf('.') + 1)
