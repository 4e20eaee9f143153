/** Servers without code: the short way gives what the analyser makes of a repository without a file. */
import { expect, it } from 'vitest'
import { withoutCode } from '../../src/commands/audit/findings.ts'
import type { Repo } from '../../src/model/repo.ts'
import { emptyConfig } from '../../src/policy/config.ts'
import { analyse } from '../../src/redline.ts'
import { whole as audit } from '../report/audit/servers.ts'

const nothing: Repo = { files: () => [], has: () => false, read: () => ({ refused: 'does not exist' }), mentioning: () => [] }

it.each([[undefined], [['eviction-policy', 'big-job']]] as const)('servers alone, with the rules %s', only => {
  const long = analyse(nothing, {
    environment: 'production',
    base: '.',
    config: () => emptyConfig,
    now: Date.parse(audit.takenAt),
    live: { audit },
    ...(only && { only }),
  })
  expect(long.findings.length).toBeGreaterThan(only ? 0 : 8)
  expect(long.notChecked?.length).toBeGreaterThan(0)
  expect(withoutCode(audit, 'production', only)).toEqual(long)
})
