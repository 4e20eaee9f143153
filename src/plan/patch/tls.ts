/** Takes VERIFY_NONE out, for the day when no client talks to a self-signed certificate any more. */
import { type Client, isRider } from '../../model/client.ts'
import type { Edit } from '../../model/finding.ts'
import { isNothing, type RecordValue } from '../../model/value.ts'
import { attempt, type Bench, type Draft, type Looked, sameClients, sameEndpoints, textIn } from './draft.ts'
import { distinct, removed } from './source.ts'

const unverified = (client: Client): boolean => client.tlsVerify === 'none' && !isRider(client)

/** The whole of `ssl_params`, or of its keys the one that turns verification off. */
function edit(client: Client, text: (file: string) => string | undefined): Edit | undefined {
  const { options } = client
  const params = options?.kind === 'record' ? options.entries.get('ssl_params') : undefined
  const from = (hash: RecordValue, key: string): Edit | undefined => {
    const file = hash.keys?.get(key)?.file
    const source = file === undefined ? undefined : text(file)
    return source === undefined ? undefined : removed(hash, key, source)
  }
  if (options?.kind !== 'record' || params?.kind !== 'record') return undefined
  const others = [...params.entries].filter(([key, v]) => key !== 'verify_mode' && !isNothing(v))
  return others.length > 0 || params.open ? from(params, 'verify_mode') : from(options, 'ssl_params')
}

const count = (looked: Looked): number => looked.model.clients.filter(unverified).length

export interface Verified {
  readonly draft: Draft
  /** Clients that still accept any certificate. */
  readonly left: readonly Client[]
}

/** The draft with certificates verified wherever an edit can do it. */
export function verify(bench: Bench, first: Draft): Verified {
  const edits = first.looked.model.clients.filter(unverified).flatMap(c => edit(c, file => textIn(bench, first, file)) ?? [])
  const none = (before: Looked, after: Looked): boolean =>
    count(after) === 0 && sameClients(before.model, after.model) && sameEndpoints(before.model, after.model)
  const together = attempt(bench, first, distinct(edits), none)
  if (together) return { draft: together, left: [] }
  let draft = first
  for (let i = 0; i < draft.looked.model.clients.length; i++) {
    const client = draft.looked.model.clients[i] as Client
    if (!unverified(client)) continue
    const change = edit(client, file => textIn(bench, draft, file))
    const keep = (before: Looked, after: Looked): boolean =>
      count(after) < count(before) && sameClients(before.model, after.model) && sameEndpoints(before.model, after.model)
    draft = (change && attempt(bench, draft, [change], keep)) ?? draft
  }
  return { draft, left: draft.looked.model.clients.filter(unverified) }
}
