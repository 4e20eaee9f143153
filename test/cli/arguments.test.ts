import { expect, test } from 'vitest'
import { readArguments } from '../../src/commands/arguments.ts'
import { help } from '../../src/commands/help.ts'
import { commands, flagsOf, type Option, options } from '../../src/options.ts'

test.each<[string, Partial<ReturnType<typeof readArguments>>]>([
  ['check', { command: 'check', positionals: [], values: {} }],
  ['check a b', { positionals: ['a', 'b'] }],
  ['check --format json --env=staging .', { positionals: ['.'], values: { format: 'json', env: 'staging' } }],
  ['--quiet check', { command: 'check', values: { quiet: true } }],
  ['check --only a,b --only c', { values: { only: ['a', 'b', 'c'] } }],
  ['check -q', { values: { quiet: true } }],
  ['check -- --odd', { positionals: ['--odd'] }],
  ['baseline write .', { command: 'baseline', positionals: ['write', '.'] }],
  ['model --format table --compare staging', { values: { format: 'table', compare: 'staging' } }],
  ['check --fail-on note --fail-on never', { values: { 'fail-on': 'never' } }],
  ['--version', { command: undefined, values: { version: true } }],
  ['check --help', { command: 'check', values: { help: true } }],
  ['-h', { values: { help: true } }],
])('%s', (line, expected) => expect(readArguments(line.split(' '))).toMatchObject(expected))

test.each([
  ['', 'name a command'],
  ['--quiet', 'name a command'],
  ['chekc', 'there is no command `chekc`; did you mean `check`?'],
  ['frobnicate', 'there is no command `frobnicate`; there are `check`'],
  ['watch', 'there is no command `watch`'],
  ['check --fromat json', 'there is no option `--fromat`; did you mean `--format`?'],
  ['check --zzzzzz', 'there is no option `--zzzzzz`; see `redline check --help`'],
  ['check -x', 'there is no option `-x`'],
  ['check --unsafe', '`--unsafe` is an option of `fix`, not of `check`'],
  ['check --format', '`--format` needs a value: console, json'],
  ['check --format jsn', "`--format` can't be `jsn`; did you mean `json`?"],
  ['check --format table', "`--format` can't be `table`"],
  ['model --format console', "`--format` can't be `console`"],
  ['check --output --quiet', '`--output` needs a value'],
  ['check --env=', '`--env` needs a value'],
  ['check --quiet=yes', '`--quiet` takes no value'],
  ['check --__proto__', 'there is no option'],
  ['check --fail-on fatal', "`--fail-on` can't be `fatal`"],
])('%s: %s', (line, message) => expect(() => readArguments(line === '' ? [] : line.split(' '))).toThrow(message))

test('help names every command, and of a command every option', () => {
  for (const { name } of commands) {
    expect(help()).toContain(`  ${name}`)
    for (const o of flagsOf(name)) expect(help(name)).toContain(`--${o.name}`)
  }
  expect(help('check')).toContain('(default: production)')
  expect(help().concat(...commands.map(c => help(c.name)))).not.toMatch(/undefined|\.\.\n/)
})

test('an option stands once for each command, and its default is one of its choices', () => {
  for (const { name } of commands) {
    const names = flagsOf(name).map(o => o.name)
    expect(new Set(names).size).toBe(names.length)
  }
  for (const o of options as readonly Option[]) if (o.choices && o.name !== 'expect') expect(o.choices).toContain(o.default)
})
