/** What manifests are made of: the pairs, items and texts of values that YAML, JSON, TOML or HCL gave. */
import type { Span } from '../model/span.ts'
import { options, type Value } from '../model/value.ts'

/** The entries of a hash; none of anything else. */
export const pairs = (v: Value | undefined): readonly (readonly [string, Value])[] => (v?.kind === 'record' ? [...v.entries] : [])

/** The items of a list; none of anything else. */
export const listed = (v: Value | undefined): readonly Value[] => (v?.kind === 'list' ? v.items : [])

/** Where a key stands, or its hash. */
export const keyAt = (v: Value, key: string): Span => (v.kind === 'record' ? (v.keys?.get(key) ?? v.at) : v.at)

/** A scalar as text; undefined for `null`, a boolean, or what is no scalar. */
export const text = (v: Value | undefined): string | undefined =>
  v?.kind === 'literal' && v.value !== null && typeof v.value !== 'boolean' ? String(v.value) : undefined

/** What a setting is unless its variables say otherwise: the first literal among its alternatives. */
export const settled = (v: Value | undefined): Value | undefined => (v ? (options(v).find(o => o.kind === 'literal') ?? v) : undefined)

/** The folder of a file, `''` for the root. */
export const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '')

/** The name of a file without its folder. */
export const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
