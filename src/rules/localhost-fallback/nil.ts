/** Clients that are given `url: nil`, for which redis-rb 5 passes over REDIS_URL and connects to localhost. */
import { chains } from '../../model/address.ts'
import { type Client, isRider } from '../../model/client.ts'
import type { Finding, Fix } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import { contains } from '../../model/span.ts'
import { entry, isNothing, options, type Value } from '../../model/value.ts'
import { confidence, leastSure } from '../confidence.ts'
import { eachForItself, fenced, noneSet, subject, verb } from '../words.ts'

/** Whether the URL is nil, or becomes it where variables are unset: anything else may hold more than a URL, as sentinels do. */
const mayBeNil = (url: Value): boolean => url.kind !== 'either' && options(url).every(o => o.kind === 'env' || isNothing(o))

/** How the client comes to its `url: nil`; completes "the cache …". */
function given(client: Client, url: Value, names: readonly string[], model: Model): string | undefined {
  const is = verb(client, 'is', 'are')
  if (names.length > 0 || url.kind !== 'absent') return `${is} given \`url: nil\``
  // The cache store passes on a URL that it wasn't given before Rails 7.0. Source: redis_cache_store.rb at v6.1.7.10.
  const rails = model.gems['rails']
  return client.library === 'rails-cache' && rails !== undefined
    ? `${is} given no \`url:\`, so Rails ${rails} passes on \`url: nil\``
    : undefined
}

function fixOf(client: Client, before: readonly { readonly value: Value }[]): Fix | undefined {
  const [variable] = before
  if (before.length !== 1 || variable?.value.kind !== 'env' || !contains(client.at, variable.value.at)) return undefined
  const { name, at } = variable.value
  return { title: `let the app stop at boot where ${name} is not set`, safe: false, edits: [{ at, text: `ENV.fetch("${name}")` }] }
}

function advice({ urlAt, options }: Client, names: readonly string[]): string {
  const [first] = names
  const yaml = /\.ya?ml(?:\.erb)?$/.test((urlAt ?? options?.at)?.file ?? '')
  const paste = (...lines: readonly string[]): string =>
    yaml ? fenced('yaml', lines.map(l => `url: <%= ${l} %>`).join('\n')) : fenced('ruby', lines.map(l => `url: ${l}`).join('\n'))
  if (first === undefined)
    return `Name the variable, so that the app stops at boot where it is missing:\n\n${paste('ENV.fetch("REDIS_URL")')}`
  return `Let the app stop at boot instead, or name the variable to fall back to:\n\n${paste(`ENV.fetch("${first}")`, `ENV["${first}"].presence || ENV.fetch("REDIS_URL")`)}`
}

/** The finding on one client, if any. Source: redis lib/redis.rb at v5.4.1, fact sheet 3.1. */
export function nilUrl(client: Client, model: Model): Finding | undefined {
  const settings = client.options
  if (settings?.kind !== 'record' || settings.open || isRider(client)) return undefined
  if (client.library === 'redis-client' || client.library === 'resque' || client.library === 'sidekiq') return undefined
  if (['sentinels', 'host', 'path', 'redis'].some(key => entry(settings, key).kind !== 'absent')) return undefined
  const url = entry(settings, 'url')
  if (!mayBeNil(url)) return undefined
  for (const chain of chains(client.endpoint, model.endpoints)) {
    const last = chain.at(-1)?.value
    const before = chain.slice(0, -1)
    const names = [...new Set(before.flatMap(a => a.variables))]
    const how = given(client, url, names, model)
    if (last?.kind !== 'literal' || !last.implied || names.includes('REDIS_URL') || how === undefined) continue
    const redis = model.gems['redis']
    const gem = redis === undefined ? 'redis-rb 5' : `redis ${redis}`
    const when = names.length > 0 ? `As long as ${noneSet(names)}, ` : ''
    const sentence = `${when}${subject(client)} ${how}, for which ${gem} passes over \`$REDIS_URL\` and connects to localhost:6379 (redis-rb 4 read \`$REDIS_URL\` then). ${eachForItself(client)}`
    const fix = fixOf(client, before)
    return {
      rule: 'localhost-fallback',
      severity: 'warning',
      // Without a lockfile redis-rb 5 is an assumption, on which the whole judgement rests.
      confidence: redis === undefined ? 'possible' : leastSure([confidence([client.options]), names.length > 0 ? 'likely' : 'certain']),
      message: sentence.charAt(0).toUpperCase() + sentence.slice(1),
      advice: advice(client, names),
      at: client.urlAt && contains(client.at, client.urlAt) ? client.urlAt : client.at,
      related: [],
      about: `${client.workload} url nil after ${before.flatMap(a => a.keys).join(', ') || 'nothing'}`,
      ...(fix ? { fix } : {}),
    }
  }
  return undefined
}
