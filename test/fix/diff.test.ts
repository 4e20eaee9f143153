import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/fix/diff.ts'

test('one changed line, with three lines around it', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  expect(unifiedDiff('config/redis.rb', before, before.replace('e', 'E\ne2'))).toBe(`--- a/config/redis.rb
+++ b/config/redis.rb
@@ -2,7 +2,8 @@
 b
 c
 d
-e
+E
+e2
 f
 g
 h
`)
})

test('changes far apart are two hunks, near ones are one', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `${i}\n`)
  const changed = (...at: number[]) => lines.map((l, i) => (at.includes(i) ? `x${l}` : l)).join('')
  const hunks = (diff: string) => diff.match(/^@@.*$/gm)
  expect(hunks(unifiedDiff('f', lines.join(''), changed(5, 20)))).toEqual(['@@ -3,7 +3,7 @@', '@@ -18,7 +18,7 @@'])
  expect(hunks(unifiedDiff('f', lines.join(''), changed(5, 11)))).toEqual(['@@ -3,13 +3,13 @@'])
})

test('no newline at the end, empty files, equal texts, odd names', () => {
  expect(unifiedDiff('f', 'a', 'a\n')).toBe('--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n')
  expect(unifiedDiff('f', '', 'a\n')).toContain('@@ -0,0 +1 @@')
  expect(unifiedDiff('f', 'a', 'a')).toBe('')
  expect(unifiedDiff('a\nb', '1', '2').split('\n')[0]).toBe('--- "a/a\\nb"')
})

/** Applies a diff to a text, checking every line it names. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const out: string[] = []
  let at = 0
  const rows = diff.split('\n').slice(2, -1)
  for (const [i, row] of rows.entries()) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+/.exec(row)
    const text = `${row.slice(1)}${rows[i + 1]?.startsWith('\\') ? '' : '\n'}`
    if (head) {
      const start = head[2] === '0' ? Number(head[1]) : Number(head[1]) - 1
      out.push(...old.slice(at, start))
      at = start
    } else if (row.startsWith('+')) out.push(text)
    else if (row.startsWith(' ') || row.startsWith('-')) {
      expect(old[at]).toBe(text)
      if (row.startsWith(' ')) out.push(text)
      at++
    }
  }
  return [...out, ...old.slice(at)].join('')
}

const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'a\r\n', 'end'), { maxLength: 40 }).map(l => l.join(''))

test('applying the diff gives the other text, and the script is the shortest', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(patched(before, unifiedDiff('f', before, after))).toBe(after)
    }),
    { numRuns: 300 },
  )
  const rows = unifiedDiff('f', 'a\nb\nc\na\nb\nb\na\n', 'c\nb\na\nb\na\nc\n').split('\n').slice(3)
  expect(rows.filter(r => /^[-+]/.test(r))).toHaveLength(5)
})

test('git applies it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redline-diff-'))
  try {
    const [before, after] = ['a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk', 'a\nb\nC\nd\ne\nf\ng\nh\ni\nj\nk\nl']
    writeFileSync(join(folder, 'f'), before)
    execFileSync('git', ['apply', '-'], {
      cwd: folder,
      input: unifiedDiff('f', before, after),
      env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
    })
    expect(readFileSync(join(folder, 'f'), 'utf8')).toBe(after)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('wholly different long texts take no quadratic time', () => {
  const many = (s: string) => Array.from({ length: 20_000 }, (_, i) => `${s}${i}\n`).join('')
  const before = performance.now()
  expect(patched(many('a'), unifiedDiff('f', many('a'), many('b')))).toBe(many('b'))
  expect(performance.now() - before).toBeLessThan(5000)
})
