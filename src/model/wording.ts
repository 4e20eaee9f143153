/** How messages name clients, processes, times and lists. */
import type { Client } from './client.ts'
import { needs } from './workload.ts'

const LIBRARIES: Readonly<Record<string, string>> = { 'action-cable': 'Action Cable', anycable: 'AnyCable', resque: 'Resque' }

const isIdentifier = (name: string): boolean => /^(?:[$@]{0,2}[a-z_]\w*[?!]?|[A-Z]\w*)(?:(?:::|\.)\w+)*$/.test(name)

/** Whether a client is named after the gem that it was given to: `rack-mini-profiler`. */
export const isGem = (name: string): boolean => /^[a-z]\w*(?:-\w+)+$/.test(name)

/** A client as the subject of a sentence: `Sidekiq's server connection`, `` `REDIS_POOL` ``, `the Redis client in ApiController`. */
export function called(client: Client): string {
  const { name, role, library, holder } = client
  if (role) return `Sidekiq's ${role} connection`
  const own = LIBRARIES[library]
  if (own) return own
  if (client.workload === 'session') return 'The session store'
  if (name.startsWith('the ')) return `T${name.slice(1)}`
  if (name.startsWith('Kredis')) return name
  if (isGem(name)) return `The Redis client of ${name}`
  if (!isIdentifier(name))
    return needs[client.workload].kind === 'data'
      ? 'This Redis client'
      : `The Redis client for ${needs[client.workload].title.toLowerCase()}`
  if (holder === 'call') return `The Redis client in \`${name}\``
  if ((holder === 'library' || holder === 'thread') && !['Rails.cache', 'Redis.current', 'Redis.new'].includes(name) && /^[A-Z]/.test(name))
    return `The Redis client of \`${name}\``
  return name === 'Redis.new' || /^[a-z_]+$/.test(name) ? 'This Redis client' : `\`${name}\``
}

/**
 * What a finding on one client concerns, without places, which is part of its identity: `cache Rails.cache`,
 * `sidekiq server`.
 */
export function subject(client: Client): string {
  const name = isIdentifier(client.name) || isGem(client.name) ? client.name : ''
  return [client.workload, client.role ?? name].filter(part => part !== '').join(' ')
}

/** What a thread does that calls a client: `reads the cache`. */
export function use(client: Client): string {
  if (client.workload === 'sidekiq') return client.role === 'server' ? 'fetches or finishes a job' : 'pushes a job'
  const verbs: Readonly<Record<string, string>> = {
    cache: 'uses the cache',
    cable: 'broadcasts',
    anycable: 'broadcasts',
    session: 'loads or saves a session',
    'rate-limit': 'checks a limit',
    lock: 'takes a lock',
    'feature-flag': 'asks for a flag',
    resque: 'pushes a job',
  }
  return verbs[client.workload] ?? 'uses it'
}

const round = (n: number): string => String(Math.round(n * 100) / 100)

/** `5 s`, `0.1 s`, `no limit`. */
export const seconds = (n: number): string => (n === Number.POSITIVE_INFINITY ? 'no limit' : `${round(n)} s`)

const KINDS: Readonly<Record<string, string>> = {
  anycable: 'AnyCable',
  good_job: 'GoodJob',
  solid_queue: 'Solid Queue',
  delayed_job: 'Delayed Job',
  'resque-scheduler': 'resque-scheduler',
}

/** A kind of process as people write it: `Puma`, `GoodJob`. */
export const kindTitle = (kind: string): string => KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1)

export const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
