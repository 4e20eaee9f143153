/** Which of a server's numbered databases a client uses: FLUSHDB and keys end there. */
import { amount } from './amount.ts'
import type { Client } from './client.ts'
import { identity, type Value } from './value.ts'

/** A number, or what decides it: two databases with the same text are the same. */
export type Database = number | string

const PATH = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/+(\d+)(?:[/?#]|$)/i

/** The database in a URL: the first part of its path, 0 without one. Undefined where the URL isn't written in the files. */
function inUrl(url: Value): Database | undefined {
  if (url.kind === 'literal' && typeof url.value === 'string') return Number(PATH.exec(url.value)?.[1] ?? 0)
  if (url.kind !== 'concat') return undefined
  const [first, last] = [url.parts[0], url.parts.at(-1)]
  if (last?.kind === 'literal') {
    const path = /\/+(\d+)\/?$/.exec(String(last.value))?.[1]
    if (path !== undefined) return Number(path)
  }
  // Host and port from variables, with nothing behind them.
  return first?.kind === 'literal' && /^rediss?:\/\/$/.test(String(first.value)) ? identity(url) : undefined
}

/**
 * The database that a client uses on the server that `url` names; a `db:` beside the URL wins. A text stands for a
 * database that a variable decides. Source: redis lib/redis/client.rb at v4.8.1, redis-client config.rb at v0.30.0.
 */
export function databaseOf(client: Client, url: Value): Database {
  const given = amount(client.db)
  if (given) return given.number ?? identity(client.db as Value)
  return inUrl(url) ?? identity(url)
}
