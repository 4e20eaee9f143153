/** Every fixture there is, as files: the cases of the tests, the examples of the rules, the apps in `examples/`. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { bundledFiles } from '../../src/report/bundle.ts'
import { rules } from '../../src/rules/index.ts'
import { APPLICATION } from './scanned.ts'

const root = join(import.meta.dirname, '../..')

const below = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
    .sort()

function asTree(bundle: string): ReadonlyMap<string, string> {
  const files = new Map(bundledFiles(bundle).map(f => [f.path, `${f.text}\n`]))
  if (![...files.keys()].some(f => f.endsWith('config/application.rb'))) files.set('config/application.rb', APPLICATION)
  return files
}

export interface Bundle {
  readonly name: string
  readonly files: ReadonlyMap<string, string>
}

const fixtures = below(join(root, 'test'))
  .filter(path => path.endsWith('.txt'))
  .map(path => ({ name: relative(root, path), files: asTree(readFileSync(path, 'utf8')) }))
  .filter(bundle => bundle.files.size > 1)

const examples = rules.flatMap(rule => rule.examples.map(e => ({ name: `${rule.id}: ${e.title}`, files: asTree(e.files) })))

const apps = readdirSync(join(root, 'examples')).map(app => {
  const folder = join(root, 'examples', app)
  return { name: `examples/${app}`, files: new Map(below(folder).map(path => [relative(folder, path), readFileSync(path, 'utf8')])) }
})

export const bundles: readonly Bundle[] = [...apps, ...fixtures, ...examples]
