/** `redline plan`: the way from one shared Redis to a server for each need, as files. */
import { lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { exit, UsageError } from '../errors.ts'
import type { AppReport } from '../model/report.ts'
import { filesOf } from '../plan/files.ts'
import { makePlan } from '../plan/plan.ts'
import { targets, titles } from '../plan/target.ts'
import { redact } from '../report/redact.ts'
import { plural } from '../report/tally.ts'
import { visible } from '../report/visible.ts'
import { writeFileSafely } from '../write.ts'
import type { Arguments } from './arguments.ts'
import { benchFor, lookedAt } from './bench.ts'
import type { Io, Result } from './io.ts'
import { readSavedAudit } from './saved.ts'
import { onePath, type Scan, scan } from './scan.ts'

/** The one app of a scan that uses Redis. */
function onlyApp({ report }: Scan): AppReport | undefined {
  const using = report.apps.filter(a => a.model.clients.length > 0)
  if (using.length > 1)
    throw new UsageError(
      `there are several apps here (${using.map(a => visible(a.root)).join(', ')}); name the folder of the one to plan for`,
    )
  return using[0]
}

const MARK = 'RUNBOOK.md'

/** Writes the files below a folder that is new, empty, or holds an earlier plan. */
function write(folder: string, shown: string, files: ReadonlyMap<string, string>): void {
  const there = lstatSync(folder, { throwIfNoEntry: false })
  if (there && !there.isDirectory()) throw new UsageError(`${visible(shown)} is no folder`)
  if (there && !readdirSync(folder).includes(MARK) && readdirSync(folder).length > 0)
    throw new UsageError(`${visible(shown)} holds other files; name a folder that is new or holds an earlier plan`)
  for (const [name, text] of files) {
    const path = join(folder, name)
    const parent = dirname(path)
    mkdirSync(parent, { recursive: true })
    if (lstatSync(parent).isSymbolicLink()) throw new UsageError(`${visible(parent)} can't be written to: it is a link`)
    writeFileSafely(path, redact(text))
  }
}

/** Runs `redline plan`. Without `--output` it prints the runbook. */
export async function plan(args: Arguments, io: Io): Promise<Result> {
  const to = targets.find(t => t === args.values.to)
  if (to === undefined) {
    const three = targets.map(t => `\`${t}\``).join(', ')
    throw new UsageError(
      args.values.to === undefined
        ? `\`redline plan\` needs \`--to\`; there are ${three}`
        : `\`--to\` can't be \`${visible(args.values.to)}\`; there are ${three}`,
    )
  }
  const { output, live, ...values } = args.values
  const audit = live === undefined ? undefined : await readSavedAudit(resolve(io.cwd, live), visible(live))
  const scanned = await scan(onePath(args.positionals, 'plan'), values, io)
  const { report, tree } = scanned
  if (report.apps.length === 0) return { text: `There is no Rails app below ${visible(tree.base)}.\n`, code: exit.nothing, written: true }
  const app = onlyApp(scanned)
  if (!app) return { text: 'The app uses no Redis, so there is nothing to plan.\n', code: exit.clean, written: true }
  const made = makePlan({
    to,
    model: app.model,
    findings: lookedAt(report, app.root).findings,
    audit,
    bench: endpoints => benchFor(scanned, app.root, { endpoints, target: to }),
  })
  const files = filesOf(made, app.model.name ?? 'the app')
  const code = report.failures.length > 0 ? exit.failed : exit.clean
  if (output === undefined) return { text: files.get(MARK) ?? '', code }
  write(resolve(io.cwd, output), output, files)
  const servers = made.servers.map(
    s =>
      `  ${s.name}: ${s.workloads.join(', ')} (${s.policy}, ${s.need.bytes === null ? 'not measured' : (s.fit.size?.name ?? 'no size fits')})`,
  )
  const text = `${plural(made.servers.length, 'server')} on ${titles[to]}:
${servers.join('\n')}
Wrote ${plural(files.size, 'file')} to ${visible(output)}. Begin with ${visible(join(output, MARK))}.
${made.patched.unwired.length > 0 ? `${plural(made.patched.unwired.length, 'client')} must be changed by hand: the runbook says where.\n` : ''}`
  return { text, code, written: true }
}
