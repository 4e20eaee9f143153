/** The keys of `.redline.yml`, one reader each: what is accepted, and what is said about the rest. */
import type { Span } from '../model/span.ts'
import { isThreshold, thresholdNames, thresholds } from '../model/thresholds.ts'
import { entry, type RecordValue, type Value } from '../model/value.ts'
import { needs, type Severity } from '../model/workload.ts'
import type { Allowed, Config, Excluded, Reading, RuleSetting } from './config.ts'
import { confidenceChoices, failOnChoices, failScopeChoices } from './gate.ts'
import { patternFault } from './glob.ts'
import { nearest, suggestion } from './nearest.ts'

type KeyReader = (value: Value, reading: Reading, before: Config) => Partial<Config>

export const severityChoices = ['error', 'warning', 'note', 'off'] as const

/** Platforms that are told from each other; others are accepted, a near miss is not. */
const platforms = [
  'heroku',
  'render',
  'fly',
  'railway',
  'kamal',
  'kubernetes',
  'compose',
  'aws',
  'gcp',
  'azure',
  'digitalocean',
  'scalingo',
  'dokku',
] as const

const SECRET = /:\/\/[^/\s]*@|[?&]password=/i
/** A server that other repositories of the organisation know by the same name. */
const ORG_NAME = /^org:[\w.-]{1,100}$/
const MOST_PROCESSES = 100_000

/** Where a key stands, or its value where the reader doesn't know. */
export const keyAt = (record: RecordValue, key: string): Span => record.keys?.get(key) ?? record.entries.get(key)?.at ?? record.at

/** The text of a scalar. YAML 1.1 reads a bare `off` as false: give it back its word. */
function text(value: Value): string | undefined {
  if (value.kind !== 'literal' || value.value === null) return undefined
  if (typeof value.value === 'boolean') return value.value ? 'on' : 'off'
  return String(value.value).trim() || undefined
}

function entries(value: Value, reading: Reading, wanted: string): readonly (readonly [string, Value, () => Reading])[] {
  if (value.kind === 'record')
    return [...value.entries].map(([k, v]) => [k, v, () => ({ ...reading, key: `${reading.key}: ${k}` })] as const)
  reading.fault(value.at, `\`${reading.key}\` must be ${wanted}`)
  return []
}

function items(value: Value, reading: Reading, wanted: string): readonly Value[] {
  if (value.kind === 'list') return value.items
  if (value.kind === 'literal' && value.value !== null) return [value]
  reading.fault(value.at, `\`${reading.key}\` must be ${wanted}`)
  return []
}

/** One of some words, or a fault that names them. */
function word<T extends string>(value: Value, choices: readonly T[], reading: Reading): T | undefined {
  const found = text(value)
  const choice = choices.find(c => c === found)
  if (choice === undefined) {
    const list = choices.map(c => `\`${c}\``).join(', ')
    const near = found === undefined ? undefined : nearest(found, choices)
    reading.fault(value.at, `\`${reading.key}\` must be one of ${list}${near ? `; did you mean \`${near}\`?` : ''}`)
  }
  return choice
}

/** A rule's id, or a fault that names the nearest. */
function ruleId(id: string, at: Span, reading: Reading): string | undefined {
  if (reading.rules.includes(id)) return id
  reading.fault(at, `there is no rule \`${id}\`${suggestion(id, reading.rules)}`)
  return undefined
}

/** Whether a small mapping has only keys that are known; others are faults. */
function onlyKeys(value: RecordValue, known: readonly string[], reading: Reading): boolean {
  const others = [...value.entries.keys()].filter(key => !known.includes(key))
  for (const key of others) reading.fault(keyAt(value, key), `\`${reading.key}\` has no key \`${key}\`${suggestion(key, known)}`)
  return others.length === 0
}

function ruleSetting(value: Value, reading: Reading): RuleSetting | undefined {
  if (value.kind !== 'record') {
    const severity = word<Severity | 'off'>(value, severityChoices, reading)
    return severity && { severity, at: value.at }
  }
  if (!onlyKeys(value, ['severity', 'reason'], reading)) return undefined
  const severity = word<Severity | 'off'>(entry(value, 'severity'), severityChoices, { ...reading, key: `${reading.key}: severity` })
  const reason = text(entry(value, 'reason'))
  return severity && { severity, at: value.at, ...(reason ? { reason } : {}) }
}

