/** Random YAML with ERB in it, whole and broken. */
import fc from 'fast-check'

const one = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all)

const KEYS = [
  'production',
  'shared',
  'default: &default',
  'url',
  'redis',
  ':concurrency',
  'concurrency',
  ':queues',
  'adapter',
  'channel_prefix',
  'timeout',
  'ssl_params',
  '<<',
  '?',
  '"quoted\\u0000"',
  'ключ',
  '*default',
  '__proto__',
  'constructor',
  'services',
  'image',
  'command',
  'environment',
  'REDIS_URL',
  'capsules',
  '- name',
  '-',
] as const

const RUBY = [
  'ENV["REDIS_URL"]',
  'ENV.fetch("A") { raise "x" }',
  'ENV["A"] || "redis://a:1"',
  'Rails.env',
  '[1, 2].map { |a| a }',
  'if ENV["A"]',
  'else',
  'end',
  'x = 3',
  'x',
  '# comment',
  '5.times do |i|',
  '"%>"',
  'Redis.new(url: ENV["A"])',
  '}',
  'raise',
  '{ a: 1 }.each do |k, v|',
  'OpenSSL::SSL::VERIFY_NONE',
  '"😀"',
  'h = {}; h[:h] = h; h',
] as const

const tag = fc
  .tuple(one(['<%=', '<%', '<%-', '<%#', '<%%=', '<%==']), one(RUBY), one(['%>', '-%>', '%>\n', '', '%']))
  .map(parts => parts.join(' '))

const VALUES = [
  '',
  '5',
  '0x1F',
  '1_000',
  '~',
  'null',
  'yes',
  '"redis://a:6379/0"',
  "'it''s'",
  '"\\x"',
  '*default',
  '*nowhere',
  '&a',
  '&a [*a]',
  '&a {b: *a}',
  '[1, [2, {a: b}]',
  '{a: 1, b: }',
  '|\n    text\n',
  '>-\n    text',
  '!ruby/object:Redis {}',
  '!!binary aGk=',
  '2001-01-01',
  ':symbol',
  'a: b: c',
  '%',
  '@',
  '`',
  '\t',
  '"\u{e000}\u{e001}"',
  '😀',
  '<<',
  '---',
  '...',
  '- - - -',
] as const

const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.nat({ max: 4 }), one(KEYS), fc.oneof(one(VALUES), one(VALUES), tag))
      .map(([depth, key, value]) => `${'  '.repeat(depth)}${key}: ${value}`),
  },
  { weight: 2, arbitrary: fc.tuple(fc.nat({ max: 4 }), tag).map(([depth, text]) => `${'  '.repeat(depth)}${text}`) },
  { weight: 1, arbitrary: fc.tuple(fc.nat({ max: 4 }), one(VALUES)).map(([depth, value]) => `${'  '.repeat(depth)}- ${value}`) },
  {
    weight: 1,
    arbitrary: one(['---', '...', '%YAML 1.2', '\t', '# <%= 1 %>', '}', ']', '\u0000', '\ufeff', '<%', '%>', 'production:', '\r']),
  },
)

/** A file, now and then with a section that makes sense in front. */
export const yamlFile: fc.Arbitrary<string> = fc
  .tuple(
    one([
      '',
      '',
      'default: &default\n  url: redis://a:1/0\n',
      'production:\n  adapter: redis\n',
      'services:\n  web:\n    command: bundle exec puma\n',
    ]),
    fc.array(line, { maxLength: 14 }),
    one(['\n', '\r\n']),
  )
  .map(([head, lines, end]) => head + lines.join(end))
