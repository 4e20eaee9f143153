/** What the evaluator makes of Ruby: the value of `X` on the left, as people read it on the right. */
import { describe, expect, it } from 'vitest'
import { uses } from '../../scripts/rubyUses.ts'
import { show } from '../../src/model/value.ts'
import { boot } from '../../src/read/ruby/boot.ts'
import { understood } from '../../src/read/ruby/evaluate.ts'
import { methods } from '../../src/read/ruby/methods.ts'
import { freeze } from '../../src/read/ruby/object.ts'
import { readYaml } from '../../src/read/yaml.ts'
import { REDIS_YML, ROWS } from './rubyRows.ts'
import { BRANCHES, MENDED, TABLE } from './rubyTable.ts'

function evaluate(ruby: string, files: Readonly<Record<string, string>> = {}): string {
  const sources: Readonly<Record<string, string>> = { 'config/x.rb': ruby, ...files }
  const booted = boot({
    environment: 'production',
    libraries: new Set(['Redis']),
    text: file => sources[file],
    yaml: file => (file === 'config/redis.yml' ? readYaml(REDIS_YML, file, booted.fragments(file, REDIS_YML)).value : undefined),
    exists: file => file in sources,
    defining: name =>
      Object.keys(files).filter(f =>
        f.endsWith(
          `/${name
            .replaceAll('::', '/')
            .replace(/(?<=[a-z0-9])([A-Z])/g, '_$1')
            .toLowerCase()}.rb`,
        ),
      ),
    matters: () => true,
    required: feature => Object.keys(files).find(f => f.endsWith(`/${feature}.rb`)),
    matching: pattern => (pattern.includes('*') ? [] : [pattern]),
    constant: () => undefined,
    refuse: () => {},
    failed: (_file, error) => {
      throw error
    },
  })
  booted.load('config/x.rb')
  const x = booted.machine.constants.get('X')
  return x ? show(freeze(x)) : 'nothing'
}

/** What holds itself, or doubles with each line, is read as far as anyone could follow. */
const WITHOUT_END: readonly (readonly [string, string])[] = [
  [`x = 1\n${'x = [x, x]\n'.repeat(60)}X = Redis.new(x)`, 'it holds too much to be followed'],
  [`x = 1\n${'x = { a: x, b: x, c: x }\n'.repeat(60)}X = Redis.new(x)`, 'it holds too much to be followed'],
  [`x = 1\n${'x = Redis.new(x, x)\n'.repeat(60)}X = x`, 'Redis.new('],
  [`x = "a"\n${'x += "#{x}b"\n'.repeat(60)}X = x`, 'the text is too long'],
  [`x = "a"\n${'x = [x, x].join("/")\n'.repeat(60)}X = x`, 'it is joined text'],
  [`x = "a"\n${'x = File.join(x, x)\n'.repeat(60)}X = x`, 'File.join('],
  ['x = { a: 1 }\nx.merge!(x)\nx[:self] = x\nX = x.deep_merge(x)', 'the structure nests too deep'],
  ['x = []\nx << x << x << x\nX = x', 'the structure holds too much'],
]

describe('evaluating Ruby', () => {
  for (const [ruby, value] of [...TABLE, ...MENDED, ...BRANCHES, ...ROWS])
    it(ruby.replaceAll('\n', '; '), () => expect(evaluate(ruby)).toBe(value))

  it('an environment of the app by its name', () => {
    const files = { 'config/environments/beta.rb': '' }
    expect(evaluate('X = [Rails.env.beta?, Rails.env.gamma? ? 1 : 2]', files)).toBe('[false, 1 / 2]')
  })

  for (const [ruby, part] of WITHOUT_END)
    it(`${ruby.slice(0, 60).replaceAll('\n', '; ')} … comes to an end`, () => expect(evaluate(ruby)).toContain(part))

  it('is shown by an example for every row of its tables', () => {
    const shown = new Set([...TABLE, ...MENDED, ...BRANCHES, ...ROWS].flatMap(([ruby]) => [...uses(ruby)]))
    const rows = [...understood(), ...methods.keys()]
    expect(rows.length).toBeGreaterThan(250)
    expect(rows.filter(row => !shown.has(row))).toEqual([])
  })

  it('follows constants and methods across files', () => {
    expect(
      evaluate('X = Lago::Builder.new.url', {
        'lib/lago/builder.rb': 'module Lago\n  class Builder\n    U = ENV["A"]\n    def url = U\n  end\nend',
      }),
    ).toBe('$A')
  })
})
