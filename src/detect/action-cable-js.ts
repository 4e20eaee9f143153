/** Action Cable consumers in the app's JavaScript, with the URL that they connect to. */
import { fileSpan } from '../model/span.ts'
import { isNothing, type Value } from '../model/value.ts'
import { PAGE } from '../read/javascript/reader.ts'
import type { JavaScriptCall } from '../read/javascript.ts'
import type { Detector, Fact } from './detector.ts'
import { CABLE_WORDS, isOwnScript, reader, scripts } from './javascript/files.ts'

/**
 * What opens a connection, by package; fact sheet 6.5. turbo-rails takes no URL: it always asks the page.
 * https://www.npmjs.com/package/@rails/actioncable, https://www.npmjs.com/package/@anycable/web
 */
const CONSUMERS: Readonly<Record<string, { readonly callees: readonly string[]; readonly takesUrl: boolean }>> = {
  '@rails/actioncable': { callees: ['createConsumer'], takesUrl: true },
  actioncable: { callees: ['createConsumer'], takesUrl: true },
  '@anycable/web': { callees: ['createCable', 'createConsumer'], takesUrl: true },
  '@anycable/core': { callees: ['createCable', 'createConsumer'], takesUrl: true },
  '@hotwired/turbo-rails': { callees: ['cable.createConsumer', 'cable.getConsumer', 'cable.subscribeTo'], takesUrl: false },
}

/** Sprockets' `//= require action_cable` brings a global. */
const GLOBAL = 'ActionCable.createConsumer'

function library(callee: string, from: string | undefined): string | undefined {
  if (from === undefined) return callee === GLOBAL ? 'actioncable' : undefined
  return Object.keys(CONSUMERS).find(name => (from === name || from.startsWith(`${name}/`)) && CONSUMERS[name]?.callees.includes(callee))
}

/** The URL a consumer is given; null where the page decides: no argument, a meta tag, AnyCable's options alone. */
function urlOf(call: JavaScriptCall, name: string): Value | null {
  const [first] = call.args
  if (!first || !CONSUMERS[name]?.takesUrl || first.kind === 'record' || isNothing(first)) return null
  // `createConsumer(() => url)` asks again at every reconnect.
  const url = first.kind === 'made' && first.path === 'function' ? first.block : first
  if (!url || isNothing(url) || (url.kind === 'unknown' && url.why === PAGE)) return null
  return url.kind === 'made' && url.path === 'URL' ? (url.args[0] ?? null) : url
}

/** Files that may hold a consumer and are in no language that is read. */
const UNREAD: readonly (readonly [ending: RegExp, what: string])[] = [
  [/\.coffee$/, 'CoffeeScript'],
  [/\.[jt]sx?\.erb$/, 'JavaScript with ERB'],
  [/\.vue$/, 'a Vue component'],
  [/\.svelte$/, 'a Svelte component'],
]

export const actionCableJs: Detector = {
  id: 'action-cable-js',
  *detect(app): Iterable<Fact> {
    const read = reader(app, (callee, from) => library(callee, from) !== undefined)
    for (const path of scripts(app, CABLE_WORDS)) {
      const seen = new Set<string>()
      for (const call of read(path)?.calls() ?? []) {
        const name = library(call.callee, call.from)
        // turbo-rails keeps one consumer, however often it is asked for.
        if (name === undefined || (!CONSUMERS[name]?.takesUrl && seen.has(name))) continue
        seen.add(name)
        yield { consumer: { library: name, url: urlOf(call, name), at: call.at } }
      }
    }
    const others = app.files.filter(
      path => isOwnScript(path.replace(/\.(?:coffee|erb|vue|svelte)$/, '.js'), app.root) && UNREAD.some(([ending]) => ending.test(path)),
    )
    for (const path of app.repo.mentioning(others, ['createConsumer', 'createCable'])) {
      const what = UNREAD.find(([ending]) => ending.test(path))?.[1]
      yield { gap: { at: fileSpan(path), why: `${path} is ${what}, which is not read, and mentions an Action Cable consumer` } }
    }
  },
}
