/** Environment variables and `Rails.env`. */
import { env, firstOf, literal, present, unknown, type Value } from '../../../model/value.ts'
import type { Row } from '../call.ts'
import { runBlock } from '../call.ts'
import { goesOn, type Machine, write } from '../machine.ts'
import { merge } from '../merge.ts'
import { array, isValue, type Ruby, test } from '../object.ts'

const NAMES = new Set(['RAILS_ENV', 'RACK_ENV'])

/** The name that is meant unless another variable holds one: `ENV[ENV["REDIS_PROVIDER"] || "REDIS_URL"]`. */
const named = (name: Ruby | undefined): Ruby | undefined =>
  name?.kind === 'firstOf' && name.options[0]?.kind === 'env' ? (name.options.find(o => o.kind === 'literal') ?? name) : name

/** A variable, with what the code itself sets it to where it is unset. */
function variable(m: Machine, given: Ruby | undefined, at: Value['at'], whenUnset: 'nil' | 'raises'): Ruby {
  const name = named(given)
  if (name?.kind !== 'literal' || typeof name.value !== 'string')
    return unknown('the name of the variable is computed', at, name && isValue(name) ? [name] : [])
  if (NAMES.has(name.value)) return literal(m.surroundings.environment, at)
  const set = m.env.get(name.value)
  if (set && isValue(set)) return firstOf([env(name.value, at), set], at)
  return env(name.value, at, whenUnset)
}

const read: Row = ({ m, args, at }) => variable(m, args.positional[0], at, 'nil')

const fetch: Row = ({ m, f, args, at }) => {
  const [name, fallback] = args.positional
  const found = variable(m, name, at, fallback || args.block ? 'nil' : 'raises')
  if (!isValue(found) || found.kind !== 'env') return found
  const other = fallback ?? (args.block ? runBlock(m, args.block, name ? [name] : [], at) : undefined)
  // `ENV.fetch("A") { raise "…" }`
  if (m.stopped) return goesOn(m, f, present(found))
  if (!other) return found
  return isValue(other) ? firstOf([found, other], at) : merge(found, found, other, at)
}

const store: Row = ({ m, args, at }) => {
  const [name, value] = args.positional
  if (name?.kind === 'literal' && value) write(m, m.env, String(name.value), value)
  return value ?? literal(null, at)
}

const isSet: Row = ({ args, at, m }) => {
  const found = variable(m, args.positional[0], at, 'nil')
  return isValue(found) ? (found.kind === 'literal' ? literal(found.value !== null, at) : test([[found]], at)) : undefined
}

export const environment: readonly (readonly [string, Row])[] = [
  ['ENV.[]', read],
  ['ENV.fetch', fetch],
  ['ENV.dig', read],
  ['ENV.[]=', store],
  ['ENV.store', store],
  ['ENV.key?', isSet],
  ['ENV.has_key?', isSet],
  ['ENV.include?', isSet],
  ['ENV.member?', isSet],
  [
    'ENV.values_at',
    ({ m, args, at }) =>
      array(
        args.positional.map(a => variable(m, a, at, 'nil')),
        at,
      ),
  ],
  ['Rails.env', ({ m, at }) => literal(m.surroundings.environment, at)],
  ['Rails.groups', ({ at }) => unknown('it is the list of groups', at)],
  ['Figaro.env', ({ at }) => ({ kind: 'constant', name: 'Figaro.env', at })],
  [
    '.local?',
    ({ receiver, at, m }) =>
      isEnvironment(m, receiver) ? literal(['development', 'test'].includes(m.surroundings.environment), at) : undefined,
  ],
  ...[
    'production',
    'development',
    'test',
    'staging',
    'review',
    'qa',
    'sandbox',
    'demo',
    'preview',
    'preprod',
    'uat',
    'integration',
    'ci',
    'cucumber',
    'performance',
  ].map((name): [string, Row] => [
    `.${name}?`,
    ({ receiver, at, m }) => (isEnvironment(m, receiver) ? literal(m.surroundings.environment === name, at) : undefined),
  ]),
  ['.inquiry', ({ receiver }) => receiver],
]

/** `Rails.env.beta?`, where the app has an environment of that name. */
export const asksEnvironment: Row = ({ receiver, name, at, m }) => {
  const asked = name.slice(0, -1)
  const isOne = isEnvironment(m, receiver) && m.surroundings.exists(`config/environments/${asked}.rb`)
  return isOne ? literal(m.surroundings.environment === asked, at) : undefined
}

const isEnvironment = (m: Machine, r: Ruby): boolean => r.kind === 'literal' && r.value === m.surroundings.environment
