/** What the locked versions refuse, one function a kind of refusal. */

import { asRuby } from '../../model/asRuby.ts'
import { type Client, isRider } from '../../model/client.ts'
import { cacheStores, configured } from '../../model/configured.ts'
import { knownOptions } from '../../model/knownOptions.ts'
import type { Model } from '../../model/model.ts'
import { optionKey, optionKeys } from '../../model/optionKeys.ts'
import { bracketed, writtenOptions } from '../../model/snippet.ts'
import { entry, isNothing, options, show, type Value } from '../../model/value.ts'
import { atLeast, before } from '../../model/version.ts'
import { addresses, fenced } from '../words.ts'
import { besideSentinels, insteadOf, poolFix } from './instead.ts'
import { placed, type Refusal, sure } from './refusal.ts'

/** Whether a key is in the hash on some branch, or may be: a hash that isn't known whole may hold anything. */
const mayHold = (hash: Value, key: string): boolean =>
  hash.kind === 'firstOf' || hash.kind === 'either'
    ? hash.options.some(o => mayHold(o, key))
    : hash.kind === 'record'
      ? hash.open === true || (hash.entries.has(key) && hash.entries.get(key)?.kind !== 'absent')
      : !isNothing(hash)

/** Keys that the library doesn't know and raises on. */
export function* unknownKeys(model: Model): Iterable<Refusal> {
  for (const handed of configured(model)) {
    const { library, call, options: hash } = handed
    const known = knownOptions(library, model.gems)
    if (known?.unknown !== 'raises') continue
    const single = !mayHold(hash, 'sentinels') && !mayHold(hash, 'nodes')
    for (const key of optionKeys(hash)) {
      const alone = single && known.withSentinels?.has(key.key)
      if (known.keys.has(key.key) && !alone) continue
      const cluster = key.key === 'cluster' && library !== 'sidekiq'
      const error = cluster
        ? 'RuntimeError ("Redis Cluster support was moved to the `redis-clustering` gem")'
        : `ArgumentError (unknown keyword: :${key.key === 'master_name' ? 'name' : key.key})`
      const fix = library === 'rails-cache' ? poolFix(key, hash) : undefined
      yield {
        ...placed(handed, key),
        message: `\`${call}\` is given \`${key.key}:\`, which ${known.by} ${alone ? 'takes beside `sentinels:` only' : 'does not take'}: ${error} ${library === 'rails-cache' ? 'at the first use of the cache' : library === 'sidekiq' ? 'when Sidekiq first needs a connection' : 'when the client is made'}.`,
        advice: alone ? besideSentinels(key) : insteadOf(library, key, hash),
        about: `${key.key} refused by ${library}`,
        confidence: sure(key, handed),
        ...(fix ? { fix } : {}),
      }
    }
  }
}

const isText = (v: Value | undefined): boolean =>
  v?.kind === 'env' || v?.kind === 'concat' || (v?.kind === 'literal' && typeof v.value === 'string')

/** What `:redis_cache_store` refuses. Source: activesupport redis_cache_store.rb at v5.2.0 to v8.1.0. */
export function* cacheStore(model: Model): Iterable<Refusal> {
  const rails = model.gems.rails
  for (const { args, options: hash } of cacheStores(model)) {
    const [first] = args
    const url = first && options(first).every(isText) ? first : undefined
    if (url)
      yield {
        at: url.at,
        message: `\`:redis_cache_store\` takes keywords only: the URL behind it, ${addresses(url)}, raises ArgumentError (wrong number of arguments) at boot.`,
        advice: `Give it a key:\n\n${fenced('ruby', bracketed('config.cache_store = :redis_cache_store, ', [`url: ${asRuby(url) ?? '…'}`, ...(hash?.kind === 'record' ? writtenOptions(hash, hash.at) : [])], ['{', '}']))}`,
        about: 'a URL without a key refused by the cache',
        confidence: 'certain',
      }
    const redis = optionKey(hash, 'redis')
    const pool = hash ? entry(hash, 'pool') : undefined
    const off = pool?.kind === 'literal' && pool.value === false
    if (redis?.value.kind !== 'made' || redis.value.path !== 'ConnectionPool.new' || off) continue
    if (!atLeast(rails, '7.1') || atLeast(rails, '8.1')) continue
    yield {
      at: redis.at,
      message: `\`redis:\` is a ConnectionPool, and Rails ${rails} puts it into a pool of its own: each command is sent to the pool instead of a connection, NoMethodError at the first use of the cache.`,
      advice: `Say that there is a pool already, or let Rails make it:\n\n${fenced('ruby', 'config.cache_store = :redis_cache_store, { redis: YOUR_POOL, pool: false }')}`,
      about: 'a pool refused by the cache',
      confidence: redis.always ? 'certain' : 'likely',
    }
  }
}

/** Clients whose URL redis-client takes apart. */
const strict = (client: Client, model: Model): boolean => {
  if (isRider(client)) return false
  if (client.library === 'sidekiq') return atLeast(model.gems.sidekiq, '7')
  if (client.library === 'redis-client') return true
  return ['redis-rb', 'rails-cache', 'action-cable', 'kredis'].includes(client.library) && atLeast(model.gems.redis, '5')
}

