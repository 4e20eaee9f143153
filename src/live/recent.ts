/** Names that SCAN gave lately: it gives some twice while a server's table shrinks, and those come soon after each other. */

const SLOTS = 1 << 16

const at = (name: Buffer, i: number): number => (i < name.length ? (name[i] as number) : 0)

/**
 * Says of each name whether it was given lately, and remembers it. Two hashes of 48 bits in all tell names apart: of a
 * billion keys four are taken for others.
 */
export function recentNames(): (name: Buffer) => boolean {
  const tags = new Uint32Array(SLOTS)
  return name => {
    let a = 0x811c9dc5
    let b = 0x9e3779b9
    const { length } = name
    // Four bytes in one step: this runs for each key of a server.
    for (let i = 0; i < length; i += 4) {
      const word = at(name, i) | (at(name, i + 1) << 8) | (at(name, i + 2) << 16) | (at(name, i + 3) << 24)
      a = Math.imul(a ^ word, 0x01000193)
      a ^= a >>> 15
      b = Math.imul(b + word, 0x85ebca6b) ^ (b >>> 13)
    }
    a ^= length
    const slot = (a ^ (a >>> 16)) & (SLOTS - 1)
    const tag = b >>> 0 || 1
    if (tags[slot] === tag) return true
    tags[slot] = tag
    return false
  }
}
