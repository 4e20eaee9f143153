/** `redline explain RULE`: what a rule reports, why, and how to mend it; works offline. */
import { exit, UsageError } from '../errors.ts'
import { suggestion } from '../policy/nearest.ts'
import { explain as explainRule } from '../report/explain.ts'
import { rules } from '../rules/index.ts'
import type { Arguments } from './arguments.ts'
import { type Io, layout, type Result } from './io.ts'

/** Runs `redline explain`. */
export function explain(args: Arguments, io: Io): Result {
  const [id, more] = args.positionals
  if (id === undefined) throw new UsageError('name a rule, such as `redline explain missing-timeout`; `redline rules` lists them')
  if (more !== undefined) throw new UsageError(`\`redline explain\` takes one rule; \`${more}\` is one too many`)
  const rule = rules.find(r => r.id === id)
  const ids = rules.map(r => r.id)
  if (!rule) throw new UsageError(`there is no rule \`${id}\`${suggestion(id, ids)}`)
  return { text: explainRule(rule, layout(args.values, io)), code: exit.clean }
}
