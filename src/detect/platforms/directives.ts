/** What directives of redis.conf and flags of redis-server say of a server; both are the same names. */
import type { Facts, Known, Persistence } from '../../model/fact.ts'
import { list, literal, options, type Value } from '../../model/value.ts'
import type { Invocation } from '../../read/command.ts'
import type { Directive } from '../../read/redisConf.ts'
import { asBoolean, asBytes, asNumber, asPolicy, byDefault, declared, fact } from './facts.ts'

/** Settings by their name in redis.conf, each with what was said last; `save` with all that was said since it was cleared. */
export type Settings = ReadonlyMap<string, Value>

/** The settings of a configuration file, over those that were there before. */
export function settingsOf(directives: readonly Directive[], before: Settings = new Map()): Settings {
  const settings = new Map(before)
  let saves: Value[] = []
  for (const { name, args, at } of directives) {
    if (name === 'save') {
      saves = args.join(' ') === '' ? [] : [...saves, literal(args.join(' '), at)]
      settings.set('save', saves.length > 0 ? list(saves, at) : literal('', at))
    } else settings.set(name, literal(args.join(' '), at))
  }
  return settings
}

/** The flags of `redis-server`, over the settings of the file that it is given. Source: redis.io, "Passing arguments using the command line". */
export function flagsOf(invocation: Invocation, before: Settings = new Map()): Settings {
  const settings = new Map(before)
  for (const [name, value] of invocation.flags) {
    const last = value.kind === 'list' && name !== '--save' ? value.items.at(-1) : value
    if (name.startsWith('--') && last) settings.set(name.slice(2).toLowerCase(), last)
  }
  return settings
}

/** The file that `redis-server` is started with. */
export const confOf = (invocation: Invocation): string | undefined => {
  const [first] = invocation.args
  return first?.kind === 'literal' && /\.conf(?:ig)?$|\//.test(String(first.value)) ? String(first.value) : undefined
}

/** A name that stands for a program that serves Redis' protocol. */
export const isServerProgram = (program: string): boolean => /^(?:redis|valkey|keydb)-server$|^dragonfly$/.test(program)

const SAVES_BY_DEFAULT = 'it is stock Redis, which saves a snapshot after 3,600 s with 1 change, 300 s with 100, or 60 s with 10,000'

/** The stock server's defaults. Source: redis.conf of 7.2.6. */
export const STOCK: Facts = {
  maxmemoryPolicy: byDefault('noeviction', "it is stock Redis' default"),
  maxmemory: byDefault(0, 'stock Redis has no limit'),
  persistence: byDefault<Persistence>('rdb', SAVES_BY_DEFAULT),
  maxclients: byDefault(10_000, "it is stock Redis' default"),
  databases: byDefault(16, "it is stock Redis' default"),
  clusterMode: byDefault(false, "it is stock Redis' default"),
  tls: byDefault<'off'>('off', "it is stock Redis' default"),
  auth: byDefault(false, 'stock Redis asks for no password'),
}

/** What is kept on disk, and who says so: the file, where what it says decides. */
function persistence(settings: Settings): Known<Persistence> | { readonly refused: string } | undefined {
  const append = fact(settings.get('appendonly'), asBoolean)
  if (append && 'refused' in append) return append
  const save = settings.get('save')
  const saves =
    save === undefined ? undefined : save.kind === 'list' || options(save).some(o => o.kind === 'literal' && String(o.value).trim() !== '')
  if (append === undefined && saves === undefined) return undefined
  const aof = append?.value ?? false
  const rdb = saves ?? true
  const at = aof ? append?.at : (save?.at ?? append?.at)
  const value: Persistence = aof ? (rdb ? 'aof+rdb' : 'aof') : rdb ? 'rdb' : 'none'
  const unless = append?.unless === undefined ? {} : { unless: append.unless }
  // `appendonly no` alone says nothing of snapshots, which are the default then.
  if (!aof && saves === undefined) return byDefault(value, SAVES_BY_DEFAULT)
  return at ? { ...declared(value, at), ...unless } : undefined
}

function auth(settings: Settings): Facts['auth'] {
  const password = settings.get('requirepass')
  const at = password?.at ?? settings.get('aclfile')?.at ?? settings.get('user')?.at
  if (!at) return undefined
  const empty = password?.kind === 'literal' && password.value === ''
  return declared(!empty, at)
}

/** `bind * -::*`, or none with `protected-mode no`. */
function openTo(settings: Settings): Facts['openTo'] {
  const bind = settings.get('bind')
  const words = bind?.kind === 'literal' ? String(bind.value).split(/\s+/) : []
  const wide = words.some(w => /^-?(?:\*|0\.0\.0\.0|::\*?)$/.test(w))
  const unprotected = fact(settings.get('protected-mode'), asBoolean)
  const open = unprotected && 'value' in unprotected && !unprotected.value
  return bind && wide && open ? declared(`every interface, \`bind ${words.join(' ')}\` with \`protected-mode no\``, bind.at) : undefined
}

/** Facts that settings state; what they don't say is left to whoever knows the image's or the provider's defaults. */
export function factsOf(settings: Settings): Facts {
  const tlsPort = fact(settings.get('tls-port'), asNumber)
  const plainPort = fact(settings.get('port'), asNumber)
  const cacheMode = fact(settings.get('cache_mode'), asBoolean)
  const evicts = cacheMode && 'value' in cacheMode && cacheMode.value
  const found: { [K in keyof Facts]: Facts[K] | undefined } = {
    maxmemoryPolicy: evicts ? { ...cacheMode, value: 'cache_mode' } : fact(settings.get('maxmemory-policy'), asPolicy),
    maxmemory: fact(settings.get('maxmemory'), asBytes),
    persistence: persistence(settings),
    maxclients: fact(settings.get('maxclients'), asNumber),
    databases: fact(settings.get('databases') ?? settings.get('dbnum'), asNumber),
    clusterMode: fact(settings.get('cluster-enabled'), asBoolean),
    auth: auth(settings),
    openTo: openTo(settings),
    tls:
      tlsPort && 'value' in tlsPort && tlsPort.value !== 0
        ? { ...tlsPort, value: plainPort && 'value' in plainPort && plainPort.value === 0 ? 'required' : 'optional' }
        : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, v]) => v !== undefined))
}
