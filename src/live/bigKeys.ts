/** The largest keys: their types, how many elements they have, and their sizes where the first elements don't tell them. */
import type { BigKey, WorkloadKeys } from '../model/audit.ts'
import type { Big, Biggest } from './biggest.ts'
import { current, type Group, remeasure } from './group.ts'
import { escaped } from './names.ts'
import type { OpenServer } from './open.ts'
import { isRefusal, text } from './reply.ts'
import { spread } from './spread.ts'
import { called } from './summary.ts'

const ELEMENTS = { list: 'LLEN', set: 'SCARD', zset: 'ZCARD', hash: 'HLEN', stream: 'XLEN' } as const

async function look(open: OpenServer, big: Big, listSize: number | undefined): Promise<void> {
  const command = ELEMENTS[big.type as keyof typeof ELEMENTS]
  const [elements] = command ? await open.ask([[command, big.name]]) : []
  if (typeof elements !== 'number' || elements <= 0) return
  big.elements = elements
  if (listSize === undefined) return
  const bytes = await spread(open, big, elements, listSize)
  if (bytes === undefined) return
  remeasure(current(big.group), big.bytes, bytes)
  big.bytes = bytes
  big.spread = true
}

/**
 * Asks about each of the largest keys: its type, and with `values`, where asking changes nothing, its elements. What is
 * found of a key's size corrects that of its group. `listSize` says how lists are laid out; undefined where MEMORY USAGE told
 * no sizes. The database of the address is selected again at the end.
 */
export async function lookAtBig(
  open: OpenServer,
  biggest: Biggest,
  { values, listSize }: { readonly values: boolean; readonly listSize: number | undefined },
): Promise<void> {
  for (const big of biggest.all()) {
    if (!open.clusterNode) await open.ask([['SELECT', current(big.group).database]])
    if (big.type === undefined) {
      const [type] = await open.ask([['TYPE', big.name]])
      big.type = text(isRefusal(type) ? undefined : type) ?? 'unknown'
    }
    if (values) await look(open, big, listSize)
  }
  if (!open.clusterNode) await open.ask([['SELECT', open.database]])
}

/** The largest keys as the report has them, with whose they are. */
export const bigKeys = (
  biggest: Biggest,
  owners: ReadonlyMap<Group, WorkloadKeys['workload']>,
  { showKeys }: { readonly showKeys: boolean },
): readonly BigKey[] =>
  biggest.all().map(big => {
    const group = current(big.group)
    return {
      name: showKeys ? escaped(big.name) : called(group),
      workload: owners.get(group) ?? 'unclaimed',
      type: big.type ?? 'unknown',
      bytes: big.bytes,
      ...(big.elements !== undefined && { elements: big.elements }),
      ...(big.spread && { spread: true }),
      database: group.database,
    }
  })
