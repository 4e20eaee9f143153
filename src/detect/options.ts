/** The options hash that Redis libraries share, read once: timeouts, TLS, database, retries, pools. */

import type { Call } from '../model/call.ts'
import type { Client, Holder, Timeouts } from '../model/client.ts'
import type { Span } from '../model/span.ts'
import { options as alternatives, entry, isHash, isNothing, type Made, record, unknown, type Value } from '../model/value.ts'

/** A setting, or null where the repository doesn't set it (a nil counts as not set). */
export function setting(options: Value, key: string): Value | null {
  const value = entry(options, key)
  if (value.kind === 'absent' || (value.kind === 'literal' && value.value === null)) return null
  const every = alternatives(value)
  if (every.some(v => v.kind === 'absent') && every.every(v => v.kind === 'absent' || v.kind === 'unknown')) return null
  // A key that may be there or not is not set: what the rules say rests on `mayHoldMore`.
  if (
    options.kind === 'unknown' ||
    options.kind === 'setting' ||
    (value.kind === 'unknown' && options.kind === 'record' && !options.entries.has(key))
  )
    return null
  return value
}

/** `timeout:` fills all three, a specific one wins. `network_timeout` is Sidekiq's old name for it. */
export function timeouts(options: Value): Timeouts {
  const all = setting(options, 'timeout') ?? setting(options, 'network_timeout')
  return {
    connect: setting(options, 'connect_timeout') ?? all,
    read: setting(options, 'read_timeout') ?? all,
    write: setting(options, 'write_timeout') ?? all,
  }
}

/** Only the three that a library reads by themselves. */
export const specificTimeouts = (options: Value): Timeouts => ({
  connect: setting(options, 'connect_timeout'),
  read: setting(options, 'read_timeout'),
  write: setting(options, 'write_timeout'),
})

/**
 * Whether certificates are verified: `VERIFY_NONE` and the integer 0 turn it off. A setting that only some branches make
 * is not one.
 */
function tls(options: Value): { readonly verify: Client['tlsVerify']; readonly at?: Span } {
  const params = entry(options, 'ssl_params')
  const mode = params.kind === 'absent' ? entry(options, 'ssl_verify_mode') : entry(params, 'verify_mode')
  // A switch between the two verifies unless someone turns it.
  const peer = alternatives(mode).find(m => verifies(m) === 'peer')
  if (peer) return { verify: 'peer', at: peer.at }
  return verifies(mode) === 'none' ? { verify: 'none', at: mode.at } : { verify: null }
}

function verifies(mode: Value): Client['tlsVerify'] {
  const name = mode.kind === 'constant' ? mode.name : mode.kind === 'literal' ? String(mode.value) : undefined
  if (name === 'OpenSSL::SSL::VERIFY_NONE' || name === '0') return 'none'
  return name === 'OpenSSL::SSL::VERIFY_PEER' || name === '1' ? 'peer' : null
}

/** What a library answers, by the call that was asked: `YAML.load_file`, of which `[]` takes a part. */
export const notInFiles = (v: Made): Value =>
  unknown(`what ${v.path.replace(/(?:\.(?:\[\]|dig|fetch))+$/, '')} returns is not in the files`, v.at, [v])

/** The last hash among a call's arguments, or what stands for one and isn't known; an empty one where there is none. */
export function optionsOf(args: readonly Value[], at: Span): Value {
  const last = args.at(-1)
  if (last && (last.kind === 'unknown' || last.kind === 'setting') && args.length === 1) return last
  if (last?.kind === 'made' && args.length === 1) return notInFiles(last)
  return args.findLast(isHash) ?? record(new Map(), at)
}

/** A hash from the arguments of `Redis.new("redis://…", options)` or of a constructor that takes a URL first. */
export function withUrl(args: readonly Value[], at: Span): Value {
  const options = optionsOf(args, at)
  const [first] = args
  if (!first || first === options || first.kind === 'record' || isNothing(first)) return options
  if (options.kind !== 'record') return options
  return record(new Map([...options.entries, ['url', first]]), at, { keys: options.keys ?? new Map() })
}

/**
 * Blocks that a library runs once for each thread. Flipper keeps its instance in the thread and asks the block for it:
 * flipper lib/flipper.rb, lib/flipper/configuration.rb at v0.20.4, v1.3.6.
 */
const PER_THREAD = /^Flipper\.configure\{\}\.(?:adapter|default)$/

/** Where the object that a call makes lives, which decides how many of them a process makes. */
export function holderOf(call: Call): Holder {
  const name = call.assignedTo ?? ''
  if (/^[A-Z]/.test(name)) return name.includes('.') ? 'library' : 'constant'
  if (name.startsWith('$')) return 'global'
  if (name.startsWith('@@')) return 'class'
  const by = call.keptBy ?? call
  if (name.startsWith('@')) return by.singleton || by.method === undefined ? 'class' : 'instance'
  if (call.inside.some(c => PER_THREAD.test(c.path))) return 'thread'
  if (call.method !== undefined) return call.inside.some(c => c.path.endsWith('.configure')) ? 'library' : 'call'
  return 'library'
}

/** The settings that every client has in common, as far as an options hash gives them. */
export function common(
  options: Value,
): Pick<Client, 'db' | 'timeouts' | 'reconnectAttempts' | 'tlsVerify' | 'tlsAt' | 'options' | 'urlAt'> {
  const { verify, at } = tls(options)
  const url = options.kind === 'record' ? options.keys?.get('url') : undefined
  return {
    db: setting(options, 'db'),
    timeouts: timeouts(options),
    reconnectAttempts: setting(options, 'reconnect_attempts'),
    tlsVerify: verify,
    ...(at ? { tlsAt: at } : {}),
    options,
    ...(url ? { urlAt: url } : {}),
  }
}
