/** `--help`, from the table of options. */
import { type CommandName, commands, flagsOf, type Option } from '../options.ts'

const rows = (left: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...left.map(([l]) => l.length))
  return left.map(([l, r]) => `  ${l.padEnd(width)}  ${r}`).join('\n')
}

function flag(option: Option): readonly [string, string] {
  const value = option.choices ? option.choices.join('|') : option.value
  const given = option.default === undefined ? '' : ` (default: ${option.default})`
  return [`--${option.name}${value ? ` ${value}` : ''}`, `${option.help}${given}`]
}

/** The help of one command, or of the program; ends in a newline. */
export function help(command?: CommandName): string {
  if (command === undefined) {
    return `Redline reads a Rails repository and tells what breaks with its use of Redis.

Usage: redline COMMAND [OPTION…]

${rows(commands.map(c => [c.takes ? `${c.name} ${c.takes}` : c.name, c.help]))}

\`redline COMMAND --help\` lists a command's options; \`redline --version\` shows the version.
`
  }
  const row = commands.find(c => c.name === command)
  return `${row?.help ?? ''}.

Usage: redline ${command}${row?.takes ? ` ${row.takes}` : ''} [OPTION…]

${rows(flagsOf(command).map(flag))}
`
}
