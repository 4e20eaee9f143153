/** URLs that code puts together from a host, a port and more: what of them names a server. */
import { concat, identity, isNothing, literal, type Value } from '../model/value.ts'

/** A built URL without user, password and database: what names the server. */
export function address(built: Value & { kind: 'concat' }): Value {
  const v = { ...built, parts: withScheme(built.parts) }
  const at = v.parts.findLastIndex(p => p.kind === 'literal' && String(p.value).includes('@'))
  const behind = at === -1 ? v.parts : v.parts.slice(at)
  const [first] = v.parts
  const scheme = first?.kind === 'literal' ? /^\w+:\/\//.exec(String(first.value))?.[0] : undefined
  const kept: Value[] = at !== -1 && scheme ? [literal(scheme, v.at)] : []
  for (const [i, part] of behind.entries()) {
    const p = settled(part, kept)
    if (p.kind !== 'literal') {
      kept.push(p)
      continue
    }
    const text = String(p.value)
    const own = i === 0 && at !== -1 ? text.slice(text.lastIndexOf('@') + 1) : text
    const start = kept.length === 0 && scheme ? scheme.length : 0
    const slash = own.indexOf('/', start)
    kept.push(literal(slash === -1 ? own : own.slice(0, slash), p.at))
    if (slash !== -1) break
  }
  return concat(kept, v.at)
}

/**
 * A part of a URL with alternatives of its own, such as the port: where what stands before it is a variable or a setting
 * the first, behind a host that is written out the default.
 */
function settled(part: Value, before: readonly Value[]): Value {
  if (part.kind !== 'either' && part.kind !== 'firstOf') return part
  const there = part.options.filter(o => !isNothing(o))
  const variable = before.some(b => b.kind !== 'literal')
  const written = /:\/\/[^/]/.test(before.map(b => (b.kind === 'literal' ? String(b.value) : '')).join(''))
  if (!(variable || written) || (part.kind === 'either' && there.length > 1)) return part
  const one = variable ? there[0] : there.at(-1)
  return one ? settled(one, before) : part
}

/** `redis#{"s" if tls}://…` with one text up to its `://`. */
function withScheme(parts: readonly Value[]): readonly Value[] {
  const [first] = parts
  const end = parts.findIndex(p => p.kind === 'literal' && String(p.value).startsWith('://'))
  const rest = parts[end]
  if (first?.kind !== 'literal' || end <= 0 || rest?.kind !== 'literal') return parts
  return [literal(`${first.value}${rest.value}`, first.at), ...parts.slice(end + 1)]
}

/** What is left of a URL that is built of variables where none of them is set. */
export const hostless = (v: Value): boolean =>
  v.kind === 'literal' && typeof v.value === 'string' && /^\w+:\/\/(?:[^@/]*@)?:?\d*(?:[/?]|$)/.test(v.value)

/** Whether a built URL has the host of one before it, and only its port is not set. */
export function again(v: Value, before: readonly Value[]): boolean {
  const built = (x: Value): readonly string[] => (x.kind === 'concat' ? x.parts.filter(p => p.kind !== 'literal').map(identity) : [])
  const own = built(v)
  return own.length > 0 && before.some(b => built(b).length > own.length && own.every((part, i) => part === built(b)[i]))
}
