/** The first lines: the verdict, what the pull request changes, the worst finding, what to do, how to leave it. */
import type { FindingItem } from '../../model/document.ts'
import { placeOf } from '../items.ts'
import { blocks } from '../prose.ts'
import { plural } from '../tally.ts'
import { called, changes, server } from './changes.ts'
import { clipped, code, markdown, sentence, tokens } from './escape.ts'
import { firstSentence, fixCommand, gist, where } from './findingFold.ts'
import { ruleLink } from './links.ts'
import type { MarkdownOptions } from './options.ts'
import { serverName } from './serverName.ts'
import { bySeverity, listed } from './tallies.ts'
import type { View } from './view.ts'

export interface VerdictOptions extends MarkdownOptions {
  /** How many new findings the earlier comment spoke of. */
  readonly was?: number
}

const LONGEST_ADVICE = 200
/** Longer code stands in the finding's own fold, where it can be copied, and not in the line that names it. */
const LONGEST_PASTE = 80

/** The finding to speak of: the worst new one, or what failed the run though it isn't new. */
export function worstOf(view: View, { failing }: MarkdownOptions): FindingItem | undefined {
  const old = view.kept.filter(f => failing?.has(f.identity) ?? view.document.summary.verdict === 'fail')
  const fails = view.added.some(f => failing?.has(f.identity) ?? true)
  return fails ? view.added[0] : (old[0] ?? view.added[0])
}

const isResolved = ({ added, base }: View, was = 0): boolean => base === 'read' && added.length === 0 && was > 0

/** Whether the comment has nothing left to say but that it once had. */
export const resolved = (view: View, { was }: VerdictOptions): boolean =>
  isResolved(view, was) && view.document.summary.verdict === 'pass' && !view.document.loosened?.length

function failed(view: View, options: VerdictOptions): string {
  const { added, kept, base } = view
  if (base === 'none') return `❌ Redline fails: ${bySeverity(added) || 'see below'}`
  if (base === 'unread') return `❌ Redline fails this pull request: ${bySeverity(added) || 'see below'}, new or not`
  if (added.some(f => options.failing?.has(f.identity) ?? true)) return `❌ Redline fails this pull request: ${bySeverity(added, 'new')}`
  const old = kept.filter(f => options.failing?.has(f.identity) ?? true)
  return `❌ Redline fails this pull request: ${bySeverity(old) || 'findings'} from before, not new`
}

function passed(view: View, { was, failOn }: VerdictOptions): string {
  const { added, mended, base } = view
  const off = failOn === 'never' ? ' (the gate is off)' : ''
  const sign = added.some(f => f.severity !== 'note') ? '⚠️' : '✅'
  if (base === 'none')
    return added.length > 0 ? `${sign} Redline passes, with ${bySeverity(added)}${off}` : '✅ Redline passes: nothing found that breaks'
  const passes = 'Redline passes this pull request'
  if (base === 'unread')
    return added.length > 0 ? `${sign} ${passes}, with ${bySeverity(added)}, new or not${off}` : `✅ ${passes}: nothing found`
  if (added.length > 0) return `${sign} ${passes}, with ${bySeverity(added, 'new')}${off}`
  if (isResolved(view, was)) return `✅ ${passes}: was ${plural(was ?? 0, 'new finding')}, now 0`
  return mended.length > 0 ? `✅ ${passes}: it mends ${bySeverity(mended)}` : `✅ ${passes}: nothing new`
}

/** The verdict in words, one line, without the heading's sign. */
export function verdict(view: View, options: VerdictOptions): string {
  switch (view.document.summary.verdict) {
    case 'incomplete': {
      const found = bySeverity(view.added, view.base === 'read' ? 'new' : '')
      return `❓ Redline could not finish${found === '' ? '' : `; so far ${found}`}`
    }
    case 'nothing-to-scan':
      return '⚪ Redline has nothing to read here: no Rails app'
    case 'fail':
      return failed(view, options)
    default:
      return passed(view, options)
  }
}

const before = (kept: readonly FindingItem[]): string =>
  kept.length === 0 ? '' : ` ${bySeverity(kept)} ${kept.length === 1 ? 'was' : 'were'} there before.`

/** What the change does; without a base, what there is. */
function second(view: View): readonly string[] {
  if (view.document.summary.verdict === 'nothing-to-scan') return []
  if (view.base === 'read') return [`**This PR** ${changes(view) ?? 'changes nothing about Redis'}.${before(view.kept)}`]
  if (view.base === 'unread') return []
  const clients = view.apps.flatMap(a => a.rows.flatMap(r => r.after ?? []))
  const servers = [...new Set(clients.filter(c => !c.rides).map(c => c.server))]
  if (clients.length === 0) return []
  const named = servers.length > 4 ? `${servers.length} addresses` : listed(servers.map(serverName))
  return [`**Redis is used by** ${plural(clients.length, 'client')}, on ${named}.`]
}

