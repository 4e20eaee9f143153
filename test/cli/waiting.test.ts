/** The line that says that work goes on: when it is there, and that it leaves nothing behind. */
import { expect, test } from 'vitest'
import { withWaiting } from '../../src/commands/waiting.ts'
import { mapRepo, type Repo } from '../../src/model/repo.ts'

interface Case {
  readonly what: string
  readonly files?: number
  /** How long each read takes, in milliseconds. */
  readonly each: number
  readonly terminals?: readonly [stdout: boolean, stderr: boolean]
  readonly quiet?: boolean
  readonly fails?: boolean
  readonly expected: readonly string[]
}

const GONE = '\r\u001b[K'

const CASES: readonly Case[] = [
  { what: 'short work', each: 200, expected: [] },
  { what: 'long work', each: 400, expected: ['Reading 3 files …', GONE] },
  { what: 'one file that takes long', files: 1, each: 900, expected: ['Reading 1 file …', GONE] },
  { what: 'many files', files: 5000, each: 0, expected: ['Reading 5,000 files …', GONE] },
  { what: 'a pipe for the result', each: 400, terminals: [false, true], expected: [] },
  { what: 'a pipe for what is said beside it', each: 400, terminals: [true, false], expected: [] },
  { what: '--quiet', each: 400, quiet: true, expected: [] },
  { what: 'work that fails', each: 400, fails: true, expected: ['Reading 3 files …', GONE] },
]

test.each(CASES)('$what', ({ files = 3, each, terminals: [out, err] = [true, true], quiet = false, fails, expected }) => {
  const written: string[] = []
  let time = 50
  const repo = mapRepo(new Map(Array.from({ length: files }, (_, n) => [`${n}.rb`, 'redis'])))
  const work = (of: Repo): number => {
    for (const file of of.files()) {
      of.read(file)
      time += each
      of.mentioning([file], ['redis'])
    }
    if (fails) throw new Error('broken')
    return of.files().length
  }
  const io = { stdout: { isTTY: out, write: () => {} }, stderr: { isTTY: err, write: (text: string) => written.push(text) } }
  const run = () => withWaiting(repo, io, { quiet, begun: 50, now: () => time }, work)
  if (fails) expect(run).toThrow('broken')
  else expect(run()).toBe(files)
  expect(written).toEqual(expected)
})
