/** The options that a client is given, as the app writes them, with others among them. */
import type { Call } from '../call.ts'
import { callsAt, callsIn } from '../callsAt.ts'
import { pairs, type Sources } from '../change.ts'
import type { Client } from '../client.ts'
import type { Model } from '../model.ts'
import { optionKey } from '../optionKeys.ts'
import { optionSource } from '../optionSource.ts'
import { contains, type Span } from '../span.ts'
import { entry, isNothing, type RecordValue, type Value } from '../value.ts'
import { mayHoldMore } from '../waits.ts'
import { bracketed } from './layout.ts'

/** Entries of a hash literal or keywords, or an expression that gives the whole hash. */
export type Given = { readonly inner: readonly string[] } | { readonly whole: string }

/** The entries of a hash as written, `…` for what can't be written again; `url` first. */
export function writtenOptions(options: RecordValue, at: Span, leave: readonly string[] = []): readonly string[] {
  return [...options.entries]
    .filter(([key, value]) => value.kind !== 'absent' && !leave.includes(key) && /^[a-z_]\w*$/.test(key))
    .sort(([a], [b]) => Number(b === 'url') - Number(a === 'url'))
    .map(([key]) => `${key}: ${optionSource(options, key, at) ?? '…'}`)
}

const MADE = /\.(?:new|connect|create|lookup_store)$|^RedisClient\.(?:config|sentinel|cluster)$/

/** Stores that a setting takes by their name: `PagesController.cache_store = :redis_cache_store, options`. */
const CACHES = new Set(['rails-cache', 'redis-store'])

/** The call that is given the client's options; undefined where none is, as for a section of YAML. */
export function ownCall(client: Client, model: Model): Call | undefined {
  const here = callsAt(model.calls, client.at).filter(c => !c.path.startsWith('ConnectionPool'))
  if (client.library === 'sidekiq') return here.find(c => c.path.endsWith('.redis='))
  if (client.name === 'Rails.cache') {
    const store = callsIn(model.calls, client.at.file).find(
      c => /^ActiveSupport::Cache(?:::\w+\.new|\.lookup_store)$/.test(c.path) && contains(client.at, c.at),
    )
    return store ?? here.find(c => c.path.endsWith('='))
  }
  // Of a chain, `RedisClient.config(…).new_pool`, the first.
  const made = here.filter(c => MADE.test(c.path)).sort((a, b) => a.at.end - b.at.end)[0]
  return made ?? (CACHES.has(client.library) ? here.find(c => c.path.endsWith('=')) : undefined)
}

/** The setting of a gem that makes a client of what it is told. */
export const toldBy = (client: Client, model: Model): Call | undefined =>
  client.madeBy && callsAt(model.calls, client.at).find(c => c.path.endsWith('='))

/** Whether a gem's setting is `redis` itself, which is given a client as well as an address. */
export const takesClient = (client: Client, model: Model): boolean => toldBy(client, model)?.path.endsWith('.redis=') ?? false

/** Parts of an address, which would win over a `url` that is added. A password beside a URL that is replaced goes with either. */
const addressed = (options: Value | undefined): readonly string[] =>
  options && !isNothing(entry(options, 'url')) ? ['host', 'port', 'path'] : ['host', 'port', 'path', 'username', 'password']

/** Whether a value is a hash, or may be one for all that is known. */
const mayBeHash = (v: Value | undefined): boolean =>
  v !== undefined &&
  (['record', 'unknown', 'setting', 'made'].includes(v.kind) ||
    ((v.kind === 'firstOf' || v.kind === 'either') && v.options.some(mayBeHash)))

/** The hash that a call is handed: itself, or the last of a list such as `:redis_cache_store, options`. */
const lastOf = (call: Call): Value | undefined => {
  const last = call.args.at(-1)
  return last?.kind === 'list' ? last.items.at(-1) : last
}

/** Source of the options with `added` among them, an address first; undefined where the app's own can't be repeated. */
export function given(
  client: Client,
  model: Model,
  added: Sources,
  { leave = [] }: { readonly leave?: readonly string[] } = {},
): Given | undefined {
  const { options } = client
  const gone = [...leave, ...(added['url'] === undefined ? [] : addressed(options))]
  const put = pairs(added)
  const among = (own: readonly string[]): Given => ({
    inner: [...put.filter(p => p.startsWith('url: ')), ...own, ...put.filter(p => !p.startsWith('url: '))],
  })
  const call = ownCall(client, model) ?? (client.madeBy?.told === 'options' ? toldBy(client, model) : undefined)
  const text = call?.text
  const last = call && lastOf(call)
  // What a client answers of its options holds all of its limits by name, which would win.
  const borrowed = last?.kind === 'made' && options?.kind === 'record'
  if (text?.options !== undefined && mayBeHash(last) && !borrowed) {
    const drop = gone.filter(key => added[key] === undefined && optionKey(options, key)).map(key => `:${key}`)
    const kept = drop.length > 0 ? `${text.options}.except(${drop.join(', ')})` : text.options
    return { whole: put.length > 0 ? bracketed(`${kept}.merge`, put, ['(', ')']) : kept }
  }
  if (options === undefined) return among([])
  if (options.kind !== 'record') return undefined
  const replaced = [...Object.keys(added), ...gone]
  if (text?.parts) {
    const own = text.parts
      .filter(part => !replaced.includes(part))
      .map(part => {
        if (part.startsWith('**')) return part
        const source = optionSource(options, part, client.at)
        return source === undefined ? undefined : `${part}: ${source}`
      })
    return own.every(part => part !== undefined) ? among(own) : undefined
  }
  // A call whose source can't be repeated may say more than what its options come to.
  if (mayHoldMore(options) || (call !== undefined && text === undefined)) return undefined
  const own = writtenOptions(options, client.at, replaced)
  return own.some(part => part.endsWith(': …')) ? undefined : among(own)
}

/** Behind the name of a method, or in the braces of a hash. */
export function withOptions(head: string, what: Given, brackets: readonly [string, string], before: readonly string[] = []): string {
  if ('inner' in what) {
    if (brackets[0] === '(') return what.inner.length + before.length === 0 ? head : bracketed(head, [...before, ...what.inner], brackets)
    return bracketed(head, what.inner, brackets)
  }
  return brackets[0] === '(' ? `${head}(${[...before, what.whole].join(', ')})` : `${head}${what.whole}`
}
