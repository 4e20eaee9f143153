// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are JavaScript, templates included
/** JavaScript on the left, what it turns out to be on the right. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { show } from '../../src/model/value.ts'
import { type JavaScriptFile, type JavaScriptOptions, loadJavaScript, readJavaScript } from '../../src/read/javascript.ts'

beforeAll(loadJavaScript)

function read(text: string, file = 'a.js', options: JavaScriptOptions = {}): JavaScriptFile {
  const result = readJavaScript(text, file, options)
  if ('refused' in result) throw new Error(result.refused)
  return result
}

/** The value of the last argument of the call to `$`. */
function value(text: string, file = 'a.js', options: JavaScriptOptions = {}): string {
  const call = read(text, file, options)
    .calls()
    .find(c => c.callee === '$')
  const last = call?.args.at(-1)
  return last ? show(last) : 'no call of $'
}

const VALUES: readonly (readonly [string, string])[] = [
  // Literals and text
  ["$('redis://cache.internal:6390')", '"redis://cache.internal:6390"'],
  ['$(7)', '7'],
  ['$(-7)', '-7'],
  ['$(60 * 1000 + 5)', '60005'],
  ['$(true)', 'true'],
  ['$(null)', 'nil'],
  ['$(undefined)', 'not set'],
  ['$(`a${1}b`)', '"a1b"'],
  ["$('a' + 'b' + 7)", '"ab7"'],
  ['$(/a/)', 'unknown (it is computed from what is known only at run time)'],
  // Variables
  ['$(process.env.REDIS_URL)', '$REDIS_URL'],
  ["$(process.env['REDIS_URL'])", '$REDIS_URL'],
  ['$(process.env?.REDIS_URL)', '$REDIS_URL'],
  ["const name = 'REDIS_URL'; $(process.env[name])", '$REDIS_URL'],
  ['$(import.meta.env.VITE_CABLE_URL)', '$VITE_CABLE_URL'],
  ['const { CABLE_URL } = process.env; $(CABLE_URL)', '$CABLE_URL'],
  ["const { CABLE_URL: url = 'wss://a.example' } = process.env; $(url)", '$CABLE_URL or "wss://a.example"'],
  ['const env = process.env; $(env.CABLE_URL)', '$CABLE_URL'],
  ["import { cleanEnv, str } from 'envalid'; const env = cleanEnv(process.env, { A_URL: str() }); $(env.A_URL)", '$A_URL'],
  ["import { env } from 'node:process'; $(env.A_URL)", '$A_URL'],
  ['$(process.env.NODE_ENV)', '"production"'],
  ['$(import.meta.env.DEV)', 'false'],
  // Fallbacks and branches
  ["$(process.env.A || 'b')", '$A or "b"'],
  ["$(process.env.A ?? 'b')", '$A or "b"'],
  ["$(process.env.A || process.env.B || 'c')", '$A or $B or "c"'],
  ["$('' || 'c')", '"c"'],
  ["$('a' || process.env.B)", '"a"'],
  ["$(null ?? 'c')", '"c"'],
  ["$(process.env.A ? process.env.A : 'b')", '$A or "b"'],
  ["$(!process.env.A ? 'b' : process.env.A)", '$A or "b"'],
  ["$(process.env.A !== undefined ? process.env.A : 'b')", '$A or "b"'],
  ['$(process.env.PORT ? Number(process.env.PORT) : 6390)', '$PORT or 6390'],
  ["$(process.env.NODE_ENV === 'production' ? 'p' : 'd')", '"p"'],
  ["const isProd = process.env.NODE_ENV === 'production'; $(!isProd ? 'd' : 'p')", '"p"'],
  ["$(process.env.FLAG ? 'a' : 'b')", '"a" / "b"'],
  ["$(process.env.FLAG === 'on' && 'a')", '"a" / not set'],
  ["$(process.env.HOST ? `redis://${process.env.HOST}` : 'redis://b')", '"redis://#{$HOST}" / "redis://b"'],
  // Text around variables
  ['$(`redis://${process.env.HOST}:${process.env.PORT}`)', '"redis://#{$HOST}:#{$PORT}"'],
  ["$(`redis://${process.env.HOST || 'h'}:${process.env.PORT || 6390}`)", '"redis://#{$HOST}:#{$PORT}" or "redis://h:6390"'],
  ["$(['redis://', process.env.HOST].join(''))", '"redis://#{$HOST}"'],
  ["$('redis://'.concat(process.env.HOST))", '"redis://#{$HOST}"'],
  // Bindings
  ["const a = 'x'; $(a)", '"x"'],
  ["let a; a = 'x'; $(a)", '"x"'],
  ["let a = 'x'; if (process.env.F) a = 'y'; $(a)", '"x" / "y"'],
  ["let a = 'x'; if (process.env.NODE_ENV === 'development') a = 'y'; $(a)", '"x"'],
  ["let a = process.env.A; if (!a) a = 'y'; $(a)", '$A or "y"'],
  ["let a = process.env.A; a ||= 'y'; $(a)", '$A or "y"'],
  ["let a = 'x'; function f() { a = 'y' } $(a)", '"x" / "y"'],
  ["const o = { a: 'x' }; o.b = 'y'; $(o)", '{a: "x", b: "y"}'],
  [
    "const o = { a: 'x' }; if (process.env.TLS) o.tls = { rejectUnauthorized: false }; $(o)",
    '{a: "x", tls: {rejectUnauthorized: false} / not set}',
  ],
  ['const [a, b] = [1, 2]; $(b)', '2'],
  ["const { a: { b } } = { a: { b: 'x' } }; $(b)", '"x"'],
  ["const a = 'outer'; { const a = 'inner'; $(a) }", '"inner"'],
  ['class A { url = process.env.A; start() { $(this.url) } }', '$A'],
  ["class A { constructor() { this.url = 'x' } start() { $(this.url) } }", '"x"'],
  ['const a = b; const b = a; $(a)', 'unknown ("a" is defined by itself)'],
  ['$(nowhere)', 'unknown ("nowhere" is defined outside this file)'],
  // Objects
  ["$({ a: 1, 'b-c': 2, [`d`]: 3 })", '{a: 1, b-c: 2, d: 3}'],
  ['const base = { a: 1, b: 2 }; $({ ...base, b: 3 })', '{a: 1, b: 3}'],
  ['$({ ...theirs, b: 3 })', '{b: 3, …}'],
  ['$({ a: 1, ...(process.env.TLS && { tls: {} }) })', '{a: 1, tls: {} / not set}'],
  ["$({ a: 1, ...(process.env.NODE_ENV === 'test' ? { b: 2 } : {}) })", '{a: 1}'],
  ['$(Object.assign({}, { a: 1 }, { b: 2 }))', '{a: 1, b: 2}'],
  ['const c = Object.freeze({ redis: { url: process.env.A } }); $(c.redis.url)', '$A'],
  ['const c = { production: { url: 7 }, test: { url: 8 } }; $(c[process.env.NODE_ENV].url)', '7'],
  // Functions
  ['$(() => process.env.A)', 'function() { $A }'],
  ["$(function () { return 'x' })", 'function() { "x" }'],
  ["function url() { return process.env.A || 'x' } $(url())", '$A or "x"'],
  ["const url = (name, port) => `redis://${name}:${port}`; $(url('h', 6390))", '"redis://h:6390"'],
  ["function url() { if (process.env.A) return process.env.A; return 'x' } $(url())", '$A or "x"'],
  ["function url() { const a = process.env.A; if (!a) throw new Error('A'); return a } $(url())", '$A'],
  ["function url() { if (process.env.NODE_ENV === 'development') { return 'd' } else { return 'p' } } $(url())", '"p"'],
  ["function make(url) { return $(url) } make('a'); make('b')", '"a" / "b"'],
  ["function make(url = 'd') { return $(url) } make()", '"d"'],
  ["function make({ url }) { return $(url) } make({ url: 'a' })", '"a"'],
  ['function make(url) { return $(url) }', 'unknown ("url" is an argument that nothing in this file passes)'],
  ['const f = () => f(); $(f())', 'unknown (it is defined by itself)'],
  // Known functions
  ['$(String(process.env.A))', '$A'],
  ["$(parseInt(process.env.A || '5', 10))", '$A or 5'],
  ["$(parseInt('12'))", '12'],
  ['$(new URL(process.env.A).toString())', '$A'],
  ["$(new URL('redis://h:6390/2').hostname)", '"h"'],
  ['$(new URL(process.env.A).hostname)', 'URL.hostname($A)'],
  ['$(`${new URL(process.env.A)}`)', '$A'],
  ['$(process.env.A.trim())', '$A'],
  ["import config from 'config'; $(config.get('redis.url'))", 'setting redis.url'],
  // The page
  ["$(document.querySelector('meta').content)", 'unknown (the page in the browser decides it)'],
  ['$(window.location.host)', 'unknown (the page in the browser decides it)'],
  ["window.cableUrl = 'wss://a.example'; $(window.cableUrl)", '"wss://a.example"'],
  // What a package makes
  ["import Redis from 'ioredis'; const c = new Redis(7); $(c)", 'ioredis#default(7)'],
  [
    "import { createClient } from 'redis'; const c = await createClient().on('error', f).connect(); $(c)",
    'redis#createClient().on().connect(redis#createClient().on(redis#createClient(), "error", unknown ("f" is defined outside this file)))',
  ],
]

