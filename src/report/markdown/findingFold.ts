/** One finding in a fold, with its places, its advice and its fix; or on one line, where there are many. */
import type { FindingItem } from '../../model/document.ts'
import { placeOf } from '../items.ts'
import { blocks } from '../prose.ts'
import { clipped, code, cut, fenced, html, htmlCode, markdown, sentence, type Token, tokens } from './escape.ts'
import { placeLink, ruleLink } from './links.ts'
import type { MarkdownOptions } from './options.ts'

const MOST_TEXT = 8000
const MOST_BLOCKS = 12
const MOST_RELATED = 8
const SHORT = 220
const LINE = 320
const GIST = 420
/** Languages of code to paste. Others are no language here: GitHub would draw a diagram, a map or a formula. */
const COLOURED = ['ruby', 'yaml', 'erb', 'js', 'ts', 'json', 'sh', 'hcl', 'text', 'diff']

/** A text's first sentence; a full stop in code or inside a name ends none. */
export const firstSentence = (text: string): string => /^(?:`[^`]*`|[^`])*?[.!?](?=\s|$)/.exec(cut(text, MOST_TEXT))?.[0] ?? text

/** What a finding says, in its first sentence. */
export const brief = (finding: FindingItem, most = LINE): readonly Token[] => clipped(tokens(firstSentence(finding.message)), most)

/** What a finding says and what breaks: its first sentences, as many as fit a few lines. */
export function gist({ message }: FindingItem): readonly Token[] {
  let text = firstSentence(message)
  for (;;) {
    const next = firstSentence(message.slice(text.length))
    if (next === '' || text.length + next.length > GIST) return clipped(tokens(text), GIST)
    text += next
  }
}

/** Whether `gist` holds all of a message. */
export const isShort = ({ message }: FindingItem): boolean => {
  const text = message.trim()
  return text.length <= GIST && blocks(text).length === 1
}

/** A text of a rule, paragraphs, lists and code to paste, with all that stems from the repository as data. */
function prose(text: string): string {
  const shown = blocks(cut(text, MOST_TEXT))
    .slice(0, MOST_BLOCKS)
    .map(block => {
      if ('code' in block) return fenced(block.code.join('\n'), COLOURED.includes(block.language) ? block.language : '')
      return 'item' in block ? `- ${sentence(block.item)}` : sentence(block.text)
    })
  return shown.join('\n\n')
}

/** Where a finding is: a place in a file, the server that it is about, or nowhere. */
export function where(finding: FindingItem, options: MarkdownOptions): string {
  if (finding.at !== undefined) return placeLink(finding.at, options, finding.endAt)
  return finding.server === undefined ? '' : code(finding.server)
}

/** `redline fix` and what it does, with the word that unsafe fixes want. */
export const fixCommand = (fix: NonNullable<FindingItem['fix']>): string =>
  `${code(fix.safe ? 'redline fix' : 'redline fix --unsafe')} does this: ${sentence(fix.title, SHORT)}`

/** `error`, or `error (likely)` where it isn't certain. */
const weight = ({ severity, confidence }: FindingItem): string =>
  markdown(tokens(confidence === 'certain' ? severity : `${severity} (${confidence})`))

/** On one line: how bad, where, what. */
export const findingLine = (finding: FindingItem, options: MarkdownOptions): string =>
  [weight(finding), where(finding, options), markdown(brief(finding)), `(${code(finding.rule)})`].filter(p => p !== '').join(' ')

/** How much of a finding a fold holds. */
export interface FoldDetail {
  /** The whole message, not its first sentence alone. */
  readonly prose: boolean
  /** Advice and the fix. */
  readonly mending: boolean
  readonly open?: boolean
  /** The message stands in full where the eye has just been. */
  readonly told?: boolean
}

/** `<details>` around Markdown; `summary` is HTML of one line. */
export const fold = (summary: string, body: string, open = false): string =>
  `<details${open ? ' open' : ''}>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`

function heading(finding: FindingItem): string {
  const place = placeOf(finding.at)
  const at = place ? `${place.file}:${place.line}` : (finding.at ?? finding.server)
  const sure = finding.confidence === 'certain' ? '' : ` (${html(tokens(finding.confidence))})`
  return `<b>${html(tokens(finding.severity))}</b>${sure}${at === undefined ? '' : ` ${htmlCode(at)}`} ${html(brief(finding, SHORT))}`
}

function related(finding: FindingItem, options: MarkdownOptions): readonly string[] {
  const all = finding.related.slice(0, MOST_RELATED).map(r => `- ${placeLink(r.at, options)} ${sentence(r.role, SHORT)}`)
  const rest = finding.related.length - all.length
  return all.length === 0 ? [] : [[...all, ...(rest > 0 ? [`- and ${rest} more places`] : [])].join('\n')]
}

/** What to paste, and the fix as a diff. */
function mending({ advice, fix }: FindingItem): readonly string[] {
  return [
    ...(advice === undefined ? [] : [prose(advice)]),
    ...(fix === undefined ? [] : [fix.diff ? `${fixCommand(fix)}\n\n${fenced(fix.diff, 'diff')}` : fixCommand(fix)]),
    ...(fix?.noDiff === undefined ? [] : [`The change is not shown here: ${prose(fix.noDiff)}.`]),
  ]
}

/** The finding as a fold. */
export function findingFold(finding: FindingItem, detail: FoldDetail, options: MarkdownOptions): string {
  const place = where(finding, options)
  const parts = [
    ...(detail.told ? [] : [detail.prose ? prose(finding.message) : markdown(brief(finding))]),
    ...(place === '' ? [] : [`At ${place}${finding.related.length > 0 ? ', together with' : ''}`]),
    ...related(finding, options),
    ...(detail.mending ? mending(finding) : []),
    about(finding, options),
  ]
  return fold(heading(finding), parts.filter(p => p !== '').join('\n\n'), detail.open)
}

/** The rule's page, where one can read more. */
function about(finding: FindingItem, options: MarkdownOptions): string {
  const page = ruleLink(finding.rule, options)
  return options.docs ? `More about this rule: ${page}` : `Rule ${page}; ${code(`redline explain ${finding.rule}`)} says more`
}
