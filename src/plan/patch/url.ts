/** Ways to make a client prefer a new variable, each as edits; which one holds is found out by looking at the outcome. */

import { asRuby } from '../../model/asRuby.ts'
import type { Client } from '../../model/client.ts'
import type { Edit } from '../../model/finding.ts'
import { escaped } from '../../model/pattern.ts'
import { contains } from '../../model/span.ts'
import { options, type RecordValue } from '../../model/value.ts'
import { added, between, isYaml, operand, valueStretch } from './source.ts'

type Text = (file: string) => string | undefined

/** The variable as Ruby reads it, a blank one like none. */
const preferred = (variable: string): string => `ENV["${variable}"].presence`

/** What the client uses now as Ruby, for places where nothing is written that could be kept; undefined where that is no simple list. */
function present(client: Client): string | undefined {
  if (client.endpoint.kind === 'either') return undefined
  const parts = options(client.endpoint)
    .filter(o => o.kind !== 'absent' && !(o.kind === 'literal' && (o.implied || o.value === null)))
    .map(o => (o.kind === 'env' ? `ENV["${o.name}"]` : asRuby(o)))
  return parts.includes(undefined) ? undefined : parts.join(' || ')
}

/** The new variable with what the client uses now behind it. */
export function withFallback(client: Client, variable: string): string | undefined {
  const now = present(client)
  return now === undefined ? undefined : now === '' ? preferred(variable) : `${preferred(variable)} || ${now}`
}

const TAG = /<%=-?\s*([\s\S]*?)\s*-?%>/g

