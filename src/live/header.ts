/** The first bytes of a value → who wrote it: Rails' cache in each of its formats, or a session. */

/** Types of the payload in format 7.1, and the bit that says that it is compressed. */
const TYPES = new Set([0x01, 0x02, 0x03, 0x04])
const COMPRESSED = 0x80

/** When an entry of format 7.1 expires: -1 for never, else seconds since 1970 that are some year of ours. */
function isExpiry(seconds: number): boolean {
  return seconds === -1 || (seconds > 1e9 && seconds < 1e11)
}

/**
 * Tells by the first 32 bytes. `cache`: an entry of ActiveSupport::Cache. Format 6.1 is a marshalled Entry, 7.0 an array behind a byte that says whether
 * it is compressed, 7.1 a header of its own (activesupport 6.1 to 8.1: cache.rb, cache/coder.rb,
 * cache/serializer_with_fallback.rb). `session`: a marshalled hash, as redis-rack and redis-session-store write it.
 */
export function headerOf(value: Buffer): 'cache' | 'session' | undefined {
  const [a, b, c = 0, d] = value
  if (a === 0x04 && b === 0x08) {
    // `o:` and the name of the class, or `{` for a hash.
    if (c === 0x6f && value.includes('ActiveSupport::Cache')) return 'cache'
    return c === 0x7b ? 'session' : undefined
  }
  if (a === 0x00 && b === 0x04 && c === 0x08 && d === 0x5b) return 'cache'
  if (a === 0x01 && b === 0x78 && (c === 0x9c || c === 0x01 || c === 0xda || c === 0x5e)) return 'cache'
  if (a === 0x00 && b === 0x11 && TYPES.has(c & ~COMPRESSED) && value.length >= 15)
    return isExpiry(value.readDoubleLE(3)) && value.readInt32LE(11) >= -1 ? 'cache' : undefined
  return undefined
}