describe('values', () => {
  test.each(VALUES)('%s', (text, expected) => expect(value(text)).toBe(expected))
})

const TYPED: readonly (readonly [string, string])[] = [
  ['$(process.env.A!)', '$A'],
  ['$(process.env.A as string)', '$A'],
  ["$(<string>'a')", '"a"'],
  ['$({ a: 1 } satisfies Options)', '{a: 1}'],
  ["enum E { A } interface I { url: string } type T = { a: 'b' }; const a: string = 'x'; $(a)", '"x"'],
  [
    "class A { constructor(private readonly url: string = 'x') { $(url) } }",
    'unknown ("url" is an argument that nothing in this file passes) or "x"',
  ],
  ["@Injectable() class A { @Input() url = 'x'; f() { $(this.url) } }", '"x"'],
]

test.each(TYPED)('in TypeScript: %s', (text, expected) => expect(value(text, 'a.ts')).toBe(expected))

const CALLS: readonly (readonly [string, string])[] = [
  ["import { createConsumer } from '@rails/actioncable'; createConsumer()", '@rails/actioncable createConsumer'],
  ["import { createConsumer as cc } from '@rails/actioncable'; cc()", '@rails/actioncable createConsumer'],
  ["import * as AC from '@rails/actioncable'; AC.createConsumer()", '@rails/actioncable createConsumer'],
  ["import AC from 'actioncable'; AC.createConsumer()", 'actioncable createConsumer'],
  ["import { cable } from '@hotwired/turbo-rails'; cable.createConsumer()", '@hotwired/turbo-rails cable.createConsumer'],
  ["import Redis from 'ioredis'; new Redis()", 'ioredis new default'],
  ["import { Redis } from 'ioredis'; new Redis()", 'ioredis new Redis'],
  ["import Redis from 'ioredis'; new Redis.Cluster([])", 'ioredis new Cluster'],
  ["const Redis = require('ioredis'); new Redis()", 'ioredis new default'],
  ["const Redis = require('ioredis').default; new Redis()", 'ioredis new default'],
  ["const { createClient } = require('redis'); createClient()", 'redis createClient'],
  ["const { createClient: cc } = require('redis'); cc()", 'redis createClient'],
  ["const redis = require('redis'); const { createClient } = redis; createClient()", 'redis createClient'],
  ["const redis = await import('redis'); redis.createClient()", 'redis createClient'],
  ["require('redis').createClient()", 'redis createClient'],
  ["import redis = require('redis'); redis.createClient()", 'redis createClient'],
  ["const Store = require('connect-redis')(session); new Store()", 'connect-redis default | connect-redis new default()'],
  ['ActionCable.createConsumer()', ' ActionCable.createConsumer'],
  ['window.ActionCable.createConsumer()', ' ActionCable.createConsumer'],
  ["import Redis from 'ioredis'; const c = new Redis(); c.get('a')", 'ioredis new default | ioredis default().get'],
  ["import Redis from 'ioredis'; class A { c = new Redis(); f() { this.c.get('a') } }", 'ioredis new default | ioredis default().get'],
  ['function createConsumer() {} createConsumer()', ''],
  [
    "import Redis from 'ioredis'; import { preview } from 'helpers/preview'; if (!preview()) new Redis()",
    'helpers/preview preview | ioredis new default',
  ],
  ["import Redis from 'ioredis'; if (process.env.NODE_ENV === 'test') new Redis()", ''],
  ["import Redis from 'ioredis'; const c = process.env.NODE_ENV === 'production' ? new Redis(1) : new Redis(2)", 'ioredis new default'],
]

