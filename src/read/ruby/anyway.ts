/** Classes of settings that the gem anyway_config reads: `attr_config :redis_url, pool: 5`. */
import { entry, env, firstOf, isNothing, literal, ordered, type Value } from '../../model/value.ts'
import type { Row } from './call.ts'
import { type Machine, write } from './machine.ts'
import { freeze, type Instance, isValue, type Method, type Module, type Ruby, thaw } from './object.ts'

/** What stands behind the names of a class's settings among its variables. */
const DEFAULT = 'attr_config '

const text = (r: Ruby | undefined): string | undefined => (r?.kind === 'literal' && r.value !== null ? String(r.value) : undefined)

/** Names alone, and names with a default. */
export const attrConfig: Row = ({ m, f, args, at }) => {
  if (f.self.kind !== 'module') return undefined
  const of: Module = f.self
  const named = args.positional.map(a => [text(a), literal(null, at)] as const)
  for (const [name, fallback] of [...named, ...(args.keywords?.data ?? [])]) {
    if (name === undefined) continue
    const common: Omit<Method, 'name' | 'body'> = { source: f.source, namespace: of.name, singleton: false }
    of.methods.set(name, { ...common, name, body: { reader: `@${name}` } })
    of.methods.set(`${name}=`, { ...common, name: `${name}=`, body: { writer: `@${name}` } })
    write(m, of.data, `${DEFAULT}${name}`, fallback)
  }
  return literal(null, at)
}

/** `config_name :store` and `env_prefix "SHOP"`. */
export const settingsName: Row = ({ m, f, name, args, at }) => {
  const [given] = args.positional
  if (f.self.kind !== 'module' || !given) return undefined
  write(m, f.self.data, name, given)
  return literal(null, at)
}

/** `Shop::StoreConfig` reads config/store.yml and STORE_…; a class that is just `Config` is named by what is around it. */
function nameOf(of: Module): string {
  const stated = text(of.data.get('config_name'))
  if (stated !== undefined) return stated
  const [own = '', around = ''] = of.name.split('::').reverse()
  const name = own === 'Config' ? around : own.replace(/Config$/, '')
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
}

/**
 * Whether a new object is of such a class; then it is given its values: the variable, then the file, then the default. A file has a section for
 * each environment, or none at all. Source: anyway_config README, "Data population", at v2.8.0.
 */
export function isPopulated(m: Machine, object: Instance): boolean {
  const { data } = object.of
  const names = [...data.keys()].flatMap(k => (k.startsWith(DEFAULT) ? [k.slice(DEFAULT.length)] : []))
  if (names.length === 0) return false
  const name = nameOf(object.of)
  const prefix = text(data.get('env_prefix')) ?? name.toUpperCase()
  const whole = m.surroundings.yaml(`config/${name}.yml`)
  const section = whole && entry(whole, m.surroundings.environment)
  const file = section?.kind === 'record' ? section : whole
  for (const attribute of names) {
    if (object.data.has(`@${attribute}`)) continue
    const variable = env(`${prefix}_${attribute.toUpperCase()}`, object.at)
    const written = file && entry(file, attribute)
    const below = written && !isNothing(written) ? written : data.get(`${DEFAULT}${attribute}`)
    write(m, object.data, `@${attribute}`, together(variable, below))
  }
  return true
}

/** What is no text or number has variables for each of its parts, which are not looked for. */
function together(variable: Value, below: Ruby | undefined): Ruby {
  if (!below || (isValue(below) && below.kind === 'record')) return below ? thaw(freeze(below)) : variable
  if (!isValue(below)) return below
  return isNothing(below)
    ? variable
    : below.kind === 'literal'
      ? firstOf([variable, below], variable.at)
      : ordered([variable, below], variable.at)
}
