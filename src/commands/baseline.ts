/** `redline baseline write|check|prune`: keeps the list of findings that are let pass for now. */
import { join } from 'node:path'
import { exit, UsageError } from '../errors.ts'
import { place } from '../model/span.ts'
import { baselineFile, baselineOf, writeBaseline } from '../policy/baseline.ts'
import { suggestion } from '../policy/nearest.ts'
import { visible } from '../report/visible.ts'
import { writeFileSafely } from '../write.ts'
import type { Arguments } from './arguments.ts'
import type { Io, Result } from './io.ts'
import { onePath, type Scan, scan } from './scan.ts'
import { noApp } from './tree.ts'

const DEEDS = ['write', 'check', 'prune'] as const

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** A baseline from a run that saw only a part would drop what the rest finds: then nothing is written. */
function partly({ report }: Scan): Result | undefined {
  if (report.failures.length === 0) return undefined
  const failed = report.failures.map(f => `${visible(f.part)} failed: ${visible(f.error)}\n`).join('')
  return { text: `${failed}${baselineFile} stays as it is, because what these would find is not known.\n`, code: exit.failed }
}

function write(scanned: Scan, path: string): Result {
  const now = new Set(baselineOf(scanned.report))
  const gone = [...scanned.baseline].filter(id => !now.has(id)).length
  const added = [...now].filter(id => !scanned.baseline.has(id)).length
  writeFileSafely(path, writeBaseline(now))
  return { text: `${baselineFile}: ${counted(now.size, 'finding')} (${added} added, ${gone} removed)\n`, code: exit.clean }
}

function prune(scanned: Scan, path: string): Result {
  const stale = new Set(scanned.stale)
  if (stale.size === 0) return { text: `${baselineFile}: nothing to remove\n`, code: exit.clean }
  writeFileSafely(path, writeBaseline([...scanned.baseline].filter(id => !stale.has(id))))
  return {
    text: `${baselineFile}: ${counted(stale.size, 'entry', 'entries')} removed\n${[...stale].map(id => `  ${id}\n`).join('')}`,
    code: exit.clean,
  }
}

function compare(scanned: Scan): Result {
  const missing = scanned.fresh.map(f => `  ${visible(place(f.at))} ${f.identity}\n`)
  const lines = [
    ...(missing.length > 0 ? [`${counted(missing.length, 'finding')} not in ${baselineFile}:\n`, ...missing] : []),
    ...(scanned.stale.length > 0
      ? [
          `${counted(scanned.stale.length, 'entry', 'entries')} mended; \`redline baseline prune\` removes them:\n`,
          ...scanned.stale.map(id => `  ${id}\n`),
        ]
      : []),
  ]
  const failed = scanned.report.failures.length > 0
  const text =
    lines.length > 0 ? lines.join('') : failed ? '' : `${baselineFile} is up to date: ${counted(scanned.baseline.size, 'finding')}\n`
  const failures = scanned.report.failures.map(f => `${f.part} failed: ${visible(f.error)}\n`).join('')
  return { text: text + failures, code: failed ? exit.failed : missing.length > 0 ? exit.findings : exit.clean }
}

/** Runs `redline baseline`. A stale entry is named and never fails; a finding that is not listed does. */
export async function baseline(args: Arguments, io: Io): Promise<Result> {
  const [word, ...rest] = args.positionals
  const deed = DEEDS.find(d => d === word)
  if (!deed)
    throw new UsageError(
      word === undefined
        ? 'say what to do: `redline baseline write`, `check` or `prune`'
        : `\`redline baseline\` can't \`${word}\`${suggestion(word, DEEDS)}`,
    )
  const scanned = await scan(onePath(rest, 'baseline'), args.values, io)
  if (scanned.report.apps.length === 0) return { text: `${noApp(scanned.tree)}\n`, code: exit.nothing }
  if (deed === 'check') return compare(scanned)
  const path = join(scanned.tree.folder, baselineFile)
  return partly(scanned) ?? (deed === 'write' ? write(scanned, path) : prune(scanned, path))
}