test.each(CALLS)('calls: %s', (text, expected) => {
  const calls = read(text, 'a.ts')
    .calls()
    .map(c => `${c.from ?? ''} ${c.isNew ? 'new ' : ''}${c.callee}`)
  expect(calls.join(' | ')).toBe(expected)
})

test.each([
  ['const client = new Redis()', 'client'],
  ['let client; client = await new Redis().connect()', 'client'],
  ['class A { client = new Redis() }', 'this.client'],
  ['class A { constructor() { this.client = new Redis() } }', 'this.client'],
  ['global.redis = global.redis || new Redis()', 'global.redis'],
  ['f({ connection: new Redis() })', 'connection'],
  ['export default new Redis()', undefined],
])('what a result is assigned to: %s', (text, expected) => {
  const calls = read(`import Redis from 'ioredis'; ${text}`).calls
  expect(calls().find(c => c.isNew)?.assignedTo).toBe(expected)
})

test.each([
  ['new Redis()', undefined],
  ['function f() { new Redis() }', ''],
  ['app.get("/", async (req, res) => { new Redis() })', 'req res'],
  ['function f({ a, b: [c] }, ...d) { return e => new Redis() }', 'a c d e'],
])('parameters around a call: %s', (text, expected) => {
  const call = read(`import Redis from 'ioredis'; ${text}`)
    .calls()
    .find(c => c.isNew)
  expect(call?.parameters?.join(' ')).toBe(expected)
})

