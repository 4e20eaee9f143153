/** Runs a command line: finds the command, delivers what it returns, turns errors into exit codes. */
import { resolve } from 'node:path'
import { exit, UsageError } from '../errors.ts'
import type { CommandName } from '../options.ts'
import { redact, redactAll } from '../report/redact.ts'
import { plainJson, visible } from '../report/visible.ts'
import { version } from '../version.ts'
import { writeFileSafely } from '../write.ts'
import { type Arguments, readArguments } from './arguments.ts'
import { help } from './help.ts'
import type { Io, Result } from './io.ts'

type Run = (args: Arguments, io: Io) => Result | Promise<Result>

/** Each command's module is loaded only when it is asked for: `--help` and `explain` need no parser. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Run>>> = {
  check: async () => (await import('./check.ts')).check,
  model: async () => (await import('./model.ts')).model,
  explain: async () => (await import('./explain.ts')).explain,
  rules: async () => (await import('./rules.ts')).rules,
  fix: async () => (await import('./fix.ts')).fix,
  report: async () => (await import('./report.ts')).report,
  init: async () => (await import('./init.ts')).init,
  plan: async () => (await import('./plan.ts')).plan,
  audit: async () => (await import('./audit.ts')).audit,
  baseline: async () => (await import('./baseline.ts')).baseline,
}

function deliver(result: Result, args: Arguments, io: Io): void {
  // The one choke point: nothing leaves the program but through `redact`.
  const text = result.json ? `${plainJson(redactAll(JSON.parse(result.text)))}\n` : redact(result.text)
  if (args.values.output !== undefined && !result.written) writeFileSafely(resolve(io.cwd, args.values.output), text)
  else if (text !== '') io.stdout.write(text)
  if (args.values.quiet || !io.stderr.isTTY) return
  for (const hint of result.hints ?? []) io.stderr.write(redact(`${visible(hint)}\n`))
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(argv)
  const informed = args.values.version ? `redline ${version}\n` : args.values.help || !args.command ? help(args.command) : undefined
  if (informed !== undefined || !args.command) {
    io.stdout.write(informed ?? '')
    return exit.clean
  }
  const command = await COMMANDS[args.command]()
  const result = await command(args, io)
  deliver(result, args, io)
  return result.code
}

/**
 * Runs a command line and resolves to the exit code; never rejects. Wrong use is one message on stderr and exit 2. Any
 * other error is a bug of Redline's: its stack is shown, exit 4.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io)
  } catch (error) {
    const known = error instanceof UsageError
    const lines = known
      ? `redline: ${error.message}`
      : `redline: this is a bug of Redline's own\n${error instanceof Error ? error.stack : String(error)}`
    io.stderr.write(redact(`${lines.split('\n').map(visible).join('\n')}\n`))
    return known ? exit.usage : exit.failed
  }
}
