/** How far a scan is. */

const BITS = 64n

/**
 * The share of a table behind a cursor: Redis counts from the highest bit down, so that the bits in reverse are the way that
 * is done. 0 stands for the start and for the end.
 */
export function fractionOf(cursor: string): number {
  if (!/^\d{1,20}$/.test(cursor)) return 0
  let left = BigInt(cursor)
  let reversed = 0n
  for (let i = 0n; i < BITS; i++) {
    reversed = (reversed << 1n) | (left & 1n)
    left >>= 1n
  }
  // Sixteen bits are finer than anyone sees.
  return Number(reversed >> (BITS - 16n)) / 2 ** 16
}
