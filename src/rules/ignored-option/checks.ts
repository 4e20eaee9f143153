/** What the locked versions take and don't use, one function a kind. */

import { numberIn } from '../../model/amount.ts'
import { isRider } from '../../model/client.ts'
import { type Configured, cacheStores, configured, keyPlace } from '../../model/configured.ts'
import type { Confidence, Related } from '../../model/finding.ts'
import { knownOptions } from '../../model/knownOptions.ts'
import type { Model } from '../../model/model.ts'
import { type OptionKey, optionKey, optionKeys } from '../../model/optionKeys.ts'
import { contains, type Span } from '../../model/span.ts'
import { entry, isNothing, show } from '../../model/value.ts'
import { atLeast, before } from '../../model/version.ts'
import type { Severity } from '../../model/workload.ts'
import { insteadOf } from '../invalid-option/instead.ts'
import { fenced } from '../words.ts'

/** One option without an effect; the rule makes a finding of it. */
export interface Ignored {
  readonly severity: Severity
  readonly at: Span
  readonly related?: readonly Related[]
  readonly message: string
  readonly advice: string
  readonly about: string
  readonly confidence: Confidence
}

export const sure = (key: OptionKey, handed?: Pick<Configured, 'conditional'>): Confidence =>
  key.always && !handed?.conditional ? 'certain' : 'likely'

/** The key, or the call with the key behind it. */
function placed(handed: Configured, key: OptionKey): { readonly at: Span; readonly related?: readonly Related[] } {
  const at = keyPlace(handed, key)
  return at === key.at ? { at } : { at, related: [{ at: key.at, role: `\`${key.key}:\` is written here` }] }
}

/** Harmless leftovers: taking them seriously would change nothing. */
const HARMLESS = new Set(['thread_safe', 'adapter', 'protocol', 'pool_name'])

/** Keys that redis-rb 3 and 4, and with them Sidekiq up to 6, drop without a word. */
export function* unknownKeys(model: Model): Iterable<Ignored> {
  for (const handed of configured(model)) {
    const { library, call, options: hash } = handed
    const known = knownOptions(library, model.gems)
    if (known?.unknown !== 'ignored') continue
    for (const key of optionKeys(hash)) {
      const section = key.value.kind === 'record'
      // A hash within a hash is often one that the app reads by itself; nobody reads one in cable.yml.
      if (known.keys.has(key.key) || HARMLESS.has(key.key) || (section && library !== 'action-cable')) continue
      const effect = section ? 'it connects as if nothing were said' : EFFECT[key.key]
      yield {
        severity: effect ? 'warning' : 'note',
        ...placed(handed, key),
        message: `\`${call}\` is given \`${key.key}: ${section ? '…' : show(key.value)}\`, which ${known.by} drops without a word${effect ? `: ${effect}` : ''}. redis 5 raises ArgumentError on it.`,
        advice: insteadOf(library, key, hash),
        about: `${key.key} ignored by ${library}`,
        confidence: sure(key, handed),
      }
    }
  }
}

/** What someone who wrote a key believes to have, and has not. */
const EFFECT: Readonly<Record<string, string>> = {
  namespace: 'keys have no prefix',
  pool_size: 'the pool keeps the size it would have anyway',
  pool_timeout: "a thread waits for a connection as long as the library's default has it",
  pool: 'there is no pool',
  size: 'there is no pool',
  verify_mode: 'certificates are verified by the default',
  ssl_verify_mode: 'certificates are verified by the default',
  expires_in: 'keys never expire by it',
  username: 'it gives the password without a name',
  master_name: 'the name of the master is the host of the URL',
  max_retries: 'commands are retried as often as `reconnect_attempts` says',
  retries: 'commands are retried as often as `reconnect_attempts` says',
}

/** `timeout:` where Rails has set the three specific ones already. Source: redis_cache_store.rb at v5.2.0 to v8.1.0. */
export function* cacheTimeout(model: Model): Iterable<Ignored> {
  const rails = model.gems.rails
  if (atLeast(rails, '8.2.0.alpha')) return
  for (const { options: hash } of cacheStores(model)) {
    const key = optionKey(hash, 'timeout')
    if (!hash || !key || isNothing(key.value) || optionKey(hash, 'redis')) continue
    const missing = ['connect_timeout', 'read_timeout', 'write_timeout'].filter(k => !optionKey(hash, k))
    if (missing.length === 0) continue
    const connect = before(rails, '7.1') ? 20 : 1
    const number = numberIn(key.value)
    const parts = missing.map(k => `${k.replace('_timeout', '')} ${k === 'connect_timeout' ? connect : 1} s`)
    const same = number === 1 && (connect === 1 || !missing.includes('connect_timeout'))
    yield {
      severity: same ? 'note' : 'warning',
      at: key.at,
      message: `\`timeout: ${show(key.value)}\` has no effect on :redis_cache_store: Rails${rails ? ` ${rails}` : ''} fills in ${parts.join(', ')} itself, and those win${same ? ' (which comes to the same here)' : ''}.`,
      advice: `Write what is meant:\n\n${fenced('ruby', missing.map(k => `${k}: ${show(key.value)}`).join(', '))}`,
      about: 'timeout ignored by rails-cache',
      confidence: rails === undefined ? 'likely' : sure(key),
    }
  }
}

