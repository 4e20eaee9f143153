/** What the schemas of saved results are made of: zod's parts, held by the compiler against the interfaces that they check. */
import * as z from 'zod/mini'

// A saved result is untrusted data: no code is made from its schema, so that it also runs where that is forbidden.
z.config({ jitless: true })

export type Schema<T> = z.ZodMiniType<T>

/** A key that may be missing; `undefined` is no value that JSON has. */
interface Maybe<T> {
  readonly maybe: Schema<T>
}

export const maybe = <T>(of: Schema<T>): Maybe<T> => ({ maybe: of })

/** A schema for each key that an interface has: what is added there and forgotten here is an error of types. */
export type Shape<T> = { readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Maybe<T[K]> : Schema<T[K]> }

export function object<T extends object>(shape: Shape<T>): Schema<T> {
  const schemas = Object.entries<Schema<unknown> | Maybe<unknown>>(shape).map(
    ([key, of]) => [key, 'maybe' in of ? z.exactOptional(of.maybe) : of] as const,
  )
  return z.object(Object.fromEntries(schemas)) as unknown as Schema<T>
}

/** A schema that the published one refers to by a name. */
export function named<T>(id: string, of: Schema<T>): Schema<T> {
  z.globalRegistry.add(of, { id })
  return of
}

/** One of some words: all of the type's, and no other. */
export const word = <T extends string>(words: Readonly<Record<T, true>>): Schema<T> => z.enum(Object.keys(words) as T[])

export const capped = (most: number): Schema<string> => z.string().check(z.maxLength(most))
export const matching = (form: RegExp, most: number): Schema<string> => z.string().check(z.maxLength(most), z.regex(form))
export const list = <T>(of: Schema<T>): Schema<readonly T[]> => z.array(of)
/** At most so many. */
export const listOf = <T>(most: number, of: Schema<T>): Schema<readonly T[]> => z.array(of).check(z.maxLength(most))
export const record = <T>(of: Schema<T>): Schema<Readonly<Record<string, T>>> => z.record(capped(1000), of)
export const or = <T>(of: Schema<T>): Schema<T | null> => z.nullable(of)

export const name = capped(1000)
export const text = capped(20_000)
export const long = capped(1_000_000)
export const count = z.int().check(z.minimum(0))
/** Any number that JSON has. */
export const number = z.number()
/** No less than nothing. */
export const amount = z.number().check(z.minimum(0))
export const place = named('place', matching(/:\d{1,9}:\d{1,9}$/, 5000))
export const ruleId = matching(/^[a-z][a-z0-9-]*$/, 100)
export const flag = z.literal(true)
