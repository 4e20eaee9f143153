/** The cases in test/detect's folders: files above a line, what they come to below it. */
import { bundledFiles } from '../../src/report/bundle.ts'

export type Kind = 'positive' | 'indirect' | 'negative'

export interface Case {
  readonly kind: Kind
  /** The libraries that it is an example of, where the folder alone doesn't tell. */
  readonly libraries: readonly string[]
  readonly files: ReadonlyMap<string, string>
  readonly expected: readonly string[]
}

/** `rails 8.0.2, redis 5.4.1` as a Gemfile.lock. */
function lockfile(gems: string): string {
  const all = gems.split(',').map(g => g.trim().split(' '))
  const specs = all.map(([name, version]) => `    ${name} (${version})`)
  return ['GEM', '  remote: https://rubygems.org/', '  specs:', ...specs, '', 'DEPENDENCIES', ...all.map(([name]) => `  ${name}`), ''].join(
    '\n',
  )
}

/** A case: `positive: what it shows`, `library: NAME, …` and `gems: NAME VERSION, …` above the files, `=== model` below them. */
export function readCase(text: string): Case {
  const [bundle = '', expected] = text.split(/^=== model\n/m)
  if (expected === undefined) throw new Error('no === model')
  const head = bundle.split(/^--- /m)[0] ?? ''
  const kind = /^(positive|indirect|negative): \S/.exec(head)?.[1] as Kind | undefined
  if (!kind) throw new Error('the first line says neither positive: nor indirect: nor negative:')
  const files = new Map(bundledFiles(bundle).map(f => [f.path, `${f.text}\n`]))
  const gems = /^gems: (.+)$/m.exec(head)?.[1]
  if (gems) files.set('Gemfile.lock', lockfile(gems))
  const libraries = /^library: (.+)$/m.exec(head)?.[1]?.split(', ') ?? []
  return { kind, libraries, files, expected: expected.split('\n').filter(l => l !== '') }
}
