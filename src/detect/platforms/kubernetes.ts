/** Kubernetes: workloads that run Redis' images, the variables that others are given, and replicas. */
import type { Facts } from '../../model/fact.ts'
import { fileSpan } from '../../model/span.ts'
import { entry, type Value } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import { readRedisConf } from '../../read/redisConf.ts'
import { command } from '../commandLines.ts'
import type { Detector, Fact } from '../detector.ts'
import { keyAt, listed, settled, text } from '../shapes.ts'
import type { Variables } from '../variables.ts'
import { aside, environmentIn } from './aside.ts'
import { settingsOf } from './directives.ts'
import { declared, stacked } from './facts.ts'
import { bitnamiFacts, defaultsOf, imageOf, isUnreadKin } from './image.ts'
import {
  environmentsOf,
  isWorkload,
  type Manifest,
  type Manifests,
  manifestsOf,
  mountedText,
  podOf,
  servicesOf,
  variablesOf,
} from './manifest.ts'
import { addressesOf, holdsNothing, startedFacts, startedServer } from './started.ts'
import { wiringOf } from './wiring.ts'

/** Why a manifest is not judged: its file's path, else its namespace, else what its file runs Rails in. */
export function manifestAside({ file, value }: Manifest, files: Files): string | undefined {
  const namespace = text(entry(entry(value, 'metadata'), 'namespace'))
  const named = namespace === undefined ? undefined : environmentIn(namespace)
  const why = aside(file, files)
  if (why !== undefined) return why
  if (named !== undefined && named !== files.environment) return `${file} puts it into the namespace ${namespace}`
  if (files.describes(file).length > 0) return undefined
  const runs = environmentsOf(file, manifestsOf(files))
  return runs.length === 0 || runs.includes(files.environment) ? undefined : `${file} runs Rails in ${runs.join(' and ')}`
}

/** A service that leads in from outside the cluster. */
function openTo(services: readonly Manifest[]): Pick<Facts, 'openTo'> {
  for (const { value } of services) {
    const spec = entry(value, 'spec')
    const type = text(entry(spec, 'type'))
    if (type === 'NodePort' || (type === 'LoadBalancer' && listed(entry(spec, 'loadBalancerSourceRanges')).length === 0))
      return { openTo: declared(`a Service of type ${type}`, keyAt(spec, 'type')) }
  }
  return {}
}

/** `redis`, `redis.shop`, `redis.shop.svc.cluster.local`. */
const hostsOf = (services: readonly Manifest[]): readonly string[] =>
  services.flatMap(({ name, value }) => {
    const namespace = text(entry(entry(value, 'metadata'), 'namespace')) ?? 'default'
    return [name, `${name}.${namespace}`, `${name}.${namespace}.svc`, `${name}.${namespace}.svc.cluster.local`]
  })

/** Variables of the containers of its pod, which reach it as localhost. */
function besideIt(manifest: Manifest, container: Value, manifests: Manifests): ReturnType<typeof wiringOf> {
  const others = listed(entry(podOf(manifest), 'containers')).filter(c => c !== container)
  const set = new Map(others.flatMap(c => [...variablesOf(c, manifests)]))
  return wiringOf(['localhost', '127.0.0.1'], new Map([[manifest.name, set]]))
}

const joined = (a: ReturnType<typeof wiringOf>, b: ReturnType<typeof wiringOf>): ReturnType<typeof wiringOf> => ({
  names: [...new Set([...a.names, ...b.names])].sort(),
  wiring: [...(a.wiring ?? []), ...(b.wiring ?? [])],
})

function* server(manifest: Manifest, container: Value, sets: ReadonlyMap<string, Variables>, files: Files): Generator<Fact> {
  const manifests = manifestsOf(files)
  const { file, name, value } = manifest
  const given = entry(container, 'image')
  const shown = text(settled(given)) ?? ''
  const image = imageOf(shown, given.at)
  const why = manifestAside(manifest, files)
  if (!image) {
    if (why === undefined && isUnreadKin(shown)) yield { gap: { at: given.at, why: `the image ${shown} is not known here` } }
    return
  }
  const own = variablesOf(container, manifests)
  // A file in a config map has no place of its own: what it says is found at the map's key.
  const mapped = new Map<string, Value>()
  const mounted = (path: string): string | undefined => {
    const found = mountedText(path, container, podOf(manifest), manifests)
    if (found) mapped.set(path, found)
    return undefined
  }
  const words = [...listed(entry(container, 'command')), ...listed(entry(container, 'args'))]
  const line = words.length > 0 ? { kind: 'list' as const, items: words, at: words[0]?.at ?? container.at } : entry(container, 'command')
  const lines = command(name, line, new Map())
  if (holdsNothing(lines)) return
  const flags = startedServer(lines, files, mounted, true)
  const [conf] = mapped.values()
  const read = conf && readRedisConf(text(conf) ?? '', conf.at.file).map(d => ({ ...d, at: conf.at }))
  const started = flags && read ? { ...flags, gaps: [], settings: new Map([...settingsOf(read), ...flags.settings]) } : flags
  if (why === undefined) for (const gap of started?.gaps ?? []) yield { gap }
  const services = servicesOf(manifest, manifests)
  yield {
    server: {
      id: `kubernetes:${name}`,
      provider: 'kubernetes',
      ...joined(wiringOf(hostsOf(services), sets, name), besideIt(manifest, container, manifests)),
      ...addressesOf(hostsOf(services), started),
      file,
      service: name,
      at: keyAt(entry(value, 'metadata'), 'name'),
      facts: startedFacts(
        started,
        stacked([openTo(services), image.vendor === 'bitnami' ? bitnamiFacts(own) : {}, image.facts]),
        defaultsOf(image),
      ),
      ...(why !== undefined && { aside: why }),
    },
  }
}

export const kubernetes: Detector<Files> = {
  id: 'kubernetes',
  *detect(files) {
    const manifests = manifestsOf(files)
    const workloads = manifests.all.filter(isWorkload)
    const sets = new Map<string, Variables>()
    for (const workload of workloads.filter(w => manifestAside(w, files) === undefined)) {
      for (const container of listed(entry(podOf(workload), 'containers'))) {
        const name = workload.name
        sets.set(name, new Map([...(sets.get(name) ?? []), ...variablesOf(container, manifests)]))
      }
    }
    for (const workload of workloads) {
      const count = text(entry(entry(workload.value, 'spec'), 'replicas'))
      if (manifestAside(workload, files) === undefined && count !== undefined && Number(count) > 0)
        yield { replicas: { name: workload.name, count: Number(count) } }
      for (const container of listed(entry(podOf(workload), 'containers'))) yield* server(workload, container, sets, files)
    }
    for (const file of manifests.templates) {
      if (aside(file, files) === undefined)
        yield { gap: { at: fileSpan(file), why: `${file} is a Helm template that starts a Redis, and templates are not read` } }
    }
  },
}
