/** What the locked Sidekiq refuses under `config.redis =`. */
import { distinctCalls, isSidekiqRedis } from '../../model/configured.ts'
import type { Model } from '../../model/model.ts'
import { optionKey } from '../../model/optionKeys.ts'
import { isNothing, show } from '../../model/value.ts'
import { atLeast, before } from '../../model/version.ts'
import { fenced } from '../words.ts'
import { type Refusal, sure } from './refusal.ts'

const POOL = /^(?:ConnectionPool(?:::Wrapper)?\.(?:new|wrap)|Redis\.new|RedisClient\.)/

/** What Sidekiq 7 took away. Source: sidekiq docs/7.0-Upgrade.md, lib/sidekiq/redis_connection.rb at v7.3.9. */
export function* sidekiqSeven(model: Model): Iterable<Refusal> {
  const version = model.gems.sidekiq
  if (!atLeast(version, '7')) return
  for (const call of distinctCalls(model.calls.filter(isSidekiqRedis))) {
    const [value] = call.args
    if (call.path === 'Sidekiq.redis=') {
      yield {
        at: call.at,
        message: `\`Sidekiq.redis =\` is gone in Sidekiq 7, and ${version} is locked: NoMethodError when this line runs.`,
        advice: `Set it in both blocks:\n\n${fenced('ruby', 'Sidekiq.configure_server { |config| config.redis = { url: ENV["REDIS_URL"] } }\nSidekiq.configure_client { |config| config.redis = { url: ENV["REDIS_URL"] } }')}`,
        about: 'Sidekiq.redis= refused by sidekiq',
        confidence: call.conditional ? 'likely' : 'certain',
      }
      continue
    }
    if (value?.kind === 'made' && POOL.test(value.path)) {
      const what = value.path.replace(/\..*/, '')
      yield {
        at: call.at,
        message: `\`config.redis =\` is given a ${what}; Sidekiq ${version} takes a Hash only and makes its own pools: TypeError (no implicit conversion of ${what} into Hash) at boot.`,
        advice: `Give it the options instead, without a pool:\n\n${fenced('ruby', 'config.redis = { url: ENV["REDIS_URL"] }')}`,
        about: `${what} refused by sidekiq`,
        confidence: call.conditional ? 'likely' : 'certain',
      }
    }
    const namespace = optionKey(value, 'namespace')
    if (namespace)
      yield {
        at: namespace.at,
        message: `Sidekiq ${version} has no namespaces: \`namespace: ${show(namespace.value)}\` raises ArgumentError when a pool is made, in every process that pushes or runs jobs.`,
        advice:
          'Take `namespace:` out and give Sidekiq a server, or a database number, of its own. Jobs that wait under the old prefix have to be moved first: let the queues run empty, or rename the keys.',
        about: 'namespace refused by sidekiq',
        confidence: sure(namespace),
      }
    const protocol = optionKey(value, 'protocol')
    if (protocol?.value.kind === 'literal' && protocol.value.value === 2 && atLeast(version, '7.1.5'))
      yield {
        at: protocol.at,
        message: `Sidekiq ${version} speaks RESP3 only: \`protocol: 2\` raises RuntimeError ("Sidekiq 7+ does not support Redis protocol 2") when a pool is made.`,
        advice: 'Take `protocol: 2` out.',
        about: 'protocol refused by sidekiq',
        confidence: sure(protocol),
      }
    const nodes = optionKey(value, 'nodes')
    if (nodes && !optionKey(value, 'cluster_safe') && atLeast(version, '7.3'))
      yield {
        at: nodes.at,
        message: `Sidekiq ${version} does not run on Redis Cluster: \`nodes:\` raises RuntimeError (":nodes not allowed, Sidekiq is not safe to run on Redis Cluster") when a pool is made.`,
        advice: `Give Sidekiq a server of its own, outside of the cluster:\n\n${fenced('ruby', 'config.redis = { url: ENV.fetch("SIDEKIQ_REDIS_URL") }')}`,
        about: 'nodes refused by sidekiq',
        confidence: sure(nodes),
      }
  }
}

/** A proc, which no Sidekiq takes from 5 on. Source: sidekiq lib/sidekiq/redis_connection.rb at v5.2.10, v6.5.12, v7.3.9. */
export function* sidekiqProc(model: Model): Iterable<Refusal> {
  const version = model.gems.sidekiq
  if (!atLeast(version, '5')) return
  for (const call of distinctCalls(model.calls.filter(isSidekiqRedis))) {
    const [value] = call.args
    if (value?.kind !== 'made' || !/^(?:lambda|proc|Proc\.new)$/.test(value.path)) continue
    yield {
      at: call.at,
      message: `\`config.redis =\` is given a Proc; Sidekiq ${version} takes a Hash${before(version, '7') ? ' or a ConnectionPool' : ''}: ${before(version, '7') ? 'NoMethodError' : 'TypeError (no implicit conversion of Proc into Hash)'} at boot.`,
      advice: `Give it the options:\n\n${fenced('ruby', 'config.redis = { url: ENV["REDIS_URL"] }')}`,
      about: 'Proc refused by sidekiq',
      confidence: call.conditional ? 'likely' : 'certain',
    }
  }
}

/** `namespace:` without the gem that makes them. Source: sidekiq lib/sidekiq/redis_connection.rb at v5.2.10 and v6.5.12. */
export function* sidekiqNamespace(model: Model): Iterable<Refusal> {
  const version = model.gems.sidekiq
  if (!before(version, '7') || model.gems['redis-namespace'] !== undefined) return
  for (const call of distinctCalls(model.calls.filter(isSidekiqRedis))) {
    const namespace = optionKey(call.args[0], 'namespace')
    if (!namespace || isNothing(namespace.value)) continue
    yield {
      at: namespace.at,
      message: `\`namespace: ${show(namespace.value)}\` needs the gem redis-namespace, and Gemfile.lock has none: Sidekiq ${version} logs that and exits, and with it each process that pushes or runs jobs.`,
      advice: `Put it in the Gemfile, or take \`namespace:\` out where no jobs wait under it:\n\n${fenced('ruby', 'gem "redis-namespace"')}`,
      about: 'namespace without redis-namespace refused by sidekiq',
      confidence: sure(namespace),
    }
  }
}
