/** Keys that connection_pool 2 drops without a word. */
import { asRuby } from '../../model/asRuby.ts'
import { keyPlace } from '../../model/configured.ts'
import type { Model } from '../../model/model.ts'
import { optionKeys } from '../../model/optionKeys.ts'
import { poolOptions } from '../../model/pools.ts'
import { show } from '../../model/value.ts'
import { before } from '../../model/version.ts'
import { poolKey } from '../invalid-option/pool.ts'
import { type Ignored, sure } from './checks.ts'

const DEFAULTS: Readonly<Record<string, string>> = {
  size: 'the pool holds 5 connections',
  timeout: 'a thread waits up to 5 s for a connection',
}

/** Source: connection_pool lib/connection_pool.rb at v2.5.5. */
export function* poolArguments(model: Model): Iterable<Ignored> {
  const version = model.gems['connection_pool']
  if (!before(version, '3')) return
  for (const { call, name, options, known } of poolOptions(model)) {
    const keys = optionKeys(options)
    for (const key of keys) {
      const meant = poolKey(key.key)
      const effect = keys.some(k => k.key === meant) ? undefined : DEFAULTS[meant]
      if (known.has(key.key)) continue
      yield {
        severity: effect ? 'warning' : 'note',
        at: keyPlace({ at: call.at }, key),
        message: `\`${name}\` is given \`${key.key}: ${show(key.value)}\`, which connection_pool ${version} drops without a word${effect ? `: ${effect}` : ''}. connection_pool 3 raises ArgumentError on it.`,
        advice: known.has(meant) ? `Write \`${meant}: ${asRuby(key.value) ?? '…'}\`.` : `Take \`${key.key}:\` out.`,
        about: `${key.key} ignored by ${name}`,
        confidence: sure(key, call),
      }
    }
  }
}
