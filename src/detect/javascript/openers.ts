/** Calls that open connections, in every package that has one, and what their arguments say. */
import type { Made, Value } from '../../model/value.ts'
import { ioredis, ioredisCluster } from './ioredis.ts'
import { nodeRedis, nodeRedisCluster } from './nodeRedis.ts'
import type { Settings } from './settings.ts'

type Shape = 'ioredis' | 'ioredis cluster' | 'redis' | 'redis cluster'

/** What opens connections, as `package#callee`. */
const OPENERS: Readonly<Record<string, Shape>> = {
  'ioredis#default': 'ioredis',
  'ioredis#Redis': 'ioredis',
  'ioredis#createClient': 'ioredis',
  'ioredis#Cluster': 'ioredis cluster',
  'ioredis#Redis.Cluster': 'ioredis cluster',
  'redis#createClient': 'redis',
  '@redis/client#createClient': 'redis',
  'redis#createClientPool': 'redis',
  '@redis/client#createClientPool': 'redis',
  'redis#createCluster': 'redis cluster',
  '@redis/client#createCluster': 'redis cluster',
}

/** The call that opened the client which a value is, or is made with: through methods, functions and branches. */
export function origin(v: Value, depth = 0): Made | undefined {
  if (depth > 20) return undefined
  if (v.kind === 'firstOf' || v.kind === 'either') return v.options.map(o => origin(o, depth + 1)).find(o => o !== undefined)
  if (v.kind !== 'made') return undefined
  if (v.path === 'function') return v.block && origin(v.block, depth + 1)
  if (Object.hasOwn(OPENERS, v.path) || v.path.endsWith('().duplicate')) return v
  const [receiver] = v.args
  return receiver && v.path.includes('().') ? origin(receiver, depth + 1) : undefined
}

/** What a duplicate is a duplicate of. */
export function rootOf(made: Made): Made {
  let root = made
  for (let i = 0; i < 10 && root.path.endsWith('().duplicate'); i++) {
    const from = root.args[0] && origin(root.args[0])
    if (!from) return root
    root = from
  }
  return root
}

/** The settings of a client that was opened, or of what it is a duplicate of. */
export function settings(made: Made, version: string | undefined, depth = 0): Settings {
  switch (OPENERS[made.path]) {
    case 'ioredis':
      return ioredis(made.args, made.at)
    case 'ioredis cluster':
      return ioredisCluster(made.args, made.at)
    case 'redis':
      return nodeRedis(made.args, version, made.at)
    case 'redis cluster':
      return nodeRedisCluster(made.args, made.at)
    default: {
      const from = made.args[0] && depth < 10 ? origin(made.args[0]) : undefined
      return from ? settings(from, version, depth + 1) : ioredis([], made.at)
    }
  }
}

/** Whether a call opens a connection itself: a constructor, or `duplicate` of what one made. */
export const opens = (made: Made): boolean => origin(made) === made && Object.hasOwn(OPENERS, rootOf(made).path)
