/** What CONFIG GET tells, and the facts that only it can settle. */
import type { Fact, Facts, Persistence } from '../model/fact.ts'
import type { Command } from './allowed.ts'
import { SETTINGS } from './allowed.ts'
import { type Info, numberIn } from './info.ts'
import { isRefusal, pairs, type Reply, text } from './reply.ts'

type Settings = Readonly<Record<string, string>>

/** The questions: one for all names where several can be asked at once (Redis 7.0 on), otherwise one a name. */
export const settingsCommands = (manyAtOnce: boolean): readonly Command[] =>
  manyAtOnce ? [['CONFIG GET', ...SETTINGS]] : SETTINGS.map(name => ['CONFIG GET', name] as const)

/** Addresses that a server listens on, without saying them. */
function listensOn(bind: string): string {
  const all = bind.split(/\s+/).filter(one => one !== '')
  if (all.length === 0 || all.some(one => /^-?(?:\*|0\.0\.0\.0|::\*?)$/.test(one))) return 'everywhere'
  return all.every(one => /^-?(?:127\.|::1$|localhost$)/.test(one)) ? 'loopback' : 'some addresses'
}

/** Settings by name, `bind` as `everywhere`, `loopback` or `some addresses`; undefined where each question was refused or none was answered, as Upstash does. */
export function settingsIn(replies: readonly Reply[]): Settings | undefined {
  const all = replies.flatMap(reply => (isRefusal(reply) ? [] : pairs(reply).map(([name, value]) => [name, text(value) ?? ''] as const)))
  const asked = all.filter(([name]) => (SETTINGS as readonly string[]).includes(name))
  return asked.length === 0
    ? undefined
    : Object.fromEntries(asked.map(([name, value]) => [name, name === 'bind' ? listensOn(value) : value]))
}

/** `save` without points is off; a server prints its points in one text. */
function persistence(info: Info, settings: Settings | undefined, why: string): Fact<Persistence> {
  const said = settings?.appendonly
  const aof = said === undefined ? info.get('aof_enabled') === '1' : said === 'yes'
  const save = settings?.save
  if (save === undefined && !aof) return { refused: `INFO shows no AOF, and whether snapshots are configured only CONFIG tells: ${why}` }
  const rdb = (save ?? '').trim() !== ''
  return { value: aof ? (rdb ? 'aof+rdb' : 'aof') : rdb ? 'rdb' : 'none', source: 'live' }
}

/** A port of Redis speaks TLS or doesn't: with TLS reached it is required there, unless the server opens another port as well. */
function tls(settings: Settings | undefined, reached: boolean): Fact<'required' | 'optional' | 'off'> {
  const [plain, secure] = [Number(settings?.port ?? 0), Number(settings?.['tls-port'] ?? 0)]
  if (plain > 0 && secure > 0) return { value: 'optional', source: 'live' }
  return { value: reached ? 'required' : 'off', source: 'live' }
}

/** Facts from settings, with `why` they are refused where they are. INFO goes before CONFIG where both tell. */
export function settingFacts(info: Info, settings: Settings | undefined, why: string, reachedByTls: boolean): Facts {
  const number = (name: string): Fact<number> => {
    const value = Number(settings?.[name] ?? Number.NaN)
    return Number.isFinite(value) ? { value, source: 'live' } : { refused: why }
  }
  return {
    settings: settings === undefined ? { refused: why } : { value: settings, source: 'live' },
    persistence: persistence(info, settings, why),
    tls: tls(settings, reachedByTls),
    databases: number('databases'),
    ...(numberIn(info, 'maxmemory') === undefined && { maxmemory: number('maxmemory') }),
    ...(numberIn(info, 'maxclients') === undefined && numberIn(info, 'max_clients') === undefined && { maxclients: number('maxclients') }),
    // An empty policy in INFO is a proxy's; where CONFIG tells one, it is the server's.
    ...(!info.get('maxmemory_policy') &&
      settings?.['maxmemory-policy'] && { maxmemoryPolicy: { value: settings['maxmemory-policy'], source: 'live' as const } }),
  }
}
