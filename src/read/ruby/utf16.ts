/** Byte offsets of UTF-8, as Prism counts, in UTF-16 units, as JavaScript and every span here do. */

/** The bytes that a UTF-16 unit stands for; half of a pair is counted with its first half, one without the other is U+FFFD. */
function widthAt(text: string, at: number): { readonly bytes: number; readonly units: number } {
  const code = text.codePointAt(at) as number
  if (code > 0xffff) return { bytes: 4, units: 2 }
  return { bytes: code < 0x80 ? 1 : code < 0x800 ? 2 : 3, units: 1 }
}

/** Where each character that isn't ASCII ends, in bytes, and how many more bytes than units there are up to it. */
function wideEnds(text: string): { readonly ends: readonly number[]; readonly surplus: readonly number[] } {
  const ends: number[] = []
  const surplus: number[] = []
  let extra = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue
    const { bytes, units } = widthAt(text, at)
    const end = at + extra + bytes
    at += units - 1
    extra += bytes - units
    ends.push(end)
    surplus.push(extra)
  }
  return { ends, surplus }
}

/** The UTF-16 offset of a byte offset in `text`. Nothing is built until it is asked, nor for ASCII; then a question costs O(log n). */
export function utf16Offsets(text: string): (byte: number) => number {
  let table: ReturnType<typeof wideEnds> | 'ascii' | undefined
  return byte => {
    table ??= Buffer.byteLength(text) === text.length ? 'ascii' : wideEnds(text)
    if (table === 'ascii') return byte
    let low = 0
    let high = table.ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((table.ends[middle] as number) <= byte) low = middle + 1
      else high = middle
    }
    return byte - (low === 0 ? 0 : (table.surplus[low - 1] as number))
  }
}
