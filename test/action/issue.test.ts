/** The one issue that follows the default branch: opened, kept up to date, closed and opened again, never by a run that saw nothing. */
import { describe, expect, it } from 'vitest'
import type { Token } from './api/permissions.ts'
import type { State } from './api/state.ts'
import { healthy, PRODUCTION, shared } from './apps.ts'
import type { Files } from './repository.ts'
import { READS } from './run.ts'
import { BOT, scene, verdict, writes } from './scene.ts'

const TRACKS: Token = { login: BOT, permissions: { contents: 'read', issues: 'write' } }

describe('the tracking issue', () => {
  const open = ({ state }: { readonly state: State }) =>
    [...state.issues.values()].filter(i => i.user === BOT).map(i => [i.number, i.state])

  it('is opened, kept, closed and opened again, one for the repository', async () => {
    const { at, run } = await scene({ base: shared, head: healthy, later: healthy }, TRACKS)
    const night = { event: 'schedule', inputs: { issue: 'true' } } as const
    const bad = () => run({ ...night, workspace: at.checkout('main') })
    const good = () => run({ ...night, workspace: at.checkout('later') })
    expect(verdict(await bad())).toEqual([1, 'fail', '1', '1'])
    expect(open(at)).toEqual([[42, 'open']])
    expect(at.state.issues.get(42)?.body).toContain('shared-instance')
    expect(writes(await bad())).toEqual([])
    expect((await good()).code).toBe(0)
    expect(open(at)).toEqual([[42, 'closed']])
    expect(writes(await good())).toEqual([])
    await bad()
    expect(open(at)).toEqual([[42, 'open']])
  })

  it('is not opened where there is nothing, nor without the input, nor on a pull request', async () => {
    const { at, run } = await scene(
      { base: healthy, head: shared, later: shared },
      { ...TRACKS, permissions: { issues: 'write', 'pull-requests': 'write' } },
    )
    await run({ event: 'push', inputs: { issue: 'true' }, workspace: at.checkout('main') })
    await run({ event: 'schedule', workspace: at.checkout('later') })
    await run({ inputs: { issue: 'true' } })
    expect(open(at)).toEqual([])
  })

  const unreadable = `${shared[PRODUCTION]}# ${'x'.repeat(1_100_000)}\n`

  it.each<[string, Files, readonly unknown[]]>([
    ['found nothing to scan', { 'README.md': 'x\n' }, [0, 'nothing-to-scan', '0', '0']],
    ['could not read the file that it speaks of', { ...shared, [PRODUCTION]: unreadable }, [0, 'pass', '0', '0']],
  ])('is not closed by a run that %s, and keeps its words', async (_, later, expected) => {
    const { at, run } = await scene({ base: shared, head: healthy, later }, TRACKS)
    const night = { event: 'schedule', inputs: { issue: 'true' } } as const
    await run({ ...night, workspace: at.checkout('main') })
    const before = structuredClone(at.state.issues.get(42))
    const blind = await run({ ...night, workspace: at.checkout('later') })
    expect(verdict(blind)).toEqual(expected)
    expect(writes(blind)).toEqual([])
    expect(at.state.issues.get(42)).toEqual(before)
    expect(open(at)).toEqual([[42, 'open']])
  })

  it('that may not be written is a notice with the permission', async () => {
    const { at, run } = await scene({ base: shared, head: healthy }, READS)
    const result = await run({ event: 'schedule', inputs: { issue: 'true' }, workspace: at.checkout('main') })
    expect(verdict(result)).toEqual([1, 'fail', '1', '1'])
    expect(
      result.annotations
        .filter(a => a.name === 'notice')
        .map(a => a.message)
        .join(),
    ).toMatch(/issues: write/)
  })
})
