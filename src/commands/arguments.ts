/** What a command line asks for. */
import { parseArgs } from 'node:util'
import { UsageError } from '../errors.ts'
import { type CommandName, commands, flagsOf, type Option, options, type Values } from '../options.ts'
import { nearest, suggestion } from '../policy/nearest.ts'

export interface Arguments {
  /** Undefined where only `--help` or `--version` was asked. */
  readonly command: CommandName | undefined
  readonly positionals: readonly string[]
  readonly values: Values
}

const ALL: readonly Option[] = options
const NAMES = [...new Set(ALL.filter(o => o.commands.length > 0).map(o => o.name))]
const SHORT: Readonly<Record<string, string>> = { h: 'help', V: 'version', q: 'quiet' }

const isSwitch = (name: string): boolean => ALL.some(o => o.name === name && o.type === 'switch')

/** Splits the line without judging it: node's own messages can't name the nearest option or the right command. */
function tokensOf(argv: readonly string[]) {
  const known = Object.fromEntries(
    NAMES.map(name => [name, { type: isSwitch(name) ? ('boolean' as const) : ('string' as const), multiple: true }]),
  )
  const shorts = Object.fromEntries(Object.entries(SHORT).map(([short, name]) => [name, short]))
  const withShorts = Object.fromEntries(
    Object.entries(known).map(([name, o]) => [name, { ...o, ...(shorts[name] ? { short: shorts[name] } : {}) }]),
  )
  return parseArgs({ args: [...argv], options: withShorts, strict: false, allowPositionals: true, tokens: true }).tokens
}

function commandOf(word: string): CommandName {
  const known = commands.find(c => c.name === word)
  if (known) return known.name
  const names = commands.map(c => c.name)
  throw new UsageError(`there is no command \`${word}\`${suggestion(word, names)}`)
}

/** The option as a command takes it, or an error that says what there is instead. */
function optionOf(name: string, raw: string, command: CommandName | undefined): Option {
  const rows = ALL.filter(o => o.name === name && o.commands.length > 0)
  if (rows.length === 0) {
    const near = nearest(name, command ? flagsOf(command).map(o => o.name) : NAMES)
    const where = command ? `redline ${command} --help` : 'redline --help'
    throw new UsageError(`there is no option \`${raw}\`${near ? `; did you mean \`--${near}\`?` : `; see \`${where}\``}`)
  }
  const row = command ? rows.find(o => o.commands.includes(command)) : rows[0]
  if (row) return row
  const owners = [...new Set(rows.flatMap(o => o.commands))].map(c => `\`${c}\``).join(', ')
  throw new UsageError(`\`${raw}\` is an option of ${owners}, not of \`${command}\``)
}

function givenValue(option: Option, raw: string, value: string | undefined, inline: boolean): string | true | readonly string[] {
  if (option.type === 'switch') {
    if (value === undefined) return true
    throw new UsageError(`\`${raw}\` takes no value`)
  }
  if (value === undefined || value === '' || (!inline && /^-./.test(value))) {
    throw new UsageError(
      `\`${raw}\` needs a value${option.choices ? `: ${option.choices.join(', ')}` : option.value ? `: ${raw} ${option.value}` : ''}`,
    )
  }
  if (option.choices && !option.choices.includes(value)) {
    throw new UsageError(`\`${raw}\` can't be \`${value}\`${suggestion(value, option.choices)}`)
  }
  if (option.type !== 'list') return value
  return value.split(',').flatMap(item => item.trim() || [])
}

/** Reads a command line, without the program's own name. Throws a UsageError that names what was probably meant. */
export function readArguments(argv: readonly string[]): Arguments {
  const tokens = tokensOf(argv)
  const words = tokens.flatMap(t => (t.kind === 'positional' ? [t.value] : []))
  const values: Record<string, string | true | readonly string[]> = {}
  const informs = tokens.some(t => t.kind === 'option' && (t.name === 'help' || t.name === 'version'))
  const command = words[0] === undefined ? undefined : commandOf(words[0])
  if (command === undefined && !informs && tokens.every(t => t.kind !== 'option'))
    throw new UsageError('name a command; `redline --help` lists them')
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = optionOf(token.name, token.rawName, command)
    const value = givenValue(option, token.rawName, token.value, token.inlineValue === true)
    const earlier = values[token.name]
    values[token.name] = Array.isArray(value) && Array.isArray(earlier) ? [...earlier, ...value] : value
  }
  if (command === undefined && !informs) throw new UsageError('name a command; `redline --help` lists them')
  return { command, positionals: words.slice(1), values: values as Values }
}
