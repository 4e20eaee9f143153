/** `.redline.yml` as a value: YAML without ERB. */

import { fileSpan } from '../model/span.ts'
import { absent, unknown, type Value } from '../model/value.ts'
import type { ConfigError } from '../policy/config.ts'
import { readYaml } from '../read/yaml.ts'

/** The value of the file, and what is wrong with its YAML, each fault with its place. */
export function parseConfig(text: string, file: string): { readonly value: Value; readonly faults: readonly ConfigError[] } {
  const at = fileSpan(file)
  const ruby: { readonly offset: number }[] = []
  const run = (_: string, offset: number): Value => {
    ruby.push({ offset })
    return unknown('no Ruby is run here', at)
  }
  const { value, problems } = readYaml(text, file, { run })
  const faults = problems.map(p => ({ at: p.at, message: p.why }))
  const line = ruby[0] === undefined ? 1 : text.slice(0, ruby[0].offset).split('\n').length
  if (ruby.length > 0) faults.unshift({ at: { ...at, line }, message: 'this file is plain YAML: nothing between `<%` and `%>` is run' })
  return { value: value ?? absent(at), faults }
}
