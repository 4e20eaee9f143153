/** The documented user is the one that the list of commands makes, and older servers take the line as it is said for them. */
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { aclLine } from '../../src/live/allowed.ts'
import { auditOf } from './ask.ts'
import { bed } from './bed.ts'

const page = readFileSync('docs/audit.md', 'utf8')
const servers = bed()
afterAll(() => servers.stop())

it('docs/audit.md shows the least that an audit needs', () => {
  expect(page).toContain(`\n${aclLine()}\n`)
})

/** The documented line with what the page's row for a server says of it. */
function lineFor(server: string): readonly string[] {
  const row = page.split('\n').find(line => line.startsWith(`| ${server} |`)) ?? ''
  const words = [...row.replaceAll('\\|', '|').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
  const [kept, ...out] = /with `~\*` for/.test(row) ? words : ['', ...words]
  const [old, ...rest] = kept === '~*' ? out : ['', ...out]
  return aclLine()
    .split(' ')
    .map(word => (word === old ? '~*' : word))
    .filter(word => !rest.includes(word))
}

describe('of older servers', () => {
  // 6.0.20, 6.2.16 and KeyDB 6.3.4 take rules for sub-commands that they don't know, and refuse these words.
  it.each([
    ['Redis 6.2, KeyDB 6.3', ['%R~*']],
    ['Redis 6.0', ['%R~*', 'resetchannels']],
  ])('%s', (server, unknown) => {
    expect(lineFor(server)).toContain('~*')
    expect(lineFor(server).filter(word => unknown.includes(word))).toEqual([])
    expect(lineFor(server).length).toBe(aclLine().split(' ').length - unknown.length + 1)
  })

  it('Redis 7.0 takes what is said for it, and its audit lacks nothing', async () => {
    const redis = await servers.redis()
    expect(await redis.admin.info('server')).toContain('redis_version:7.0')
    const [, , name = '', ...rules] = lineFor('Redis 7.0')
    const make = async (words: readonly string[]): Promise<unknown> =>
      await redis.admin.call('ACL', 'SETUSER', name, ...words.map(rule => (rule === '>PASSWORD' ? '>a-password' : rule)))
    await expect(make(aclLine().split(' ').slice(3))).rejects.toThrow(/Unknown command/)
    expect(await make(rules)).toBe('OK')
    await redis.admin.set('a', '1')
    expect((await auditOf(`redis://${name}:a-password@127.0.0.1:${redis.port}`)).refused).toEqual([])
  })
})
