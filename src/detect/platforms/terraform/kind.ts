/** What a resource type needs to say so that it is read: whose it is, and the facts of one instance. */
import type { Fact, Facts } from '../../../model/fact.ts'
import { entry, type Value } from '../../../model/value.ts'
import type { Configuration, Resource } from '../../../read/hcl/terraform.ts'
import { listed } from '../../shapes.ts'
import { asBoolean, asNumber, asText, fact } from '../facts.ts'

export interface Kind {
  readonly provider: string
  /** The facts of an instance; undefined where it is no server of Redis' protocol, or a part of another. */
  readonly facts: (resource: Resource, configuration: Configuration) => Facts | undefined
  /** The variable that the resource itself sets for an app. */
  readonly variable?: (resource: Resource) => string | undefined
}

export const of = ({ values }: Resource, ...path: readonly string[]): Value =>
  path.reduce<Value>((v, key) => {
    const inner = entry(v, key)
    // A nested block stands as a list of one.
    return inner.kind === 'list' && inner.items.length === 1 && inner.items[0]?.kind === 'record' ? inner.items[0] : inner
  }, values)

/** All nested blocks of a type; in JSON a single one may stand alone. */
export const blocks = (resource: Resource, type: string): readonly Value[] => {
  const v = entry(resource.values, type)
  return v.kind === 'record' ? [v] : listed(v)
}

export const textIn = (resource: Resource, ...path: readonly string[]) => fact(of(resource, ...path), asText)
export const numberIn = (resource: Resource, ...path: readonly string[]) => fact(of(resource, ...path), asNumber)
export const booleanIn = (resource: Resource, ...path: readonly string[]) => fact(of(resource, ...path), asBoolean)

/** A fact that another one decides; what is not known stays so. */
export const derived = <T, U>(from: Fact<T> | undefined, make: (value: T) => U | undefined): Fact<U> | undefined => {
  if (!from || 'refused' in from) return from
  const value = make(from.value)
  return value === undefined ? undefined : { ...from, value }
}

/** Facts without those that nothing says. */
export const only = (facts: { [K in keyof Facts]: Facts[K] | undefined }): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, f]) => f !== undefined))

/** The resource of one of some types that a value refers to. */
export const referred = (v: Value, { resources }: Configuration, types: readonly string[]): Resource | undefined =>
  v.kind === 'constant'
    ? resources.find(r => types.includes(r.type) && (v.name === r.address || v.name.startsWith(`${r.address}.`)))
    : undefined
