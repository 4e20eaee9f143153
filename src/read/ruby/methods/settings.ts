/** Values that are kept outside the code: credentials, secrets, and the gems for settings. */
import { env, firstOf, setting, type Value } from '../../../model/value.ts'
import { section } from '../../section.ts'
import { named } from '../../settings.ts'
import type { Given, Row } from '../call.ts'
import { keyName } from '../hashes.ts'
import { type Ruby, thaw } from '../object.ts'

const credentials: Row = ({ at }) => setting('credentials', '', at)

/** Steps into credentials or settings: `.redis`, `[:redis]`, `.dig(:redis, :url)`, `.fetch(:redis)`. */
const deeper = (from: Value & { kind: 'setting' }, steps: readonly string[], at: Value['at']): Value => ({
  ...from,
  path: [from.path, ...steps].filter(s => s !== '').join('.'),
  at,
})

const step: Row = ({ receiver, args, at }) => {
  if (receiver.kind !== 'setting') return undefined
  const names = args.positional.map(keyName)
  return names.every(n => n !== undefined) ? deeper(receiver, names, at) : undefined
}

const bang: Row = given => step({ ...given, args: { positional: given.args.positional.slice(0, 1), open: false } })

/** What a settings file holds, or the store's name where it holds nothing. */
function fromFile(given: Given, file: string, remote: boolean): Ruby {
  // One object for each file: settings are read in hundreds of places.
  const key = `settings of ${file}`
  const known = given.m.globals.get(key)
  if (known) return known
  const read = readFile(given, file, remote)
  given.m.globals.set(key, read)
  return read
}

function readFile(given: Given, file: string, remote: boolean): Ruby {
  const value = given.m.surroundings.yaml(file)
  const environment = given.m.surroundings.environment
  if (!value) return setting('settings', '', given.at)
  const whole = remote ? overlay(value, environment) : section(value, environment, { shared: 'deep' })
  return whole ? thaw(named(whole, '')) : setting('settings', '', given.at)
}

/** Top level with the environment's section over it, as identity-hostdata and figaro read `application.yml`. */
function overlay(value: Value, environment: string): Value {
  if (value.kind !== 'record') return value
  const own = value.entries.get(environment)
  const scalars = [...value.entries].filter(([, v]) => v.kind !== 'record')
  const entries = new Map(scalars)
  if (own?.kind === 'record') for (const [k, v] of own.entries) entries.set(k, v)
  return { ...value, entries }
}

/** `SuperConfig.new { mandatory :A, :string; optional :B, :string, "b" }` reads the variables of those names. */
const superConfig: Row = ({ m, name, at }) => {
  const stated = m.calls.findLast(
    c => /(?:^|\.)(?:mandatory|optional)$/.test(c.path) && c.args[0]?.kind === 'literal' && c.args[0].value === name,
  )
  if (!stated) return /^[A-Z][A-Z\d_]*$/.test(name) ? env(name, at) : undefined
  const fallback = stated.args[2]
  return stated.path.endsWith('optional') && fallback ? firstOf([env(name, at), fallback], at) : env(name, at, 'raises')
}

const secrets: Row = given => fromFile(given, 'config/secrets.yml', false)

export const settings: readonly (readonly [string, Row])[] = [
  ['Rails.application.credentials', credentials],
  ['Rails.application.encrypted', credentials],
  ['Rails.application.secrets', secrets],
  ['Identity::Hostdata.config', given => fromFile(given, 'config/application.yml.default', true)],
  [
    'Figaro.env.[]',
    given =>
      given.args.positional[0]?.kind === 'literal' ? env(String(given.args.positional[0].value).toUpperCase(), given.at) : undefined,
  ],
  ['Figaro.env.*', ({ name, at }) => env(name.replace(/[?!]$/, '').toUpperCase(), at)],
  ['SuperConfig.new.*', superConfig],
  ['.dig', given => step(given)],
  ['.fetch', given => bang(given)],
]
