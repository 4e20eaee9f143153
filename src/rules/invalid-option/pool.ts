/** What connection_pool 3 refuses: a Hash, and keys that it does not know. */
import { asRuby } from '../../model/asRuby.ts'
import { keyPlace } from '../../model/configured.ts'
import type { Model } from '../../model/model.ts'
import { optionKeys } from '../../model/optionKeys.ts'
import { poolOptions } from '../../model/pools.ts'
import { atLeast } from '../../model/version.ts'
import { fenced } from '../words.ts'
import { type Refusal, sure } from './refusal.ts'

/** `pool_size` is what the Rails cache calls it. */
export const poolKey = (key: string): string => key.replace(/^pool_/, '')

/** Source: connection_pool lib/connection_pool.rb and lib/connection_pool/wrapper.rb at v3.0.2. */
export function* poolArguments(model: Model): Iterable<Refusal> {
  const version = model.gems['connection_pool']
  if (!atLeast(version, '3')) return
  for (const { call, name, options, known, asHash } of poolOptions(model)) {
    if (asHash) {
      yield {
        at: call.at,
        message: `\`${name}\` is given a Hash, and connection_pool ${version} takes keywords only: ArgumentError (wrong number of arguments) when the pool is made.`,
        advice: `Spread it with two stars, \`${name}(**options) { … }\`, or write the keywords: ${fencedKeys(name, options)}`,
        about: `a Hash refused by ${name}`,
        confidence: call.conditional ? 'likely' : 'certain',
      }
      continue
    }
    for (const key of optionKeys(options)) {
      if (known.has(key.key)) continue
      const written = asRuby(key.value) ?? '…'
      const meant = poolKey(key.key)
      yield {
        at: keyPlace({ at: call.at }, key),
        message: `\`${name}\` is given \`${key.key}:\`, which connection_pool ${version} does not take: ArgumentError (unknown keyword: :${key.key}) when the pool is made.`,
        advice: known.has(meant) ? `Write \`${meant}: ${written}\`.` : `Take \`${key.key}:\` out.`,
        about: `${key.key} refused by ${name}`,
        confidence: sure(key, call),
      }
    }
  }
}

function fencedKeys(name: string, options: Parameters<typeof optionKeys>[0]): string {
  const keys = optionKeys(options).map(k => `${poolKey(k.key)}: ${asRuby(k.value) ?? '…'}`)
  return `\n\n${fenced('ruby', `${name}(${keys.join(', ')}) { … }`)}`
}
