/** `.redline.yml`: what the team has decided. Plain data in, plain data and clear errors out; nothing in it loads code. */
import type { Confidence } from '../model/finding.ts'
import type { Span } from '../model/span.ts'
import type { Value } from '../model/value.ts'
import type { Severity } from '../model/workload.ts'
import type { FailOn, FailScope } from './gate.ts'
import { gateReaders, keyAt, keyReaders } from './keys.ts'
import { suggestion } from './nearest.ts'

export const configFile = '.redline.yml'

/** A fault in a policy file; `message` is one sentence that stands behind `file:line:column: `. */
export interface ConfigError {
  readonly message: string
  readonly at: Span
}

/** What a rule's findings are to weigh; `off` means they are not wanted. */
export interface RuleSetting {
  readonly severity: Severity | 'off'
  readonly reason?: string
  readonly at: Span
}

/** A pair of workloads that may share a server, and why. */
export interface Allowed {
  readonly rule: string
  readonly workloads: readonly string[]
  readonly reason: string
  readonly at: Span
  /** It stands above the scanned folder, so what it permits may be in an app that wasn't looked at. */
  readonly elsewhere?: true
}

/** Paths that are not looked at; the pattern is relative to `folder`, the folder of the file that says so (`.` for the root). */
export interface Excluded {
  readonly folder: string
  readonly pattern: string
  /** Where the file stands above `folder`, the scanned one: that folder as the file's own folder names it. */
  readonly below?: string
}

export interface Config {
  /** The files that it comes from, nearest last; empty where there are none. */
  readonly files: readonly string[]
  readonly rules: ReadonlyMap<string, RuleSetting>
  readonly exclude: readonly Excluded[]
  /** Environment → patterns of the files that describe its servers. */
  readonly environments: ReadonlyMap<string, readonly Excluded[]>
  /** Variable → the name of the server that it points to. */
  readonly endpoints: Readonly<Record<string, string>>
  /** Process → how many of them a deployment runs. */
  readonly processes: Readonly<Record<string, number>>
  /** Limit of a rule → what it is here. */
  readonly thresholds: Readonly<Record<string, number>>
  readonly platform: string | null
  readonly target: string | null
  readonly allow: readonly Allowed[]
  /** What the root file says of the gate; undefined where it says nothing. */
  readonly gate: { readonly failOn?: FailOn; readonly failScope?: FailScope; readonly minConfidence?: Confidence }
}

export const emptyConfig: Config = {
  files: [],
  rules: new Map(),
  exclude: [],
  environments: new Map(),
  endpoints: {},
  processes: {},
  thresholds: {},
  platform: null,
  target: null,
  allow: [],
  gate: {},
}

/** What a reader of one key is given. */
export interface Reading {
  readonly key: string
  /** Ids of all rules. */
  readonly rules: readonly string[]
  /** The folder of the file, `.` for the root. */
  readonly folder: string
  readonly fault: (at: Span, message: string) => void
}

export interface ConfigContext {
  readonly rules: readonly string[]
  /** Whether the file stands at the repository's root (or was named by `--config`): only there the gate's keys count. */
  readonly root: boolean
  /** The folder that the file's patterns are relative to. */
  readonly folder: string
}

/** Reads a parsed `.redline.yml`. An empty file is an empty configuration; what has a fault is left out and named. */
export function readConfig(
  value: Value,
  file: string,
  context: ConfigContext,
): { readonly config: Config; readonly errors: readonly ConfigError[] } {
  const errors: ConfigError[] = []
  const fault = (at: Span, message: string): void => void errors.push({ at, message })
  let config: Config = { ...emptyConfig, files: [file] }
  if (value.kind === 'absent' || (value.kind === 'literal' && value.value === null)) return { config, errors }
  if (value.kind !== 'record') {
    fault(value.at, 'must be a mapping of keys to values, such as `endpoints:` and below it `  REDIS_URL: shared-a`')
    return { config, errors }
  }
  if (value.open) fault(value.at, 'holds keys that only running code could tell; write plain YAML')
  for (const [key, inner] of value.entries) {
    const known = keyReaders.get(key) ?? gateReaders.get(key)
    if (!known) {
      fault(keyAt(value, key), `there is no key \`${key}\`${suggestion(key, [...keyReaders.keys(), ...gateReaders.keys()])}`)
    } else if (!context.root && gateReaders.has(key)) {
      fault(keyAt(value, key), `\`${key}\` counts only in the ${configFile} at the repository's root`)
    } else if (inner.kind !== 'absent' && !(inner.kind === 'literal' && inner.value === null)) {
      config = { ...config, ...known(inner, { key, rules: context.rules, folder: context.folder, fault }, config) }
    }
  }
  return { config, errors }
}

/** The root's configuration with a nearer one laid over it: single values are replaced, lists grow, the gate stays. */
export const mergeConfig = (root: Config, nearer: Config): Config => ({
  files: [...root.files, ...nearer.files],
  rules: new Map([...root.rules, ...nearer.rules]),
  exclude: [...root.exclude, ...nearer.exclude],
  environments: new Map([...root.environments, ...nearer.environments]),
  endpoints: { ...root.endpoints, ...nearer.endpoints },
  processes: { ...root.processes, ...nearer.processes },
  thresholds: { ...root.thresholds, ...nearer.thresholds },
  platform: nearer.platform ?? root.platform,
  target: nearer.target ?? root.target,
  allow: [...root.allow, ...nearer.allow],
  gate: root.gate,
})
