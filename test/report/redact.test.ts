import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact, redactor } from '../../src/report/redact.ts'

const MASKED: readonly (readonly [string, string])[] = [
  ['redis://:hunter22@host:6379/0', 'redis://***@host:6379/0'],
  ['rediss://user:p%40ss%2Fword@h.example:6380', 'rediss://***@h.example:6380'],
  ['redis://user:p@ss/w#rd?x@host:6379/0', 'redis://***@host:6379/0'],
  ['redis://onlypassword@host', 'redis://***@host'],
  ['valkey://a:b@[::1]:6379/3', 'valkey://***@[::1]:6379/3'],
  ['postgres://u:123/4x@db/app', 'postgres://***@db/app'],
  ['https://u:pa/ss@host/path', 'https://***@host/path'],
  ['amqp://guest:guest@mq and redis://a:b@h', 'amqp://***@mq and redis://***@h'],
  ['redis://a:b@h1:1,redis://c:d@h2:2', 'redis://***@h1:1,redis://***@h2:2'],
  ["redis://:it's@host", 'redis://***@host'],
  ["['redis://h','a@b']", "['redis://h','a@b']"],
  ['"redis://x:#{ENV["A"]}tail@h"', '"redis://***@h"'],
  ['u=redis%3A%2F%2Fme%3Asecret%40host%3A6379', 'u=redis%3A%2F%2F***%40host%3A6379'],
  ['password: "hunter2"', 'password: "***"'],
  ['Redis.new(host: "h", passwrod: "hunter2", pasword: \'x\')', 'Redis.new(host: "h", passwrod: "***", pasword: \'***\')'],
  ['{"password":"a\\"b","x":1}', '{"password":"***","x":1}'],
  ["redisPassword = 'hunter2'", "redisPassword = '***'"],
  [':password => "x1y2z3",', ':password => "***",'],
  ['--requirepass s3cret --appendonly yes', '--requirepass *** --appendonly yes'],
  ['masterauth s3cret', 'masterauth ***'],
  ['AUTH hunter2', 'AUTH ***'],
  ['AUTH default hunter2', 'AUTH *** ***'],
  ['redis-cli -h x -a hunter2 PING', 'redis-cli -h x -a *** PING'],
  ['REDISCLI_AUTH=hunter2 redis-cli', 'REDISCLI_AUTH=*** redis-cli'],
  [`x ghp_${'a1'.repeat(18)} y`, 'x *** y'],
  [`ghs_${'aB3.-_'.repeat(80)}`, '***'],
  [`github_pat_${'a1B_'.repeat(20)}`, '***'],
  ['key AKIAIOSFODNN7EXAMPLE.', 'key ***.'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = ***'],
  [`HRKU-${'a1b2-'.repeat(8)}`, '***'],
  ['HEROKU_API_KEY 01234567-89ab-cdef-0123-456789abcdef', 'HEROKU_API_KEY ***'],
  ['a -----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY----- b', 'a *** b'],
  [`-----BEGIN PRIVATE KEY-----\\n${'QUJD'.repeat(12)}`, '***'],
  ['password: "config.hunter"', 'password: "***"'],
  ['password: "abc[12]", db: 3', 'password: "***", db: 3'],
  ["password: 'ENV'", "password: '***'"],
  ['password: hunt(er2', 'password: ***'],
  ['password: hunter.two', 'password: ***'],
  ['REDIS_PASSWORD=app.config', 'REDIS_PASSWORD=***'],
  ['password: <%= "hunter22" %>', 'password: <%= "***" %>'],
  ['password: ENV["REDIS_SECRET"] || "hunter22"', 'password: ENV["REDIS_SECRET"] || "***"'],
  ["password: ENV['A'] ? 'hunter22' : nil", "password: ENV['A'] ? '***' : nil"],
  ['password: ENV.fetch("REDIS_PASSWORD", "hunter22")', 'password: ENV.fetch("REDIS_PASSWORD", "***")'],
  ['ENV.fetch("REDIS_PASSWORD") { "hunter22" }', 'ENV.fetch("REDIS_PASSWORD") { "***" }'],
  ['ENV["REDIS_PASSWORD"] ||= "hunter22"', 'ENV["REDIS_PASSWORD"] ||= "***"'],
  ['options.fetch(:password, "hunter22")', 'options.fetch(:password, "***")'],
  ['{"text":"password: ENV[\\"A\\"] || \\"hunter22\\""}', '{"text":"password: ENV[\\"A\\"] || \\"***\\""}'],
  ['password: "pre#{ENV["X"]}"', 'password: "***#{ENV["X"]}"'],
  ['Authorization: Bearer abc123def456', 'Authorization: Bearer ***'],
  ['Authorization: token abcdef0123456789', 'Authorization: token ***'],
  ['ACL SETUSER bob on >hunter22x ~* +get', 'ACL SETUSER bob on >*** ~* +get'],
  ['redis://host:6379/0?auth=hunter22x&db=1', 'redis://host:6379/0?auth=***&db=1'],
  ['redis://host:6379/0?db=1&password=hunter22x', 'redis://host:6379/0?db=1&password=***'],
  ['redis://user: hunter22x@host:6379', 'redis://***@host:6379'],
  ['{"url":"redis:\\/\\/u:hunter22x@host"}', '{"url":"redis:\\/\\/***@host"}'],
  ['//user:hunter22x@host:6379', '//***@host:6379'],
  ['redis%253A%252F%252Fu%253Ahunter22x%2540host', 'redis%253A%252F%252F***%2540host'],
  ['redis://user:hunter%2540x%2F@host', 'redis://***@host'],
  ['rediss://u:pa$$w^(x)[1]+.*@h', 'rediss://***@h'],
  ['redis://redis:password@redis/0', 'redis://***@redis/0'],
  ['redis://u:ab"cd<ef>gh`ij@host', 'redis://***@host'],
  ['url: "redis://u:ab"cdefgh@host"', 'url: "redis://***@host"'],
  ['The cache (`redis://u:ab`cdefgh@host`) and `x@y`', 'The cache (`redis://***@host`) and `x@y`'],
  ['<redis://u:ab>cdefgh@host>, then x@y', '<redis://***@host>, then x@y'],
  ["'redis://:'abc@host'", "'redis://***@host'"],
  ['{"url":"redis:\\/\\/u:hun\\"ter<22x@host"}', '{"url":"redis:\\/\\/***@host"}'],
  ["u=redis%3A%2F%2Fme%3Ase'cret%40host", 'u=redis%3A%2F%2F***%40host'],
  ['password: ab"cd,ef;gh}i # why', 'password: *** # why'],
  ['export REDIS_PASSWORD=ab"cd,ef;g&h docker run', 'export REDIS_PASSWORD=*** docker run'],
  ['requirepass ab"cd', 'requirepass ***'],
  ['ACL SETUSER bob on >hun"ter22x ~*', 'ACL SETUSER bob on >*** ~*'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N', '***'],
]

const KEPT: readonly string[] = [
  'redis://localhost:6379/0',
  'redis://***@host:6379/0',
  'redis://:#{ENV["REDIS_PASSWORD"]}@host',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's interpolation
  'redis://app:${REDIS_PASSWORD}@host',
  'https://github.com/@someone/repo',
  'https://host:8080/a@b',
  'see https://example.com/?mail=me@example.com',
  'password: ENV["REDIS_PASSWORD"],',
  'password: <%= ENV["X"] %>',
  'password: Rails.application.credentials.redis_password',
  'password: Rails.application.credentials.dig(:redis, :password), db: 3',
  'password: Rails.application.credentials.redis[:password]',
  'password: config[:password])',
  'password: config[:redis]["password"],',
  'password: config.fetch("password")',
  'password: AppConfig[:redis].fetch(:password)',
  'password: Settings.redis.password',
  'password: ENV["REDIS_PASSWORD"].presence || Settings.redis.password',
  'password: ENV.fetch("REDIS_PASSWORD", nil)',
  'password: ENV.fetch("REDIS_PASSWORD", "")',
  'ENV["REDIS_PASSWORD"] == "x"',
  '{"advice":"Redis.new(password: ENV[\\"REDIS_PASSWORD\\"])"}',
  '"password": "$REDIS_PASSWORD"',
  'password: <%= ENV.fetch("REDIS_PASSWORD") %>',
  'password: "<%= ENV["X"] %>"',
  'password: "#{ENV["X"]}"',
  'Redis.new(password: password, db: 3)',
  'Redis.new(password: redis_password)',
  'Redis.new(password: REDIS_PASSWORD)',
  'password: @password',
  'password: -> { fetch }',
  'password: nil, token: short',
  'env:REDIS_PASSWORD+env:REDIS_HOST',
  'credentials:redis.password',
  'The server answers AUTH with an error; requirepass is not set.',
  'shared-instance:0f3a9c 01234567-89ab-cdef-0123-456789abcdef',
  'a@b.example, c://, ://x',
  'redis://localhost:6379 and mail a@b.example',
  'redis://HOST:PORT/DB or `@x`',
  'a comment // see: me@x',
  '"redis://a:6379", "me@x"',
  '["redis://h:6379/0","a@b"]',
  '<a href="redis://h:6379">mail a@b</a>',
  '`redis://host:6379/0` and `a@b`',
  '{"url":"redis://h:6379/0","user":"a@b.c"}',
  'redis://localhost:6379/0" or me@x',
  '"redis://:" + ENV["PASS"] + "@host"',
  'password: on the server is set',
  'password: [a, b]',
  '    password: redis_password,',
]

describe('redact', () => {
  test.each(MASKED)('masks %s', (text, expected) => {
    expect(redact(text)).toBe(expected)
    expect(redact(expected)).toBe(expected)
  })

  test.each(KEPT)('leaves %s', text => expect(redact(text)).toBe(text))

  const password = fc
    .string({ unit: fc.constantFrom(...'abcXYZ0189:@/?#%&=+,;!~$*()[]{}|^\\-_.é'), minLength: 6, maxLength: 40 })
    .filter(p => /[a-zA-Z]/.test(p) && !/[#$]\{/.test(p))
  const encoded = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }).map(s => `q${encodeURIComponent(s)}Z`)
  const scheme = fc.constantFrom('redis', 'rediss', 'valkey', 'postgres', 'amqp', 'memcached', 'redis+sentinel')
  const words = fc
    .array(fc.constantFrom('cache', 'the', 'queue', 'at', '(', '"', 'redis://localhost:6379/0', '\n', 'é', '日本', 'x@y.z'), {
      maxLength: 12,
    })
    .map(w => w.join(' '))

  test('credentials in a URL never survive', () => {
    fc.assert(
      fc.property(
        words,
        scheme,
        fc.constantFrom('', 'default', 'user1'),
        fc.oneof(password, encoded),
        words,
        (left, kind, user, secret, right) => {
          const out = redact(`${left} ${kind}://${user}:${secret}@cache.internal:6379/0 ${right}`)
          expect(out).toContain('@cache.internal:6379/0')
          expect(out.split('cache.internal').join('')).not.toContain(secret)
          expect(redact(out)).toBe(out)
        },
      ),
      { numRuns: 500 },
    )
  })

  describe('any printable character', () => {
    const ascii = Array.from({ length: 94 }, (_, n) => String.fromCharCode(0x21 + n)).join('')
    // What is put in from elsewhere, the next address of a list, YAML's own words and a mask are no passwords.
    const isPassword = (text: string): boolean => /[a-z]/i.test(text) && !/[#$]\{|:\/\/|\*\*\*/.test(text)
    const any = fc
      .oneof(
        fc.string({ unit: fc.constantFrom(...ascii), minLength: 8, maxLength: 40 }),
        fc.string({ unit: fc.constantFrom(...'"\'`<>\\a1'), minLength: 8, maxLength: 20 }),
        fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }).map(text => text.replace(/[\s\p{C}]/gu, 'x')),
      )
      .filter(isPassword)
    const around = fc.constantFrom<[string, string]>(
      ['', ''],
      ['REDIS_URL=', '\nA=b@c'],
      ['  url: ', '\n  port: 1'],
      ['url: "', '", db: 3'],
      ["url: '", "', db: 3"],
      ['The cache (`', '`) and `x@y`'],
      ['<', '>, then x@y'],
    )
    // What looks like a whole address before a quote is one: `redis://host:6379`, `redis://u:p@host`.
    const inside = (text: string): boolean =>
      !/^\d{0,5}(?:["'`<>/?#]|$)|@(?:[\w.-]+|\[[\da-f:.]*\])(?::\d{1,5})?(?:[/?#,"'`<>]|$)/i.test(text)

    test('in a URL', () => {
      fc.assert(
        fc.property(around, scheme, fc.constantFrom('', 'default'), any.filter(inside), ([left, right], kind, user, secret) => {
          const out = redact(`${left}${kind}://${user}:${secret}@cache.internal:6379/0${right}`)
          expect(out).toBe(`${left}${kind}://***@cache.internal:6379/0${right}`)
        }),
        { numRuns: 3000 },
      )
    })

    test('behind a name that says so, where nothing quotes it', () => {
      const lines = fc.constantFrom<[string, string]>(
        ['password: ', ''],
        ['production:\n  redis_password: ', '\n  port: 1'],
        ['REDIS_PASSWORD=', '\nA=b'],
        ['export JOBS_PASSWORD=', ' run'],
        ['password = ', ''],
        ['requirepass ', '\nport 1'],
      )
      const plain = any.filter(
        text => /^[a-z]\d/i.test(text) && !/[,;"'\\\])}]$|["'][,;)\]}]/.test(text) && !/^\w+(?:[.([]|::|&\.)/.test(text),
      )
      fc.assert(
        fc.property(lines, plain, ([left, right], secret) => {
          expect(redact(`${left}${secret}${right}`)).toBe(`${left}***${right}`)
        }),
        { numRuns: 3000 },
      )
    })
  })

  test('a password that is written out never survives, a reference always does', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abXY019.:@/?#%&=+!~*()[]{}|^-_'), minLength: 6, maxLength: 20 })
    const literal = word.filter(w => /[a-z]/i.test(w) && !/^[<*]|[#$]\{|^(?:env|settings?|credentials|config|unknown):/.test(w))
    const reference = fc.constantFrom(
      'ENV["A"]',
      'config[:password]',
      'Rails.application.credentials.dig(:redis, :password)',
      'ENV.fetch("A")',
    )
    const frame = fc.constantFrom<[string, string]>(
      ['Redis.new(password: ', ', db: 3)'],
      ['password: ', ''],
      ['{ "password" => ', ' }'],
      [':password: ', '\nport: 6380'],
    )
    fc.assert(
      fc.property(frame, literal, fc.constantFrom('"', "'"), reference, ([left, right], secret, quote, place) => {
        expect(redact(`${left}${quote}${secret}${quote}${right}`)).toBe(`${left}${quote}***${quote}${right}`)
        expect(redact(`${left}${place}${right}`)).toBe(`${left}${place}${right}`)
        expect(redact(`${left}${place} || ${quote}${secret}${quote}${right}`)).toBe(`${left}${place} || ${quote}***${quote}${right}`)
      }),
      { numRuns: 1000 },
    )
  })

  test('text without secrets is unchanged', () => {
    fc.assert(fc.property(words, text => void expect(redact(text)).toBe(text)))
  })

  test('any text: never a throw, twice is once', () => {
    const soup = fc
      .array(
        fc.oneof(
          fc.string(),
          fc.constantFrom('://', '@', 'password=', 'AUTH ', '-----BEGIN X-----', '%3A%2F%2F', '%40', 'ghp_', '"', '***', '#{'),
        ),
        { maxLength: 20 },
      )
      .map(p => p.join(''))
    fc.assert(
      fc.property(soup, text => void expect(redact(redact(text))).toBe(redact(text))),
      { numRuns: 2000 },
    )
  })

  test('long hostile text takes no longer than its length asks', () => {
    const begun = performance.now()
    for (const piece of [
      'a://',
      'a',
      '@',
      'password=',
      'AUTH ',
      '-----BEGIN A-----',
      '%3A%2F%2F',
      'a.',
      'redis-cli ',
      '"\\',
      ' ',
      'redis://a:b,',
      'password: a.',
      'password: a[',
      'ENV["X_PASSWORD"] || ',
      '"redis://u:a"',
      '`redis://u:a`b',
      'requirepass a"',
      'requirepass \\"',
      'password-',
      '\npassword: a"',
      'a:\\/\\/\\"',
      '//u:a"',
    ])
      redact(piece.repeat(100_000 / piece.length))
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})

describe('redactor', () => {
  const clean = redactor(['p@ss/word"1', 'redis://:topsecret%2F9@host:1/0', 'short'])

  test.each([
    ['the raw value p@ss/word"1 here', 'the raw value *** here'],
    ['p%40ss%2Fword%221 and p%40ss%2fword%221', '*** and ***'],
    ['{"a":"p@ss/word\\"1"}', '{"a":"***"}'],
    ['topsecret/9 or topsecret%2F9', '*** or ***'],
    ['redis://:topsecret%2F9@host:1/0', 'redis://***@host:1/0'],
    ['short stays', 'short stays'],
  ])('masks %s', (text, expected) => expect(clean(text)).toBe(expected))
})
