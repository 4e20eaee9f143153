/** What a Sidekiq worker process is told: its YAML, its initializers' numbers, its capsules and queues. */
import { type Call, receiverOf } from '../model/call.ts'
import type { Capsule } from '../model/process.ts'
import type { Span } from '../model/span.ts'
import { entry, env, firstOf, isNothing, literal, show, type Value } from '../model/value.ts'
import { atLeast, before } from '../model/version.ts'
import type { App } from '../read/app.ts'
import { sidekiqSection } from '../read/section.ts'
import { decided } from './counts.ts'

/** What a file or a block says, where it says it. */
interface Said {
  readonly value: Value
  readonly at: Span
}

/** The section of a Sidekiq YAML that counts; undefined where the file holds nothing. */
export function sidekiqYaml(app: App, file: string): Value | undefined {
  const whole = app.yaml(file)
  return whole && sidekiqSection(whole, app.environment)
}

/** Calls that hand Sidekiq a whole hash of options, as a rule the file that they read. */
const OPTIONS = /^Sidekiq(?:\.configure_server\{\}|\.default_configuration)?(?:\.options=|(?:\.options)?\.merge!)$/

/** The section of a hash that code hands Sidekiq: `Sidekiq.options = YAML.load_file(…)`. */
export function handed(app: App): Value | undefined {
  const calls = app.calls.filter(c => OPTIONS.test(c.path))
  const value = calls.at(-1)?.args.at(-1)
  return value?.kind === 'record' ? sidekiqSection(value, app.environment) : undefined
}

/** The file that code names on the command line that it makes: `Sidekiq::CLI.instance.parse(["-C", "config/jobs.yml"])`. */
export function parsedFile(app: App): Value | undefined {
  for (const call of app.calls) {
    const [words] = call.args
    if (!/^Sidekiq::CLI\.(?:instance|new)\.parse$/.test(call.path) || words?.kind !== 'list') continue
    const flag = words.items.findIndex(w => w.kind === 'literal' && (w.value === '-C' || w.value === '--config'))
    if (flag !== -1) return words.items[flag + 1]
  }
  return undefined
}

/** A key of the section with the place of the key. */
export function said(section: Value | undefined, key: string): Said | undefined {
  const value = section && entry(section, key)
  if (!value || isNothing(value)) return undefined
  return { value, at: (section.kind === 'record' ? section.keys?.get(key) : undefined) ?? value.at }
}

/** RAILS_MAX_THREADS, then Sidekiq's own number. Source: fact sheet 1.5. */
export function ownConcurrency(app: App, at: Span): Value {
  const version = app.gems.sidekiq
  const own = before(version, '5.2') ? 25 : before(version, '7') ? 10 : 5
  return firstOf([env('RAILS_MAX_THREADS', at), literal(own, at)], at)
}

const SERVER =
  /^Sidekiq\.(?:configure_server\{\}|default_configuration|configure_server\{\}\.default_capsule|default_configuration\.default_capsule)$/

/**
 * `concurrency=` and `[:concurrency]=` from 6.5 on, and `options[:concurrency]=` until 6.5, on what `on` accepts. Source:
 * sidekiq lib/sidekiq/cli.rb and launcher.rb at v6.4.2, lib/sidekiq.rb at v6.5.12.
 */
const concurrencies = (app: App, on: RegExp): readonly Call[] =>
  app.calls.filter(c => {
    const old = before(app.gems.sidekiq, '6.5')
    if (c.path.endsWith('.concurrency=')) return !old && on.test(receiverOf(c))
    // Sidekiq's own number is there before, so `||=` changes nothing.
    if (!c.path.endsWith('.[]=') || c.memoised || c.args[0]?.kind !== 'literal' || c.args[0].value !== 'concurrency') return false
    const target = receiverOf(c).replace(/\.options$/, '')
    if (target === receiverOf(c)) return !old && on.test(target)
    return on.test(target) || (target === 'Sidekiq' && !atLeast(app.gems.sidekiq, '7'))
  })

/** What an initializer sets, which wins over flags and files: they are read before it runs. */
export function configured(app: App, on: RegExp = SERVER): Said | undefined {
  const calls = [
    ...concurrencies(app, on),
    ...capsuleCalls(app).flatMap(c => (nameOf(c) === 'default' ? inside(app, c, 'concurrency') : [])),
  ]
  const value = decided(calls, c => c.args.at(-1))
  const last = calls.at(-1)
  return value && last ? { value, at: last.at } : undefined
}

const capsuleCalls = (app: App): readonly Call[] => app.calls.filter(c => c.path.endsWith('.capsule') && SERVER.test(receiverOf(c)))
const nameOf = (call: Call): string =>
  call.args[0] ? (call.args[0].kind === 'literal' ? String(call.args[0].value) : show(call.args[0])) : ''

const inside = (app: App, capsule: Call, setting: string): readonly Call[] =>
  app.calls.filter(
    c => c.path.endsWith(`.capsule{}.${setting}=`) && c.inside.some(i => i.at.file === capsule.at.file && i.at.start === capsule.at.start),
  )

/** Capsules besides the default one, from initializers and the file; without a number of its own one has the process's. */
export function capsules(app: App, section: Value | undefined, concurrency: Value): readonly Capsule[] {
  if (app.gems.sidekiq !== undefined && !atLeast(app.gems.sidekiq, '7.0.0')) return []
  const found = new Map<string, Capsule>()
  const written = section && entry(section, 'capsules')
  if (written?.kind === 'record') {
    for (const [name, capsule] of written.entries) {
      const own = said(capsule, 'concurrency')
      if (own) found.set(name, { name, concurrency: own.value, at: own.at })
    }
  }
  for (const call of capsuleCalls(app)) {
    const name = nameOf(call)
    const own = inside(app, call, 'concurrency')
    const value = decided(own, c => c.args[0]) ?? found.get(name)?.concurrency ?? concurrency
    if (name !== 'default') found.set(name, { name, concurrency: value, at: own.at(-1)?.at ?? call.at })
  }
  return [...found.values()]
}

/** The names of queues, of `critical`, `critical,2` and `[critical, 2]`. */
export function queueNames(v: Value | undefined): readonly string[] | undefined {
  if (!v || isNothing(v)) return undefined
  const items = v.kind === 'list' ? v.items : [v]
  return items.map(item => {
    const name = item.kind === 'list' ? item.items[0] : item
    return name ? readable(name).replace(/,.*/, '') : ''
  })
}

/** A name as people read it: `crawl_…` where a part is computed. */
function readable(v: Value): string {
  if (v.kind === 'literal') return String(v.value)
  if (v.kind === 'concat') return v.parts.map(readable).join('')
  return v.kind === 'env' || v.kind === 'firstOf' ? show(v) : '…'
}
