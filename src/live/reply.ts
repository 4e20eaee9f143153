/** What a server replies, in RESP2, and readings of it that take anything for an answer. */

/** An error reply. */
export interface Refusal {
  /** The server's own words, which may hold names of keys or users: never shown as they are. */
  readonly refused: string
}

export type Reply = Buffer | number | null | Refusal | readonly Reply[]

export const isRefusal = (reply: Reply | undefined): reply is Refusal =>
  typeof reply === 'object' && reply !== null && !Array.isArray(reply) && !Buffer.isBuffer(reply)

/** A reply as text; undefined where it is none. */
export function text(reply: Reply | undefined): string | undefined {
  if (Buffer.isBuffer(reply)) return reply.toString('utf8')
  return typeof reply === 'number' ? String(reply) : undefined
}

/** A reply as a finite number, whether it came as one or as text; undefined where it is none. */
export function count(reply: Reply | undefined): number | undefined {
  const said = text(reply)
  const value = said === undefined || said.trim() === '' ? Number.NaN : Number(said)
  return Number.isFinite(value) ? value : undefined
}

/** The elements of a reply; none where it isn't a list. */
export const list = (reply: Reply | undefined): readonly Reply[] => (Array.isArray(reply) ? (reply as readonly Reply[]) : [])

/** A flat list of names and values as pairs. */
export function pairs(reply: Reply | undefined): readonly (readonly [string, Reply])[] {
  const all = list(reply)
  const out: (readonly [string, Reply])[] = []
  for (let i = 0; i + 1 < all.length; i += 2) out.push([text(all[i]) ?? '', all[i + 1] ?? null])
  return out
}
