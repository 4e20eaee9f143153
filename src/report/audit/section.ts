/** A part of an audit's report as data: what a sentence says, and a table that the console, Markdown and HTML lay out alike. */
import type { Column } from '../table.ts'

export interface Section {
  /** What sets it apart within a server: `keyspace`, `queues`. */
  readonly id: string
  readonly title: string
  /** Said before the table; Markdown as findings use it. */
  readonly lead?: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** Said behind the table. */
  readonly note?: string
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1)
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${last}` : (last ?? '')
}

/** The first so many, and how many more there are. */
export function first<T>(all: readonly T[], most: number, noun: string): { readonly shown: readonly T[]; readonly note?: string } {
  const more = all.length - most
  return more > 0 ? { shown: all.slice(0, most), note: `and ${more} more ${noun}; --format json lists all` } : { shown: all }
}
