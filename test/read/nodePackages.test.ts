/** Versions from package.json and lockfiles. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodePackages, type PackageFiles } from '../../src/read/nodePackages.ts'

const cases: readonly (readonly [string, PackageFiles, string | undefined])[] = [
  ['a caret range', { packageJson: '{"dependencies":{"ioredis":"^5.3.2"}}' }, '5.3.2'],
  ['a tilde range', { packageJson: '{"devDependencies":{"ioredis":"~4.28.0"}}' }, '4.28.0'],
  ['an exact version', { packageJson: '{"dependencies":{"ioredis":"5.4.1-beta.2"}}' }, '5.4.1-beta.2'],
  ['an open range', { packageJson: '{"dependencies":{"ioredis":">=4"}}' }, undefined],
  ['a workspace', { packageJson: '{"dependencies":{"ioredis":"workspace:*"}}' }, undefined],
  [
    'npm lockfile 3',
    {
      packageJson: '{"dependencies":{"ioredis":"^5.3.2"}}',
      packageLock:
        '{"packages":{"":{"version":"1.0.0"},"node_modules/x/node_modules/ioredis":{"version":"4.0.0"},"node_modules/ioredis":{"version":"5.4.1"}}}',
    },
    '5.4.1',
  ],
  ['npm lockfile 1', { packageLock: '{"dependencies":{"ioredis":{"version":"4.28.5"}}}' }, '4.28.5'],
  ['yarn 1', { yarnLock: 'ioredis@^5.0.0, ioredis@^5.3.2:\n  version "5.4.2"\n  resolved "https://example.org"\n' }, '5.4.2'],
  ['yarn 4', { yarnLock: '"ioredis@npm:^5.3.2":\n  version: 5.4.3\n  resolution: "ioredis@npm:5.4.3"\n' }, '5.4.3'],
  ['a scoped name in yarn 1', { yarnLock: '"@ioredis/commands@^1.1.1":\n  version "1.2.0"\n\nioredis@^5:\n  version "5.4.4"\n' }, '5.4.4'],
  ['a broken lockfile', { packageJson: '{"dependencies":{"ioredis":"^5.3.2"}}', packageLock: '{' }, '5.3.2'],
]

test.each(cases)('%s', (_what, files, expected) => {
  const found = nodePackages(files)
  expect('refused' in found ? found.refused : found.get('ioredis')).toBe(expected)
})

test('a package.json that is not JSON is refused', () => expect(nodePackages({ packageJson: '{,}' })).toEqual({ refused: 'is not JSON' }))

test('never throws', () => {
  const text = fc.option(fc.oneof(fc.string(), fc.json()), { nil: undefined })
  fc.assert(
    fc.property(text, text, text, (packageJson, packageLock, yarnLock) => void nodePackages({ packageJson, packageLock, yarnLock })),
  )
})
