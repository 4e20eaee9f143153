/** Whose a key is, by the shape of its name and the catalogue; what the code or a value tells comes on top in `settle.ts`. */
import type { KeyNames } from '../model/keys.ts'
import { needs, type Workload } from '../model/workload.ts'
import { MARK } from './shape.ts'

/** A workload that may have given a key its name. */
export interface Candidate {
  readonly workload: Workload
  readonly library: string
  /** What stands before the library's own name, without the separator; '' for nothing. */
  readonly namespace: string
  /** Whether others give such names too, so that a namespace before it has to be known. */
  readonly common: boolean
  readonly type: string | undefined
}

const ANY_HEX = `[${MARK.hex12}${MARK.hex24}${MARK.hex32}${MARK.hex40}${MARK.hex64}${MARK.hex}]`
const ANY = `[${Object.values(MARK).join('')}]`

/** What stands for what in a name of the catalogue, as a pattern for shapes. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  n: MARK.number,
  hex: ANY_HEX,
  jid: MARK.hex24,
  hex12: MARK.hex12,
  uuid: MARK.uuid,
  token: MARK.token,
  id: ANY,
  word: '[^:/|]+',
  Class: '[A-Z][A-Za-z]*(?:::[A-Z][A-Za-z]*)*',
  rest: '.*',
}

interface Row {
  readonly workload: Workload
  readonly names: KeyNames
  readonly common: boolean
  readonly matches: RegExp
}

/** A name of the catalogue as the text of a pattern for shapes. */
const body = (name: string): string =>
  name.replace(/\{(\w+)\}|[.*+?^${}()|[\]\\]/g, (odd, placeholder?: string) => {
    if (placeholder === undefined) return `\\${odd}`
    const meaning = PLACEHOLDERS[placeholder]
    if (meaning === undefined) throw new Error(`the catalogue has {${placeholder}} in ${name}, which stands for nothing`)
    return meaning
  })

/** A pattern for shapes whose first group is the namespace. */
const pattern = (names: readonly string[]): RegExp => new RegExp(`^(?:(.+?)[:/])??(?:${names.map(body).join('|')})$`, 's')

const ROWS: readonly Row[] = (Object.keys(needs) as Workload[]).flatMap(workload =>
  needs[workload].keys.flatMap(names => [
    ...(names.own ?? []).map(name => ({ workload, names, common: false, matches: pattern([name]) })),
    ...(names.common ?? []).map(name => ({ workload, names, common: true, matches: pattern([name]) })),
  ]),
)

/** Any name of the catalogue: most shapes are none, and there may be as many as keys. */
const ANY_NAME = pattern(Object.values(needs).flatMap(n => n.keys.flatMap(k => [...(k.own ?? []), ...(k.common ?? [])])))

const IN_CACHE = ROWS.filter(row => row.names.inCache)

function candidate(row: Row, shape: string): Candidate | undefined {
  const found = row.matches.exec(shape)
  if (!found) return undefined
  const { workload, common, names } = row
  return { workload, library: names.library, namespace: found[1] ?? '', common, type: names.type }
}

const found = (rows: readonly Row[], shape: string): readonly Candidate[] => rows.flatMap(row => candidate(row, shape) ?? [])

/** The nearer to the start a library's name stands, the surer it is that library's. */
function nearest(all: readonly Candidate[]): readonly Candidate[] {
  const least = Math.min(...all.map(c => c.namespace.length))
  return all.filter(c => c.namespace.length === least)
}

/**
 * Who may have named keys of this shape; nobody in the catalogue where it is empty. With `within`, a workload whose prefix
 * the code gave and that is cut off: only what lives inside of another's prefix is named then.
 */
export function candidates(shape: string, within?: Workload): readonly Candidate[] {
  if (!ANY_NAME.test(shape)) return []
  // What keeps its keys in the cache's namespace is told by its own name, whatever stands before.
  const inside = nearest(found(IN_CACHE, shape))
  if (inside.length > 0 && (within === undefined || within === 'cache')) return inside.slice(0, 1)
  if (within !== undefined) return []
  const near = nearest(found(ROWS, shape))
  const own = near.find(c => !c.common)
  return own ? [own] : near
}

/** A prefix that the code gives a workload's keys. */
export interface Claim {
  readonly workload: Workload
  readonly prefix: string
  readonly database?: number
}

/** Whether a name begins with a prefix: `cache` begins `cache:1` and `cache2`, not `cached:1`. */
function begins(name: Buffer, prefix: Buffer): boolean {
  const { length } = prefix
  if (name.length < length || name.compare(prefix, 0, length, 0, length) !== 0) return false
  const isLetter = (byte: number | undefined): boolean => byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte))
  return !(isLetter(name[length - 1]) && isLetter(name[length]))
}

/** Finds the longest prefix of the code that a name begins with, among those for a database. */
export function claimFinder(claims: readonly Claim[], database: number): (name: Buffer) => Claim | undefined {
  const sorted = claims
    .filter(c => c.prefix !== '' && (c.database === undefined || c.database === database))
    .map(claim => ({ claim, bytes: Buffer.from(claim.prefix) }))
    .sort((a, b) => b.bytes.length - a.bytes.length)
  if (sorted.length === 0) return () => undefined
  const firsts = new Set(sorted.map(c => c.bytes[0]))
  return name => (firsts.has(name[0]) ? sorted.find(c => begins(name, c.bytes))?.claim : undefined)
}