/** A scalar of YAML, with or without ERB in it, as Ruby. */
function erbAsRuby(scalar: string): string | undefined {
  const quoted = /^(["'])(.*)\1$/.exec(scalar)
  const text = quoted ? (quoted[2] as string) : scalar
  const whole = /^<%=-?\s*((?:(?!%>)[\s\S])*?)\s*-?%>$/.exec(text)
  if (whole) return operand(whole[1] as string)
  if (text === '' || /^[&*!|>[{]/.test(text) || /["\\#]/.test(text.replace(TAG, '')) || /<%(?!=)/.test(text)) return undefined
  return `"${text.replace(TAG, (_, inner: string) => `#{${inner}}`)}"`
}

/** In YAML: the rest of the key's line. */
function inYaml(client: Client, variable: string, text: Text): readonly Edit[] {
  const key = client.options?.kind === 'record' ? client.options.keys?.get('url') : undefined
  const source = key && isYaml(key.file) ? text(key.file) : undefined
  if (!key || source === undefined) return []
  const eol = source.indexOf('\n', key.end)
  const line = source.slice(key.end, eol === -1 ? source.length : eol).replace(/\r$/, '')
  const [, before, scalar] = /^(["']?:[ \t]+)(\S.*?)[ \t]*(?:[ \t]#[^%>]*)?$/.exec(line) ?? []
  const ruby = scalar === undefined ? undefined : erbAsRuby(scalar)
  if (before === undefined || scalar === undefined || ruby === undefined) return []
  const start = key.end + before.length
  return [between(key, start, start + scalar.length, `<%= ${preferred(variable)} || ${ruby} %>`)]
}

/** In Ruby: in front of what the `url:` key holds. */
function atKey(client: Client, variable: string, text: Text): readonly Edit[] {
  const { options: hash } = client
  const key = hash?.kind === 'record' ? hash.keys?.get('url') : undefined
  const source = key && !isYaml(key.file) ? text(key.file) : undefined
  if (hash?.kind !== 'record' || !key || source === undefined) return []
  const stretch = valueStretch(hash, 'url', source)
  if (!stretch) return []
  const old = source.slice(stretch.start, stretch.end)
  return [between(key, stretch.start, stretch.end, `${preferred(variable)} || ${operand(old)}`)]
}

const EXPRESSION = String.raw`((?:\*\*)?[@$]{0,2}\w[\w:.]*(?:\(\)|\[:\w+\]|\(:\w+\)|\.\w+[?!]?)*)`
const HANDED = [
  new RegExp(String.raw`^([\w.]+\.redis\s*=\s*)${EXPRESSION}()$`),
  new RegExp(String.raw`^((?:::)?Redis(?:Client)?\.(?:new|config)\s*\(\s*)${EXPRESSION}(\s*\))$`),
  new RegExp(String.raw`^([\s\S]*:redis_cache_store,\s*)${EXPRESSION}()$`),
]

/**
 * At the call that is handed a hash which others may use too: a hash of its own with another address. Two ways to write
 * it, because what `config_for` returns has a `merge` that not everyone knows.
 */
const handed =
  (form: 'merge' | 'splat') =>
  (client: Client, variable: string, text: Text): readonly Edit[] => {
    const source = text(client.at.file)
    if (source === undefined || isYaml(client.at.file)) return []
    const call = source.slice(client.at.start, client.at.end)
    for (const pattern of HANDED) {
      const [, before, expression, after] = pattern.exec(call) ?? []
      if (before === undefined || expression === undefined || after === undefined) continue
      const hash = expression.replace(/^\*\*/, '')
      const url = `url: ${preferred(variable)} || ${hash}[:url]`
      if (expression !== hash)
        return form === 'splat' ? [between(client.at, client.at.start, client.at.end, `${before}${expression}, ${url}${after}`)] : []
      const own = form === 'merge' ? `${hash}.merge(${url})` : `{ **${hash}, ${url} }`
      return [between(client.at, client.at.start, client.at.end, `${before}${own}${after}`)]
    }
    return []
  }

/** Among options that name no address. */
function among(client: Client, variable: string, text: Text): readonly Edit[] {
  const url = withFallback(client, variable)
  if (url === undefined || client.options?.kind !== 'record' || client.options.keys === undefined) return []
  const own: RecordValue = client.options
  const first = [...(own.keys ?? [])].find(([, k]) => contains(client.at, k) || isYaml(k.file))
  const yaml = first !== undefined && isYaml(first[1].file)
  const edit = added(own, client.at, { url: yaml ? `<%= ${url} %>` : url }, text)
  return edit ? [edit] : []
}

/** A call without options. */
function bare(client: Client, variable: string, text: Text): readonly Edit[] {
  const url = withFallback(client, variable)
  const source = text(client.at.file)
  if (url === undefined || source === undefined) return []
  const call = source.slice(client.at.start, client.at.end)
  if (/^(?:::)?Redis(?:Client)?\.(?:new|config)(?:\(\s*\))?$/.test(call))
    return [between(client.at, client.at.start, client.at.end, `${call.replace(/\(\s*\)$/, '')}(url: ${url})`)]
  if (/:redis_cache_store$/.test(call)) return [between(client.at, client.at.end, client.at.end, `, { url: ${url} }`)]
  return []
}

/** A cable.yml without a section for the environment: Rails takes its Redis adapter there, so one is written down. */
function section(client: Client, variable: string, text: Text, environment: string): readonly Edit[] {
  const url = withFallback(client, variable)
  const source = text(client.at.file)
  if (client.library !== 'action-cable' || url === undefined || source === undefined || !isYaml(client.at.file)) return []
  if (new RegExp(`^["']?${escaped(environment)}\\b`, 'm').test(source)) return []
  const before = source === '' || source.endsWith('\n') ? '' : '\n'
  const more = `${before}\n${environment}:\n  adapter: redis\n  url: <%= ${url} %>\n`
  return [between(client.at, source.length, source.length, more)]
}

/** The ways to try, the plainest first; none for JavaScript, which reads its variables in another way. */
export const ways = (client: Client, variable: string, text: Text, environment: string): readonly (readonly Edit[])[] =>
  client.library === 'ioredis' || client.library === 'node-redis'
    ? []
    : [...all(client, variable, text), section(client, variable, text, environment)].filter(edits => edits.length > 0)

const all = (client: Client, variable: string, text: Text): readonly (readonly Edit[])[] =>
  [inYaml, atKey, handed('merge'), handed('splat'), among, bare].map(way => way(client, variable, text))
