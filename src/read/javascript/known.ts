/** Properties, functions and classes of the language and its hosts: what each means. */
import type { Span } from '../../model/span.ts'
import { absent, concat, constant, env, list, literal, made, record, under, unknown, type Value } from '../../model/value.ts'
import { spread } from './operators.ts'
import { asNumber, asText, each, PAGE, truth } from './reader.ts'

/** Globals that only a browser has. */
const BROWSER = new Set(['document', 'window', 'location', 'navigator', 'localStorage', 'sessionStorage', 'self'])

/** A name that the file doesn't declare. */
export function global(name: string, at: Span): Value {
  if (name === 'undefined') return absent(at)
  if (name === 'Infinity' || name === 'NaN') return literal(name === 'NaN' ? Number.NaN : Number.POSITIVE_INFINITY, at)
  if (name === 'process' || name === 'globalThis' || name === 'global') return made(name, [], at)
  return unknown(BROWSER.has(name) ? PAGE : `"${name}" is defined outside this file`, at)
}

/** The variables that say what the app runs as. Staging and its like run Node as production. */
function environmentVariable(holder: string, name: string, environment: string, at: Span): Value {
  const node = environment === 'development' || environment === 'test' ? environment : 'production'
  if (name === 'NODE_ENV' || (holder === 'import.meta.env' && name === 'MODE')) return literal(node, at)
  if (name === 'RAILS_ENV' || name === 'RACK_ENV') return literal(environment, at)
  if (holder === 'import.meta.env' && (name === 'PROD' || name === 'DEV')) return literal((name === 'PROD') === (node === 'production'), at)
  return env(name, at)
}

const URL_PARTS = ['protocol', 'host', 'hostname', 'port', 'pathname', 'username', 'password', 'search', 'origin'] as const

function urlPart(url: Value, key: string, at: Span): Value {
  const [whole] = url.kind === 'made' ? url.args : []
  if (!whole || key === 'href') return whole ?? url
  const part = URL_PARTS.find(p => p === key)
  if (!part) return unknown(`what a URL's ${key} holds is known only at run time`, at, [url])
  if (whole.kind !== 'literal') return made(`URL.${part}`, [whole], at)
  return URL.canParse(String(whole.value)) ? literal(new URL(String(whole.value))[part], at) : unknown('the URL is not one', at, [whole])
}

/** `value.key`. */
export function member(v: Value, key: string, environment: string, at: Span): Value {
  switch (v.kind) {
    case 'record':
      return v.entries.get(key) ?? (v.open ? unknown('the object has keys that the file does not name', at) : absent(at))
    case 'list':
      return key === 'length' ? literal(v.items.length, at) : (v.items[Number(key)] ?? absent(at))
    case 'firstOf':
    case 'either':
      return each(v, o => member(o, key, environment, at), at)
    case 'setting':
      return under(v, key, at)
    case 'constant':
      return constant(`${v.name}.${key}`, at)
    case 'made':
      if (v.path === 'process' && key === 'env') return made('process.env', [], at)
      if (v.path === 'process.env' || v.path === 'import.meta.env') return environmentVariable(v.path, key, environment, at)
      if (v.path === 'URL') return urlPart(v, key, at)
      // `cleanEnv(process.env, …).REDIS_URL` and its like: a package checks the variables and hands them on.
      if (v.args.some(a => a.kind === 'made' && a.path === 'process.env')) return environmentVariable('process.env', key, environment, at)
      return unknown(`what "${key}" of ${shortly(v.path)} holds is known only at run time`, at)
    case 'unknown':
    case 'absent':
      return v
    default:
      return unknown(`what its "${key}" holds is known only at run time`, at, [v])
  }
}

const shortly = (path: string): string => (path === 'function' ? 'a function' : path)

type Call = (args: readonly Value[], at: Span) => Value

const number =
  (parse: (text: string) => number): Call =>
  ([v], at) =>
    v ? asNumber(v, parse, at) : literal(0, at)

const same: Call = ([v], at) => v ?? absent(at)

const merged: Call = (args, at) => {
  const entries = new Map<string, Value>()
  const keys = new Map<string, Span>()
  const whole = args.map(v => spread(entries, keys, v)).every(Boolean)
  return record(entries, at, { open: !whole, keys })
}

/** Functions that any file may call. */
export const FUNCTIONS: Readonly<Record<string, Call>> = {
  String: ([v], at) => (v ? each(v, o => asText(o, at), at) : literal('', at)),
  Number: number(Number),
  parseInt: number(text => Number.parseInt(text, 10)),
  parseFloat: number(Number.parseFloat),
  'Number.parseInt': number(text => Number.parseInt(text, 10)),
  'Number.parseFloat': number(Number.parseFloat),
  Boolean: ([v], at) => {
    const known = v && truth(v)
    return known === undefined ? unknown('it depends on what is known only at run time', at, v ? [v] : []) : literal(known, at)
  },
  'Object.assign': merged,
  'Object.freeze': same,
  'Object.seal': same,
  encodeURIComponent: same,
  encodeURI: same,
}

/** Methods of text, lists and URLs. */
export const METHODS: ReadonlyMap<string, (on: Value, args: readonly Value[], at: Span) => Value | undefined> = new Map([
  ['toString', (on: Value, _args: readonly Value[], at: Span) => each(on, o => asText(o, at), at)],
  ['valueOf', (on: Value) => on],
  ['trim', (on: Value) => on],
  [
    'concat',
    (on: Value, args: readonly Value[], at: Span) =>
      on.kind === 'list'
        ? list([...on.items, ...args], at)
        : concat(
            [on, ...args].map(v => asText(v, at)),
            at,
          ),
  ],
  [
    'join',
    (on: Value, [by]: readonly Value[], at: Span) => {
      if (on.kind !== 'list' || (by && by.kind !== 'literal')) return undefined
      const separator = literal(by ? String(by.value) : ',', at)
      return concat(
        on.items.flatMap((item, i) => (i === 0 ? [item] : [separator, item])).map(v => asText(v, at)),
        at,
      )
    },
  ],
  [
    'replace',
    (on: Value, [from, to]: readonly Value[], at: Span) => {
      if (on.kind !== 'literal' || from?.kind !== 'literal' || to?.kind !== 'literal') return undefined
      return literal(
        String(on.value).replace(String(from.value), () => String(to.value)),
        at,
      )
    },
  ],
])

/** `new URL(text, base)`. */
export const newUrl = ([text, base]: readonly Value[], at: Span): Value => {
  if (!text) return unknown('a URL is made of nothing', at)
  if (text.kind === 'made' && text.path === 'URL') return text
  if (!base) return made('URL', [text], at)
  const whole = text.kind === 'literal' && base.kind === 'literal' && URL.canParse(String(text.value), String(base.value))
  return whole
    ? made('URL', [literal(new URL(String(text.value), String(base.value)).href, at)], at)
    : unknown('it is a URL relative to another', at, [base, text])
}