const DATABASE = /^rediss?:\/\/[^/?#]*\/([^?#]*)/

/** A path that is no number. Source: redis-client lib/redis_client/url_config.rb at v0.26.4. */
export function* namedDatabases(model: Model): Iterable<Refusal> {
  const seen = new Set<Value>()
  for (const client of model.clients) {
    if (!strict(client, model)) continue
    const all = options(client.endpoint)
    for (const url of all) {
      if (url.kind !== 'literal' || seen.has(url)) continue
      const path = DATABASE.exec(String(url.value))?.[1]
      if (path === undefined || path === '' || /^\d+$/.test(path)) continue
      seen.add(url)
      const by =
        client.library === 'sidekiq'
          ? `Sidekiq ${model.gems.sidekiq}`
          : client.library === 'redis-client'
            ? 'redis-client'
            : `redis ${model.gems.redis}`
      yield {
        at: client.urlAt ?? client.at,
        message: `${client.name} is given ${show(url)}, whose path "${path}" is no database number: ${by} raises ArgumentError (invalid value for Integer(): "${path}")${all.length > 1 ? ' whenever it gets to this URL' : ' when the client is made'}.`,
        advice: `Keep the number alone: ${JSON.stringify(String(url.value).replace(/\/[^/]*[^\d/].*$/, ''))}. A namespace in the path is redis-store's form.`,
        about: `database ${path} refused by ${client.library}`,
        confidence: all.length > 1 ? 'likely' : 'certain',
      }
    }
  }
}

/** `verify_mode` as a word, which OpenSSL can't take. */
export function* verifyModes(model: Model): Iterable<Refusal> {
  const seen = new Set<Value>()
  for (const client of model.clients) {
    const params = client.options ? entry(client.options, 'ssl_params') : undefined
    const mode = params && entry(params, 'verify_mode')
    if (mode?.kind !== 'literal' || typeof mode.value !== 'string' || seen.has(mode)) continue
    seen.add(mode)
    const yaml = /\.ya?ml(?:\.erb)?$/.test(mode.at.file)
    yield {
      at: mode.at,
      message: `\`verify_mode: ${show(mode)}\` is ${mode.symbol ? 'a symbol' : 'text'}, and OpenSSL takes a number: TypeError (no implicit conversion of ${mode.symbol ? 'Symbol' : 'String'} into Integer) as soon as ${client.name} connects over TLS.`,
      advice: `${yaml ? 'Let ERB read the constant' : 'Name the constant'}; where the certificate is self-signed, as Heroku's are, it is \`VERIFY_NONE\`:\n\n${
        yaml ? fenced('yaml', 'verify_mode: <%= OpenSSL::SSL::VERIFY_PEER %>') : fenced('ruby', 'verify_mode: OpenSSL::SSL::VERIFY_PEER')
      }`,
      about: `verify_mode refused by ${client.library}`,
      confidence: 'certain',
    }
  }
}

const given = (v: Value | undefined): boolean => v !== undefined && v.kind !== 'absent' && !isNothing(v)

/** Drivers that the locked gems don't have. Source: redis-client lib/redis_client.rb, redis CHANGELOG.md 5.0.0, redis lib/redis/connection/hiredis.rb at v4.8.1. */
export function* drivers(model: Model): Iterable<Refusal> {
  for (const { library, call, options: hash } of configured(model)) {
    const driver = optionKey(hash, 'driver')
    if (driver?.value.kind !== 'literal') continue
    const known = knownOptions(library, model.gems)
    if (driver.value.value === 'synchrony' && known?.unknown === 'raises')
      yield {
        at: driver.at,
        message: `\`${call}\` asks for the driver synchrony, which ${known.by} no longer has: ArgumentError (Unknown driver :synchrony) when the client is made.`,
        advice: 'Take `driver:` out.',
        about: `driver synchrony refused by ${library}`,
        confidence: sure(driver),
      }
    if (driver.value.value !== 'hiredis') continue
    if (known?.unknown === 'raises' && model.gems['hiredis-client'] === undefined)
      yield {
        at: driver.at,
        message: `\`${call}\` asks for the driver hiredis, which ${known.by} takes from the gem hiredis-client, and that is not in Gemfile.lock: ArgumentError (Unknown driver :hiredis) when the client is made.`,
        advice: 'Put `gem "hiredis-client"` in the Gemfile, or take `driver:` out.',
        about: `driver hiredis refused by ${library}`,
        confidence: sure(driver),
      }
    const url = optionKey(hash, 'url')?.value
    const tls =
      (url?.kind === 'literal' && String(url.value).startsWith('rediss://')) ||
      given(entry(hash, 'ssl_params')) ||
      given(entry(hash, 'ssl'))
    if (known?.unknown === 'ignored' && before(model.gems.redis, '5') && tls)
      yield {
        at: driver.at,
        message: `\`${call}\` asks for TLS with the driver hiredis, which has none on redis ${model.gems.redis}: NotImplementedError when it connects.`,
        advice: 'Take `driver: :hiredis` out; the Ruby driver speaks TLS.',
        about: `TLS with hiredis refused by ${library}`,
        confidence: sure(driver),
      }
  }
}
