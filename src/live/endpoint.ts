/** A server's address as a hash: two names with one of it are one server, and nobody can tell which. */
import { createHash } from 'node:crypto'
import { isLoopback } from './hostClass.ts'
import type { Place } from './target.ts'

/** The first 16 hexadecimal digits of a SHA-256 of salt and address. */
export function endpointHash(to: Place | string, salt: string): string {
  const address = typeof to === 'string' ? `unix:${to}` : `${isLoopback(to.host) ? 'localhost' : to.host}:${to.port}`
  return createHash('sha256').update(`${salt}\0${address}`).digest('hex').slice(0, 16)
}
