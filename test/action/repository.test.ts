/** The test's git repository and its twin on the test's GitHub, the events that speak of it, and what is read of a run. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hunks } from './api/pulls.ts'
import { ask, BASE, HEAD } from './ask.ts'
import { commands, outputs } from './commands.ts'
import { type EventName, event } from './events.ts'
import { repository } from './repository.ts'
import { gitHub } from './run.ts'

describe('the repository', () => {
  it('has the same ids in git and on GitHub, and lists what the pull request changes', async () => {
    const at = repository({ base: BASE, head: HEAD })
    const github = await gitHub(at)
    const workspace = at.checkout('merge')
    const git = (...args: string[]): string => execFileSync('git', args, { cwd: workspace, stdio: ['ignore', 'pipe', 'pipe'] }).toString()
    const { json: commit } = await ask(github, 'GET', `/git/commits/${at.commits.merge}`)
    expect(git('rev-parse', 'HEAD', 'HEAD^{tree}').split('\n').slice(0, 2)).toEqual([at.commits.merge, commit.tree.sha])
    expect(commit.parents.map((p: { sha: string }) => p.sha)).toEqual([at.commits.main, at.commits.head])
    // The merge commit names its parents at depth 1, and their objects are not there.
    expect(git('cat-file', '-p', 'HEAD')).toContain(`parent ${at.commits.main}`)
    expect(() => git('cat-file', '-e', at.commits.main)).toThrow()
    const { json: tree } = await ask(github, 'GET', `/git/trees/${at.commits.merge}?recursive=1`)
    expect(tree.tree.map((e: { path: string }) => e.path).sort()).toEqual(['a.txt', 'app', 'app/b.rb', 'app/new.rb', 'new name.rb'])
    const { json: flat } = await ask(github, 'GET', `/git/trees/${commit.tree.sha}`)
    expect(flat.tree.map((e: { path: string }) => e.path).sort()).toEqual(['a.txt', 'app', 'new name.rb'])
    const blob = tree.tree.find((e: { path: string }) => e.path === 'a.txt')
    const { json: text } = await ask(github, 'GET', `/git/blobs/${blob.sha}`)
    expect(Buffer.from(text.content, 'base64').toString()).toBe(readFileSync(join(workspace, 'a.txt'), 'utf8'))
    const { json: files } = await ask(github, 'GET', `/pulls/41/files`)
    expect(files.map((f: Record<string, unknown>) => [f['filename'], f['status'], f['previous_filename']])).toEqual([
      ['a.txt', 'modified', undefined],
      ['app/gone.rb', 'removed', undefined],
      ['app/new.rb', 'added', undefined],
      ['new name.rb', 'renamed', 'old name.rb'],
    ])
    expect(hunks(files[0].patch)).toEqual([
      [7, 13],
      [47, 53],
    ])
    expect(github.violations).toEqual([])
  })

  it('knows a default branch that moved on, before the merge commit and after it', async () => {
    const at = repository({ base: BASE, head: HEAD, main: { ...BASE, 'app/b.rb': 'B = 2\n' }, later: { ...BASE, 'app/b.rb': 'B = 3\n' } })
    const github = await gitHub(at)
    expect(new Set(Object.values(at.commits)).size).toBe(5)
    expect(readFileSync(join(at.checkout('merge'), 'app/b.rb'), 'utf8')).toBe('B = 2\n')
    expect(readFileSync(join(at.checkout('head'), 'app/b.rb'), 'utf8')).toBe('B = 1\n')
    expect(readFileSync(join(at.checkout('later', { depth: 0 }), 'app/b.rb'), 'utf8')).toBe('B = 3\n')
    const { json } = await ask(github, 'GET', `/compare/${at.commits.main}...${at.commits.head}`)
    expect([json.merge_base_commit.sha, json.status, json.ahead_by, json.behind_by]).toEqual([at.commits.base, 'diverged', 1, 1])
    const pushed = at.push({ ...HEAD, 'app/new.rb': 'NEW = 2\n' })
    expect(existsSync(join(pushed.checkout('merge'), 'app/new.rb'))).toBe(true)
    expect(pushed.commits.merge).not.toBe(at.commits.merge)
    const { json: pulls } = await ask(github, 'GET', `/commits/${pushed.commits.head}/pulls`)
    expect(pulls.map((p: { number: number; head: { sha: string } }) => [p.number, p.head.sha])).toEqual([[41, pushed.commits.head]])
    expect(github.violations).toEqual([])
  })

  it('speaks of itself in every event', async () => {
    const at = repository({ base: BASE, head: HEAD, fork: 'contributor' })
    const github = await gitHub(at)
    const names: EventName[] = [
      'pull_request',
      'pull_request_target',
      'push',
      'schedule',
      'workflow_dispatch',
      'merge_group',
      'workflow_run',
    ]
    for (const name of names) {
      const { payload, env } = event(name, at, github.site)
      const text = JSON.stringify(payload)
      expect(text, name).toContain('octo-org/shop')
      expect(text, name).not.toMatch(/Codertocat\/Hello-World|octo-org\/octo-repo|api\.github\.com\/repos/)
      expect(Object.keys(at.commits).map(k => at.commits[k as 'head'])).toContain(env['GITHUB_SHA'])
    }
  })
})

describe('the runner', () => {
  it('reads commands, also of the old form, and outputs', () => {
    const log = [
      'plain',
      '::error file=a%2Cb%3A.rb,line=3::two%0Alines 100%25',
      '  ::add-mask::x',
      'text ::error::no',
      'name ##[warning]old',
    ].join('\n')
    expect(commands(log)).toEqual([
      { name: 'error', properties: { file: 'a,b:.rb', line: '3' }, message: 'two\nlines 100%' },
      { name: 'add-mask', properties: {}, message: 'x' },
      { name: 'warning', properties: {}, message: 'old' },
    ])
    expect(outputs('a<<E\n1\n2\nE\nb=3\n')).toEqual({ a: '1\n2', b: '3' })
    expect(() => outputs('a<<E\n1\n')).toThrow()
  })
})
