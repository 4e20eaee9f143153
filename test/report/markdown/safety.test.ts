/** Nothing that stands in a repository does anything in a comment but stand there. */
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, test } from 'vitest'
import { comment } from '../../../src/report/markdown/comment.ts'
import { code, fenced, html, sentence, tokens } from '../../../src/report/markdown/escape.ts'
import { summary } from '../../../src/report/markdown/summary.ts'
import { hostile, planted } from './hostile.ts'
import { diagrams, faults, nodes, parsed } from './parse.ts'
import { type State, states } from './states.ts'

const RUNS = 12
const given: Readonly<Record<string, State>> = Object.fromEntries(
  ['new-error', 'monorepo', 'base-unread', 'loosened', 'incomplete', 'resolved'].map(name => [name, (states[name] as () => State)()]),
)

/** Comment and summary of a state with hostile texts everywhere. */
function written(name: string, texts: readonly string[]): readonly string[] {
  const { document, comparison, options } = given[name] as State
  const odd = planted({ document, comparison }, texts)
  const whole = comment(odd.document, odd.comparison, options)
  const short = comment(odd.document, odd.comparison, { ...options, budget: 4000 })
  const page = summary(odd.document, odd.comparison, options)
  return [whole, short, `${options.marker}\n${page}`]
}

describe('a comment', () => {
  test.each(Object.keys(states))('%s holds what we meant and nothing else', name => {
    const { document, comparison, options } = (states[name] as () => State)()
    expect(faults(comment(document, comparison, options), options.marker)).toEqual([])
  })

  test.each(Object.keys(given))('%s holds what we meant, whatever stands in the repository', name => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 40 }), texts => {
        const marker = (given[name] as State).options.marker
        for (const text of written(name, texts)) expect(faults(text, marker)).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })
})

describe('a piece of text', () => {
  const shown = (text: string): string => [...nodes(parsed(text))].map(n => ('value' in n ? n.value : '')).join('')

  test('is one code span, with all that can be seen of it', () => {
    fc.assert(
      fc.property(hostile, text => {
        const all = [...nodes(parsed(`x ${code(text)} y`))].map(n => n.type)
        expect(all).toEqual(['root', 'paragraph', 'text', 'inlineCode', 'text'])
      }),
      { numRuns: 500 },
    )
  })

  test('is a sentence of words and code', () => {
    fc.assert(
      fc.property(hostile, text => {
        const kinds = new Set([...nodes(parsed(sentence(text)))].map(n => n.type))
        expect([...kinds].filter(k => !['root', 'paragraph', 'text', 'inlineCode'].includes(k))).toEqual([])
        expect(html(tokens(text)).replace(/<\/?code>/g, '')).not.toMatch(/[<>]/)
      }),
      { numRuns: 500 },
    )
  })

  test('is one block of code', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect([...nodes(parsed(`a\n\n${fenced(text, 'ruby')}\n\nb`))].map(n => n.type)).toEqual([
          'root',
          'paragraph',
          'text',
          'code',
          'paragraph',
          'text',
        ])
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['On $REDIS_URL, say.', 'On `$REDIS_URL`, say.'],
    ['ask @admin (see #12)', 'ask `@admin` (see `#12`)'],
    ['`a` and ``b`c``', '`a` and ``b`c``'],
    ['Presence.viewers calls KEYS', 'Presence.viewers calls KEYS'],
    ['fixed in a1b2c3d.', 'fixed in `a1b2c3d`.'],
    ['1. first', '1\\. first'],
    ['- item', '\\- item'],
    ['an <img> here', 'an `<img>` here'],
    ['3 × (Sidekiq 2 + Cache 5)', '3 × (Sidekiq 2 + Cache 5)'],
    ['foo(bar) baz', '`foo(bar)` baz'],
    ['the host (redis://a:1/0)', 'the host (`redis://a:1/0`)'],
    ['an open ` backtick', 'an open `` ` `` backtick'],
    ['two\nlines', 'two lines'],
  ])('%j reads %j', (text, expected) => {
    expect(sentence(text)).toBe(expected)
    expect(shown(expected)).not.toBe('')
  })
})

describe('a diagram', () => {
  let parse: (text: string) => Promise<unknown>
  beforeAll(async () => {
    const { window } = new JSDOM('')
    Object.assign(globalThis, { window, document: window.document })
    const { default: mermaid } = await import('mermaid')
    parse = text => mermaid.parse(text)
  })

  test('is drawn while it is small', async () => {
    const { document, comparison, options } = given['new-error'] as State
    const all = diagrams(comment(document, comparison, options))
    expect(all).toHaveLength(1)
    expect(await parse(all[0] as string)).toMatchObject({ diagramType: 'flowchart-v2' })
  })

  test('parses, whatever stands in the repository', async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 20, maxLength: 40 }), async texts => {
        for (const text of diagrams(written('new-error', texts)[0] as string)) {
          seen += 1
          expect(await parse(text)).toMatchObject({ diagramType: 'flowchart-v2' })
        }
      }),
      { numRuns: 2 * RUNS },
    )
    expect(seen).toBeGreaterThan(RUNS / 4)
  })
})
