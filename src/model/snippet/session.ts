/** `config.session_store …` with options added to the hash that its client is made of. */
import { callsAt } from '../callsAt.ts'
import { type Change, pairs } from '../change.ts'
import type { Model } from '../model.ts'
import { contains } from '../span.ts'
import { given, withOptions, writtenOptions } from './given.ts'
import { bracketed } from './layout.ts'

/** Undefined where what the app says of its sessions can't be repeated. */
export function session({ client, added }: Change, model: Model): string | undefined {
  const call = callsAt(model.calls, client.at).find(c => c.path.endsWith('.session_store'))
  const all = call?.args.at(-1)
  if (!call?.text || all?.kind !== 'record' || all.open) return undefined
  const key = client.library === 'redis-store' ? 'servers' : 'redis'
  const value = all.entries.get(key)
  const written = all.keys?.get(key)?.written
  const inside = value?.kind === 'record' && contains(call.at, value.at)
  const what = inside ? given(client, model, added) : undefined
  const others = writtenOptions(all, call.at, [key])
  if (others.some(o => o.endsWith(': …'))) return undefined
  const own =
    what && 'inner' in what
      ? withOptions(`${key}: `, what, ['{', '}'])
      : written && value?.kind === 'record'
        ? bracketed(`${key}: ${written.text}.merge`, pairs(added), ['(', ')'])
        : undefined
  if (own === undefined) return undefined
  return bracketed(`${call.text.on ?? 'config'}.session_store`, [...call.text.before, own, ...others], ['(', ')'])
}
