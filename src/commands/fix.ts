/** `redline fix`: makes the changes that mend findings, or prints them as a diff. */
import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exit, UsageError } from '../errors.ts'
import { unifiedDiff } from '../fix/diff.ts'
import { type Repaired, repair } from '../fix/repair.ts'
import { place } from '../model/span.ts'
import { allFindings } from '../policy/gate.ts'
import { isWithin } from '../read/listing.ts'
import { plural } from '../report/tally.ts'
import { visible } from '../report/visible.ts'
import { writeFileSafely } from '../write.ts'
import type { Arguments } from './arguments.ts'
import type { Io, Result } from './io.ts'
import { onePath, type Scan, scan } from './scan.ts'
import { noApp, overlay } from './tree.ts'

const BOM = '\ufeff'

interface Change {
  readonly file: string
  readonly before: string
  readonly after: string
}

/** What to write where, once it is sure that the file is still what was read and stands inside the scanned folder. */
function prepared(folder: string, { file, before, after }: Change): readonly [path: string, text: string] {
  const path = join(folder, file)
  const inside = isWithin(realpathSync(folder), realpathSync(dirname(path)))
  if (!inside || lstatSync(path).isSymbolicLink())
    throw new UsageError(`${file} can't be mended: it is reached through a link; nothing was written`)
  const raw = readFileSync(path, 'utf8')
  const mark = raw.startsWith(BOM) && !before.startsWith(BOM) ? BOM : ''
  if (raw !== mark + before)
    throw new UsageError(`${file} changed while Redline was reading; nothing was written, run \`redline fix\` again`)
  return [path, mark + after]
}

/** What was done and what was left, one line each. */
function summary({ report: first }: Scan, { mended, refused, report, texts }: Repaired, unsafe: boolean): readonly string[] {
  const left = allFindings(report).filter(f => !f.silenced)
  const risky = unsafe ? 0 : left.filter(f => f.fix && !f.fix.safe && f.confidence !== 'possible').length
  const bare = left.filter(f => !f.fix).length
  const total = allFindings(first).length
  return [
    ...mended.map(f => `${visible(place(f.at))} ${f.rule}: ${visible(f.fix.title)}`),
    ...refused.map(r => `${visible(place(r.finding.at))} ${r.finding.rule}: left alone, because ${visible(r.why)}`),
    mended.length > 0
      ? `${plural(mended.length, 'finding')} mended in ${plural(texts.size, 'file')}.`
      : total > 0
        ? 'Nothing that can be mended.'
        : 'Nothing to mend.',
    ...(risky > 0
      ? [
          `${plural(risky, 'more fix').replace('fixs', 'fixes')} may alter what the app does: \`redline fix --unsafe\` makes ${risky === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(bare > 0 ? [`${plural(bare, 'finding')} left for you: \`redline check\` tells how.`] : []),
  ]
}

/** Runs `redline fix`. A dry run prints a diff that `git apply` takes, and nothing else to standard output. */
export async function fix(args: Arguments, io: Io): Promise<Result> {
  const scanned = await scan(onePath(args.positionals, 'fix'), args.values, io)
  const { report, repo, tree, again } = scanned
  if (report.apps.length === 0) return { text: `${noApp(tree)}\n`, code: exit.nothing }
  const unsafe = args.values.unsafe ?? false
  const done = repair({ report, unsafe, read: repo.read, again: texts => again(overlay(repo, texts)) })
  const code = report.failures.length > 0 ? exit.failed : exit.clean
  const changes: readonly Change[] = [...done.texts].flatMap(([file, after]) => {
    const before = repo.read(file)
    return typeof before === 'string' ? [{ file, before, after }] : []
  })
  const told = summary(scanned, done, unsafe)
  if (args.values['dry-run']) return { text: changes.map(c => unifiedDiff(c.file, c.before, c.after)).join(''), code, hints: told }
  for (const [path, text] of changes.map(c => prepared(tree.folder, c))) writeFileSafely(path, text)
  return { text: `${told.join('\n')}\n`, code }
}
