/** Gives each client the variable that the plan assigned to it, with what it used before behind it. */
import { chains } from '../../model/address.ts'
import { type Client, isRider } from '../../model/client.ts'
import type { Model } from '../../model/model.ts'
import { identity } from '../../model/value.ts'
import type { Assignment } from '../assign.ts'
import { attempt, attemptTexts, type Bench, type Draft, type Looked, sameClients, textIn } from './draft.ts'
import { distinct } from './source.ts'
import { ways, withFallback } from './url.ts'

/** The servers of a client on each branch, without what a library does by itself. */
const routes = (client: Client): readonly string[] =>
  chains(client.endpoint, {})
    .map(chain =>
      chain
        .filter(a => !(a.value.kind === 'literal' && (a.value.implied || a.value.value === null)))
        .map(a => (a.keys.length > 0 ? a.keys.join('+') : identity(a.value)))
        .join('\n'),
    )
    .sort()

/** Whether a client now asks for the variable first, on every branch, and then for what it asked for before. */
function moved(before: Client, after: Client, variable: string): boolean {
  const [old, now] = [routes(before), routes(after)]
  const heads = now.every(r => r === `env:${variable}` || r.startsWith(`env:${variable}\n`))
  const rest = [...new Set(now.map(r => r.split('\n').slice(1).join('\n')))].sort()
  return heads && rest.join('\n\n') === [...new Set(old)].join('\n\n')
}

const isFirst = (client: Client, variable: string): boolean =>
  routes(client).every(r => r === `env:${variable}` || r.startsWith(`env:${variable}\n`))

const connecting = (model: Model): readonly Client[] => model.clients.filter(c => !isRider(c))

/** Whether one client moved, and of the others only such as are to have the same variable. */
function only(i: number, all: readonly Assignment[]): (before: Looked, after: Looked) => boolean {
  return (before, after) => {
    if (!sameClients(before.model, after.model)) return false
    const [old, now] = [connecting(before.model), connecting(after.model)]
    const { variable } = all[i] as Assignment
    return now.every((client, n) => {
      const was = old[n] as Client
      const own = all[n]?.variable === variable && moved(was, client, variable)
      return n === i ? own : own || identity(was.endpoint) === identity(client.endpoint)
    })
  }
}

/** `missing` are the sides of Sidekiq that no code configures. */
const INITIALIZERS: Readonly<Record<string, (url: string, missing: readonly string[]) => string>> = {
  sidekiq: (url, missing) =>
    missing.length === 1
      ? `Sidekiq.configure_${missing[0]} { |config| config.redis = { url: ${url} } }\n`
      : `redis = { url: ${url} }

Sidekiq.configure_server { |config| config.redis = redis }
Sidekiq.configure_client { |config| config.redis = redis }
`,
  resque: url => `Resque.redis = Redis.new(url: ${url})
`,
}

const hasAddress = (client: Client): boolean => client.options?.kind === 'record' && client.options.entries.has('url')

/** A new initializer for a library that the app leaves to its defaults. */
function initialized(bench: Bench, draft: Draft, i: number, all: readonly Assignment[]): Draft | undefined {
  const { client, variable } = all[i] as Assignment
  const clients = connecting(draft.looked.model)
  const now = clients[i] as Client
  const write = INITIALIZERS[client.library]
  const url = withFallback(now, variable)
  const root = draft.looked.model.root === '.' ? '' : `${draft.looked.model.root}/`
  const file = `${root}config/initializers/${client.library}_redis.rb`
  // What is configured somewhere would be configured twice.
  if (!write || url === undefined || (hasAddress(client) && client.library !== 'resque')) return undefined
  if (textIn(bench, draft, file) !== undefined || /config\/initializers\//.test(now.at.file)) return undefined
  const missing = clients.filter((c, n) => all[n]?.variable === variable && !hasAddress(c)).flatMap(c => c.role ?? [])
  const text = `# ${client.workload === 'resque' ? 'Resque' : 'Sidekiq'} has a server of its own once ${variable} is set.\n${write(url, [...new Set(missing)])}`
  const keep = (before: Looked, after: Looked): boolean => {
    const [was, is] = [connecting(before.model), connecting(after.model)]
    const own = (n: number): boolean => all[n]?.variable === variable
    return (
      was.length === is.length &&
      is.every((c, n) => (own(n) ? isFirst(c, variable) : identity(c.endpoint) === identity((was[n] as Client).endpoint)))
    )
  }
  return attemptTexts(bench, draft, new Map([...draft.texts, [file, text]]), [file], keep)
}

/** Whether all moved that should, and nobody else. */
const everyone =
  (all: readonly Assignment[]) =>
  (before: Looked, after: Looked): boolean => {
    const old = connecting(before.model)
    return (
      sameClients(before.model, after.model) &&
      connecting(after.model).every((client, n) => {
        const was = old[n] as Client
        const { variable, fresh } = all[n] as Assignment
        return fresh ? moved(was, client, variable) : identity(was.endpoint) === identity(client.endpoint)
      })
    )
  }

/** All of them at once, each in its plainest way: most apps need no more. */
function atOnce(bench: Bench, draft: Draft, all: readonly Assignment[]): Draft | undefined {
  const clients = connecting(draft.looked.model)
  const text = (file: string): string | undefined => textIn(bench, draft, file)
  const edits = all.flatMap(({ variable, fresh }, i) =>
    fresh ? (ways(clients[i] as Client, variable, text, draft.looked.model.environment)[0] ?? []) : [],
  )
  return attempt(bench, draft, distinct(edits), everyone(all))
}

export interface Wired {
  readonly draft: Draft
  /** Those for which no edit did it: for people. */
  readonly left: readonly Assignment[]
}

/** Tries, for each client that needs a fresh variable, one way after the other. */
export function wire(bench: Bench, first: Draft, all: readonly Assignment[]): Wired {
  const together = atOnce(bench, first, all)
  if (together) return { draft: together, left: [] }
  let draft = first
  const left: Assignment[] = []
  for (const [i, assignment] of all.entries()) {
    const { variable, fresh } = assignment
    const client = connecting(draft.looked.model)[i]
    if (!fresh || !client || isFirst(client, variable)) continue
    const text = (file: string): string | undefined => textIn(bench, draft, file)
    const done =
      ways(client, variable, text, draft.looked.model.environment).reduce<Draft | undefined>(
        (found, edits) => found ?? attempt(bench, draft, edits, only(i, all)),
        undefined,
      ) ?? initialized(bench, draft, i, all)
    if (done) draft = done
    else left.push(assignment)
  }
  return { draft, left }
}
