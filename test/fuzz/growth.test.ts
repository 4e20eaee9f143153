/** Eight times as many lines take about eight times as long, whatever they say: lines that double, nest or branch are followed to an end. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectLinear } from '../read/linear.ts'
import { rubyFile } from './rubyText.ts'
import { APPLICATION, LOCKFILE, patience, report, runs } from './scanned.ts'

const lines = (n: number, line: string): string => Array.from({ length: n }, (_, i) => line.replaceAll('%', String(i))).join('\n')

/** Ruby that grows with `n`; `%` in a line is its number. */
const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  'an array that holds itself twice': n => `x = 1\n${lines(n, 'x = [x, x]')}\nX = Redis.new(x)`,
  'a hash that holds itself three times': n => `x = 1\n${lines(n, 'x = { a: x, b: x, c: x }')}\nX = Redis.new(x)`,
  'an object made of objects': n => `x = 1\n${lines(n, 'x = Redis.new(x, x)')}\nX = x`,
  'text that doubles': n => `x = "a"\n${lines(n, 'x += "#{x}b"')}\nX = Redis.new(url: x)`,
  'text of variables that doubles': n => `x = ENV["A"]\n${lines(n, 'x = "#{x}#{x}"')}\nX = Redis.new(url: x)`,
  'text with a default in each line': n => `x = "a"\n${lines(n, 'x = "#{x}#{ENV["A%"] || "b%"}"')}\nX = Redis.new(url: x)`,
  'text with a branch in each line': n => `x = "a"\n${lines(n, 'x = "#{x}#{foo% ? "a" : "b"}"')}\nX = Redis.new(url: x)`,
  'a value that branches': n => `x = 1\n${lines(n, 'x = % if foo%?')}\nX = Redis.new(url: x)`,
  'a hash that branches': n => `x = {}\n${lines(n, 'x[:a%] = % if foo%?')}\nX = Redis.new(x)`,
  'a hash in a hash on each branch': n => `x = {}\n${lines(n, 'x = { a: x } if foo%?')}\nX = Redis.new(x)`,
  'a merge of branches': n => `x = {}\n${lines(n, 'x = x.merge(foo% ? { a: % } : { b: % })')}\nX = Redis.new(x)`,
  'a branch of branches in a hash': n => `x = {}\n${lines(n, 'x = { a: x }.merge(foo% ? { b: x } : { c: x })')}\nX = Redis.new(x)`,
  'branches that merge': n => `x = {}\n${lines(n, 'x = foo% ? x.merge(c%: 1) : x.merge(d%: 2)')}\nX = Redis.new(x)`,
  'a hash merged with itself': n => `x = { a: 1 }\n${lines(n, 'x = { a: x }.deep_merge(a: x)')}\nX = Redis.new(x)`,
  'objects of branches': n => `x = foo ? { a: 1 } : [2]\n${lines(n, 'x = foo% ? { k: x } : [x]')}\nX = Redis.new(x)`,
  guards: n => `def f\n${lines(n, 'return Redis.new(url: "u%") if foo%?')}\nend\nX = f`,
  'guards that raise': n => `def f\n${lines(n, 'raise "no" if foo%?\nx% = ENV["A%"] || raise("no")')}\nRedis.new(url: x1)\nend\nX = f`,
  'conditions in conditions': n => `X = ${'foo ? ('.repeat(n)}Redis.new${') : 2'.repeat(n)}`,
  'a tree of conditions': n => {
    const tree = (depth: number): string => (depth === 0 ? 'x = [x]' : `if a${depth}\n${tree(depth - 1)}\nelse\n${tree(depth - 1)}\nend`)
    return `x = 1\n${tree(Math.ceil(Math.log2(n)))}\nX = Redis.new(x)`
  },
  'a long case': n => `X = case foo\n${lines(n, 'when "%" then Redis.new(url: "u%")')}\nend`,
  'methods that call the next twice': n => `${lines(n, `def f%(x) = [g%(x), g%(x)]\ndef g%(x) = f${'%'}1(x)`)}\nX = Redis.new(f0(1))`,
  'blocks in blocks': n => `X = ${'[1, 2].map { |a| '.repeat(n)}Redis.new(a)${' }'.repeat(n)}`,
  'a loop over branches': n => `h = {}\n[1, 2, 3].each do |x|\n${lines(n, 'h[x] = % if foo%?')}\nend\nX = Redis.new(h)`,
  'blocks that hold their value twice': n => `x = ENV["A"]\n${lines(n, 'x = x.then { |y| [y, y] }')}\nX = Redis.new(x)`,
  'lambdas that call each other': n => `f = ->(x) { x }\n${lines(n, 'f = ->(x, g = f) { g.call(g.call(x)) }')}\nX = Redis.new(f.call(1))`,
  'fallbacks of fallbacks': n => `X = Redis.new(url: ${lines(n, 'ENV.fetch("A%") { ').replaceAll('\n', '')}1${' }'.repeat(n)})`,
  'constants that hold the next twice': n => `${lines(n, 'B% = [A%, A%]\nA1% = B%')}\nX = Redis.new(B0)`,
  'two values that hold each other': n => `a, b = 1, 2\n${lines(n, 'a, b = [a, b], [b, a]')}\nX = Redis.new(a)`,
  'modules that include the next': n => `${lines(n, 'module M%; include M1%; include M2%; extend M1%; end')}\nX = Redis.new(M0.foo)`,
  'classes that inherit': n =>
    `class A; def f = 1; end\nclass A0 < A; end\n${Array.from({ length: n }, (_, i) => `class A${i + 1} < A${i}; def f = super; end`).join('\n')}\nX = Redis.new(A${n}.new.f)`,
  'a chain of ||': n => `X = Redis.new(url: ${lines(n, 'ENV["A%"] ||').replaceAll('\n', ' ')} "b")`,
  'a chain of merge': n => `X = Redis.new({}${lines(n, '.merge(a%: ENV["A%"])').replaceAll('\n', '')})`,
  'errors one after the other': n => `x = 1\n${lines(n, 'begin; x = foo(x); rescue; x = %; end')}\nX = Redis.new(x)`,
  loops: n => `x = 1\n${lines(n, 'while foo%; x = [x, %]; end')}\nX = Redis.new(x)`,
  settings: n => `${lines(n, 'Rails.application.config.x%.y = Rails.application.config.x%.y || Rails.application.config.redis')}`,
  clients: n => lines(n, 'REDIS_% = Redis.new(url: ENV.fetch("REDIS_%_URL"), timeout: %)'),
  'calls in methods': n => `class A\n${lines(n, 'def redis_%(url) = Redis.new(url: url || ENV["A%"])')}\nend`,
  heredocs: n => lines(n, 'R% = Redis.new(url: <<~URL, id: "%")\n  redis://#{ENV["A%"]}\nURL'),
  comments: n => `${lines(n, '# redis %\n=begin\nredis\n=end')}\nX = Redis.new`,
  'wide text': n => `X = Redis.new(url: "${'😀ключ'.repeat(n)}")`,
}