test.each([
  ["export const url = 'x'", 'url', '"x"'],
  ["const url = 'x'; export { url as there }", 'there', '"x"'],
  ["export default { url: 'x' }", 'default', '{url: "x"}'],
  ["module.exports = { url: 'x' }", 'url', '"x"'],
  ["module.exports = { url: 'x' }", 'default', '{url: "x"}'],
  ["exports.url = 'x'", 'url', '"x"'],
  ["module.exports.url = 'x'", '*', '{url: "x"}'],
  ['export const a = 1; export const b = 2', '*', '{a: 1, b: 2}'],
  ["export function url() { return 'x' }", 'url', 'function() { "x" }'],
  ["export { url } from './there'", 'url', '"there: url"'],
  ["export * from './there'", 'url', '"there: url"'],
  ["export const url = 'x'", 'other', 'none'],
])('exports: %s as %s', (text, name, expected) => {
  const imported = (from: string, name: string) => read(`export default '${from.slice(2)}: ${name}'`).exported('default')
  const found = read(text, 'a.js', { imported }).exported(name)
  expect(found ? show(found) : 'none').toBe(expected)
})

test.each([
  ["import { url } from './config'; $(url)", '"config: url"'],
  ["import config from './config'; $(config)", '"config: default"'],
  ["const { url } = require('./config'); $(url)", '"config: *"'],
  ["import { url } from 'elsewhere'; $(url)", 'unknown ("url" comes from the package elsewhere, which was not followed)'],
])('imports: %s', (text, expected) => {
  const imported = (from: string, name: string) => {
    const v = read(name === '*' ? `export default { url: '${from.slice(2)}: *' }` : `export default '${from.slice(2)}: ${name}'`)
    return v.exported('default')
  }
  expect(value(text, 'a.js', { imported })).toBe(expected)
})

test('only wanted calls are evaluated, and spans are exact', () => {
  const text = "import Redis from 'ioredis'\n\nconst ö = new Redis(process.env.A)\nother(1)\n"
  const calls = read(text, 'lib/a.js', { wants: (_callee, from) => from === 'ioredis' }).calls()
  expect(calls.map(c => [c.at.file, c.at.line, c.at.column, text.slice(c.at.start, c.at.end)])).toEqual([
    ['lib/a.js', 3, 11, 'new Redis(process.env.A)'],
  ])
})

