/** The documented user is the one that the list of commands makes. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { aclLine } from '../../src/live/allowed.ts'

it('docs/audit.md shows the least that an audit needs', () => {
  expect(readFileSync('docs/audit.md', 'utf8')).toContain(`\n${aclLine()}\n`)
})
