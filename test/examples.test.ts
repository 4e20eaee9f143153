/** Every rule's examples, and the edge cases in `test/rules/<id>/`: the rule finds exactly the arrows, and its fixes mend. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Finding, NotChecked } from '../src/model/finding.ts'
import { rank } from '../src/model/rank.ts'
import { rules } from '../src/rules/index.ts'
import { type Arrow, AUDIT, findingsOf, mendedBy, readBundle, reportOn } from './bundle.ts'

interface Case {
  readonly title: string
  readonly kind?: 'bad' | 'good'
  readonly files: string
}

/** `# title` on the first line, then a bundle. */
function edgeCases(id: string): readonly Case[] {
  const folder = `test/rules/${id}`
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => {
      const files = readFileSync(`${folder}/${name}`, 'utf8')
      const title = /^# (.+)/.exec(files)?.[1]
      if (!title) throw new Error(`${folder}/${name} has no "# title" on its first line`)
      return { title: `${name}: ${title}`, files }
    })
}

interface Said {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** The two as lists that are equal where each finding has its arrow: a finding stands as the arrow whose text it holds. */
function compared(found: readonly Said[], arrows: readonly Arrow[]): readonly [found: readonly string[], arrows: readonly string[]] {
  const left = [...arrows]
  const named = found.map(({ file, line, message }) => {
    const i = left.findIndex(a => a.file === file && a.line === line && message.includes(a.text))
    const [arrow] = i === -1 ? [] : left.splice(i, 1)
    return `${file}:${line} ${arrow ? arrow.text : message}`
  })
  return [named.sort(), arrows.map(a => `${a.file}:${a.line} ${a.text}`).sort()]
}

/** The line of a server in `audit.yml`: `- id: NAME`. */
function lineOf(server: string, audit: string): number {
  const at = audit.split('\n').findIndex(line => line.trimEnd() === `- id: ${server}`)
  if (at === -1) throw new Error(`${AUDIT} has no line "- id: ${server}"`)
  return at + 1
}

/** Where a finding is said: in a file, or on the line of its server in `audit.yml`. */
const said = ({ at, server, message }: Finding, audit: string): Said =>
  at.file === '' ? { file: AUDIT, line: lineOf(server ?? '', audit), message } : { file: at.file, line: at.line, message }

/** What is not checked on which server of `audit.yml`. */
const silent = (all: readonly NotChecked[], audit: string): readonly Said[] =>
  all.flatMap(({ why, allow }) =>
    [...why.matchAll(/`\$(\w+)`/g)].map(([, server = '']) => ({
      file: AUDIT,
      line: lineOf(server, audit),
      message: `not checked: ${why}; ${allow}`,
    })),
  )

for (const rule of rules) {
  describe(rule.id, () => {
    for (const { title, kind, files: text } of [...rule.examples, ...edgeCases(rule.id)] as readonly Case[]) {
      test(title, () => {
        const { files, arrows } = readBundle(text)
        if (kind) expect(arrows.length > 0, 'bad examples have arrows, good ones none').toBe(kind === 'bad')
        const report = reportOn(files, [rule.id])
        expect(report.failures).toEqual([])
        expect(report.apps.length).toBeGreaterThan(0)
        const own = findingsOf(report).filter(f => f.rule === rule.id)
        const audit = files.get(AUDIT) ?? ''
        const notChecked = report.apps.flatMap(a => a.notChecked).filter(n => n.rule === rule.id && audit !== '')
        const [found, wanted] = compared([...own.map(f => said(f, audit)), ...silent(notChecked, audit)], arrows)
        expect(found).toEqual(wanted)
        for (const f of own) expect(f.about, f.message).not.toMatch(/\.(?:rb|ya?ml|erb)\b/)
        if (kind === 'good') {
          const all = reportOn(files)
          expect(all.failures).toEqual([])
          expect(
            findingsOf(all)
              .filter(f => f.severity === 'error')
              .map(f => `${f.rule}: ${f.message}`),
          ).toEqual([])
        }
        const mendable = own.filter(f => f.fix && f.confidence !== 'possible')
        if (mendable.length === 0) return
        // `repair` takes back what leaves its finding, or leaves a file that is no longer understood.
        const { refused, mended } = mendedBy(rule.id, files)
        expect(refused.map(r => `${r.finding.message}: ${r.why}`)).toEqual([])
        expect(mended.length).toBeGreaterThanOrEqual(mendable.length)
      })
    }

    test('has examples of both kinds', () => {
      expect(rule.examples.filter(e => e.kind === 'bad').length).toBeGreaterThan(0)
      expect(rule.examples.filter(e => e.kind === 'good').length).toBeGreaterThan(0)
    })
  })
}

const NO_RULES = new Set(['pastes', 'index', 'rule', 'run', 'confidence', 'idle', 'lacking', 'words'])

test('every file of a rule is in the list of rules, and every folder of cases belongs to one', () => {
  const files = readdirSync('src/rules')
    .filter(f => f.endsWith('.ts'))
    .map(f => f.slice(0, -3))
  const ids = rules.map(r => r.id).sort()
  expect(files.filter(f => !NO_RULES.has(f)).sort()).toEqual(ids)
  expect(readdirSync('test/rules').filter(f => !ids.includes(f))).toEqual([])
})

test('every rule has a rank, and the list of rules stands in that order', () => {
  expect(rules.map(r => rank(r.id))).toEqual(rules.map((_, at) => at))
})
