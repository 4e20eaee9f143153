/** Lines of redis.conf on the left, directives on the right. */
import { expect, test } from 'vitest'
import { place } from '../../src/model/span.ts'
import { readRedisConf } from '../../src/read/redisConf.ts'

test.each([
  ['maxmemory 2gb', ['maxmemory', '2gb']],
  ['MaxMemory-Policy  noeviction\r', ['maxmemory-policy', 'noeviction']],
  ['  save 900 1', ['save', '900', '1']],
  ['save ""', ['save', '']],
  ["requirepass 'it\\'s'", ['requirepass', "it's"]],
  ['requirepass "a \\"b\\" \\x41\\n"', ['requirepass', 'a "b" A\n']],
  ['# maxmemory 1gb', undefined],
  ['  # also', undefined],
  ['', undefined],
  // Only the first thing on a line starts a comment.
  ['requirepass a#b', ['requirepass', 'a#b']],
])('%j', (line, expected) => {
  const found = readRedisConf(`${line}\nport 1`, 'redis.conf')
  expect(found.slice(0, -1).map(d => [d.name, ...d.args])).toEqual(expected ? [expected] : [])
})

test('places', () => {
  expect(readRedisConf('# é\n  port 7\n', 'redis.conf').map(d => [place(d.at), d.at.endColumn])).toEqual([['redis.conf:2:3', 9]])
})