/** Variables that the code to paste reads and nothing in the app does yet: someone has to set them. */
function toSet(text: string, view: View): readonly string[] {
  const known = JSON.stringify(view.document.apps.map(a => a.inventory))
  const names = [...text.matchAll(/ENV(?:\.fetch\(|\[)"([A-Z][A-Z\d_]{2,40})"/g)].map(m => m[1] as string)
  return [...new Set(names)].filter(n => /REDIS|URL/.test(n) && !new RegExp(`\\b${n}\\b`).test(known)).slice(0, 3)
}

/** Where the change itself made two meet: what it moved can stay where it was. */
function stay(finding: FindingItem, view: View): string | undefined {
  if (finding.rule !== 'shared-instance' || view.base !== 'read' || !view.added.includes(finding)) return undefined
  const { before, after } = view.apps.flatMap(a => a.rows).find(r => r.change === 'changed' && r.after?.at === finding.at) ?? {}
  if (!before || !after || before.rides || !/^[$\w]/.test(before.server) || before.server.startsWith('unknown')) return undefined
  return server(before) === server(after) ? undefined : `Leave ${called(after)} on ${server(before)}, or give it a server of its own`
}

/** What to do first: a command where one does it, else the first words of the advice with their code. */
function toDo(finding: FindingItem, view: View): string | undefined {
  if (finding.fix?.safe) return `${fixCommand(finding.fix)}.`
  const parts = blocks((finding.advice ?? '').slice(0, LONGEST_ADVICE * 20))
  const lead = parts.find(b => 'text' in b)
  const paste = parts.find(b => 'code' in b)
  if (!lead || !('text' in lead)) return finding.fix ? `${fixCommand(finding.fix)}.` : undefined
  const back = stay(finding, view)
  const words = back ?? markdown(clipped(tokens(firstSentence(lead.text).replace(/[:.]\s*$/, '')), LONGEST_ADVICE))
  if (!paste || !('code' in paste)) return `${words}.`
  const names = toSet(paste.code.join('\n'), view)
  const then = names.length > 0 ? ` Then whoever runs production sets ${listed(names.map(n => code(n)))}.` : ''
  const path = /^# ([\w./-]+\.\w+)$/.exec(paste.code[0] ?? '')?.[1]
  const lines = (path ? paste.code.slice(1) : paste.code).map(l => l.trim()).filter(l => l !== '')
  const file = path ?? placeOf(finding.at)?.file
  const into = file === undefined ? '' : ` in ${code(file)}`
  // The variable belongs to the second of two ways, and not to what can simply stay.
  if (back !== undefined)
    return `${words}: the code to paste${into} is below${names.length > 0 ? `, and whoever runs production sets ${listed(names.map(n => code(n)))}` : ''}.`
  const [only] = lines
  return lines.length === 1 && only && only.length <= LONGEST_PASTE
    ? `${words}: ${code(only)}${into}.${then}`
    : `${words}; the code to paste${into} is below.${then}`
}

/** How a finding is left as it is: a comment where one can stand, else a line of the configuration. */
function silence(finding: FindingItem): string {
  const file = placeOf(finding.at)?.file ?? ''
  if (finding.rule !== 'unused-ignore' && /(?:\.(?:rb|ru|rake|ya?ml)|Gemfile)$/.test(file))
    return `**To accept it:** ${code(`# redline:ignore ${finding.rule} -- why it is right here`)} on that line or the line above.`
  return `**To accept it:** ${code(`rules: { ${finding.rule}: { severity: off, reason: … } }`)} in ${code('.redline.yml')}.`
}

/** Everything up to the topology, as Markdown: a heading, then at most four lines in a list. */
export function verdictLines(view: View, options: VerdictOptions): readonly string[] {
  const worst = worstOf(view, options)
  const todo = worst && toDo(worst, view)
  const author = view.base === 'read' && worst && view.added.includes(worst) ? ' by the author' : ''
  const lines = [
    ...second(view),
    ...(worst ? [`**Worst:** ${where(worst, options)} ${markdown(gist(worst))} (${ruleLink(worst.rule, options)})`] : []),
    ...(todo === undefined ? [] : [`**To do${author}:** ${todo}`]),
    ...(worst ? [silence(worst)] : []),
  ]
  return lines.map(l => `- ${l}`)
}

/** A block that GitHub sets off, for what must not be missed. */
const alert = (kind: 'WARNING' | 'CAUTION', lines: readonly string[]): string => [`[!${kind}]`, ...lines].map(l => `> ${l}`).join('\n')

/** What weakens the verdict: policy that the change loosens, a base that is not there, parts that failed. */
export function warnings({ document, base }: View): readonly string[] {
  const { loosened = [], failures, comparedWith } = document
  const some = loosened.slice(0, 10)
  return [
    ...(base === 'unread'
      ? [
          alert('WARNING', [
            `**Could not read the base**${comparedWith?.commit ? ` ${code(comparedWith.commit.slice(0, 10))}` : ''}, because ${sentence(comparedWith?.unread ?? 'nobody said why', 300)}. All findings count as new.`,
          ]),
        ]
      : []),
    ...(some.length > 0
      ? [
          alert('CAUTION', [
            '**This PR loosens what Redline lets pass.** A reviewer should want that:',
            '',
            ...some.map(s => `- ${sentence(s, 300)}`),
            ...(loosened.length > some.length ? [`- and ${loosened.length - some.length} more`] : []),
          ]),
        ]
      : []),
    ...(failures.length > 0
      ? [
          alert('WARNING', [
            `**Redline itself failed in ${plural(failures.length, 'part')}**: ${listed(failures.slice(0, 3).map(f => code(f.part)))}${failures.length > 3 ? ' and others' : ''}. What it would have found there is missing.`,
          ]),
        ]
      : []),
  ]
}
