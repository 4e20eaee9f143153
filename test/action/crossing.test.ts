/** Two runs on one pull request, their requests interleaved in every order that there is: whose words are left in the end. */
import { beforeAll, describe, expect, it } from 'vitest'
import { openApi } from '../../src/github/api.ts'
import { type CommentInput, keepComment } from '../../src/github/comment.ts'
import { afterwards } from './afterwards.ts'
import { addIssue, emptyState, type Side, type State } from './api/state.ts'
import { WRITES } from './run.ts'
import { type GitHub, type Request, startServer } from './server.ts'

const [OLD, NEW] = ['a'.repeat(40), 'b'.repeat(40)]
const PULL = 7
type Who = 'older' | 'newer' | 'last'

/** What a run has to say: findings; nothing, unless it was otherwise before. */
interface Words {
  readonly found: number
}

interface Case {
  /** Requests that were made before: with two of them none is left for a look at the head before the first post. */
  readonly spent?: number
  readonly earlier: boolean
  readonly older: Words
  readonly newer: Words
}

function freshState(state: State): void {
  const side = (ref: string): Side => ({ ref, sha: OLD, repo: { owner: state.owner, name: state.name } })
  Object.assign(state, { comments: [], clock: 0 })
  state.pulls.clear()
  state.pulls.set(PULL, { number: PULL, user: 'mona', head: side('cache'), base: side('trunk'), merge: null, files: [] })
  addIssue(state, { number: PULL, user: 'mona' })
}

const bodyOf = (who: Who, found: number) => (marker: string, was: number | undefined) =>
  found > 0 || was !== undefined ? `${marker}\nThe ${who} run: ${found} findings, was ${was ?? 0}.` : undefined

function inputOf(github: GitHub, who: Who, id: number, head: string, { found }: Words, spent = 0): CommentInput {
  const api = openApi({ token: who, apiUrl: github.site.api, owner: 'octo-org', repo: 'shop', wait: async () => {} })
  const common = { pull: PULL, author: WRITES.login, key: 'k', latest: undefined }
  return { api: { ...api, spent: () => api.spent() + spent }, ...common, head, run: { id, attempt: 1 }, found, body: bodyOf(who, found) }
}

const whoAsks = ({ headers }: Request): Who => `${headers.authorization}`.split(' ')[1] as Who

interface Step {
  readonly who: Who
  readonly does: string
}

interface Outcome {
  readonly steps: readonly Step[]
  readonly left: readonly string[]
  /** How many ways there were to go on at each step. */
  readonly ways: readonly number[]
}

/** Lets both runs go on a request at a time, as `choices` say; after them the first way there is. */
async function played(github: GitHub, { earlier, older, newer, spent = 1 }: Case, choices: readonly number[]): Promise<Outcome> {
  const { state } = github
  freshState(state)
  github.requests.length = 0
  github.faults = []
  if (earlier) await keepComment(inputOf(github, 'last', 1, OLD, { found: 3 }))
  const waiting = new Map<Who, { readonly request: Request; readonly go: () => void }>()
  const active = new Set<Who>()
  let changed = (): void => {}
  const still = async (): Promise<void> => {
    while (![...active].every(who => waiting.has(who)))
      await new Promise<void>(done => {
        changed = done
      })
  }
  github.faults = [
    {
      match: '…',
      wait: request =>
        new Promise<void>(go => {
          waiting.set(whoAsks(request), { request, go })
          changed()
        }),
    },
  ]
  const failures: unknown[] = []
  const start = (who: Who, id: number, head: string, words: Words): void => {
    active.add(who)
    const end = (): void => {
      active.delete(who)
      changed()
    }
    keepComment(inputOf(github, who, id, head, words, spent)).then(end, error => {
      failures.push(error)
      end()
    })
  }
  const steps: Step[] = []
  const ways: number[] = []
  let pushed = false
  start('older', 2, OLD, older)
  for (let n = 0; ; n += 1) {
    await still()
    const all: readonly (Who | 'push')[] = [...[...active].sort(), ...(pushed ? [] : (['push'] as const))]
    // Two reads one after the other come to the same the other way round: one of both ways is enough.
    const reads = (who: Who | 'push'): boolean => who !== 'push' && waiting.get(who)?.request.method === 'GET'
    const last = steps.at(-1)
    const again = all.filter(who => !(last?.who === 'newer' && !isWrite(last) && who === 'older' && reads(who)))
    const ready = again.length > 0 ? again : all
    if (ready.length === 0) break
    ways.push(ready.length)
    const next = ready[choices[n] ?? 0] as Who | 'push'
    if (next === 'push') {
      pushed = true
      Object.assign(state.pulls.get(PULL)?.head ?? {}, { sha: NEW })
      start('newer', 3, NEW, newer)
      continue
    }
    const { request, go } = waiting.get(next) as { readonly request: Request; readonly go: () => void }
    waiting.delete(next)
    steps.push({ who: next, does: `${request.method} ${request.path.includes('/pulls/') ? 'head' : 'comment'}` })
    go()
  }
  expect(failures).toEqual([])
  return { steps, ways, left: state.comments.map(c => c.body.split('\n')[1] ?? '') }
}