/** `size:` of Sidekiq 7.0.0 to 7.0.2. Source: sidekiq lib/sidekiq/config.rb at v7.0.2 and v7.0.3. */
export function* sidekiqSize(model: Model): Iterable<Ignored> {
  const version = model.gems.sidekiq
  if (!atLeast(version, '7') || !before(version, '7.0.3')) return
  for (const { library, options: hash } of configured(model)) {
    const key = library === 'sidekiq' ? optionKey(hash, 'size') : undefined
    if (!key) continue
    yield {
      severity: 'warning',
      at: key.at,
      message: `\`size: ${show(key.value)}\` has no effect: Sidekiq ${version} gives each pool the size that it thinks right, and reads \`size:\` from 7.0.3 on.`,
      advice: 'Take `size:` out, or update Sidekiq: `bundle update sidekiq`.',
      about: 'size ignored by sidekiq',
      confidence: sure(key),
    }
  }
}

/** Keys of configuration files that their reader hasn't got. */
export function* unreadKeys(model: Model): Iterable<Ignored> {
  for (const { key, at, value, reader } of model.misplacedKeys) {
    if (!reader) continue
    const what = value ? `\`${key}: ${value.kind === 'record' ? '…' : show(value)}\`` : `\`${key}:\``
    const sidekiq = model.clients.find(c => c.library === 'sidekiq' && c.role === 'server')
    yield reader === 'sidekiq'
      ? {
          severity: 'warning',
          at,
          message: `Sidekiq reads no ${what} from its YAML file: ${key === 'namespace' ? 'its keys have no prefix by it' : `it connects to ${sidekiq ? show(sidekiq.endpoint) : '$REDIS_URL'}`}.`,
          advice: `Take the key out, and set Redis in config/initializers/sidekiq.rb:\n\n${fenced('ruby', 'Sidekiq.configure_server { |config| config.redis = { url: ENV["REDIS_URL"] } }\nSidekiq.configure_client { |config| config.redis = { url: ENV["REDIS_URL"] } }')}`,
          about: `${key} of the YAML ignored by sidekiq`,
          confidence: 'certain',
        }
      : {
          severity: key === 'ssl_params' || key === 'channel_prefix' ? 'warning' : 'note',
          at,
          message: `Action Cable of Rails ${model.gems.rails} hands ${before(model.gems.rails, '5.2') ? 'the URL alone' : 'url, host, port, db and password alone'} to Redis: ${what} is dropped without a word.`,
          advice: `Set it with a connector, in an initializer:\n\n${fenced('ruby', 'require "action_cable/subscription_adapter/redis"\nActionCable::SubscriptionAdapter::Redis.redis_connector = ->(config) { Redis.new(config.except(:adapter, :channel_prefix)) }')}`,
          about: `${key} ignored by action-cable`,
          confidence: 'certain',
        }
  }
}

/** TLS options of `session_store :redis_store` beside `servers:`. Source: redis-store lib/redis/store/factory.rb at v1.11.0. */
export function* sessionTls(model: Model): Iterable<Ignored> {
  const call = model.calls.findLast(c => c.path === 'Rails.application.config.session_store')
  const [name, hash] = call?.args ?? []
  if (name?.kind !== 'literal' || name.value !== 'redis_store') return
  const key = optionKey(hash, 'ssl_params')
  if (!key || !hash || entry(hash, 'servers').kind === 'absent') return
  yield {
    severity: 'warning',
    at: key.at,
    message:
      '`ssl_params:` beside `servers:` never reaches the connection of the session store: redis-store reads the options of each server only.',
    advice: fenced('ruby', 'servers: [{ url: ENV["REDIS_URL"], ssl_params: { … } }]'),
    about: 'ssl_params ignored by the session store',
    confidence: sure(key),
  }
}

/** VERIFY_NONE with hiredis-client before 0.30.0. Source: redis-client CHANGELOG.md, 0.30.0. */
export function* hiredisVerify(model: Model): Iterable<Ignored> {
  const version = model.gems['hiredis-client']
  if (!before(version, '0.30')) return
  const seen: Span[] = []
  for (const client of model.clients) {
    if (client.tlsVerify !== 'none' || !client.tlsAt || isRider(client) || before(model.gems.redis, '5')) continue
    const at = client.tlsAt
    if (seen.some(s => contains(s, at))) continue
    seen.push(at)
    yield {
      severity: 'warning',
      at,
      message: `VERIFY_NONE has no effect on ${client.name}: hiredis-client ${version} takes over where it is loaded and verifies all the same, so a self-signed certificate (Heroku's) is refused.`,
      advice: 'Update hiredis-client to 0.30 or later, or take it out of the Gemfile; better, verify the certificate.',
      about: `VERIFY_NONE ignored by hiredis-client for ${client.workload}`,
      confidence: 'likely',
    }
  }
}
