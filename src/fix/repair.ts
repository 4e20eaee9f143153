/** Applies fixes until nothing is left to apply, and takes back those that do not do what they promise. */
import type { Edit, Fix } from '../model/finding.ts'
import type { Repo } from '../model/repo.ts'
import type { Judged, Report } from '../model/report.ts'
import { applyEdits } from './apply.ts'
import { choose } from './overlap.ts'

type Fixable = Judged & { readonly fix: Fix }

interface Refusal {
  readonly finding: Fixable
  /** Why the fix was taken back, in words that follow "because". */
  readonly why: string
}

export interface Repaired {
  /** The new text of each changed file. */
  readonly texts: ReadonlyMap<string, string>
  readonly mended: readonly Fixable[]
  readonly refused: readonly Refusal[]
  readonly report: Report
}

export interface RepairInput {
  readonly report: Report
  readonly unsafe: boolean
  /** The original text of a file. */
  readonly read: Repo['read']
  /** The report on the repository with some files' texts replaced. */
  readonly again: (texts: ReadonlyMap<string, string>) => Report
}

/** Each round mends or refuses at least one finding, so this only guards against fixes that bring new findings for ever. */
const MOST_ROUNDS = 50

const all = (report: Report): readonly Judged[] => [...report.apps.flatMap(a => a.findings), ...report.findings]
/** What a finding is, whatever its number among equals. */
const kind = (f: Judged): string => `${f.rule}\n${f.about}`

/** Whether a finding is to be mended: not one that the team decided to keep, and not one that is merely possible. */
const wanted = (f: Judged, unsafe: boolean): f is Fixable =>
  f.fix !== undefined && (f.fix.safe || unsafe) && f.confidence !== 'possible' && (!f.silenced || f.silenced.by === 'baseline')

function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const gapsByFile = (report: Report): ReadonlyMap<string, number> => tally(report.apps.flatMap(a => a.gaps.map(g => g.at.file)))

/** What a round did wrong: the findings to leave alone from now on. */
function failed(taken: readonly Fixable[], before: Report, after: Report): readonly Refusal[] {
  const [gaps, gapsNow] = [gapsByFile(before), gapsByFile(after)]
  const broken = new Set([...gapsNow].filter(([file, n]) => n > (gaps.get(file) ?? 0)).map(([file]) => file))
  const [kinds, kindsNow, takenKinds] = [tally(all(before).map(kind)), tally(all(after).map(kind)), tally(taken.map(kind))]
  const crashed = after.failures.length > before.failures.length
  return taken.flatMap(finding => {
    const file = finding.fix.edits.find(e => broken.has(e.at.file))?.at.file
    if (file !== undefined) return [{ finding, why: `${file} could not be understood any more` }]
    if (crashed) return [{ finding, why: 'the changed files could not be checked' }]
    const left = (kindsNow.get(kind(finding)) ?? 0) > (kinds.get(kind(finding)) ?? 0) - (takenKinds.get(kind(finding)) ?? 0)
    return left ? [{ finding, why: 'the finding was still there afterwards' }] : []
  })
}

function edited(
  edits: readonly Edit[],
  texts: ReadonlyMap<string, string>,
  textOf: (file: string) => string | undefined,
): ReadonlyMap<string, string> {
  const next = new Map(texts)
  for (const file of new Set(edits.map(e => e.at.file))) {
    next.set(
      file,
      applyEdits(
        textOf(file) as string,
        edits.filter(e => e.at.file === file),
      ),
    )
  }
  return next
}

/**
 * Mends what can be mended. Fixes that meet wait for the next round; after each round the repository is analysed again,
 * and a fix whose finding stays, or after which a file is no longer understood, is taken back. Nothing is written.
 */
export function repair({ report: first, unsafe, read, again }: RepairInput): Repaired {
  let report = first
  let texts: ReadonlyMap<string, string> = new Map()
  const mended: Fixable[] = []
  const refused: Refusal[] = []
  const textOf = (file: string): string | undefined => {
    const text = texts.get(file) ?? read(file)
    return typeof text === 'string' ? text : undefined
  }
  const fits = ({ at }: Edit): boolean => at.start >= 0 && at.start <= at.end && at.end <= (textOf(at.file)?.length ?? -1)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const left = new Set(refused.map(r => r.finding.identity))
    const candidates = all(report).filter((f): f is Fixable => wanted(f, unsafe) && !left.has(f.identity) && f.fix.edits.every(fits))
    const { taken, edits } = choose(candidates)
    if (taken.length === 0) break
    const next = edited(edits, texts, textOf)
    const after = again(next)
    const wrong = failed(taken, report, after)
    if (wrong.length > 0) {
      refused.push(...wrong)
      continue
    }
    mended.push(...taken)
    texts = next
    report = after
  }
  return { texts, mended, refused, report }
}
