/** What is known of a Redis server, each fact with its source. Rules read facts and need not care who told them. */
import type { Span } from './span.ts'

/** Who says it. What a live server says goes before what the repository declares, and that before a provider's default. */
export type Source = 'live' | 'declared' | 'default'

export interface Known<T> {
  readonly value: T
  readonly source: Source
  /** Where the repository says it. */
  readonly at?: Span
  /** What makes a default true, such as `aws_elasticache_replication_group without a parameter group`. */
  readonly because?: string
  /** Set where the source of a default was not read in the vendor's own material: such a fact never carries an error. */
  readonly unconfirmed?: true
}

/** A fact, or why a server or a file would not tell it. */
export type Fact<T> = Known<T> | { readonly refused: string }

export type Persistence = 'aof' | 'rdb' | 'aof+rdb' | 'none'

/**
 * Facts by name; what nobody said is missing. Memory is in bytes, times in seconds. The names are those of INFO and
 * CONFIG where Redis has one.
 */
export interface Facts {
  readonly engine?: Fact<'redis' | 'valkey' | 'keydb' | 'dragonfly'>
  readonly version?: Fact<string>
  /** `allkeys-lru`, `noeviction` …; an empty answer of a server is a refusal. */
  readonly maxmemoryPolicy?: Fact<string>
  readonly maxmemory?: Fact<number>
  readonly persistence?: Fact<Persistence>
  readonly maxclients?: Fact<number>
  readonly databases?: Fact<number>
  readonly clusterMode?: Fact<boolean>
  /** Copies besides the primary. */
  readonly replicas?: Fact<number>
  readonly failover?: Fact<boolean>
  readonly tls?: Fact<'required' | 'optional' | 'off'>
  readonly auth?: Fact<boolean>
  /** Who can reach it, where that is everyone: `0.0.0.0/0`, a published port. */
  readonly openTo?: Fact<string>
  readonly region?: Fact<string>
  readonly zone?: Fact<string>
  /** The provider's plan, node type or image as declared. */
  readonly plan?: Fact<string>
  readonly image?: Fact<string>
}

/** A fact that is known; undefined where it is missing or refused. */
export const known = <T>(fact: Fact<T> | undefined): Known<T> | undefined => (fact && 'value' in fact ? fact : undefined)

const RANK: Readonly<Record<Source, number>> = { live: 2, declared: 1, default: 0 }

/** Facts from several sources as one: each from whoever goes first, a refusal only where nobody knows. */
export function joinFacts(all: readonly Facts[]): Facts {
  const joined: Record<string, Fact<unknown>> = {}
  for (const facts of all) {
    for (const [name, fact] of Object.entries(facts) as [string, Fact<unknown>][]) {
      const before = known(joined[name])
      const now = known(fact)
      if (!(name in joined) || (now && (!before || RANK[now.source] > RANK[before.source]))) joined[name] = fact
    }
  }
  return joined as Facts
}
