/** Code to paste for a client that is a class of the app's own, which hands the library's constructor its options. */
import type { Call } from '../call.ts'
import { callsAt } from '../callsAt.ts'
import { type Change, pairs } from '../change.ts'
import type { Model } from '../model.ts'
import { blockAround, fenced } from './layout.ts'

/** Whether a call is `super(…)`: the name is all of it. */
export const isSuper = ({ at, nameAt }: Call): boolean => at.start === nameAt.start && at.end === nameAt.end

/** `super` with its options, and the pool for where objects of the class are made. */
export function inherited({ client, added, pool, constant }: Change, call: Call, code: string, model: Model): string {
  const blocks = !pool || Object.keys(added).length > 0 ? [fenced('ruby', `# ${client.at.file}\n${code}`)] : []
  if (!pool) return blocks.join('')
  const around = blockAround(`ConnectionPool.new(${pairs(pool).join(', ')})`, `${call.namespace}.new`)
  const kept = callsAt(model.calls, client.at).find(c => /^[A-Z$@]/.test(c.assignedTo ?? ''))
  const target = constant ?? kept?.assignedTo
  const sign = constant === undefined && kept?.memoised ? '||=' : '='
  return [...blocks, fenced('ruby', target === undefined ? around : `${target} ${sign} ${around}`)].join('\n\n')
}