test.each([
  ['const = 1', 'a.js', 'is not valid JavaScript'],
  ['('.repeat(5000), 'a.js', 'nests brackets deeper'],
  ['a<b>('.repeat(30), 'a.ts', 'nests brackets deeper'],
  ['a<'.repeat(300), 'a.ts', 'nests brackets deeper'],
  [`${'a+'.repeat(200_000)}a`, 'a.js', 'nests brackets deeper'],
])('refuses what cannot be read', (text, file, why) => {
  const result = readJavaScript(text, file)
  expect('refused' in result ? result.refused : 'read').toContain(why)
})

test('what looks deep and is not, is read', () => {
  const many = (line: string) => Array.from({ length: 300 }, (_, i) => line.replaceAll('#', String(i))).join('\n')
  for (const line of [
    'const a# = b < c#',
    'f<T>(#)',
    'if (a < #) b()',
    "g('(((')",
    'const h# = <T,>(x: T) => x',
    'let i#: A<B<C>> = j',
    '// (((',
  ])
    expect(readJavaScript(many(line), 'a.ts')).not.toHaveProperty('refused')
})

test('errors that can be recovered from', () => expect(value("const a = 1; const a = 2; $('x')")).toBe('"x"'))

/** What made evaluators like this one slow: values that double, functions that call each other, long chains. */
test.each([
  ['doubling text', `const a0 = 'xx'; ${Array.from({ length: 60 }, (_, i) => `const a${i + 1} = a${i} + a${i};`).join('')} $(a60)`],
  [
    'doubling objects',
    `const a0 = {}; ${Array.from({ length: 60 }, (_, i) => `const a${i + 1} = { x: a${i}, y: a${i} };`).join('')} $(a60)`,
  ],
  [
    'doubling branches',
    `const a0 = p; ${Array.from({ length: 60 }, (_, i) => `const a${i + 1} = q${i} ? a${i} : [a${i}];`).join('')} $(a60)`,
  ],
  [
    'doubling calls',
    `const f0 = x => x; ${Array.from({ length: 60 }, (_, i) => `const f${i + 1} = x => f${i}(x) + f${i}(x);`).join('')} $(f60(1))`,
  ],
  ['doubling names', `${Array.from({ length: 60 }, (_, i) => `let a${i}; a${i} = a${i + 1}; a${i} = a${i + 1};`).join('')} a0(); $(1)`],
  ['many assignments', `let a = 0; ${"if (q) a = 'x' + a;".repeat(2000)} $(a)`],
  ['many callers', `function f(x) { return $(x) } ${Array.from({ length: 2000 }, (_, i) => `f(${i});`).join('')}`],
  ['a long chain', `$(a${'.b()'.repeat(2000)})`],
  ['a long fallback', `$(${Array.from({ length: 400 }, (_, i) => `process.env.A${i}`).join(' || ')})`],
])('%s end soon', (_what, text) => {
  const before = performance.now()
  const result = readJavaScript(text, 'a.js')
  if (!('refused' in result)) result.calls()
  expect(performance.now() - before).toBeLessThan(10_000)
})

describe('any text', () => {
  const words = [
    'import ',
    'Redis',
    " from 'ioredis'",
    'new ',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '=>',
    '=',
    ',',
    ';',
    '`${',
    '}`',
    "'",
    '"',
    'process.env.',
    'A',
    '||',
    '??',
    '?',
    ':',
    '...',
    'const ',
    'function ',
    'return ',
    'if',
    '<',
    '>',
    '/',
    '*/',
    '\n',
    'ö',
    '\0',
    'class ',
    'export ',
    'default ',
    'await ',
    '.',
    'this',
  ]
  const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 60 }).map(parts => parts.join(''))

  test('never throws', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('a.js', 'a.ts', 'a.tsx'), (source, file) => {
        const result = readJavaScript(source, file)
        if ('refused' in result) return
        result.calls()
        result.exported('*')
      }),
      { numRuns: 500 },
    )
  })

  test('every beginning of a file is read or refused', () => {
    const whole = VALUES.slice(0, 60)
      .map(([t], i) => `{ const f${i} = () => { ${t.replace(/\bimport .*?;/g, '')} } }`)
      .join('\n')
    for (let n = 0; n < whole.length; n += 37) expect(() => readJavaScript(whole.slice(0, n), 'a.ts')).not.toThrow()
  })
})
