/** The workflows that we tell people to copy, carried out as they stand: README's, the documentation's, those of the examples. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { below, healthy, shared, withoutPrefix } from './apps.ts'
import type { EventName } from './events.ts'
import { scene, verdict, writes } from './scene.ts'
import { type Artifacts, carriedOut, workflowOf } from './workflow.ts'

const example = (name: string) => readFileSync(`examples/workflows/${name}.yml`, 'utf8')
const README = readFileSync('README.md', 'utf8')
const shown = (page: string): string => /<!-- workflow -->\n```yaml\n([\s\S]*?)```\n<!-- \/workflow -->/.exec(page)?.[1] ?? ''

describe('the workflow in README', () => {
  const workflow = workflowOf(shown(README))

  it('is that of the documentation and of the examples', () => {
    expect(shown(README)).toBe(example('pull-request'))
    expect(shown(readFileSync('docs/action.md', 'utf8'))).toBe(example('pull-request'))
  })

  it('comments on a pull request, once', async () => {
    const on = await scene({ base: healthy, head: shared })
    const checkout = () => on.at.checkout('merge')
    const [first] = await carriedOut(on, { event: 'pull_request', workflow, checkout })
    expect(first && verdict(first)).toEqual([1, 'fail', '1', '1'])
    expect(on.comments()).toHaveLength(1)
    const [second] = await carriedOut(on, { event: 'pull_request', workflow, checkout })
    expect(second && writes(second)).toEqual([])
  })

  it.each<[string, object]>([
    ['a fork’s', { fork: 'contributor' }],
    ['Dependabot’s', { author: 'dependabot[bot]' }],
  ])('gives %s pull request the same verdict', async (_, who) => {
    const on = await scene({ base: healthy, head: shared, ...who })
    const [result] = await carriedOut(on, { event: 'pull_request', workflow, checkout: () => on.at.checkout('merge') })
    expect(result && verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(on.comments()).toEqual([])
  })

  it.each<[EventName, 'merge' | 'main', readonly unknown[]]>([
    ['merge_group', 'merge', [0, 'pass', '1', '2']],
    ['push', 'main', [1, 'fail', '1', '1']],
  ])('on %s', async (event, what, expected) => {
    const on = await scene({ base: shared, head: withoutPrefix(shared) })
    const [result] = await carriedOut(on, { event, workflow, checkout: () => on.at.checkout(what) })
    expect(result && verdict(result)).toEqual(expected)
    expect(on.at.state.comments).toEqual([])
  })
})

describe('the workflow of the examples', () => {
  it('for forks, in two steps, comments with what the first saved', async () => {
    const on = await scene({ base: healthy, head: shared, fork: 'contributor' })
    const artifacts: Artifacts = new Map()
    const checkout = () => on.at.checkout('merge')
    const [check] = await carriedOut(on, { event: 'pull_request', workflow: workflowOf(example('forks-check')), checkout, artifacts })
    expect(check && verdict(check)).toEqual([1, 'fail', '1', '1'])
    expect([on.comments(), check?.annotations.filter(a => a.name === 'notice')]).toEqual([[], []])
    const second = { event: 'workflow_run', workflow: workflowOf(example('forks-comment')), checkout, artifacts } as const
    const [comment] = await carriedOut(on, second)
    expect(comment && [comment.code, writes(comment)]).toEqual([0, ['POST /issues/41/comments']])
    expect(on.comments()[0]?.body).toContain('shared-instance')
  })

  it('for forks, in one step, comments with what it read over the API', async () => {
    const on = await scene({ base: healthy, head: shared, fork: 'contributor' })
    const workflow = workflowOf(example('api'))
    const [result] = await carriedOut(on, { event: 'pull_request_target', workflow, checkout: () => on.at.checkout('later') })
    expect(result && verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(on.comments()).toHaveLength(1)
  })

  it('for code scanning comments and leaves a log to upload', async () => {
    const on = await scene({ base: healthy, head: shared })
    const checkout = () => on.at.checkout('merge')
    const [result] = await carriedOut(on, { event: 'pull_request', workflow: workflowOf(example('code-scanning')), checkout })
    expect(result && verdict(result)).toEqual([1, 'fail', '1', '1'])
  })

  it('for several apps keeps a comment for each', async () => {
    const both = (one: typeof healthy) => ({ ...below('apps/shop', one), ...below('apps/billing', one) })
    const on = await scene({ base: both(healthy), head: both(shared) })
    const workflow = workflowOf(example('monorepo'))
    const results = await carriedOut(on, { event: 'pull_request', workflow, checkout: () => on.at.checkout('merge') })
    expect(results.map(verdict)).toEqual([
      [1, 'fail', '1', '1'],
      [1, 'fail', '1', '1'],
    ])
    expect(on.comments().map(c => /apps\/\w+/.exec(c.body)?.[0])).toEqual(['apps/shop', 'apps/billing'])
  })

  it.each<EventName>(['schedule', 'push', 'workflow_dispatch'])('for the default branch keeps an issue on %s', async event => {
    const on = await scene({ base: shared, head: shared })
    const workflow = workflowOf(example('scheduled'))
    const [result] = await carriedOut(on, { event, workflow, checkout: () => on.at.checkout('main') })
    expect(result && [result.code, writes(result)]).toEqual([0, ['POST /issues']])
  })
})
