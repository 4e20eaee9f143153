/** What a container image serves: Redis or one of its kin, by the image's name; and what an image of each is by itself. */
import type { Facts, Persistence } from '../../model/fact.ts'
import type { Span } from '../../model/span.ts'
import type { Value } from '../../model/value.ts'
import { STOCK } from './directives.ts'
import { asBoolean, byDefault, declared, fact, unconfirmed } from './facts.ts'

type Engine = 'redis' | 'valkey' | 'keydb' | 'dragonfly'

/** Names of images that serve data, without registry and tag. */
const ENGINES: Readonly<Record<string, Engine>> = {
  redis: 'redis',
  'redis-stack': 'redis',
  'redis-stack-server': 'redis',
  'redis-cluster': 'redis',
  rejson: 'redis',
  redisearch: 'redis',
  redismod: 'redis',
  valkey: 'valkey',
  'valkey-bundle': 'valkey',
  'valkey-cluster': 'valkey',
  keydb: 'keydb',
  dragonfly: 'dragonfly',
}

/** Images named after Redis that look at it, or measure it, and hold nothing. */
const BESIDE = /commander|insight|exporter|admin|browser|dashboard|-ui\b|metrics|proxy|stat\b|cli\b|smart-?|p3x|board/

export interface Image {
  readonly engine: Engine
  readonly facts: Facts
  /** `bitnami`: its variables configure it. */
  readonly vendor: 'bitnami' | 'other'
}

/** `redis` of `docker.io/library/redis:7-alpine@sha256:…`, with its tag and what stands before it. */
function parts(image: string): { readonly folder: string; readonly name: string; readonly tag: string | undefined } {
  const [plain = ''] = image.split('@')
  const slash = plain.lastIndexOf('/')
  const [name = '', tag] = plain.slice(slash + 1).split(':')
  return { folder: plain.slice(0, Math.max(0, slash)), name: name.toLowerCase(), tag: tag || undefined }
}

/** Whether an image is named after Redis but is nothing that is read here, so that a gap can say so. */
export function isUnreadKin(image: string): boolean {
  const { name } = parts(image)
  return /redis|valkey|keydb|dragonfly/.test(name) && ENGINES[name] === undefined && !BESIDE.test(name)
}

/** What an image is by its name; undefined where it is no server of Redis' protocol. */
export function imageOf(image: string, at: Span): Image | undefined {
  const { folder, name, tag } = parts(image)
  const engine = Object.hasOwn(ENGINES, name) ? ENGINES[name] : undefined
  if (!engine) return undefined
  // `redis:7-alpine`, `dragonfly:v1.21`, `redis/redis-stack:7.4.0-v1`; words such as `latest` say no version.
  const version = /^v?(\d+(?:\.\d+)*)/.exec(tag ?? '')?.[1]
  const clustered = name.endsWith('-cluster')
  return {
    engine,
    vendor: /(?:^|\/)bitnami(?:legacy|secure)?$/.test(folder) ? 'bitnami' : 'other',
    facts: {
      engine: declared(engine, at),
      image: declared(image, at),
      ...(version !== undefined && { version: declared(version, at) }),
      ...(clustered && { clusterMode: declared(true, at) }),
    },
  }
}

const DRAGONFLY: Facts = {
  maxmemoryPolicy: byDefault('noeviction', 'Dragonfly evicts only with --cache_mode'),
  databases: byDefault(16, "it is Dragonfly's default"),
}

/** KeyDB comes from Redis 6; its own documentation was not read. */
const KEYDB = Object.fromEntries(Object.entries(STOCK).map(([name, fact]) => [name, { ...fact, unconfirmed: true }])) as Facts

const BITNAMI: Facts = { ...STOCK, persistence: unconfirmed<Persistence>('aof', "Bitnami's image turns AOF on and snapshots off") }

/** What an image does where nothing configures it. */
export function defaultsOf({ engine, vendor }: Image): Facts {
  if (engine === 'dragonfly') return DRAGONFLY
  if (engine === 'keydb') return KEYDB
  return vendor === 'bitnami' ? BITNAMI : STOCK
}

/** What the variables of Bitnami's images say. */
export function bitnamiFacts(set: ReadonlyMap<string, Value>): Facts {
  const of = (name: string): Value | undefined => set.get(`REDIS_${name}`) ?? set.get(`VALKEY_${name}`)
  const append = fact(of('AOF_ENABLED'), asBoolean)
  const empty = fact(set.get('ALLOW_EMPTY_PASSWORD'), asBoolean)
  const password = of('PASSWORD') ?? of('PASSWORD_FILE')
  const isEmpty = empty && 'value' in empty && empty.value && !password
  return {
    ...(append && 'value' in append && { persistence: { ...append, value: append.value ? ('aof' as const) : ('none' as const) } }),
    ...(password ? { auth: declared(true, password.at) } : isEmpty ? { auth: { ...empty, value: false } } : {}),
  }
}
