/** Bytes as text, wherever they come from: what is too large, binary or not UTF-8 is refused in the same words. */
import { isUtf8 } from 'node:buffer'
import type { Refused } from '../model/repo.ts'

/** Larger files are refused, in bytes: nothing that a person writes about Redis is that long. */
export const LARGEST = 1024 * 1024

const MARK = '\ufeff'

/** The text of a whole file's bytes, without a byte order mark. */
export function textOf(bytes: Buffer): string | Refused {
  if (bytes.length > LARGEST) return { refused: 'is larger than 1 MiB' }
  if (bytes.includes(0)) return { refused: 'is binary' }
  // Several times as fast as a TextDecoder that throws, on Node 24 above all.
  if (!isUtf8(bytes)) return { refused: 'is not UTF-8' }
  const text = bytes.toString('utf8')
  return text.startsWith(MARK) ? text.slice(1) : text
}
