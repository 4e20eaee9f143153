/** What the options of a run choose: its rules and its gate. Apart from `scan`, so that who reads no repository loads no parser. */
import { UsageError } from '../errors.ts'
import type { Values } from '../options.ts'
import type { Gate } from '../policy/gate.ts'
import { suggestion } from '../policy/nearest.ts'
import { rules } from '../rules/index.ts'

/** The rules that `--only` names. */
export function chosen(values: Values): readonly string[] | undefined {
  const ids = rules.map(r => r.id)
  for (const id of values.only ?? []) if (!ids.includes(id)) throw new UsageError(`there is no rule \`${id}\`${suggestion(id, ids)}`)
  return values.only
}

/** The gate: what was said for this run, else what the root's configuration says, else the default. */
export const gateOf = (values: Values, configured: Partial<Gate>, otherwise: Gate): Gate => ({
  failOn: values['fail-on'] ?? configured.failOn ?? otherwise.failOn,
  failScope: values['fail-scope'] ?? configured.failScope ?? otherwise.failScope,
  minConfidence: values['min-confidence'] ?? configured.minConfidence ?? otherwise.minConfidence,
})
