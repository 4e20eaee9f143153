/** Random Ruby as people might write it, and as nobody would: a grammar with Redis calls, every assignment and every odd parameter. */
import fc from 'fast-check'

const NAMES = ['a', 'b', 'c', 'url', 'opts', '@a', '@@b', '$redis', 'A', 'B', 'A::B', '::C', 'X'] as const
const METHODS = [
  'f',
  'g',
  'build',
  'call',
  'new',
  'merge',
  'merge!',
  'deep_merge',
  'dig',
  'fetch',
  'presence',
  'to_i',
  'to_s',
  'map',
  'each',
  'then',
  'tap',
] as const
const MORE_METHODS = [
  'freeze',
  'dup',
  'send',
  'compact',
  'first',
  'join',
  'split',
  '+',
  '<<',
  '[]',
  '==',
  'nil?',
  'blank?',
  'to_h',
  'each_with_object',
  'redis',
  'with',
] as const
const WORDS = ['redis://a:6379/0', 'ключ', '😀\u0301', 'a#b', '%s', 'REDIS_URL', '', 'production', 'redis', '1', '/x/../y'] as const
const PARAMETERS = [
  '',
  '(a)',
  '(a, b = a)',
  '(a, (b, c), *d, e:, **f, &g)',
  '(...)',
  '(*)',
  '(**)',
  '(&)',
  '(*a, b)',
  '(a = b, *c, d)',
  '(a:, b: a)',
  '(**nil)',
  '((a, (*b, c)), d)',
  '(a, *, **, &)',
  '(_, _)',
] as const
const BLOCKS = ['', '|a|', '|a, b|', '|a, (b, *c), d: 1, **e, &f|', '|a; b|', '|*|', '|(a, b), c|', '|a,|', '|**nil|'] as const
const OPERATORS = ['=', '||=', '&&=', '+=', '<<=', '|=', '**='] as const

const one = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all)

