/** What the evaluator makes of Ruby: the value of `X` on the left, as people read it on the right. */
import { describe, expect, it } from 'vitest'
import { show } from '../../src/model/value.ts'
import { boot } from '../../src/read/ruby/boot.ts'
import { freeze } from '../../src/read/ruby/object.ts'

function evaluate(ruby: string, files: Readonly<Record<string, string>> = {}): string {
  const sources: Readonly<Record<string, string>> = { 'config/x.rb': ruby, ...files }
  const booted = boot({
    environment: 'production',
    libraries: new Set(['Redis']),
    text: file => sources[file],
    yaml: () => undefined,
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
    required: feature => Object.keys(files).find(f => f.endsWith(`/${feature}.rb`)),
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

const TABLE: readonly (readonly [string, string])[] = [
  ['X = "redis://a"', '"redis://a"'],
  ['X = ENV["A"]', '$A'],
  ['X = ENV["A"] || "b"', '$A or "b"'],
  ['X = ENV.fetch("A", "b")', '$A or "b"'],
  ['X = ENV.fetch("A") { "b" }', '$A or "b"'],
  ['X = ENV["A"].presence || ENV["B"].presence || "c"', '$A or $B or "c"'],
  ['X = ENV.fetch("A") { ENV.fetch("B", "c") }', '$A or $B or "c"'],
  ['X = ENV.fetch("A", 5).to_i', '$A or 5'],
  ['X = Integer(ENV.fetch("A", "5"))', '$A or 5'],
  ['X = "redis://#{ENV["H"]}:6379"', '"redis://#{$H}:6379"'],
  ['X = "redis://#{ENV.fetch("H", "localhost")}:#{ENV.fetch("P", 6379)}"', '"redis://#{$H}:#{$P}" or "redis://localhost:6379"'],
  ['X = Rails.env.production? ? ENV["A"] : ENV["B"]', '$A'],
  ['X = if ENV["RAILS_ENV"] == "production" then 10 else 3 end', '10'],
  ['X = ENV["A"] ? ENV["A"] : "b"', '$A or "b"'],
  ['X = ENV["FLAG"] ? 1 : 2', '1 / 2'],
  ['a = { url: "u" }\na[:url] = ENV["A"] if ENV["A"]\nX = a', '{url: $A or "u"}'],
  ['a = { t: 5 }\nb = a.dup\nif ENV["A"] || ENV["B"]\n  b[:url] = ENV["A"] || ENV["B"]\nend\nX = b', '{t: 5, url: $A or $B or not set}'],
  ['X = { url: ENV["A"].presence, t: 1 }.compact', '{url: $A or not set, t: 1}'],
  ['X = { a: 1 }.merge({ b: 2 }).merge(c: 3)', '{a: 1, b: 2, c: 3}'],
  ['O = { a: 1 }.freeze\nX = { **O, b: 2 }', '{a: 1, b: 2}'],
  ['url = "u"\nX = { url: }', '{url: "u"}'],
  ['def build(a, b: 2) = { a: a, b: b }\nX = build(1)', '{a: 1, b: 2}'],
  ['def build(a, b: 2)\n  return nil unless a\n  { a: a, b: b }\nend\nX = build(1, b: 3)', '{a: 1, b: 3}'],
  ['def add(h, v)\n  return unless v\n  h[:p] = v\nend\nh = { u: 1 }\nadd(h, ENV["P"])\nX = h', '{u: 1, p: $P or not set}'],
  ['X = Redis.new(url: ENV["A"])', 'Redis.new({url: $A})'],
  ['X = ConnectionPool.new(size: 3) { Redis.new }', 'ConnectionPool.new({size: 3}) { Redis.new() }'],
  [
    'class B\n  def initialize\n    @o = {}\n  end\n  def with(o)\n    @o = o.merge(@o)\n    self\n  end\n  def get = { u: 1 }.merge(@o)\nend\nX = B.new.with(p: 5).get',
    '{u: 1, p: 5}',
  ],
  ['module M\n  def self.url = ENV["A"]\nend\nX = M.url', '$A'],
  ['module M\n  class << self\n    attr_accessor :url\n  end\nend\nM.url = 5\nX = M.url', '5'],
  ['module M\n  mattr_accessor :pool, default: 7\nend\nX = M.pool', '7'],
  ['module M\n  extend self\n  def url = "u"\nend\nX = M.url', '"u"'],
  ['module M\n  module_function\n  def url = "u"\nend\nX = M.url', '"u"'],
  ['class P\n  N = 4\nend\nclass C < P\n  def self.n = N\nend\nX = C.n', '4'],
  ['class P\n  def self.go = new.go\n  def go = 3\nend\nclass C < P; end\nX = C.go', '3'],
  ['X = Rails.application.credentials.redis[:url]', 'credentials redis.url'],
  ['X = Rails.application.credentials.dig(:redis, :url) || "d"', 'credentials redis.url or "d"'],
  ['ENV["A"] ||= "b"\nX = ENV["A"]', '$A or "b"'],
  ['X = %w[a b].map { |s| "#{s}!" }', '["a!", "b!"]'],
  ['X = { a: 1 }.tap { |h| h[:b] = 2 }', '{a: 1, b: 2}'],
  ['x = 1\ncase "b"\nwhen "a" then x = 2\nwhen "b" then x = 3\nend\nX = x', '3'],
  ['X = [5, 10].max', '10'],
  ['X = 5.minutes', '300'],
  ['Rails.application.configure do\n  config.x.url = "u"\nend\nX = Rails.configuration.x.url', '"u"'],
  ['X = ENV["A"]&.split(",")&.first', 'unknown (what .split makes of it is not followed)'],
  ['begin\n  X = Integer("5")\nrescue\n  X = 3\nend', '5 / 3'],
  ['X = [1, 2][5]', 'nil'],
  ['def a = b\ndef b = a\nX = a', 'unknown (a calls itself)'],
  ['X = YAML.load("a: 1")', 'YAML.load("a: 1")'],
  ['X = Figaro.env.redis_url', '$REDIS_URL'],
  ['h = { redis: { url: "u" } }\nX = h.dig(:redis, :url)', '"u"'],
  ['h = {}\nh[:a] ||= 3\nX = h', '{a: 3}'],
  ['X = (ENV["A"] || 3).to_i + 2', 'unknown (it is computed) or 5'],
  ['X = ENV["A"].nil? ? "d" : ENV["A"]', '$A or "d"'],
  ['X = ENV.key?("A") ? ENV["A"] : "d"', '$A or "d"'],
  ['X = OpenSSL::SSL::VERIFY_NONE', 'OpenSSL::SSL::VERIFY_NONE'],
]

/** Each row was once read wrongly. */
const MENDED: readonly (readonly [string, string])[] = [
  ['X = ENV["A"] || raise("no A")', '$A'],
  ['def a = ENV["A"] || raise("no A")\nX = a', '$A'],
  ['URL = ENV["A"] || raise("no A")\nX = 3', '3'],
  ['X = ENV.fetch("A") { raise "no A" }\nX = 3', '3'],
  ['X = ENV.fetch("A") { |k| abort k }', '$A'],
  ['X = (ENV["A"] or raise "no A")', '$A'],
  ['def f\n  a = ENV["A"] || (return 3)\n  a\nend\nX = f', '3 / $A'],
  ['a = {}\na[:x] ||= (raise "b" if ENV["B"])\nX = 1', '1'],
  ['@a = ENV["A"]\n@a ||= raise("no A")\nX = @a', '$A'],
  ['X = (raise "a" rescue 3)\nY = 4', '3'],
  ['h = { a: 1 }\nX = h.fetch(:a) { raise "no a" }', '1'],
  ['foo.each { |x| raise "no" }\nX = 3', '3'],
  ['def f\n  return 1\nensure\n  $a = 2\nend\nf\nX = $a', '2'],
  ['def f(a, (b, (c, *d)), *e, k:, **r) = [a, b, c, d, e, k, r]\nX = f(1, [2, [3, 4]], 5, k: 6, z: 7)', '[1, 2, 3, [4], [5], 6, {z: 7}]'],
  ['def g(*a, **k) = [a, k]\ndef f(...) = g(...)\nX = f(1, z: 2)', '[[1], {z: 2}]'],
  ['def g(*a, **k) = [a, k]\ndef f(*, **) = g(*, **)\nX = f(1, z: 2)', '[[1], {z: 2}]'],
  ['class P\n  def f(a, b: 1) = [a, b]\nend\nclass C < P\n  def f(a, b: 2) = super\nend\nX = C.new.f(1, b: 3)', '[1, 3]'],
  [
    'class A\n  def f = [1]\nend\nclass B < A\n  def f = super + [2]\nend\nclass C < B\n  def f = super + [3]\nend\nX = C.new.f',
    '[1, 2, 3]',
  ],
  ['f = ->(a, b:) { [a, b] }\nX = f.call(1, b: 2)', '[1, 2]'],
  ['X = [[1, [2, 3]]].map { |a, (b, c)| [a, b, c] }', '[[1, 2, 3]]'],
  ['X = { a: 1 }.map { |pair| pair }', '[["a", 1]]'],
  ['X = { a: 1 }.map { [_1, _2] }', '[["a", 1]]'],
  ['X = { a: 1 }.each_with_object({}) { |(k, v), h| h[v] = k }', '{1: "a"}'],
  ['X = []\n{ a: 1 }.each_value { |v| X << v }', '[1]'],
  ['X = [1, 2].flat_map { |a| [a, a] }', '[1, 1, 2, 2]'],
  ['a, (b, *c), *d, e = 1, [2, 3], 4, 5, 6\nX = [a, b, c, d, e]', '[1, 2, [3], [4, 5], 6]'],
  ['h = {}\nh[:a], h[:b] = 1, 2\nX = h', '{a: 1, b: 2}'],
  ['a = [1, 2]\na[0], a[1] = a[1], a[0]\nX = a', '[2, 1]'],
  ['a = [1]\na[-1] = 2\na[1] = 3\nX = a', '[2, 3]'],
  ['X = [*nil, 1]', '[1]'],
  ['h = { a: 1 }\nh[:a] += 1\nh[:b] &&= 3\nh[:a] &&= 4\nX = h', '{a: 4}'],
  ['class C\n  class << self\n    attr_accessor :n\n  end\nend\nC.n = 1\nC.n += 1\nX = C.n', '2'],
  ['A::B = 1\nA::B += 2\nX = A::B', '3'],
  ['a = nil\na&.b ||= 3\nX = a', 'nil'],
  ['h = {}\nh[foo] = 1\nX = h', '{, …}'],
  ['h = { a: 1 }\nh.merge!(foo)\nX = h', '{a: 1, …}'],
  ['{ a: ENV["A"] } => { a: }\nX = a', 'unknown (it is part of what a pattern matches)'],
  ['for a, b in [[1, 2]] do X = b end', '2'],
  ['while foo\n  X = 1\n  break\nend', '1 / not set'],
  ['class A\n  def f = 3\n  alias g f\n  alias_method :h, :g\nend\nX = A.new.h', '3'],
  ['o = Object.new\ndef o.url = 3\ndef url = 4\nX = url', '4'],
  ['module A; end\ndef A.url = 3\nX = A.url', '3'],
  ['X = [nil, "a"].join("-")', '"-a"'],
  ['X = [1].map { |x| next 3 if foo; 4 }', '[3 / 4]'],
  ['X = [1].map { |x| next 3 unless ENV["A"]; ENV["A"] }', '[$A or 3]'],
  ['def f\n  [1].each { |x| return 3 if foo }\n  4\nend\nX = f', '3 / 4'],
  ['f = -> { return 3 }\nY = f.call\nX = Y', '3'],
  ['f = ->(x) { return 3 if foo; if bar then return 5 end; 4 }\nX = f.call(1)', '3 / 5 / 4'],
  ['f = lambda { |x| return x }\nf.call(1)\nX = 2', '2'],
  ['def f\n  g = proc { return 3 }\n  g.call\n  4\nend\nX = f', '3'],
]

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
  for (const [ruby, value] of [...TABLE, ...MENDED]) it(ruby.replaceAll('\n', '; '), () => expect(evaluate(ruby)).toBe(value))

  for (const [ruby, part] of WITHOUT_END)
    it(`${ruby.slice(0, 60).replaceAll('\n', '; ')} … comes to an end`, () => expect(evaluate(ruby)).toContain(part))

  it('follows constants and methods across files', () => {
    expect(
      evaluate('X = Lago::Builder.new.url', {
        'lib/lago/builder.rb': 'module Lago\n  class Builder\n    U = ENV["A"]\n    def url = U\n  end\nend',
      }),
    ).toBe('$A')
  })
})
