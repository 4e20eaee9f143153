/** Constants that settings gems define from YAML files: `Settings` of the gem config. */
import { ordered, record, setting, type Value, variables } from '../model/value.ts'

export interface SettingsFiles {
  readonly gems: Readonly<Record<string, string>>
  /** A YAML file below the app's folder. */
  readonly yaml: (path: string) => Value | undefined
  readonly environment: string
}

/**
 * The gem config reads `config/settings.yml`, then the environment's file over it, deep. What a file takes from the
 * environment is the variable; what it states is a default that a file outside the repository may replace.
 * Source: rubyconfig/config README, "Accessing the Settings object".
 */
export function settingsConstant(name: string, { gems, yaml, environment }: SettingsFiles): Value | undefined {
  if (name !== 'Settings' || !(gems['config'] || gems['rails_config'])) return undefined
  const layers = ['config/settings.yml', `config/settings/${environment}.yml`].map(yaml).filter(v => v?.kind === 'record')
  const whole = layers.reduce<Value | undefined>((below, above) => (below && above ? over(below, above) : (below ?? above)), undefined)
  return whole && named(whole, '')
}

function over(below: Value, above: Value): Value {
  if (below.kind !== 'record' || above.kind !== 'record') return above
  const entries = new Map(below.entries)
  for (const [key, value] of above.entries) {
    const old = entries.get(key)
    entries.set(key, old ? over(old, value) : value)
  }
  return record(entries, above.at, {
    open: (below.open ?? false) || (above.open ?? false),
    keys: new Map([...(below.keys ?? []), ...(above.keys ?? [])]),
  })
}

/**
 * Values under their setting's name: a stated text, or a key left empty, gets the setting before it, since the store may
 * override it; a number remains one, with the setting's name.
 */
export function named(value: Value, path: string): Value {
  if (value.kind === 'record') {
    const entries = new Map([...value.entries].map(([k, v]) => [k, named(v, path === '' ? k : `${path}.${k}`)] as const))
    return { ...value, entries, settings: path }
  }
  if (value.kind === 'literal' && typeof value.value === 'number') return { ...value, setting: path }
  if (variables(value).length > 0 || value.kind !== 'literal' || typeof value.value === 'boolean') return value
  return ordered([setting('settings', path, value.at), value], value.at)
}
