/** What a reviewer reads first, in every state that a pull request can be in. */
import { expect, test } from 'vitest'
import { comment } from '../../../src/report/markdown/comment.ts'
import { summary } from '../../../src/report/markdown/summary.ts'
import { faults } from './parse.ts'
import { type State, states } from './states.ts'

const written = (name: string): string => {
  const { document, comparison, options } = (states[name] as () => State)()
  return comment(document, comparison, options)
}

/** Everything before the topology and the findings, without links' addresses. */
const opening = (text: string): string =>
  (text.split(/\n\n(?=\*\*Redis|#### |<details|No Redis|redline \d)/)[0] ?? '').replaceAll(/\]\(https:[^)]*\)/g, ']')

test('the first lines', async () => {
  const all = Object.keys(states).map(name => `## ${name}\n\n${opening(written(name))}\n`)
  await expect(all.join('\n')).toMatchFileSnapshot('states/openings.md')
})

test.each(['new-error', 'only-warnings', 'loosened', 'base-unread', 'resolved', 'to-redis'])('the comment: %s', async name => {
  await expect(written(name)).toMatchFileSnapshot(`states/${name}.md`)
})

test('the summary of a push', async () => {
  const { document } = (states['loosened'] as () => State)()
  const { comparedWith: _, loosened: __, ...pushed } = document
  await expect(summary(pushed)).toMatchFileSnapshot('states/summary.md')
})

test('five lines at most say it all', () => {
  for (const name of Object.keys(states)) {
    const text = opening(written(name))
    const lines = text.split('\n').filter(l => l !== '' && !l.startsWith('>') && !l.startsWith('<!--'))
    expect([name, lines.length]).toEqual([name, Math.min(lines.length, 5)])
    expect(lines[0]).toMatch(/^### (?:❌|✅|⚠️|❓|⚪) Redline /u)
  }
})

test('the marker is the first line', () => {
  for (const name of Object.keys(states)) expect(written(name).split('\n', 1)).toEqual(['<!-- redline: key -->'])
})

test('a resolved comment is a line and a fold', () => {
  const [, heading, , fold, ...rest] = written('resolved').trimEnd().split('\n')
  expect([heading, fold, rest.at(-1)]).toEqual([
    '### ✅ Redline passes this pull request: was 3 new findings, now 0',
    '<details>',
    '</details>',
  ])
})

test('findings that are too unsure are counted', () => {
  const { document, comparison, options } = (states['new-error'] as () => State)()
  const unsure = JSON.parse(JSON.stringify({ document, comparison }).replaceAll('"confidence":"certain"', '"confidence":"possible"'))
  const text = comment(unsure.document, unsure.comparison, { ...options, failing: new Set() })
  expect(text).toContain('1 finding merely possible, not shown.')
  expect(text).not.toContain('shared-instance')
  expect(comment(unsure.document, unsure.comparison, { ...options, minConfidence: 'possible' })).toContain('shared-instance')
})

test('without links there are none', () => {
  const { document, comparison } = (states['new-error'] as () => State)()
  expect(comment(document, comparison, { marker: '<!-- m -->' })).not.toMatch(/\]\(|https?:/)
})

test('a file whose name leads elsewhere is shown without a link', () => {
  const { document, comparison, options } = (states['new-error'] as () => State)()
  const odd = JSON.parse(JSON.stringify({ document, comparison }).replaceAll('config/environments', '../../evil'))
  const text = comment(odd.document, odd.comparison, options)
  expect(text).toContain('`../../evil/production.rb:9`')
  expect(text).not.toMatch(/\([^)\s]*evil/)
})

test('a file whose name ends like a definition is shown without a link', () => {
  const { document, comparison, options } = (states['new-error'] as () => State)()
  const odd = JSON.parse(JSON.stringify({ document, comparison }).replaceAll('sidekiq.rb:', 'sidekiq]:'))
  const text = comment(odd.document, odd.comparison, options)
  expect(text).toContain('- `config/initializers/sidekiq]:4` ')
  expect(faults(text, options.marker)).toEqual([])
})

test('lists say how much they leave out', () => {
  const { document, comparison, options } = (states['nothing-new'] as () => State)()
  const [one] = comparison.kept
  const kept = Array.from({ length: 1500 }, () => one as NonNullable<typeof one>)
  const text = comment(document, { ...comparison, kept }, options)
  expect(text).toContain('1,500 errors were there before.')
  expect(text).toContain('- and 1,440 more')
})
