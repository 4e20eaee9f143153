/** Until when versions of Redis and Valkey get security fixes, by who gives them. */
import { known } from '../../model/fact.ts'
import type { Server } from '../../model/server.ts'

export interface Ended {
  readonly version: string
  /** ISO 8601. */
  readonly on: string
  /** Who ended it: `the Redis project`. */
  readonly by: string
  /** What to go to. */
  readonly next: string
}

/**
 * Of the Redis project, by major and minor. Those of 6.2 and from 7.2 on still got fixes when this was written, so they
 * are not here. Source: github.com/redis/redis/security; dates as endoflife.date/redis has them.
 */
const REDIS: Readonly<Record<string, string>> = {
  '2.8': '2018-10-17',
  '3.0': '2018-10-17',
  '3.2': '2018-10-17',
  '4.0': '2020-04-30',
  '5.0': '2022-04-27',
  '6.0': '2022-05-31',
  '7.0': '2024-07-29',
}

/** The end of extended security support. Source: valkey.io/topics/releases, as endoflife.date/valkey has it. */
const VALKEY: Readonly<Record<string, string>> = {
  '7.2': '2029-04-16',
  '8.0': '2027-09-15',
  '8.1': '2030-03-31',
  '9.0': '2028-10-21',
}

/**
 * The end of standard support for Redis OSS on ElastiCache, by major: later ones are Amazon's own to keep, whatever the
 * project does. Source: AWS ElastiCache User Guide, "Redis OSS versions end of life schedule".
 */
const ELASTICACHE: Readonly<Record<string, string>> = {
  '2': '2023-01-13',
  '3': '2023-07-31',
  '4': '2026-01-31',
  '5': '2026-01-31',
}

/** A tag such as `redis:5` stands for the last minor version of that major. */
const LAST_MINOR: Readonly<Record<string, string>> = { '2': '2.8', '3': '3.2', '4': '4.0', '5': '5.0', '6': '6.2', '7': '7.4' }

/** Run by the team itself, so that nobody else mends it: by the form of its declaration, or by its address. */
const OWN = /^(?:compose|kamal|kubernetes|fly|procfile|self-run|loopback|a private address|another host)$/

/** When a server's version ended; undefined where it hasn't, or nobody says. `now` in milliseconds since 1970. */
export function ended(server: Server, now: number): Ended | undefined {
  const version = known(server.facts.version)?.value
  const engine = known(server.facts.engine)?.value ?? 'redis'
  if (version === undefined || now === 0) return undefined
  const [major = '', minor] = version.split('.')
  const aws = server.provider === 'elasticache' || server.live?.hostClass === 'elasticache'
  const found = aws
    ? engine === 'redis'
      ? ELASTICACHE[major]
      : undefined
    : !OWN.test(server.live?.hostClass ?? server.provider)
      ? undefined
      : engine === 'redis'
        ? REDIS[minor === undefined || minor === 'x' ? (LAST_MINOR[major] ?? '') : `${major}.${minor}`]
        : engine === 'valkey' && minor !== undefined
          ? VALKEY[`${major}.${minor}`]
          : undefined
  if (found === undefined || Date.parse(found) > now) return undefined
  return {
    version,
    on: found,
    by: aws ? 'Amazon' : engine === 'valkey' ? 'the Valkey project' : 'the Redis project',
    next: engine === 'valkey' || aws ? 'Valkey 8.1' : 'Redis 8.2 or later, or Valkey 8.1',
  }
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `29 July 2024`. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number)
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** Whether the version is the image's tag, so that `image-tag` judges it and nobody else. */
export function isImageTag(server: Server): boolean {
  const [version, image] = [known(server.facts.version), known(server.facts.image)]
  return version?.source === 'declared' && version.at !== undefined && version.at === image?.at
}
