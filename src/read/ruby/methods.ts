/** What Redline understands of Ruby's, Rails' and some libraries' methods: `'ENV.fetch'`, `'.presence'` → meaning. */
import type { Row } from './call.ts'
import { collections } from './methods/collections.ts'
import { asksEnvironment, environment } from './methods/environment.ts'
import { files } from './methods/files.ts'
import { iteration } from './methods/iteration.ts'
import { objects } from './methods/objects.ts'
import { settings } from './methods/settings.ts'
import { text } from './methods/text.ts'

/**
 * Rows by `Constant.method` or `.method` (any receiver). A row that returns undefined is not for this receiver, and the next of the same name is asked. The keys
 * are the specification of what is understood; the documentation lists them.
 */
export const methods: ReadonlyMap<string, Row> = table([
  ...files,
  ...settings,
  ...environment,
  ...text,
  ...collections,
  ...iteration,
  ...objects,
])

/** What a method means on any receiver. */
export const ofAny = (name: string): Row | undefined => methods.get(`.${name}`) ?? (name.endsWith('?') ? asksEnvironment : undefined)

function table(rows: readonly (readonly [string, Row])[]): ReadonlyMap<string, Row> {
  const all = new Map<string, Row>()
  for (const [name, row] of rows) {
    const before = all.get(name)
    all.set(name, before ? given => before(given) ?? row(given) : row)
  }
  return all
}
