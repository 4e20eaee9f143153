/** Safe fixes as suggestions that a reviewer takes over with one click, all in one review. */
import type { EditItem, FindingItem } from '../model/document.ts'
import { redact } from '../report/redact.ts'
import type { Api } from './api.ts'
import { hunksOf, shows } from './hunks.ts'
import type { ChangedFile } from './trees.ts'

/** Whole lines of a file and what is to stand there. */
export interface Suggestion {
  readonly file: string
  readonly first: number
  readonly last: number
  readonly text: string
  readonly finding: FindingItem
}

const MOST = 20

const fileOf = (edit: EditItem): string => edit.at.replace(/:\d+:\d+$/, '')

/** The lines of a text that a stretch touches, as offsets of whole lines without the last line's end. */
function wholeLines(text: string, start: number, end: number): readonly [number, number] {
  const from = text.lastIndexOf('\n', start - 1) + 1
  // An edit that ends behind a line break ends with that line.
  const reach = end > start && text[end - 1] === '\n' ? end - 1 : end
  const to = text.indexOf('\n', reach)
  return [from, to < 0 ? text.length : to]
}

/** A fix as a suggestion: where it is safe, changes one file, and the diff shows all lines that it replaces just as they are. */
function suggestion(
  finding: FindingItem,
  patchOf: (file: string) => string | undefined,
  read: (file: string) => string | undefined,
): Suggestion | undefined {
  const edits = [...(finding.fix?.edits ?? [])].sort((a, b) => a.start - b.start)
  const [first] = edits
  const file = first && fileOf(first)
  if (!first || !finding.fix?.safe || finding.silenced || file === undefined || edits.some(e => fileOf(e) !== file)) return undefined
  const [text, patch] = [read(file), patchOf(file)]
  if (text === undefined || patch === undefined || edits.some(e => e.end > text.length || e.end < e.start)) return undefined
  const [from, to] = wholeLines(text, first.start, Math.max(...edits.map(e => e.end)))
  const line = text.slice(0, from).split('\n').length
  const before = text.slice(from, to).split('\n')
  if (!shows(hunksOf(patch), line, before)) return undefined
  let after = ''
  let done = from
  for (const e of edits) {
    if (e.start < done) return undefined
    after += text.slice(done, e.start) + e.text
    done = e.end
  }
  after += text.slice(Math.min(done, to), to)
  // A suggestion with a password would post it, and one without would break the code of whoever takes it.
  if (redact(after) !== after) return undefined
  // Lines that go whole leave nothing, not an empty line; a suggestion of nothing deletes them.
  return { file, first: line, last: line + before.length - 1, text: after.replace(/\r?\n$/, ''), finding }
}

/** The suggestions that fit into a pull request's diff, worst findings first as they are given; none meets another. */
export function suggestionsFor(
  findings: readonly FindingItem[],
  changed: readonly ChangedFile[],
  read: (file: string) => string | undefined,
): readonly Suggestion[] {
  const patches = new Map(changed.map(f => [f.path, f.patch]))
  const taken: Suggestion[] = []
  for (const finding of findings) {
    const s = suggestion(finding, file => patches.get(file), read)
    if (s && !taken.some(t => t.file === s.file && t.first <= s.last && s.first <= t.last)) taken.push(s)
  }
  return taken.slice(0, MOST)
}

/** As hidden as the comment's marker, and at the start of a body as well. */
const marker = (s: Suggestion): string => `<!-- redline suggestion=${s.finding.identity.replace(/[^\w:-]/g, '')} -->`

function body(s: Suggestion, words: (finding: FindingItem) => string): string {
  const fence = '`'.repeat(Math.max(3, ...[...s.text.matchAll(/`+/g)].map(m => m[0].length + 1)))
  return `${marker(s)}\n${words(s.finding)}\n\n${fence}suggestion\n${s.text}${s.text === '' ? '' : '\n'}${fence}\n`
}

/**
 * Posts suggestions that no review of ours has made yet, in one review; resolves to their number. `remarks` is how many remarks on
 * lines there are, where that is known: of none, none is ours. Throws an ApiRefusal.
 */
export async function suggest(
  api: Api,
  at: { readonly pull: number; readonly head: string; readonly author: string; readonly remarks: number | undefined },
  suggestions: readonly Suggestion[],
  words: (finding: FindingItem) => string,
): Promise<number> {
  if (suggestions.length === 0) return 0
  const listed = at.remarks === 0 ? [] : await api.all('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', { pull_number: at.pull })
  const there = listed as { body?: string; user?: { login?: string } | null }[]
  const made = there.filter(c => c.user?.login === at.author).map(c => c.body ?? '')
  const fresh = suggestions.filter(s => !made.some(b => b.startsWith(marker(s))))
  if (fresh.length === 0) return 0
  await api.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    pull_number: at.pull,
    commit_id: at.head,
    event: 'COMMENT',
    comments: fresh.map(s => ({
      path: s.file,
      side: 'RIGHT',
      line: s.last,
      ...(s.last > s.first && { start_line: s.first, start_side: 'RIGHT' }),
      body: body(s, words),
    })),
  })
  return fresh.length
}
