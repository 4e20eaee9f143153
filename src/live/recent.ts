/** Names that SCAN gave lately: it gives some twice while a server's table shrinks, and those come soon after each other. */

const SLOTS = 1 << 16

/**
 * Says of each name whether it was given lately, and remembers it. Two hashes of 48 bits in all tell names apart: of a
 * billion keys four are taken for others.
 */
export function recentNames(): (name: Buffer) => boolean {
  const tags = new Uint32Array(SLOTS)
  return name => {
    let a = 0x811c9dc5
    let b = 0x9e3779b9
    for (let i = 0; i < name.length; i++) {
      const byte = name[i] as number
      a = Math.imul(a ^ byte, 0x01000193)
      b = Math.imul(b + byte, 0x85ebca6b) ^ (b >>> 13)
    }
    const slot = (a ^ (a >>> 16)) & (SLOTS - 1)
    const tag = b >>> 0 || 1
    if (tags[slot] === tag) return true
    tags[slot] = tag
    return false
  }
}
