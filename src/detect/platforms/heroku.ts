/** Heroku: add-ons that are a Redis, in app.json and heroku.yml, and the formation. */
import type { Facts, Persistence } from '../../model/fact.ts'
import type { Span } from '../../model/span.ts'
import { entry, record, type Value } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import type { Detector, Fact } from '../detector.ts'
import { keyAt, listed, pairs, text } from '../shapes.ts'
import { type Variables, variables } from '../variables.ts'
import { aside } from './aside.ts'
import { asText, byDefault, declared, fact, stacked, unconfirmed } from './facts.ts'

const MB = 1024 ** 2

/** Plan → memory and connections. Source: Heroku, "Heroku Key-Value Store: technical characterization", Oct 2024. */
const PLANS: Readonly<Record<string, readonly [bytes: number, connections: number]>> = {
  mini: [25 * MB, 20],
  '0': [50 * MB, 40],
  '1': [100 * MB, 80],
  '2': [250 * MB, 200],
  '3': [500 * MB, 400],
  '4': [750 * MB, 700],
  '5': [1024 * MB, 1000],
  '7': [7 * 1024 * MB, 10_000],
  '9': [10 * 1024 * MB, 25_000],
  '10': [25 * 1024 * MB, 40_000],
  '12': [50 * 1024 * MB, 65_000],
  '14': [100 * 1024 * MB, 65_000],
}

/** What Heroku Key-Value Store does by itself. */
function herokuFacts(plan: string | undefined): Facts {
  // Without a plan Heroku provisions its smallest.
  const name = plan ?? 'mini'
  const [memory, connections] = PLANS[name.replace(/^(?:premium|private|shield)-/, '')] ?? []
  const because = plan === undefined ? "no plan is named, and Heroku's smallest has that" : `it is what Heroku's plan ${name} has`
  const premium = name !== 'mini' && PLANS[name.replace(/^(?:premium|private|shield)-/, '')] !== undefined
  return {
    maxmemoryPolicy: unconfirmed('noeviction', "it is Heroku's default until `heroku redis:maxmemory` sets another"),
    ...(memory !== undefined && { maxmemory: plan ? byDefault(memory, because) : unconfirmed(memory, because) }),
    ...(connections !== undefined && { maxclients: plan ? byDefault(connections, because) : unconfirmed(connections, because) }),
    ...(premium
      ? { persistence: byDefault<Persistence>('aof', because), replicas: byDefault(1, because), failover: byDefault(true, because) }
      : name === 'mini'
        ? { persistence: unconfirmed<Persistence>('none', because) }
        : {}),
    tls: byDefault<'required'>('required', 'Heroku asks for TLS on every plan since December 2024'),
    auth: unconfirmed(true, "Heroku's URLs hold a password"),
    databases: unconfirmed(16, "it is Redis' default"),
    clusterMode: unconfirmed(false, 'a Heroku plan is one server'),
  }
}

/** What Redis Cloud does by itself. Source: redis.io, "Data eviction policies" and "SELECT" in its compatibility tables. */
const REDIS_CLOUD: Facts = {
  maxmemoryPolicy: byDefault('volatile-lru', "it is Redis Cloud's default"),
  databases: byDefault(1, 'Redis Cloud has no SELECT'),
}

interface AddOn {
  readonly variable: string
  readonly facts: (plan: string | undefined) => Facts
}

/** Add-ons that are a Redis, with the variable that they set. */
const ADD_ONS: Readonly<Record<string, AddOn>> = {
  'heroku-redis': { variable: 'REDIS_URL', facts: herokuFacts },
  rediscloud: { variable: 'REDISCLOUD_URL', facts: () => REDIS_CLOUD },
  redistogo: { variable: 'REDISTOGO_URL', facts: () => ({}) },
  redisgreen: { variable: 'REDISGREEN_URL', facts: () => ({}) },
  openredis: { variable: 'OPENREDIS_URL', facts: () => ({}) },
  'stackhero-redis': { variable: 'STACKHERO_REDIS_URL_TLS', facts: () => ({}) },
}

