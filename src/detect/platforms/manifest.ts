/** Kubernetes manifests as plain YAML: their documents, and what containers take from config maps. */
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
    for (const value of readYamlDocuments(content, file).values) {
      const kind = text(entry(value, 'kind')) ?? ''
      all.push({ file, kind, name: text(entry(entry(value, 'metadata'), 'name')) ?? '', value })
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
