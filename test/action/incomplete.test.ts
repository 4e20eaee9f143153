/** A part of Redline that fails: the rest is reported, the verdict is `incomplete`, and nothing that was not looked at is called mended. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Token } from './api/permissions.ts'
import { healthy, shared, withoutPrefix, withReadme } from './apps.ts'
import { DIST } from './run.ts'
import { BOT, scene, verdict, writes } from './scene.ts'

const SECRET = 'redis://shop:Xk9-vQ2_Tr7wLm4Z@db.example.test:6379/0'
const scratch = mkdtempSync(join(tmpdir(), 'redline-broken-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A copy of the build in which the code behind a text throws, with a credential in its words. */
function broken(name: string, after: string, start: string): string {
  const folder = join(scratch, name)
  cpSync(DIST, folder, { recursive: true })
  const files = readdirSync(folder).filter(file => file.endsWith('.js') && readFileSync(join(folder, file), 'utf8').includes(after))
  const path = files.map(file => join(folder, file)).find(file => readFileSync(file, 'utf8').split(after)[1]?.includes(start))
  if (path === undefined) throw new Error(`no file of the build holds ${after} and then ${start}`)
  const text = readFileSync(path, 'utf8')
  const at = text.indexOf(start, text.indexOf(after)) + start.length
  writeFileSync(path, `${text.slice(0, at)} throw new Error('no way on from ${SECRET} ::error::obey');${text.slice(at)}`)
  return folder
}

const parts: Record<string, string> = {}
beforeAll(() => {
  parts['rule'] = broken('rule', '= "cable-prefix"', '*check(model) {')
  parts['detector'] = broken('detector', 'id: "puma",', '*detect(app) {')
})

describe.each(['rule', 'detector'])('a %s that throws', kind => {
  const dist = () => parts[kind] ?? ''

  it('beside a new error is exit code 4, and the error is told of', async () => {
    const { run, comments } = await scene({ base: healthy, head: shared })
    const result = await run({ dist: dist() })
    expect(verdict(result)).toEqual([4, 'incomplete', '1', '1'])
    const errors = result.annotations.filter(a => a.name === 'error').map(a => a.message)
    expect(errors.join()).toContain('Redline itself failed in a part; the rest was reported.')
    for (const text of [comments()[0]?.body ?? '', result.summary]) {
      expect(text).toContain('shared-instance')
      expect(text).toMatch(/failed/i)
    }
    const told = `${result.stdout}${result.stderr}${result.summary}${comments()[0]?.body}`
    expect(told).not.toContain('Xk9-vQ2_Tr7wLm4Z')
    expect(result.commands.filter(c => c.message === 'obey')).toEqual([])
  })

  it('beside nothing is exit code 4 too: what was not looked at did not pass, whatever the gate', async () => {
    const { run } = await scene({ base: healthy, head: withReadme(healthy) })
    expect(verdict(await run({ dist: dist() }))).toEqual([4, 'incomplete', '0', '0'])
    expect(verdict(await run({ dist: dist(), inputs: { 'fail-on': 'never' } }))).toEqual([4, 'incomplete', '0', '0'])
  })
})

it('a rule that throws at night does not close the issue that it opened', async () => {
  const tracks: Token = { login: BOT, permissions: { contents: 'read', issues: 'write' } }
  const { at, run } = await scene({ base: withoutPrefix(healthy), head: healthy, later: healthy }, tracks)
  const night = { event: 'schedule', inputs: { issue: 'true' } } as const
  await run({ ...night, workspace: at.checkout('main') })
  const before = structuredClone(at.state.issues.get(42))
  expect(before?.body).toContain('cable-prefix')
  const blind = await run({ ...night, workspace: at.checkout('later'), dist: parts['rule'] ?? '' })
  expect(verdict(blind)).toEqual([4, 'incomplete', '0', '0'])
  expect(writes(blind)).toEqual([])
  expect(at.state.issues.get(42)).toEqual(before)
})