/** `heroku-redis:premium-0` as a fact about a server; undefined for an add-on that is no Redis. `as` is the name that it is attached under. */
export function addOn(
  plan: string,
  at: Span,
  as?: string,
): { readonly service: string; readonly variable: string; readonly facts: Facts } | undefined {
  const [name = '', slug] = plan.split(':')
  const known = Object.hasOwn(ADD_ONS, name) ? ADD_ONS[name] : undefined
  if (!known) return undefined
  const variable = as === undefined ? known.variable : `${as.replace(/_URL$/, '')}_URL`
  const facts = stacked([slug === undefined ? {} : { plan: declared(slug, at) }, known.facts(slug)])
  return { service: `${name} (${variable})`, variable, facts }
}

function* addOns(list: Value, file: string, files: Files): Generator<Fact> {
  const why = aside(file, files)
  const seen = new Map<string, number>()
  for (const item of listed(list)) {
    const plan = text(item) ?? text(entry(item, 'plan'))
    const as = fact(entry(item, 'as'), asText)
    const found = plan === undefined ? undefined : addOn(plan, item.at, as && 'value' in as ? as.value : undefined)
    if (!found) continue
    const times = (seen.get(found.variable) ?? 0) + 1
    seen.set(found.variable, times)
    // A second one without a name of its own gets a colour, which only Heroku knows.
    const service = times > 1 ? found.service.replace(/ .*/, ` ${times}`) : found.service
    const notJudged = why ?? (plan?.endsWith(':in-dyno') ? 'it runs inside the dyno of a test' : undefined)
    yield {
      server: {
        id: `heroku:${times > 1 ? service : found.variable}`,
        provider: 'heroku',
        names: times > 1 ? [] : [found.variable],
        file,
        service,
        at: item.at,
        facts: found.facts,
        ...(notJudged !== undefined && { aside: notJudged }),
      },
    }
  }
}

/** `{web: {quantity: 2}}` as counts; a review app's zero says nothing of production. */
export function* formation(v: Value, key: string): Generator<Fact> {
  for (const [name, process] of pairs(v)) {
    const count = Number(text(entry(process, key)) ?? Number.NaN)
    if (Number.isInteger(count) && count > 0) yield { replicas: { name, count } }
  }
}

/** `heroku/nodejs` of a buildpack, which may be text or `{url: …}`. */
const buildpack = (v: Value): string => (text(v) ?? text(entry(v, 'url')) ?? '').replace(/^https?:\/\/(?:www\.)?github\.com\//, '')

/** What else of the two files Heroku alone understands. An `app.json` without any of Heroku's is Expo's. */
function* parts(manifest: Value): Generator<Fact> {
  const packs = listed(entry(manifest, 'buildpacks'))
  const stack = entry(manifest, 'stack')
  const names = packs.map(buildpack).filter(n => n !== '')
  if (names.length > 0) yield { herokuPart: { what: 'buildpacks', shown: names.join(', '), at: keyAt(manifest, 'buildpacks') } }
  if (/^(?:heroku-|container$)/.test(text(stack) ?? ''))
    yield { herokuPart: { what: 'stack', shown: text(stack) ?? '', at: keyAt(manifest, 'stack') } }
}

/** Variables of `app.json` and `scalingo.json` that have a value: `{NAME: {value: "2"}}` or `{NAME: "2"}`. */
export const configured = (manifest: Value): Variables =>
  variables(
    record(new Map(pairs(entry(manifest, 'env')).map(([name, v]) => [name, v.kind === 'record' ? entry(v, 'value') : v])), manifest.at),
  )

export const heroku: Detector<Files> = {
  id: 'heroku',
  *detect(files) {
    const [json, yml] = [files.path('app.json'), files.path('heroku.yml')]
    const manifest = files.files.includes(json) ? files.yaml(json) : undefined
    if (manifest) {
      yield* addOns(entry(manifest, 'addons'), json, files)
      yield* formation(entry(manifest, 'formation'), 'quantity')
      yield* parts(manifest)
    }
    const build = files.files.includes(yml) ? files.yaml(yml) : undefined
    if (!build) return
    yield* addOns(entry(entry(build, 'setup'), 'addons'), yml, files)
    const first = pairs(build)[0]?.[0]
    if (first !== undefined)
      yield {
        herokuPart: {
          what: 'heroku.yml',
          shown: pairs(build)
            .map(([key]) => key)
            .join(', '),
          at: keyAt(build, first),
        },
      }
  },
}
