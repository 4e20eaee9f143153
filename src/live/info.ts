/** INFO as a server prints it, read into fields; nothing of it is taken for granted. */

export type Info = ReadonlyMap<string, string>

/** Fields by name. Lines that are none are left out; of a field that comes twice the last counts. */
export function parseInfo(text: string): Info {
  const fields = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0 && !line.startsWith('#')) fields.set(line.slice(0, colon), line.slice(colon + 1).trim())
  }
  return fields
}

/** A field as a finite number, `12.5%` too; undefined where it is missing or none. */
export function numberIn(info: Info, name: string): number | undefined {
  const said = info.get(name)?.replace(/%$/, '')
  const value = said === undefined || said === '' ? Number.NaN : Number(said)
  return Number.isFinite(value) ? value : undefined
}

/** `a=1,b=x` as pairs: how INFO packs what belongs to one database, replica, command or error. */
function packed(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(',').flatMap(part => {
      const equals = part.indexOf('=')
      return equals > 0 ? [[part.slice(0, equals), part.slice(equals + 1)] as const] : []
    }),
  )
}

/** A number of what `packed` gives: counts, sizes and times, which are no less than 0. */
export function packedNumber(parts: ReadonlyMap<string, string>, name: string): number | undefined {
  const said = parts.get(name)
  const value = said === undefined || said === '' ? Number.NaN : Number(said)
  return Number.isFinite(value) ? Math.max(0, value) : undefined
}

/** Fields whose names match, with what the first group caught: `db0`, `cmdstat_get`. */
export function matching(info: Info, name: RegExp): readonly (readonly [string, ReadonlyMap<string, string>])[] {
  return [...info].flatMap(([field, text]) => {
    const caught = name.exec(field)?.[1]
    return caught === undefined ? [] : [[caught, packed(text)] as const]
  })
}