/** Clients that are compared with each other; what grows with their square shows itself only among many. */
const MANY: Readonly<Record<string, string>> = {
  'with a variable each': '$r% = Redis.new(url: ENV["R%_URL"])',
  'with an address each': '$r% = Redis.new(url: "redis://10.0.0.%:6379")',
  'of one server': '$r% = Redis.new(url: ENV["A"] || ENV["REDIS_URL"] || "redis://localhost:6379/%")',
  'with a pool each': 'P% = ConnectionPool.new(size: 5) { Redis.new(url: ENV["R%_URL"]) }',
}

const scan = (ruby: string): unknown =>
  report(
    new Map([
      ['config/application.rb', APPLICATION],
      ['Gemfile.lock', LOCKFILE],
      ['config/initializers/redis.rb', ruby],
    ]),
  )

const YAMLS: Readonly<Record<string, (n: number) => string>> = {
  keys: n => `production:\n${lines(n, '  a%: <%= ENV["A%"] || Redis.new %>')}`,
  'anchors that hold two': n =>
    `a0: &a0 1\n${Array.from({ length: n }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\nproduction:\n  url: *a${n}`,
  'merges that hold the one before': n =>
    `a0: &a0 {x: 1}\n${Array.from({ length: n }, (_, i) => `a${i + 1}: &a${i + 1}\n  <<: *a${i}\n  k${i}: *a${i}`).join('\n')}\nproduction:\n  <<: *a${n}`,
  branches: n => `production:\n${lines(n, '<% if ENV["A%"] %>\n  url: <%= ENV["A%"] %>\n<% else %>\n  url: b%\n<% end %>')}`,
  loops: n => `production:\n${lines(n, '<% [1, 2].each do |i| %>\n  a%<%= i %>: 1\n<% end %>')}`,
}

const read = (yaml: string): unknown =>
  report(
    new Map([
      ['config/application.rb', APPLICATION],
      ['Gemfile.lock', LOCKFILE],
      ['config/cable.yml', yaml],
      ['config/redis.yml', yaml],
      ['config/initializers/redis.rb', 'REDIS = Redis.new(**Rails.application.config_for(:redis))'],
    ]),
  )

describe('grows no faster than the text', { timeout: patience }, () => {
  for (const [name, shape] of Object.entries(SHAPES)) test(name, () => expectLinear(n => scan(shape(n)), 15))
  for (const [name, line] of Object.entries(MANY)) test(`many clients ${name}`, () => expectLinear(n => scan(lines(n, line)), 60))
  for (const [name, shape] of Object.entries(YAMLS)) test(`YAML: ${name}`, () => expectLinear(n => read(shape(n)), 15))

  test('any Ruby, over and over', () => {
    let seen = 0
    fc.assert(
      fc.property(rubyFile, ruby => {
        const whole = (n: number): string => `${ruby.split('\n__END__')[0]}\n`.repeat(n)
        expectLinear(n => scan(whole(n)), 1)
        seen += 1
      }),
      runs(5),
    )
    expect(seen).toBeGreaterThan(0)
  })
})
