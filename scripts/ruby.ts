/** The page of what is understood of Ruby: the rows of the evaluator's tables, each with an example that the tests run. */
import type { Row } from '../src/read/ruby/call.ts'
import { understood } from '../src/read/ruby/evaluate.ts'
import { collections } from '../src/read/ruby/methods/collections.ts'
import { environment } from '../src/read/ruby/methods/environment.ts'
import { files } from '../src/read/ruby/methods/files.ts'
import { iteration } from '../src/read/ruby/methods/iteration.ts'
import { objects } from '../src/read/ruby/methods/objects.ts'
import { settings } from '../src/read/ruby/methods/settings.ts'
import { text } from '../src/read/ruby/methods/text.ts'
import { REDIS_YML, ROWS } from '../test/read/rubyRows.ts'
import { BRANCHES, type Example, MENDED, TABLE } from '../test/read/rubyTable.ts'
import { uses } from './rubyUses.ts'

const GROUPS: readonly (readonly [string, readonly (readonly [string, Row])[]])[] = [
  ['The environment', environment],
  ['Settings kept elsewhere', settings],
  ['Files', files],
  ['Text, numbers, durations, URIs', text],
  ['Hashes and arrays', collections],
  ['Blocks over hashes and arrays', iteration],
  ['Any object', objects],
]

const EXAMPLES: readonly (readonly [Example, ReadonlySet<string>])[] = [...TABLE, ...MENDED, ...BRANCHES, ...ROWS]
  .map(example => [example, uses(example[0])] as const)
  .sort(([[a]], [[b]]) => a.length - b.length)

/** Code in a table's cell, a line below the other. */
const code = (written: string): string =>
  written
    .split('\n')
    .map(line => line.trim().replaceAll('|', '\\|'))
    .map(line => (line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``))
    .join('<br>')

/** A table of rows; those with the same example stand together. */
function table(names: readonly string[], words: (name: string) => string): string {
  const shown = new Map<Example, string[]>()
  for (const name of new Set(names)) {
    const [found] = EXAMPLES.find(([, used]) => used.has(name)) ?? []
    if (!found) throw new Error(`no example in test/read uses ${name}`)
    shown.set(found, [...(shown.get(found) ?? []), words(name)])
  }
  const rows = [...shown].map(([[ruby, value], of]) => `| ${of.join(', ')} | ${code(ruby)} | ${code(value)} |`)
  return ['| | example | `X` |', '| --- | --- | --- |', ...rows].join('\n')
}

/** `OrNode` → `or`, `InstanceVariableReadNode` → `instance variable read`. */
const phrase = (type: string): string =>
  type
    .replace(/Node$/, '')
    .replace(/(?<!^)([A-Z])/g, ' $1')
    .toLowerCase()

/** `docs/ruby.md`. */
export function rubyPage(): string {
  const groups = GROUPS.map(
    ([title, rows]) =>
      `### ${title}\n\n${table(
        rows.map(([name]) => name),
        code,
      )}\n`,
  )
  return `# What is understood of Ruby

Redline runs none of the code that it reads. It follows it with two tables, one of syntax and one of methods, and these are
their rows, each with the shortest example of the tests that uses it and what Redline makes of the example's \`X\`. Whatever
is in neither table, or depends on what only a running program knows, is unknown, and a finding that would rest on it
becomes a gap.

A value is shown as follows: \`$A\` is the environment variable \`A\`; \`a or b\` is \`b\` where \`a\` isn't set; \`a / b\` is
one or the other, depending on something unknown; \`not set\` is a variable, key or constant that may be missing; \`Redis.new(…)\`
is what a library made. \`Rails.env\` is \`production\` unless \`--env\` says otherwise.

A method with a constant in front of its dot is that constant's; one that starts with the dot is any receiver's. Calls of
the app's own methods are followed into their bodies, constants into the files that define them. Calls that no code of the app
answers belong to libraries, and they are what Redline looks for.

## Syntax

By Prism's names of nodes.

${table([...understood()].sort(), phrase)}

## Methods

In the examples \`config/redis.yml\` is

\`\`\`yaml
${REDIS_YML.trimEnd()}
\`\`\`

${groups.join('\n')}`
}
