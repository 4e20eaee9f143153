/** Whole trees of files that nobody would commit: odd paths, contents swapped, doubled and replaced. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundles } from './bundles.ts'
import { rubyFile } from './rubyText.ts'
import { patience, runs, scanned } from './scanned.ts'
import { yamlFile } from './yamlText.ts'

type Tree = ReadonlyMap<string, string>

const PATHS = [
  'config/initializers/a\nb.rb',
  'config/initializers/\u001b[31m.rb',
  'config/initializers/../redis.rb',
  'config/initializers/ключ 😀.rb',
  '__proto__',
  'constructor',
  'config/__proto__.yml',
  'config',
  'a/config/application.rb',
  'a/b/c/config/application.rb',
  'spec/dummy/config/application.rb',
  'Gemfile.lock',
  'a/Gemfile.lock',
  '.env',
  'config/cable.yml/x',
  'config/cable.yml',
  'config/application.rb',
  '/etc/passwd',
  '..',
  '',
  ' ',
  '*',
  `${'x/'.repeat(200)}redis.rb`,
  'lib/\u0000.rb',
  'Procfile',
  'procfile',
  'Dockerfile',
  'app/javascript/a.js',
  'app/javascript/cable.ts',
  'package.json',
  'config/redis.conf',
  'docker-compose.yml',
  'C:\\redis.rb',
  'config/deploy/production.rb',
  'app.json',
  'fly.toml',
  '.redline.yml',
  'a/.redline.yml',
  'config/initializers/%2e%2e.rb',
  'config/initializers/redis.rb\r',
] as const

const CONTENTS = [
  '',
  '\n',
  '\u0000',
  '\ufeff',
  '\u2028',
  '{}',
  '[]',
  'null',
  '"',
  '<%',
  'redis',
  '\ud83d',
  '{"dependencies":{"ioredis":5}}',
  'web: bundle exec puma\n',
  'GEM\n  specs:\n    redis (\n',
  'import Redis from "ioredis"\nnew Redis(process.env.A)',
] as const

type Change = (tree: Tree) => Tree

const nth = (tree: Tree, n: number): string => [...tree.keys()][n % Math.max(1, tree.size)] ?? 'x'
const setting = (tree: Tree, path: string, text: string): Tree => new Map([...tree, [path, text]])

const path = fc.oneof(fc.constantFrom(...PATHS), fc.string({ unit: 'binary', maxLength: 20 }))
const text = fc.oneof(fc.constantFrom(...CONTENTS), rubyFile, yamlFile, fc.string({ unit: 'binary', maxLength: 200 }))

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(path, text).map(
    ([to, content]): Change =>
      tree =>
        setting(tree, to, content),
  ),
  fc.tuple(fc.nat(), text).map(
    ([n, content]): Change =>
      tree =>
        setting(tree, nth(tree, n), content),
  ),
  fc.tuple(fc.nat(), path).map(
    ([n, to]): Change =>
      tree =>
        setting(tree, to, tree.get(nth(tree, n)) ?? ''),
  ),
  fc.tuple(fc.nat(), fc.nat()).map(
    ([a, b]): Change =>
      tree =>
        setting(setting(tree, nth(tree, a), tree.get(nth(tree, b)) ?? ''), nth(tree, b), tree.get(nth(tree, a)) ?? ''),
  ),
  fc.nat().map(
    (n): Change =>
      tree =>
        setting(tree, nth(tree, n), (tree.get(nth(tree, n)) ?? '').repeat(3)),
  ),
  fc.tuple(fc.nat(), fc.nat(), text).map(
    ([n, at, more]): Change =>
      tree => {
        const old = tree.get(nth(tree, n)) ?? ''
        const cut = at % (old.length + 1)
        return setting(tree, nth(tree, n), old.slice(0, cut) + more + old.slice(cut))
      },
  ),
  fc.nat().map(
    (n): Change =>
      tree =>
        new Map([...tree].filter(([p]) => p !== nth(tree, n))),
  ),
  // A second app beside the first, with the same files.
  fc.constantFrom('a/', 'engines/b/', 'spec/dummy/', '\n/').map(
    (folder): Change =>
      tree =>
        new Map([...tree, ...[...tree].map(([p, t]) => [`${folder}${p}`, t] as const)]),
  ),
)

test('any tree gives a report without failures', { timeout: patience }, () => {
  let seen = 0
  fc.assert(
    fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 6 }), (n, changes) => {
      const files = bundles[n % bundles.length]?.files ?? new Map()
      seen += scanned(changes.reduce((tree, apply) => apply(tree), files as Tree)).apps.length
    }),
    runs(100),
  )
  expect(seen).toBeGreaterThan(60)
})
