/** The flags of a command line, as the programs that matter read them. */
import { list, literal, type Value } from '../model/value.ts'
import { behind, numeric } from './expand.ts'
import type { Word } from './words.ts'

/** Flags that take no value, in programs that know them. */
const BARE = new Set(
  '-d -D -h -v -V --daemon --daemonize --debug --dev-caching --early-hints --foreground --help --no-daemon --preload --preload-app --quiet --silent --verbose --version'.split(
    ' ',
  ),
)
/** `-q` names a queue for Sidekiq and its like; for Puma it means to be quiet. */
const takesNoValue = (program: string, name: string): boolean =>
  BARE.has(name) || (name === '-q' && !/sidekiq|shoryuken|sneakers/.test(program))

/** Splits words into flags and the rest. `--` ends the flags. */
export function readFlags(program: string, words: readonly Word[]): { args: readonly Value[]; flags: ReadonlyMap<string, Value> } {
  const args: Value[] = []
  const flags = new Map<string, Value[]>()
  const add = (name: string, value: Value): void => {
    const before = flags.get(name)
    if (before) before.push(numeric(value))
    else flags.set(name, [numeric(value)])
  }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    const { raw, value } = word
    if (raw === '--') {
      args.push(...words.slice(i + 1).map(w => w.value))
      break
    }
    const long = /^(--[\w-]+)(=?)/.exec(raw)
    const short = long ? null : /^-[A-Za-z]/.exec(raw)
    const name = long?.[1] ?? short?.[0]
    if (name === undefined) args.push(value)
    else if (long?.[2]) add(name, behind(value, name.length + 1))
    // `-c5`, but `-lc` of programs without values is rare enough to be read the same way.
    else if (short && raw.length > 2) add(name, behind(value, raw[2] === '=' ? 3 : 2))
    else {
      const next = words[i + 1]
      const bare = takesNoValue(program, name) || !next || /^-\D/.test(next.raw)
      add(name, bare ? literal(true, value.at) : next.value)
      if (!bare) i++
    }
  }
  return {
    args,
    flags: new Map([...flags].map(([name, all]) => [name, all.length === 1 ? (all[0] as Value) : list(all, (all[0] as Value).at)])),
  }
}
