/** `# redline:ignore RULE[, RULE] -- reason`: a finding that someone has looked at, silenced where it stands. */
import type { Finding } from '../model/finding.ts'
import { lineStarts, type Span, spanAt } from '../model/span.ts'
import type { Weighed } from './judge.ts'
import { nearest, suggestion } from './nearest.ts'

/** The rule id under which faults of the ignores themselves are reported. */
const ignoreRule = 'unused-ignore'

/** One rule ignored on one line. */
export interface Ignore {
  readonly rule: string
  readonly reason: string
  /** The line whose findings it silences. */
  readonly line: number
  /** Where the rule's id stands in the comment. */
  readonly at: Span
}

const OPENING = /^(?:#|\/\/|\/\*)[#!/*]*[ \t]*/
const DIRECTIVE = /^redline:ignore(?=[\s-]|$)/
/** What someone may have written who meant the directive: the tool's name, a separator, a word. */
const NEARLY = /^redline[ \t]*[:_-]*[ \t]*([a-z]+)/i
const FORM = 'write `# redline:ignore RULE -- reason`'

/** A fault of what silences findings, as a finding. */
export function fault(severity: 'error' | 'warning', at: Span, about: string, message: string): Finding {
  return { rule: ignoreRule, severity, confidence: 'certain', message, at, related: [], about }
}

/** A word that begins like a directive of ours and isn't one. */
function mistyped(body: string): boolean {
  const word = NEARLY.exec(body)?.[1]?.toLowerCase()
  if (word === undefined || DIRECTIVE.test(body)) return false
  return nearest(word, ['ignore', 'ignores', 'ignored', 'disable']) !== undefined
}

interface Comment {
  readonly at: Span
  /** Nothing but the comment stands on its line. */
  readonly alone: boolean
  /** The text behind the comment's opening, and where it begins in the file. */
  readonly body: string
  readonly start: number
}

function comment(text: string, starts: readonly number[], at: Span): Comment {
  const raw = text.slice(at.start, at.end).split('\n', 1)[0] as string
  const opening = OPENING.exec(raw)?.[0].length ?? 0
  const alone = text.slice(starts[at.line - 1], at.start).trim() === ''
  return { at, alone, body: raw.slice(opening).replace(/\s*(\*\/)?\s*$/, ''), start: at.start + opening }
}

/**
 * The ignores that a file's comments hold, and what is wrong with them. `comments` are the spans of the file's real
 * comments, with their opening sign. A comment behind code speaks of its own line; one alone on its line speaks of the
 * first line below that is not such a comment itself. An ignore with a fault silences nothing.
 */
export function readIgnores(
  file: string,
  text: string,
  comments: readonly Span[],
  rules: readonly string[],
): { readonly ignores: readonly Ignore[]; readonly findings: readonly Finding[] } {
  const ignores: Ignore[] = []
  const findings: Finding[] = []
  if (!/redline/i.test(text)) return { ignores, findings }
  const starts = lineStarts(text)
  const read = comments.map(at => comment(text, starts, at))
  const alone = new Set(read.filter(c => c.alone && DIRECTIVE.test(c.body)).map(c => c.at.line))
  for (const { at, body, start, alone: own } of read) {
    if (mistyped(body)) findings.push(fault('error', at, `mistyped ${body}`, `This comment looks like an ignore and is none; ${FORM}.`))
    if (!DIRECTIVE.test(body)) continue
    const rest = body.slice('redline:ignore'.length)
    const dashes = /(^|\s)--(\s|$)/.exec(rest)
    const reason = dashes ? rest.slice(dashes.index + dashes[0].length).trim() : ''
    const listed = [...rest.slice(0, dashes?.index ?? rest.length).matchAll(/[^\s,]+/g)]
    const what = listed.map(m => m[0]).join(', ')
    if (reason === '' || listed.length === 0) {
      const lacks = listed.length === 0 ? 'names no rule' : 'gives no reason'
      findings.push(fault('error', at, `${lacks} ${what}`, `This ignore ${lacks} and silences nothing; ${FORM}.`))
      continue
    }
    let line = own ? at.line + 1 : at.line
    while (own && alone.has(line)) line++
    for (const [i, m] of listed.entries()) {
      const rule = m[0]
      const from = start + 'redline:ignore'.length + m.index
      const here = spanAt(file, starts, from, from + rule.length)
      const twice = listed.findIndex(other => other[0] === rule) < i
      if (!rules.includes(rule)) {
        findings.push(
          fault(
            'error',
            here,
            `unknown ${rule}`,
            `There is no rule \`${rule}\`, so this ignore silences nothing${suggestion(rule, rules)}`,
          ),
        )
      } else if (!twice) ignores.push({ rule, reason, line, at: here })
    }
  }
  return { ignores, findings }
}

/**
 * Silences what the ignores name, and reports those that silence nothing. `ran` says whether a rule ran at all: an
 * ignore of one that did not is not unused.
 */
export function applyIgnores<F extends Weighed>(
  findings: readonly F[],
  ignores: readonly Ignore[],
  ran: (rule: string) => boolean = () => true,
): { readonly findings: readonly F[]; readonly unused: readonly Finding[] } {
  const key = (file: string, line: number, rule: string): string => `${line} ${rule} ${file}`
  const byPlace = new Map<string, Ignore[]>()
  for (const ignore of ignores) {
    const place = key(ignore.at.file, ignore.line, ignore.rule)
    byPlace.set(place, [...(byPlace.get(place) ?? []), ignore])
  }
  const used = new Set<Ignore>()
  const judged = findings.map(finding => {
    const here = byPlace.get(key(finding.at.file, finding.at.line, finding.rule))?.[0]
    if (!here) return finding
    used.add(here)
    return finding.silenced ? finding : { ...finding, silenced: { by: 'ignore' as const, reason: here.reason } }
  })
  const unused = ignores
    .filter(i => !used.has(i) && ran(i.rule))
    .map(i => fault('warning', i.at, `unused ${i.rule}`, `\`${i.rule}\` finds nothing on line ${i.line}, so this ignore can go.`))
  return { findings: judged, unused }
}