function patterns(value: Value, reading: Reading): readonly Excluded[] {
  const found: Excluded[] = []
  for (const item of items(value, reading, 'a list of path patterns such as `engines/legacy/**`')) {
    const pattern = text(item)
    const why = pattern === undefined ? 'must be text' : patternFault(pattern)
    if (pattern === undefined || why)
      reading.fault(item.at, `the pattern ${pattern === undefined ? '' : `\`${pattern}\` `}in \`${reading.key}\` ${why}`)
    else found.push({ folder: reading.folder, pattern: pattern.replace(/^\.\//, '') })
  }
  return found
}

function allowed(value: Value, reading: Reading): Allowed | undefined {
  if (value.kind !== 'record') {
    reading.fault(value.at, 'an entry of `allow` is a mapping such as `{ rule: shared-instance, workloads: [cache, sidekiq], reason: … }`')
    return undefined
  }
  if (!onlyKeys(value, ['rule', 'workloads', 'reason'], reading)) return undefined
  const id = entry(value, 'rule')
  const rule = id.kind === 'absent' ? 'shared-instance' : ruleId(text(id) ?? '', id.at, reading)
  const reason = text(entry(value, 'reason'))
  if (!reason) reading.fault(value.at, 'an entry of `allow` needs a `reason`: who decided it, and why it is safe')
  const named = items(entry(value, 'workloads'), { ...reading, key: 'allow: workloads' }, 'a list of two workloads')
  const workloads = named.flatMap(item => {
    const name = text(item) ?? ''
    if (Object.hasOwn(needs, name)) return [name]
    reading.fault(item.at, `there is no workload \`${name}\`${suggestion(name, Object.keys(needs))}`)
    return []
  })
  if (named.length === 1) reading.fault(value.at, 'an entry of `allow` names the workloads that may share a server: two or more')
  return rule && reason && workloads.length > 1 ? { rule, workloads, reason, at: value.at } : undefined
}

function serverName(value: Value, reading: Reading): string | undefined {
  const name = text(value)
  if (name === undefined) reading.fault(value.at, `\`${reading.key}\` must be a server's name such as \`shared-a\``)
  else if (SECRET.test(name))
    reading.fault(
      value.at,
      `\`${reading.key}\` is a URL with a password; take it out of the file and write a name such as \`shared-a\` instead`,
    )
  else if (name.startsWith('org:') && !ORG_NAME.test(name))
    reading.fault(value.at, `\`${reading.key}\` needs a name behind \`org:\`, such as \`org:shared-a\`: letters, digits, dots, dashes`)
  else return name
  return undefined
}

function slug(value: Value, reading: Reading): string | null {
  const name = text(value)
  const near = name === undefined ? undefined : nearest(name, platforms)
  if (name === undefined || !/^[a-z][a-z0-9-]*$/.test(name))
    reading.fault(value.at, `\`${reading.key}\` must be one lower-case word such as \`heroku\``)
  else if (near !== undefined && near !== name) reading.fault(value.at, `there is no ${reading.key} \`${name}\`; did you mean \`${near}\`?`)
  else return name
  return null
}

function count(value: Value, reading: Reading): number | undefined {
  const n = value.kind === 'literal' ? value.value : undefined
  if (typeof n === 'number' && Number.isInteger(n) && n >= 0 && n <= MOST_PROCESSES) return n
  reading.fault(value.at, `\`${reading.key}\` must be a whole number of processes`)
  return undefined
}

function limit(value: Value, reading: Reading, name: string): number | undefined {
  if (!isThreshold(name)) return undefined
  const n = value.kind === 'literal' ? value.value : undefined
  if (typeof n === 'number' && Number.isFinite(n) && n >= 0) return n
  reading.fault(value.at, `\`${reading.key}\` must be a number: ${thresholds[name].help}`)
  return undefined
}

/** A mapping read entry by entry; entries with a fault are left out. */
function mapping<T>(
  value: Value,
  reading: Reading,
  wanted: string,
  read: (value: Value, reading: Reading, key: string) => T | undefined,
): Map<string, T> {
  const found = new Map<string, T>()
  for (const [key, inner, below] of entries(value, reading, wanted)) {
    const one = read(inner, below(), key)
    if (one !== undefined) found.set(key, one)
  }
  return found
}

const KEYS: Readonly<Record<string, KeyReader>> = {
  rules: (value, reading) => ({
    rules: mapping(value, reading, 'a mapping of rules to severities', (inner, below, id) =>
      ruleId(id, value.kind === 'record' ? keyAt(value, id) : inner.at, reading) ? ruleSetting(inner, below) : undefined,
    ),
  }),
  exclude: (value, reading) => ({ exclude: patterns(value, reading) }),
  environments: (value, reading) => ({
    environments: mapping(value, reading, 'a mapping of environments to the files that describe their servers', patterns),
  }),
  endpoints: (value, reading) => ({
    endpoints: Object.fromEntries(mapping(value, reading, 'a mapping of variables to server names', serverName)),
  }),
  processes: (value, reading) => ({ processes: Object.fromEntries(mapping(value, reading, 'a mapping of processes to counts', count)) }),
  thresholds: (value, reading) => ({
    thresholds: Object.fromEntries(
      mapping(value, reading, 'a mapping of limits to numbers', (inner, below, name) => {
        const at = value.kind === 'record' ? keyAt(value, name) : inner.at
        if (!isThreshold(name)) reading.fault(at, `there is no threshold \`${name}\`${suggestion(name, thresholdNames)}`)
        return limit(inner, below, name)
      }),
    ),
  }),
  platform: (value, reading) => ({ platform: slug(value, reading) }),
  target: (value, reading) => ({ target: slug(value, reading) }),
  allow: (value, reading) => ({ allow: items(value, reading, 'a list').flatMap(item => allowed(item, reading) ?? []) }),
}

/** The keys that every `.redline.yml` may hold. */
export const keyReaders: ReadonlyMap<string, KeyReader> = new Map(Object.entries(KEYS))

function choice<K extends keyof Config['gate']>(key: K, choices: readonly NonNullable<Config['gate'][K]>[]): KeyReader {
  return (value, reading, before) => {
    const chosen = word(value, choices, reading)
    return chosen === undefined ? {} : { gate: { ...before.gate, [key]: chosen } }
  }
}

/** The keys of the gate, which count only at the repository's root. */
export const gateReaders: ReadonlyMap<string, KeyReader> = new Map(
  Object.entries({
    'fail-on': choice('failOn', failOnChoices),
    'fail-scope': choice('failScope', failScopeChoices),
    'min-confidence': choice('minConfidence', confidenceChoices),
  }),
)