/** Texts of the pieces, put together. */
const put = (build: (...parts: string[]) => string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map(all => build(...all))

const quoted = one(WORDS).map(w => `"${w}"`)
const leaf: fc.Arbitrary<string> = fc.oneof(
  one(NAMES),
  quoted,
  one([
    'nil',
    'true',
    'false',
    '0',
    '5',
    '1_000',
    '0.5',
    ':a',
    ':redis_cache_store',
    'self',
    '{}',
    '[]',
    '__FILE__',
    '__LINE__',
    '1..2',
    '/a(?<x>.)/',
    '?a',
    '%w[a b]',
    '`ls`',
    '1r',
    '_1',
    'it',
    'ARGV',
    '$1',
    '$~',
  ]),
  put(n => `ENV[${n}]`, quoted),
  put(n => `ENV.fetch(${n})`, quoted),
  one([
    'Rails.env.production?',
    'Rails.application.credentials.redis[:url]',
    'Rails.application.config_for(:redis)',
    'defined?(A)',
    'block_given?',
    'Redis.current',
    'binding',
    '__method__',
  ]),
)

type Grammar = {
  expression: string
  pattern: string
  target: string
  statement: string
  body: string
}

const { statement, body } = fc.letrec((untyped: fc.LetrecTypedTie<Grammar>) => {
  const tie = (name: keyof Grammar): fc.Arbitrary<string> => untyped(name)
  const e = tie('expression')
  const s = tie('body')
  const method = one([...METHODS, ...METHODS, ...MORE_METHODS])
  const block = fc.oneof(
    put((p, inner) => `{ ${p} ${inner} }`, one(BLOCKS), e),
    put((p, inner) => `do ${p}\n${inner}\nend`, one(BLOCKS), s),
  )
  const expression = fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    put((a, name, b) => `${a}.${name}(${b})`, e, method, e),
    put((a, name) => `${a}&.${name}`, e, method),
    put((a, name, b) => `${a}.${name} ${b}`, e, method, block),
    put((a, b) => `${a}[${b}]`, e, e),
    put((a, op, b) => `(${a} ${op} ${b})`, e, one(['||', '&&', 'or', 'and', '+', '==', '!=', '<', '-', '*', '=~', '..']), e),
    put((a, b, c) => `(${a} ? ${b} : ${c})`, e, e, e),
    put((a, b) => `(${a} rescue ${b})`, e, e),
    put((a, b) => `{ a: ${a}, "url" => ${b}, **${b}, ${a} => 1 }`, e, e),
    put((a, b) => `[${a}, *${b}]`, e, e),
    put((a, b) => `"x#{${a}}-#{${b}}"`, e, e),
    put(a => `!${a}`, e),
    put((a, p, b) => `->${p} { ${b} }.call(${a})`, e, one(PARAMETERS), e),
    put((a, b) => `f(${a}, *${b}, k: ${a}, **${b}, &${a})`, e, e),
    put((p, b) => `proc { ${p} ${b} }`, one(BLOCKS), e),
    put((a, t) => `Redis.new(url: ${a}, timeout: ${t})`, e, e),
    put(a => `Redis.new(${a})`, e),
    put((n, a) => `ConnectionPool.new(size: ${n}, timeout: 3) { Redis.new(${a}) }`, e, e),
    put((a, b) => `(${a} in ${b})`, e, tie('pattern')),
    put(a => `super(${a})`, e),
    one(['super', 'yield', 'raise("x")', 'raise', 'exit', 'redo', 'retry']),
    put(a => `yield(${a})`, e),
    put((b, n) => `ENV.fetch(${n}) ${b}`, block, quoted),
    put((a, b) => `if ${a} then ${b} end`, e, e),
    put((a, b) => `case ${a} when ${b}, *A then ${a} else ${b} end`, e, e),
    put((a, p, b) => `case ${a}\nin ${p} then ${b}\nin [] | nil if ${b} then 1\nend`, e, tie('pattern'), e),
    put(inner => `(\n${inner}\n)`, s),
  )
  const pattern = fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    one([
      '{ a: }',
      '{ url: String => b, **nil }',
      '[a, *b, c]',
      'Integer | nil',
      '^c',
      '{ a: { b: [c, *] }, **rest }',
      'A::B[x]',
      '[*, 1, *]',
      '..5',
    ]),
    put((a, b) => `[${a}, ${b} => z]`, tie('pattern'), tie('pattern')),
  )
  const target = fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    one(NAMES),
    put((a, b) => `${a}[${b}]`, one(['a', '@a', 'A', 'f']), e),
    put(
      (a, name) => `${a}.${name}`,
      one(['a', 'A', 'self', 'Rails.application.config', 'Sidekiq']),
      one(['redis', 'url', 'cache_store', 'b']),
    ),
    put((a, name) => `${a}&.${name}`, one(['a', '@a']), one(['url', 'b'])),
  )
  const single = fc.oneof(
    put((t, op, a) => `${t} ${op} ${a}`, target, one(OPERATORS), e),
    put((t, op, a) => `${t} ${op} ${a}`, tie('target'), one(['=', '||='] as const), e),
    put((t, u, a) => `${t}, *${u} = ${a}`, tie('target'), one(['a', '@a']), e),
    put((t, u, a) => `${t}, (b, *c), ${u} = ${a}, ${a}`, tie('target'), tie('target'), e),
    put((a, p) => `${a} => ${p}`, e, tie('pattern')),
    put((a, text) => `X = <<~T + "b"\n  ${text} #{${a}}\n    y\nT`, e, one(['a', 'ключ', '\u{1f600}', '#', '\t'])),
    put(
      (a, how) => `${how} ${a}`,
      e,
      one([
        'return',
        'next',
        'break',
        'p',
        'raise',
        'require',
        'require_relative',
        'include',
        'extend',
        'prepend',
        'using',
        'undef_method',
      ]),
    ),
    put((a, how, b) => `${how} if ${a}\n${b} unless ${a}`, e, one(['return', 'next', 'break', 'raise "no"', 'return 3', 'exit']), e),
    put(a => `h = {}; h.merge!(h); h[:h] = h; h.deep_merge!(h); a = [a, a, ${a}]; a << a`, e),
    put((a, b) => `A = B\nB = A\nA::B = ${a}\nB::A ||= ${b}`, e, e),
  )
  const nested = fc.oneof(
    put((a, b, c) => `if ${a}\n${b}\nelse\n${c}\nend`, e, s, s),
    put((a, b) => `unless ${a}\n${b}\nend`, e, s),
    put((how, a, b) => `${how} ${a}\n${b}\nend`, one(['while', 'until', 'for a in', 'for a, (b, c) in', 'for @a[0] in']), e, s),
    put((b, a) => `begin\n${b}\nend while ${a}`, s, e),
    put((a, b, c, d) => `begin\n${a}\nrescue Redis::BaseError, *A => @e\n${b}\nelse\n${c}\nensure\n${d}\nend`, s, s, s, s),
    put(
      (name, p, b) => `def ${name}${p}\n${b}\nend`,
      one(['f', 'g', 'self.f', 'build', 'redis', 'initialize', 'url=', 'a.f', 'method_missing', '==']),
      one(PARAMETERS),
      s,
    ),
    put((p, b) => `def f${p === '' ? '()' : p} = (${b})`, one(PARAMETERS), e),
    put((p, a) => `def h(a, *r, **k, &bl)\n${a}\nrescue\nretry\nensure\nreturn\nend\nh${p}`, one(['', '(1)', '(*a, **b, &c)']), s),
    put(
      (name, up, b) => `class ${name}${up}\n${b}\nend`,
      one(['A', 'B', 'A::B', 'Redis', '::C', 'self::D']),
      one(['', ' < A', ' < B', ' < Redis', ' < Struct.new(:a)', ' < f(1)']),
      s,
    ),
    put((name, b) => `module ${name}\n${b}\nend`, one(['A', 'B::A', 'M', 'Sidekiq']), s),
    put((b, c) => `class A\nclass << self\n${b}\nclass << self\n${c}\nend\nend\nend`, s, s),
    put((a, b) => `S = Struct.new(:a, :url) do\n${b}\nend\nX = S.new(${a}).url`, e, s),
    put(
      (how, b) => `${how} do |a|\n${b}\nend`,
      one([
        'refine A',
        'define_method(:f)',
        'loop',
        'A.class_eval',
        'A.f',
        'module_function',
        'private',
        'a.each_pair',
        '5.times',
        'Rails.application.configure',
        'Rails.application.reloader.to_prepare',
      ]),
      s,
    ),
    put((who, a) => `Sidekiq.configure_${who} { |config| config.redis = ${a} }`, one(['server', 'client']), e),
    put(a => `Rails.application.config.cache_store = :redis_cache_store, { url: ${a}, pool: { size: ${a} } }`, e),
    put(a => `Rails.application.configure { config.session_store :redis_store, servers: ${a} }`, e),
    put(a => `Rack::Attack.cache.store = ${a}\nResque.redis = ${a}\nREDIS = ${a}`, e),
    put(a => `BEGIN { ${a} }\nEND { ${a} }\nalias f g\nalias $a $b\nundef g`, e),
  )
  return {
    expression,
    pattern,
    target,
    statement: fc.oneof({ maxDepth: 4, depthSize: 'small' }, single, single, nested),
    body: fc.array(tie('statement'), { minLength: 0, maxLength: 4, depthIdentifier: 'body', size: 'small' }).map(all => all.join('\n')),
  }
})

/** One statement, which may hold others. */
const _rubyStatement = statement

/** A file: statements, now and then cut off, with what ends a program early, or with text that no one can parse in it. */
export const rubyFile: fc.Arbitrary<string> = fc
  .tuple(
    body,
    fc.array(statement, { maxLength: 6 }),
    one(['', '', '', '\n__END__\nredis', '\n=begin\nredis\n=end\n', '\n#\u{e000}\0', '\n}}} end end', '\n"#{']),
    fc.nat({ max: 4000 }),
    fc.nat({ max: 9 }),
  )
  .map(([first, more, tail, cut, whether]) => {
    const whole = [`# redis`, first, ...more].join('\n') + tail
    return whether === 0 ? whole.slice(0, cut) : whole
  })
