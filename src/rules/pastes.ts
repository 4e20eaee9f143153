/** Code to paste under each finding: one block a client, with what all of its findings ask. */
import { type Change, target, together } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import { groupedByEach } from '../model/grouped.ts'
import type { Model } from '../model/model.ts'
import { rank } from '../model/rank.ts'
import { snippet } from '../model/snippet.ts'
import { listed } from './words.ts'

type Weighed = Finding & { readonly silenced?: unknown }

const keys = ({ added, pool, constant }: Change): readonly string[] => [
  ...Object.keys(added),
  ...Object.keys(pool ?? {}).map(key => `pool ${key}`),
  ...(constant === undefined ? [] : ['a constant']),
]

/** Whether what another finding asks is in the block, and its own finding did not ask it. */
const adds = (own: Change, other: Change): boolean => keys(other).some(key => !keys(own).includes(key))

/** A finding with its code; `all` are those on the same client that count. */
function pasted<F extends Weighed>(finding: F, all: readonly F[], model: Model): F {
  const { paste } = finding
  if (!paste) return finding
  const { change, after } = paste
  // Code for another place is of no use to who only adds an option where the client stands.
  const fits = (other: Change): boolean => other.constant === undefined || other.constant === change.constant
  const on = all.filter(f => f.paste && fits(f.paste.change))
  const asked = on.flatMap(f => (f.paste ? [{ rule: f.rule, change: f.paste.change, own: f === finding }] : []))
  const besides = [...new Set(asked.filter(o => !o.own && adds(change, o.change)).map(o => `\`${o.rule}\``))].sort()
  const also =
    besides.length === 0 ? [] : [`The code has what ${listed(besides)} ${besides.length === 1 ? 'asks' : 'ask'} of this client as well.`]
  const changes = asked.map(o => o.change)
  const code = snippet(together(change, changes), model)
  return { ...finding, advice: [finding.advice, code, ...also, ...(after === undefined ? [] : [after])].join('\n\n') }
}

/**
 * The findings with their code. What the team silenced is in nobody else's block, and what is merely possible neither; of
 * two that ask for the same option the worse finding's wins.
 */
export function withPastes<F extends Weighed>(findings: readonly F[], model: Model): readonly F[] {
  const counted = findings.filter(f => f.paste && !f.silenced && f.confidence !== 'possible').sort((a, b) => rank(b.rule) - rank(a.rule))
  const byTarget = groupedByEach(counted, f => (f.paste ? [target(f.paste.change)] : []))
  return findings.map(f => (f.paste ? pasted(f, byTarget.get(target(f.paste.change)) ?? [], model) : f))
}
