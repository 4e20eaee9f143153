/** Kubernetes manifests as plain YAML: their documents, and what containers take from config maps. */
import { grouped } from '../../model/grouped.ts'
import { entry, type Value } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import { readYamlDocuments } from '../../read/yaml.ts'
import { listed, pairs, text } from '../shapes.ts'
import { namedVariables, type Variables, variables } from '../variables.ts'
import { candidates } from './candidates.ts'

export interface Manifest {
  readonly file: string
  readonly kind: string
  readonly name: string
  readonly value: Value
  /** What OpenShift's template around it takes for `${NAME}` unless it is told. */
  readonly parameters?: Value
}

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Pod', 'DeploymentConfig', 'Rollout'])
const KINDS = [...WORKLOADS, 'ConfigMap', 'Service'].map(kind => `kind: ${kind}`)
const MANIFEST = /\.(?:ya?ml|json|tmpl)$/
/** A template's braces stand for what only Helm knows. */
const isTemplate = (content: string): boolean => /\{\{/.test(content)

export interface Manifests {
  readonly all: readonly Manifest[]
  /** Files in a template language that hold a server of Redis' protocol, which are not read. */
  readonly templates: readonly string[]
}

/** The resources of a document that holds several: a List, or OpenShift's Template. */
function unrolled(document: Value): readonly Value[] {
  const kind = text(entry(document, 'kind'))
  if (kind !== 'List' && kind !== 'Template') return [document]
  return listed(entry(document, kind === 'List' ? 'items' : 'objects'))
}

const known = new WeakMap<Files, Manifests>()

/** All manifests of the files, read once. Files that hold no kind of interest are never parsed. */
export function manifestsOf(files: Files): Manifests {
  const before = known.get(files)
  if (before) return before
  const all: Manifest[] = []
  const templates: string[] = []
  const found = { all, templates }
  known.set(files, found)
  for (const file of files.repo.mentioning(candidates(files, MANIFEST), KINDS)) {
    const content = files.text(file) ?? ''
    // A resource begins a line with its kind; schemas and documentation quote them.
    if (!/^kind:[ \t]*["']?[A-Z]/m.test(content)) continue
    if (isTemplate(content)) {
      if (/image:.*\b(?:redis|valkey|keydb|dragonfly)\b/.test(content)) templates.push(file)
      continue
    }
    for (const document of readYamlDocuments(content, file).values) {
      const parameters = entry(document, 'parameters')
      for (const value of unrolled(document)) {
        const kind = text(entry(value, 'kind')) ?? ''
        all.push({ file, kind, name: text(entry(entry(value, 'metadata'), 'name')) ?? '', value, parameters })
      }
    }
  }
  return found
}

export const isWorkload = ({ kind }: Manifest): boolean => WORKLOADS.has(kind)

/** The pod that a workload starts, with its containers. */
export const podOf = ({ kind, value }: Manifest): Value =>
  kind === 'Pod' ? entry(value, 'spec') : entry(entry(entry(value, 'spec'), 'template'), 'spec')

const configMap = (name: string | undefined, { all }: Manifests): Value | undefined =>
  all.find(m => m.kind === 'ConfigMap' && m.name === name)?.value

/** The variables of a container: config maps as a whole, then single ones. */
export function variablesOf(container: Value, manifests: Manifests): Variables {
  const whole = listed(entry(container, 'envFrom')).flatMap(from => {
    const map = configMap(text(entry(entry(from, 'configMapRef'), 'name')), manifests)
    return map ? [...variables(entry(map, 'data'))] : []
  })
  const single = listed(entry(container, 'env')).flatMap(one => {
    const key = entry(entry(one, 'valueFrom'), 'configMapKeyRef')
    const map = configMap(text(entry(key, 'name')), manifests)
    const value = map && entry(entry(map, 'data'), text(entry(key, 'key')) ?? '')
    return value && text(value) !== undefined ? [[text(entry(one, 'name')) ?? '', value] as const] : []
  })
  return new Map([...whole, ...single, ...namedVariables(entry(container, 'env'), 'name')])
}

/** The environment that a workload's containers run Rails in, as far as they name one. */
const environmentsIn = (workload: Manifest, manifests: Manifests): readonly string[] =>
  listed(entry(podOf(workload), 'containers')).flatMap(container => {
    const set = variablesOf(container, manifests)
    const value = set.get('RAILS_ENV') ?? set.get('RACK_ENV')
    const parameter = value?.kind === 'env' ? listed(workload.parameters).find(p => text(entry(p, 'name')) === value.name) : undefined
    const name = text(parameter ? entry(parameter, 'value') : value)
    return name === undefined ? [] : [name]
  })

const environments = new WeakMap<Manifests, ReadonlyMap<string, readonly string[]>>()

/** The environments that a file runs Rails in, each once; none where it names none. */
export function environmentsOf(file: string, manifests: Manifests): readonly string[] {
  let byFile = environments.get(manifests)
  if (!byFile) {
    const all = grouped(manifests.all.filter(isWorkload), m => m.file)
    byFile = new Map([...all].map(([name, own]) => [name, [...new Set(own.flatMap(m => environmentsIn(m, manifests)))]]))
    environments.set(manifests, byFile)
  }
  return byFile.get(file) ?? []
}

/** The text of a file that a config map puts at a path of a container. */
export function mountedText(path: string, container: Value, pod: Value, manifests: Manifests): Value | undefined {
  for (const mount of listed(entry(container, 'volumeMounts'))) {
    const target = (text(entry(mount, 'mountPath')) ?? '').replace(/\/$/, '')
    if (path !== target && !path.startsWith(`${target}/`)) continue
    const volume = listed(entry(pod, 'volumes')).find(v => text(entry(v, 'name')) === text(entry(mount, 'name')))
    const from = volume && entry(volume, 'configMap')
    const map = from && configMap(text(entry(from, 'name')), manifests)
    if (!map) continue
    const below = text(entry(mount, 'subPath')) ?? path.slice(target.length + 1)
    const key = listed(entry(from, 'items')).find(i => text(entry(i, 'path')) === below)
    const value = entry(entry(map, 'data'), (key && text(entry(key, 'key'))) ?? below)
    if (text(value) !== undefined) return value
  }
  return undefined
}

/** The services that lead to a workload, by its pod's labels. */
export function servicesOf(workload: Manifest, { all }: Manifests): readonly Manifest[] {
  const labels = new Map(
    pairs(entry(entry(entry(entry(workload.value, 'spec'), 'template'), 'metadata'), 'labels')).map(([k, v]) => [k, text(v)]),
  )
  return all.filter(m => {
    const selector = pairs(entry(entry(m.value, 'spec'), 'selector'))
    return m.kind === 'Service' && selector.length > 0 && selector.every(([k, v]) => labels.get(k) === text(v))
  })
}
