/** Why a server refuses a command, and what would allow it. */
import type { AuditedServer } from '../model/audit.ts'
import { aclRule, isKnownBy, type Reading } from './allowed.ts'

export type Refused = AuditedServer['refused'][number]

/** Which commands a provider keeps to itself, in its own words. */
const PAGES: Readonly<Record<string, string>> = {
  heroku: 'https://devcenter.heroku.com/articles/heroku-redis',
  elasticache: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ClientConfig.RestrictedCommands.html',
  'elasticache serverless': 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ClientConfig.RestrictedCommands.html',
  memorydb: 'https://docs.aws.amazon.com/memorydb/latest/devguide/restrictedcommands.html',
  render: 'https://render.com/docs/redis',
  upstash: 'https://upstash.com/docs/redis/overall/compatibility',
  'upstash on fly': 'https://upstash.com/docs/redis/overall/compatibility',
  'redis cloud': 'https://redis.io/docs/latest/operate/rs/references/compatibility/commands/',
  'azure cache': 'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure',
  'azure managed redis': 'https://redis.io/docs/latest/operate/rs/references/compatibility/commands/',
  aiven: 'https://aiven.io/docs/products/valkey/reference/restricted-commands',
}

/** Replies that pass by themselves. */
export const isPassing = (refused: string): boolean => /^(?:LOADING|BUSY|MASTERDOWN)\b/.test(refused)

/**
 * A refusal in words that follow "because", without the server's own, which may name keys. `speaks` is the version of Redis
 * that the server says it is.
 */
export function refusal(command: Reading, refused: string, speaks: string, hostClass: string): Refused {
  if (/^NOPERM|has no permissions/i.test(refused))
    return { command, reason: `the ACL user may not send ${command}`, allow: `add ${aclRule(command)} to its rules (ACL SETUSER)` }
  if (/unknown (?:sub)?command|syntax error/i.test(refused)) {
    if (speaks !== '' && !isKnownBy(speaks, command)) return { command, reason: `the server is too old for ${command}` }
    const page = Object.hasOwn(PAGES, hostClass) ? PAGES[hostClass] : undefined
    return {
      command,
      reason: `the server does not know ${command}: its provider took it away or it was renamed`,
      ...(page !== undefined && { allow: `the provider decides, see ${page}` }),
    }
  }
  if (/^LOADING/.test(refused)) return { command, reason: 'the server was still loading its data', allow: 'run the audit again later' }
  if (/^BUSY/.test(refused)) return { command, reason: 'the server was busy with a script', allow: 'run the audit again later' }
  if (/^MASTERDOWN/.test(refused))
    return { command, reason: 'it is a replica that lost its primary and serves nothing meanwhile', allow: 'run the audit again later' }
  if (/^NOAUTH/.test(refused)) return { command, reason: 'the server asks for a password anew', allow: 'run the audit again' }
  if (/^MOVED|^ASK/.test(refused))
    return { command, reason: 'another node of the cluster holds the key', allow: 'audit it as redis+cluster://' }
  return { command, reason: `the server refuses ${command}` }
}

/** A refusal as what stands in place of a fact. */
export const refusedFact = ({ reason, allow }: Refused): { readonly refused: string } => ({
  refused: allow === undefined ? reason : `${reason}; ${allow}`,
})
