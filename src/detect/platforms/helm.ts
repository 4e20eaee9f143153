/** Helm values of Bitnami's charts of Redis and Valkey, on their own or as a dependency of the app's chart. */

import type { Facts, Persistence } from '../../model/fact.ts'
import { escaped } from '../../model/pattern.ts'
import { entry, type Value } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import { readRedisConf } from '../../read/redisConf.ts'
import { command } from '../commandLines.ts'
import type { Detector, Fact } from '../detector.ts'
import { baseName, folderOf, keyAt, listed, pairs, settled, text } from '../shapes.ts'
import type { Variables } from '../variables.ts'
import { aside } from './aside.ts'
import { candidates } from './candidates.ts'
import { factsOf, type Settings, STOCK, settingsOf } from './directives.ts'
import { asBoolean, asNumber, byDefault, declared, fact, stacked, unconfirmed } from './facts.ts'
import { startedServer } from './started.ts'
import { hostsIn, wiringWhere } from './wiring.ts'

const CHARTS = new Set(['redis', 'valkey', 'redis-cluster', 'valkey-cluster'])
/** Keys of which one stands in the values of every such chart that sets anything. */
const OWN_KEYS = ['architecture', 'auth', 'master', 'primary', 'replica', 'commonConfiguration', 'usePassword']

/** The charts of Redis that a chart depends on: the key of their values → the chart's name. */
function dependencies(folder: string, files: Files): ReadonlyMap<string, string> {
  const found = ['Chart.yaml', 'requirements.yaml'].flatMap(name => {
    const document = files.yaml([folder, name].filter(p => p !== '').join('/'))
    return document ? listed(entry(document, 'dependencies')) : []
  })
  return new Map(
    found.flatMap(d => {
      const name = text(entry(d, 'name')) ?? ''
      return CHARTS.has(name) ? [[text(entry(d, 'alias')) ?? name, name] as const] : []
    }),
  )
}

/** Directives that stand as text in a value; they have the value's place. */
function configured(v: Value, before: Settings): Settings {
  const directives = readRedisConf(text(settled(v)) ?? '', v.at.file)
  return settingsOf(
    directives.map(d => ({ ...d, at: v.at })),
    before,
  )
}

/** The primary's settings: the chart's common configuration, the primary's own, then flags. */
function settingsIn(values: Value, files: Files): Settings {
  const primary = entry(values, 'master').kind === 'absent' ? entry(values, 'primary') : entry(values, 'master')
  const files_ = ['commonConfiguration', 'configmap'].map(key => entry(values, key))
  const settings = [...files_, entry(primary, 'configuration'), entry(primary, 'configmap')].reduce<Settings>(
    (s, v) => configured(v, s),
    new Map(),
  )
  const flags = listed(entry(primary, 'extraFlags')).flatMap(v => text(v) ?? [])
  const [first] = listed(entry(primary, 'extraFlags'))
  if (!first) return settings
  const line = { kind: 'literal' as const, value: flags.join(' '), at: first.at }
  const started = startedServer(command('flags', line, new Map()), files, () => undefined, true)
  return new Map([...settings, ...(started?.settings ?? [])])
}

function factsIn(values: Value, chart: string, files: Files): Facts {
  const auth = fact(entry(entry(values, 'auth'), 'enabled'), asBoolean) ?? fact(entry(values, 'usePassword'), asBoolean)
  const tls = fact(entry(entry(values, 'tls'), 'enabled'), asBoolean)
  const replicas = fact(entry(entry(values, 'replica'), 'replicaCount'), asNumber)
  const alone = text(entry(values, 'architecture')) === 'standalone'
  const keeps = fact(entry(entry(entry(values, 'master'), 'persistence'), 'enabled'), asBoolean)
  const noDisk = keeps && 'value' in keeps && !keeps.value
  const own: Facts = {
    engine: declared(chart.startsWith('valkey') ? 'valkey' : 'redis', values.at),
    ...(auth && { auth }),
    ...(tls && 'value' in tls && { tls: { ...tls, value: tls.value ? ('required' as const) : ('off' as const) } }),
    ...(alone ? { replicas: declared(0, keyAt(values, 'architecture')) } : replicas && { replicas }),
    ...(chart.endsWith('-cluster') && { clusterMode: declared(true, values.at) }),
    ...(noDisk && { persistence: { ...keeps, value: 'none' as const } }),
  }
  return stacked([
    own,
    factsOf(settingsIn(values, files)),
    {
      persistence: byDefault<Persistence>('aof', "Bitnami's chart turns AOF on and snapshots off"),
      auth: unconfirmed(true, "Bitnami's chart asks for a password"),
    },
    STOCK,
  ])
}

/** Variables anywhere in the values, by the part of the chart that they stand in. */
function* setsIn(v: Value, part: string): Generator<readonly [string, Variables]> {
  const set = new Map(pairs(v).filter(([name, inner]) => /^[A-Z][A-Z0-9_]+$/.test(name) && text(inner) !== undefined))
  if (set.size > 0) yield [part, set]
  for (const [name, inner] of pairs(v)) if (inner.kind === 'record') yield* setsIn(inner, part === '' ? name : part)
}

function* read(file: string, files: Files): Generator<Fact> {
  const folder = folderOf(file)
  const known = dependencies(folder, files)
  const document = files.yaml(file)
  if (document?.kind !== 'record') return
  const named = text(entry(files.yaml([folder, 'Chart.yaml'].filter(p => p !== '').join('/')) ?? document, 'name'))
  const looksLike = (v: Value): boolean => pairs(v).some(([key]) => OWN_KEYS.includes(key))
  const found = [...document.entries].filter(([key, v]) => v.kind === 'record' && (known.has(key) || (CHARTS.has(key) && looksLike(v))))
  // Values for the chart itself: `helm install -f redis-values.yaml bitnami/redis`.
  const itself = named !== undefined && CHARTS.has(named) ? named : /(?:^|[.-])(redis|valkey)(?=[.-])/.exec(baseName(file))?.[1]
  const all = found.length > 0 || itself === undefined || !looksLike(document) ? found : ([[itself, document]] as const)
  const why = aside(file, files)
  const sets = new Map<string, Variables>()
  for (const [part, set] of setsIn(document, '')) sets.set(part, new Map([...(sets.get(part) ?? []), ...set]))
  for (const [key, values] of all) {
    const enabled = fact(entry(values, 'enabled'), asBoolean)
    if (enabled && 'value' in enabled && !enabled.value) continue
    const host = new RegExp(`(?:^|-)${escaped(key)}-(?:master|primary|headless)$`)
    yield {
      server: {
        id: `kubernetes:${[...(folder === '' ? [] : [folder]), key].join('/')}`,
        provider: 'kubernetes',
        ...wiringWhere(sets, (name, value) => hostsIn(name, value).some(h => host.test(h.split('.')[0] ?? ''))),
        file,
        service: key,
        at: keyAt(document, key),
        facts: factsIn(values, known.get(key) ?? key, files),
        ...(why !== undefined && { aside: why }),
      },
    }
  }
}

export const helm: Detector<Files> = {
  id: 'helm',
  *detect(files) {
    const all = candidates(files, /(?:^|\/)(?:values[\w.-]*|[\w.-]*values)\.ya?ml$/)
    for (const file of files.repo.mentioning(all, ['redis', 'valkey'])) yield* read(file, files)
  },
}
