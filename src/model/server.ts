/** A Redis server that files declare. */
import type { Span } from './span.ts'

export interface Server {
  readonly file: string
  readonly service: string
  readonly maxmemoryPolicy: string | null
  readonly persistence: 'aof' | 'rdb' | 'none' | null
  readonly at: Span
}
