/** Render's blueprint: Key Value services, and what other services take from them. */
import type { Facts, Persistence } from '../../model/fact.ts'
import { entry, type Value } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import type { Detector, Fact } from '../detector.ts'
import { keyAt, listed, settled, text } from '../shapes.ts'
import { aside, environmentIn } from './aside.ts'
import { asPolicy, asText, byDefault, declared, fact, stacked, unconfirmed } from './facts.ts'
import { wiringWhere } from './wiring.ts'

const MB = 1024 ** 2

/** Plan → memory and connections, from Render's own migration guide; its reference was not read. */
const PLANS: Readonly<Record<string, readonly [bytes: number, connections: number]>> = {
  free: [25 * MB, 50],
  starter: [256 * MB, 250],
  standard: [1024 * MB, 1000],
  pro: [5 * 1024 * MB, 5000],
  'pro plus': [10 * 1024 * MB, 10_000],
  'pro max': [20 * 1024 * MB, 20_000],
  'pro ultra': [40 * 1024 * MB, 40_000],
}

/** What Render does where the blueprint says nothing. Source: render.com/docs/redis; the default policy was not read there. */
export function renderDefaults(plan: string | undefined): Facts {
  const [memory, connections] = PLANS[plan ?? ''] ?? []
  const because = `it is what Render's plan ${plan} has`
  return {
    maxmemoryPolicy: unconfirmed('allkeys-lru', "it is Render's default unless it is changed in the dashboard"),
    ...(memory !== undefined && { maxmemory: unconfirmed(memory, because) }),
    ...(connections !== undefined && { maxclients: unconfirmed(connections, because) }),
    persistence:
      plan === 'free'
        ? byDefault<Persistence>('none', "Render's free plan has no disk")
        : plan === undefined
          ? unconfirmed<Persistence>('aof', "Render's paid plans keep an append-only file")
          : byDefault<Persistence>('aof', "Render's paid plans keep an append-only file"),
    auth: byDefault(false, "Render's internal URL has no password unless one is switched on"),
    tls: byDefault<'off'>('off', "Render's internal connections are not encrypted"),
    databases: unconfirmed(16, "it is Redis' default"),
    clusterMode: unconfirmed(false, 'a Render Key Value instance is one server'),
  }
}

function openTo(service: Value): Facts['openTo'] {
  for (const item of listed(entry(service, 'ipAllowList'))) {
    const source = text(entry(item, 'source'))
    if (source === '0.0.0.0/0' || source === '::/0') return declared(source, item.at)
  }
  return undefined
}

/** All services of a blueprint, each with the name of the environment that a project gives it. */
export const renderServices = (v: Value): readonly { readonly service: Value; readonly environment?: string }[] => [
  ...listed(entry(v, 'services')).map(service => ({ service })),
  ...listed(entry(v, 'projects')).flatMap(project =>
    listed(entry(project, 'environments')).flatMap(e =>
      listed(entry(e, 'services')).map(service => ({ service, environment: text(entry(e, 'name')) ?? '' })),
    ),
  ),
]

/** `REDIS_URL: {fromService: {name: jobs, property: connectionString}}` as a variable with the service's name in it. */
function taken(service: Value): ReadonlyMap<string, Value> {
  return new Map(
    listed(entry(service, 'envVars')).flatMap(one => {
      const from = entry(one, 'fromService')
      const property = text(entry(from, 'property'))
      const name = entry(from, 'name')
      return text(name) !== undefined && property !== undefined && property !== 'port'
        ? [[text(entry(one, 'key')) ?? '', name] as const]
        : []
    }),
  )
}

function* read(file: string, files: Files): Generator<Fact> {
  const document = files.yaml(file)
  if (!document) return
  const services = renderServices(document)
  const nameOf = (service: Value): string => text(entry(service, 'name')) ?? 'service'
  const sets = new Map(services.map(({ service }) => [nameOf(service), taken(service)] as const))
  for (const { service, environment } of services) {
    const name = nameOf(service)
    const type = text(entry(service, 'type'))
    const count = text(entry(service, 'numInstances')) ?? text(entry(entry(service, 'scaling'), 'maxInstances'))
    const other = environment === undefined ? undefined : environmentIn(environment)
    const why =
      aside(file, files) ??
      (other === undefined || other === files.environment ? undefined : `${file} has it in the environment ${environment}`)
    if (type !== 'keyvalue' && type !== 'redis') {
      if (why === undefined && count !== undefined && /^\d+$/.test(count)) yield { replicas: { name, count: Number(count) } }
      const where = entry(service, 'region')
      const region = text(where)
      if (why === undefined && region !== undefined) yield { located: { process: name, region, at: where.at } }
      continue
    }
    const plan = fact(entry(service, 'plan'), asText)
    const region = fact(entry(service, 'region'), asText)
    const policy = fact(entry(service, 'maxmemoryPolicy'), asPolicy)
    const open = openTo(service)
    const own: Facts = {
      ...(plan && { plan }),
      ...(region && { region }),
      ...(policy && { maxmemoryPolicy: policy }),
      ...(open && { openTo: open }),
    }
    yield {
      server: {
        id: `render:${name}`,
        provider: 'render',
        ...wiringWhere(sets, (_, value) => text(value) === name),
        file,
        service: name,
        at: keyAt(service, 'name'),
        facts: stacked([own, renderDefaults(text(settled(entry(service, 'plan'))))]),
        ...(why !== undefined && { aside: why }),
      },
    }
  }
}

export const render: Detector<Files> = {
  id: 'render',
  *detect(files) {
    for (const file of ['render.yaml', 'render.yml'].map(files.path)) if (files.files.includes(file)) yield* read(file, files)
  },
}