/** The next choices in the order of a tree's leaves; undefined after the last. */
function following(choices: readonly number[], ways: readonly number[]): readonly number[] | undefined {
  for (let n = ways.length - 1; n >= 0; n -= 1) {
    const taken = choices[n] ?? 0
    if (taken + 1 < (ways[n] as number)) return [...Array.from({ length: n }, (_, i) => choices[i] ?? 0), taken + 1]
  }
  return undefined
}

const isWrite = ({ does }: Step): boolean => !does.startsWith('GET')

/** Where the newer run's whole life lies between the older one's look at the head and its write. */
const spans = (steps: readonly Step[]): boolean => {
  const [first, last] = [steps.findIndex(s => s.who === 'newer'), steps.findLastIndex(s => s.who === 'newer')]
  const [before, after] = [steps[first - 1], steps[last + 1]]
  return (
    last - first + 1 === steps.filter(s => s.who === 'newer').length && before?.does === 'GET head' && after !== undefined && isWrite(after)
  )
}

/** Where the newer one writes between the older one's last look at the comments and its taking back of its own. */
const undone = (steps: readonly Step[]): boolean => {
  const back = steps.findIndex(s => s.who === 'older' && s.does.startsWith('DELETE'))
  const looked = steps.slice(0, Math.max(back, 0)).findLastIndex(s => s.who === 'older')
  return back >= 0 && steps.slice(looked + 1, back).some(s => s.who === 'newer' && isWrite(s))
}

describe('two runs, a request of one between any two of the other', () => {
  let github: GitHub
  beforeAll(async () => {
    const tokens = { older: WRITES, newer: WRITES, last: WRITES }
    github = await startServer(emptyState(), { tokens })
    afterwards(() => github.close())
    return () => github.close()
  })

  const speak = { earlier: false, older: { found: 1 }, newer: { found: 2 } }
  const clean = { earlier: false, older: { found: 1 }, newer: { found: 0 } }

  it.each<[string, Case, readonly string[]]>([
    ['both speak, for the first time and without a look before', { ...speak, spent: 2 }, ['The newer run: 2 findings, was 0.']],
    ['the older one speaks without a look before, the newer one has nothing to say', { ...clean, spent: 2 }, []],
    ['both speak, for the first time', speak, ['The newer run: 2 findings, was 0.']],
    ['the older one speaks, the newer one has nothing to say', clean, []],
    [
      'both speak, after an earlier run',
      { earlier: true, older: { found: 1 }, newer: { found: 2 } },
      ['The newer run: 2 findings, was 3.'],
    ],
    ['the older one has mended all', { earlier: true, older: { found: 0 }, newer: { found: 2 } }, ['The newer run: 2 findings, was 3.']],
    ['the newer one has mended all', { earlier: true, older: { found: 1 }, newer: { found: 0 } }, ['The newer run: 0 findings, was 3.']],
  ])('%s', { timeout: 120_000 }, async (_, given, expected) => {
    let orders = 0
    let crossed = 0
    // What the newer one found is said of what it was before, and that may be the older one's words, or none.
    const plain = (words: readonly string[]) => words.map(w => w.replace(/was \d/, 'was N'))
    const isRight = (words: readonly string[]): boolean =>
      JSON.stringify(plain(words)) === JSON.stringify(plain(expected)) || (expected.length === 0 && /^The newer run: 0 /.test(words.join()))
    for (let choices: readonly number[] | undefined = []; choices; ) {
      const { steps, ways, left } = await played(github, given, choices)
      orders += 1
      if (!isRight(left)) {
        crossed += 1
        const why = given.spent === 2 ? undone(steps) : spans(steps)
        expect({ left, steps, why }).toMatchObject({ why: true })
        // And the next run puts it right.
        github.faults = []
        await keepComment(inputOf(github, 'newer', 4, NEW, given.newer))
        expect(isRight(github.state.comments.map(c => c.body.split('\n')[1] ?? ''))).toBe(true)
      }
      choices = following(choices, ways)
    }
    expect(orders).toBeGreaterThan(8)
    expect(crossed).toBeLessThanOrEqual(orders / 10)
  })
})
