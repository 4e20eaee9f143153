/** Globals that hold a client and that nothing names again: what is never called never connects. */
import type { Client } from '../model/client.ts'
import type { App } from '../read/app.ts'

const CODE = /\.(?:rb|rake|ru|erb|haml|slim|builder|jbuilder|rabl|arb|prawn|thor)$|(?:^|\/)(?:bin|scripts?)\/[^./]+$|(?:^|\/)Rakefile$/
const ELSEWHERE = /(?:^|\/)(?:spec|specs|tests?|features|node_modules|vendor|public|tmp|log)\//
const APP = /(?:^|\/)app\/.+\.rb$/

/** Gems that take `$redis` by its name. Source: redis-objects lib/redis/objects.rb at v1.7.0. */
const TAKERS = ['redis-objects']

/** A line that does more with the global than to set it, comments aside. */
const naming = (name: string): RegExp => new RegExp(`^(?![ \\t]*#).*\\${name}(?!\\w)(?![ \\t]*(?:\\|\\|)?=(?![=~]))`, 'm')

/**
 * The clients, those in globals that only their own assignment names as used by no process. An app of which only
 * configuration is at hand is taken to use what it has.
 */
export function withoutUsers(clients: readonly Client[], app: App): readonly Client[] {
  const globals = clients.filter(c => c.holder === 'global' && c.ridesOn === undefined && /^\$\w+$/.test(c.name))
  if (globals.length === 0 || TAKERS.some(gem => app.gems[gem] !== undefined)) return clients
  const code = app.files.filter(f => CODE.test(f) && !ELSEWHERE.test(f))
  if (!code.some(f => APP.test(f))) return clients
  const isNamed = (name: string): boolean => app.repo.mentioning(code, [name]).some(f => naming(name).test(app.text(f) ?? ''))
  const unnamed = new Set(globals.filter(c => !isNamed(c.name)))
  return clients.map(c => (unnamed.has(c) ? { ...c, usedBy: [] } : c))
}
