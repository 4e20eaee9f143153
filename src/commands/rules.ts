/** `redline rules`: all rules, as a table or JSON. */
import { exit, UsageError } from '../errors.ts'
import { ruleList } from '../report/explain.ts'
import { docsPath } from '../report/rulePage.ts'
import { rules as all } from '../rules/index.ts'
import type { Arguments } from './arguments.ts'
import { type Io, layout, type Result } from './io.ts'

/** Runs `redline rules`. */
export function rules(args: Arguments, io: Io): Result {
  const [more] = args.positionals
  if (more !== undefined) throw new UsageError(`\`redline rules\` takes no argument; did you mean \`redline explain ${more}\`?`)
  if (args.values.format !== 'json') return { text: ruleList(all, layout(args.values, io)), code: exit.clean }
  const rows = all.map(({ id, severity, since, needs, title }) => ({ id, severity, since, needs, title, docs: docsPath(id) }))
  return { text: JSON.stringify(rows), code: exit.clean, json: true }
}
