import { expect, test } from 'vitest'
import { repair } from '../../src/fix/repair.ts'
import type { Finding, Gap } from '../../src/model/finding.ts'
import { lineStarts, spanAt } from '../../src/model/span.ts'
import { finding, report } from '../policy/findings.ts'

/** An analyser in small: every `BAD` is a finding whose fix says what `to` says, every `!` is a gap. */
function analyse(files: ReadonlyMap<string, string>, to: (n: number) => Partial<NonNullable<Finding['fix']>> & { text: string }) {
  const findings: Finding[] = []
  const gaps: Gap[] = []
  for (const [file, text] of files) {
    for (const m of text.matchAll(/BAD(\d)/g)) {
      const at = spanAt(file, lineStarts(text), m.index, m.index + m[0].length)
      const { text: wanted, safe = true } = to(Number(m[1]))
      findings.push(finding({ about: `bad ${m[1]}`, at, fix: { title: 't', safe, edits: [{ at, text: wanted }] } }))
    }
    for (const m of text.matchAll(/!/g)) gaps.push({ at: spanAt(file, lineStarts(text), m.index, m.index + 1), why: 'w' })
  }
  const made = report(findings)
  return { ...made, apps: made.apps.map(a => ({ ...a, gaps })) }
}

function run(text: string, to: Parameters<typeof analyse>[1], unsafe = false) {
  const files = new Map([['f', text]])
  const again = (texts: ReadonlyMap<string, string>) => analyse(new Map([...files, ...texts]), to)
  return repair({ report: again(new Map()), unsafe, read: f => files.get(f) ?? { refused: 'does not exist' }, again })
}

test('mends all, in rounds where one brings the next', () => {
  const { texts, mended, refused } = run('BAD1 BAD2\n', n => ({ text: n === 1 ? 'BAD3' : 'ok' }))
  expect(texts.get('f')).toBe('ok ok\n')
  expect(mended.map(f => f.about)).toEqual(['bad 1', 'bad 2', 'bad 3'])
  expect(refused).toEqual([])
})

test('equal findings are mended each', () => expect(run('BAD1 BAD1', () => ({ text: 'ok' })).texts.get('f')).toBe('ok ok'))

test('a fix that leaves its finding is taken back, the others stay', () => {
  const { texts, refused } = run('BAD1 BAD2', n => ({ text: n === 1 ? 'still BAD1' : 'ok' }))
  expect(texts.get('f')).toBe('BAD1 ok')
  expect(refused).toMatchObject([{ finding: { about: 'bad 1' }, why: 'the finding was still there afterwards' }])
})

test('a fix after which the file is not understood is taken back', () => {
  const { texts, refused } = run('BAD1', () => ({ text: '!' }))
  expect(texts.size).toBe(0)
  expect(refused).toMatchObject([{ why: 'f could not be understood any more' }])
})

test('unsafe fixes only on demand', () => {
  const to = (n: number) => ({ text: 'ok', safe: n === 1 })
  expect(run('BAD1 BAD2', to).texts.get('f')).toBe('ok BAD2')
  expect(run('BAD1 BAD2', to, true).texts.get('f')).toBe('ok ok')
})

test('a fix that grows for ever ends', () =>
  expect(run('BAD1', n => ({ text: `x BAD${(n % 9) + 1}` })).mended.length).toBeLessThanOrEqual(50))
