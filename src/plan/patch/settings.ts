/** Mends what stands in the way of a move: misplaced keys, time limits, pools, the cache's namespace, the cable's prefix. */
import type { Client } from '../../model/client.ts'
import { crowd } from '../../model/crowd.ts'
import type { Edit, Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import { sizeSource } from '../../model/snippet.ts'
import { contains, place } from '../../model/span.ts'
import { entry, isNothing, type RecordValue, type Value } from '../../model/value.ts'
import { before } from '../../model/version.ts'
import { waits } from '../../model/waits.ts'
import { attempt, type Bench, type Draft, type Looked, sameClients, sameEndpoints, textIn } from './draft.ts'
import { added, between, distinct, isYaml, valueStretch } from './source.ts'

type Text = (file: string) => string | undefined

/** Rules whose findings the plan mends where it can, in the order in which their changes build on one another. */
const MENDED = [
  'misplaced-key',
  'cable-prefix',
  'missing-timeout',
  'loose-timeout',
  'undersized-pool',
  'missing-pool-timeout',
  'cache-clear-flushes',
] as const

/** A default that is this short is written down as it is; anything longer becomes a second, three for Sidekiq. */
const SHORT = 3

function limits(client: Client, model: Model): Readonly<Record<string, string>> | undefined {
  // Rails 5 hands its Redis adapter the address alone; node's clients are not Ruby's.
  if (client.library === 'action-cable' && before(model.gems['rails'], '6')) return undefined
  if (client.library === 'ioredis' || client.library === 'node-redis') return undefined
  const { connect, read } = waits(client, model)
  const longest = Math.max(connect.seconds ?? 0, read.seconds ?? 0)
  const source = String(longest > 0 && longest <= SHORT ? longest : client.library === 'sidekiq' ? SHORT : 1)
  const unset = [connect.from === 'default' && 'connect_timeout', read.from === 'default' && 'read_timeout'].filter(k => k !== false)
  if (unset.length === 1) return { [unset[0] as string]: source }
  return client.library === 'rails-cache' ? { connect_timeout: source, read_timeout: source, write_timeout: source } : { timeout: source }
}

const one = (edit: Edit | undefined): readonly Edit[] => (edit ? [edit] : [])

function timeouts(client: Client, model: Model, text: Text): readonly Edit[] {
  const more = limits(client, model)
  return more ? one(added(client.options, client.at, more, text)) : []
}

/** A number, or a variable with a number as its default: what a setting says elsewhere is not overruled here. */
function isNumber(size: Value | undefined, file: string): boolean {
  const [first, second] = size?.kind === 'firstOf' ? size.options : [undefined, size]
  return (
    (first === undefined || first.kind === 'env') && second?.kind === 'literal' && second.setting === undefined && second.at.file === file
  )
}

/** `size:` and `timeout:` in a hash that is written down. */
function inHash(hash: RecordValue, size: string, text: Text): readonly Edit[] {
  const key = hash.keys?.get('size')
  const source = key && text(key.file)
  if (!key || source === undefined || isYaml(key.file)) return []
  const stretch = valueStretch(hash, 'size', source)
  if (!isNumber(hash.entries.get('size'), key.file)) return []
  const limit = isNothing(entry(hash, 'timeout')) ? one(added(hash, hash.at, { timeout: '1' }, text)) : []
  return stretch ? [...limit, between(key, stretch.start, stretch.end, size)] : []
}

function pool(client: Client, model: Model, text: Text): readonly Edit[] {
  const found = crowd(client, model)
  if (!found) return []
  const size = sizeSource(client.poolSize, found.needed)
  if (client.library === 'rails-cache') {
    const own = client.options && entry(client.options, 'pool')
    if (own?.kind === 'record') return inHash(own, size, text)
    const old = before(model.gems['rails'] ?? model.gems['activesupport'], '7.1')
    const more = old ? { pool_size: size, pool_timeout: '1' } : { pool: `{ size: ${size}, timeout: 1 }` }
    return one(added(client.options, client.at, more as Readonly<Record<string, string>>, text))
  }
  const around = model.calls.find(c => /^ConnectionPool(?:::Wrapper)?\.new$/.test(c.path) && contains(c.at, client.at))
  const hash = around?.args.findLast((a): a is RecordValue => a.kind === 'record')
  if (hash) return inHash(hash, size, text)
  const source = around && text(around.at.file)
  if (!around || source === undefined) return []
  const rest = source.slice(around.nameAt.end)
  const empty = /^\(\s*\)/.exec(rest)?.[0].length ?? 0
  if (empty === 0 && !/^\s*(?:do\b|\{)/.test(rest)) return []
  return [between(around.nameAt, around.nameAt.end, around.nameAt.end + empty, `(size: ${size}, timeout: 1)`)]
}

function own(finding: Finding, client: Client, model: Model, text: Text): readonly Edit[] {
  switch (finding.rule) {
    case 'missing-timeout':
      return timeouts(client, model, text)
    case 'undersized-pool':
    case 'missing-pool-timeout':
      return client.role ? [] : pool(client, model, text)
    default:
      return []
  }
}

const kind = (f: Finding): string => `${f.rule}\n${f.about}`
const count = (findings: readonly Finding[], of: string): number => findings.filter(f => kind(f) === of).length

/** Whether each of some findings went away, and none came. */
const gone =
  (all: readonly Finding[]) =>
  (before: Looked, after: Looked): boolean =>
    all.every(f => count(after.findings, kind(f)) < count(before.findings, kind(f))) &&
    after.findings.every(f => count(after.findings, kind(f)) <= Math.max(1, count(before.findings, kind(f)))) &&
    after.findings.every(f => f.rule !== 'invalid-option' || count(before.findings, kind(f)) > 0) &&
    sameClients(before.model, after.model) &&
    // What moves a key to where Rails reads it may change the address that stands there.
    (all.some(f => f.rule === 'misplaced-key') || sameEndpoints(before.model, after.model))

/** The changes to try for a finding, the plan's own before the rule's. */
function ways(finding: Finding, bench: Bench, draft: Draft): readonly (readonly Edit[])[] {
  const { model } = draft.looked
  const client = model.clients.find(c => place(c.at) === place(finding.at) && c.ridesOn === undefined)
  const text = (file: string): string | undefined => textIn(bench, draft, file)
  return [client ? own(finding, client, model, text) : [], finding.fix?.edits ?? []].filter(edits => edits.length > 0)
}

/** Mends the findings of one rule that can be mended: all at once, or each for itself. */
function mendRule(bench: Bench, first: Draft, rule: string): Draft {
  const wanted = (d: Draft): readonly Finding[] => d.looked.findings.filter(f => f.rule === rule && f.confidence !== 'possible')
  const all = wanted(first).flatMap(f =>
    ways(f, bench, first)
      .slice(0, 1)
      .map(edits => ({ f, edits })),
  )
  const together = attempt(bench, first, distinct(all.flatMap(a => a.edits)), gone(all.map(a => a.f)))
  if (together) return together
  let draft = first
  const tried = new Set<string>()
  for (;;) {
    const next = wanted(draft).find(f => !tried.has(`${kind(f)}\n${f.at.file}`))
    if (!next) return draft
    const done = ways(next, bench, draft).reduce<Draft | undefined>(
      (found, edits) => found ?? attempt(bench, draft, edits, gone([next])),
      undefined,
    )
    if (!done) tried.add(`${kind(next)}\n${next.at.file}`)
    draft = done ?? draft
  }
}

/** Keys that stand where nothing reads them are moved first: what they say decides where clients connect. */
export const unmisplace = (bench: Bench, draft: Draft): Draft => mendRule(bench, draft, 'misplaced-key')

/** A namespace for a cache without one, so that clearing it is never FLUSHDB, whatever its variable points to. */
function namespaced(bench: Bench, first: Draft): Draft {
  let draft = first
  for (const [i, client] of first.looked.model.clients.entries()) {
    const now = draft.looked.model.clients[i] as Client
    if (client.library !== 'rails-cache' || client.ridesOn !== undefined || now.prefix !== null) continue
    const edits = one(added(now.options, now.at, { namespace: '"cache"' }, file => textIn(bench, draft, file)))
    const keep = (before: Looked, after: Looked): boolean =>
      sameClients(before.model, after.model) && sameEndpoints(before.model, after.model) && after.model.clients[i]?.prefix !== null
    draft = attempt(bench, draft, edits, keep) ?? draft
  }
  return draft
}

/** Everything else that the plan mends. */
export const mend = (bench: Bench, draft: Draft): Draft =>
  MENDED.filter(rule => rule !== 'misplaced-key').reduce((d, rule) => mendRule(bench, d, rule), namespaced(bench, draft))
