/** What is generated from the sources beside dist/: a page a rule, README's table and outputs, the configuration's schema. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { auditDocumentSchema, reportSchema } from '../src/report/reportSchema.ts'
import { docsPath, rulePage, ruleTable } from '../src/report/rulePage.ts'
import { rules } from '../src/rules/index.ts'
import { configSchema } from '../src/schema.ts'
import { librariesPage } from './libraries.ts'
import { manifest } from './manifest.ts'
import { rubyPage } from './ruby.ts'

/** Folders that hold nothing but generated pages. */
export const GENERATED = ['docs/rules', 'schema']

/** Fills what stands between `<!-- WORD … -->` and `<!-- /WORD -->`, from the rest of the first comment. */
function between(text: string, word: string, fill: (rest: string) => string): string {
  let seen = 0
  const filled = text.replace(
    new RegExp(`(<!-- ${word}(.*?) -->)[\\s\\S]*?(<!-- /${word} -->)`, 'g'),
    (_, open: string, rest: string, close: string) => {
      seen++
      return `${open}\n${fill(rest.trim())}\n${close}`
    },
  )
  if (seen === 0) throw new Error(`README.md has no <!-- ${word} --> … <!-- /${word} -->`)
  return filled
}

/** What a command prints, as a terminal would show it; of `check x, first 20 lines` no more than those. */
function outputOf(dist: string, written: string): string {
  const [, line = written, most] = /^(.*), first (\d+) lines$/.exec(written) ?? []
  const { stdout, stderr, error } = spawnSync(process.execPath, [join(dist, 'cli.js'), ...line.split(' ')], { encoding: 'utf8' })
  if (error) throw error
  if (stderr !== '') throw new Error(`redline ${line} wrote to stderr: ${stderr}`)
  const lines = stdout.trimEnd().split('\n')
  const shown = most ? [...lines.slice(0, Number(most)), ...(lines.length > Number(most) ? ['…'] : [])] : lines
  return `\`\`\`\n$ redline ${line}\n${shown.join('\n')}\n\`\`\``
}

/**
 * All generated pages, path → text. README.md has `<!-- rules --> … <!-- /rules -->` for the table, and
 * `<!-- output check examples/x, first 20 lines --> … <!-- /output -->` for what a command prints, run with the bundle in
 * `dist`.
 */
export function pages(dist: string): ReadonlyMap<string, string> {
  const withTable = between(readFileSync('README.md', 'utf8'), 'rules', () => ruleTable(rules).trimEnd())
  return new Map([
    ['README.md', between(withTable, 'output', line => outputOf(dist, line))],
    ['action.yml', manifest()],
    ['docs/libraries.md', librariesPage()],
    ['docs/ruby.md', rubyPage()],
    ['schema/redline.schema.json', configSchema(rules)],
    ['schema/report.schema.json', reportSchema()],
    ['schema/audit.schema.json', auditDocumentSchema()],
    ...rules.map(rule => [docsPath(rule.id), rulePage(rule)] as const),
  ])
}
