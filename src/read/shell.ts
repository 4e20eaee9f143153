/** A shell text → simple commands: operators, comments, line continuations, redirections and heredocs taken out. */
import { type At, readWord, type Simple, type Word } from './words.ts'

/** Where the line behind the end of a heredoc begins. */
function afterHeredoc(text: string, from: number, word: string): number {
  for (let start = from; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(start, end)
    // `<<-` allows tabs before it.
    if (line.trim() === word) return end
    start = end + 1
  }
  return text.length
}

/**
 * Splits a text into simple commands. `at` gives the place of two offsets into it. Tolerant: what it doesn't know is a
 * word like others.
 */
export function splitShell(text: string, at: At): readonly Simple[] {
  const commands: Simple[] = []
  const quotes = new Set(['"', "'", '`'])
  let words: Word[] = []
  const heredocs: string[] = []
  let parentheses = 0
  const end = (after: string): void => {
    if (words.length > 0) commands.push({ words, after })
    words = []
  }
  for (let i = 0; i < text.length; ) {
    const c = text[i] as string
    if (c === '\n') {
      end('\n')
      i++
      for (const word of heredocs.splice(0)) i = afterHeredoc(text, i, word) + 1
    } else if (/\s/.test(c)) i++
    else if (c === '\\' && /^\r?\n/.test(text.slice(i + 1, i + 3))) i += text[i + 1] === '\r' ? 3 : 2
    else if (c === '#') {
      const newline = text.indexOf('\n', i)
      i = newline === -1 ? text.length : newline
    } else if (c === '<' || c === '>' || (c === '&' && text[i + 1] === '>')) {
      const last = words.at(-1)
      // The 2 of `2>&1`.
      if (last && last.end === i && /^\d$/.test(last.raw)) words.pop()
      const [operator = c] = /^(?:<<<|<<-?|&>>?|[<>]&|>>|>\||<>|[<>])/.exec(text.slice(i, i + 3)) ?? []
      i += operator.length
      while (text[i] === ' ' || text[i] === '\t') i++
      // `<(…)` is a command, not a file.
      if (i < text.length && !/[\s;&|<>()]/.test(text[i] as string)) {
        const target = readWord(text, i, at, quotes)
        if (operator === '<<' || operator === '<<-') heredocs.push(target.raw)
        i = Math.max(target.end, i + 1)
      }
    } else if (/[;&|()]/.test(c)) {
      const [operator = c] = /^(?:&&|\|\||;;|\|&|[;&|()])/.exec(text.slice(i, i + 2)) ?? []
      const last = words.at(-1)
      // `LIST=(a b)` is an assignment of its own.
      if (operator === '(' && last && last.end === i && last.raw.endsWith('=')) {
        const close = text.slice(i, i + 2000).indexOf(')')
        i += close === -1 ? 1 : close + 1
        continue
      }
      if (operator === '(') parentheses++
      // One that closes nothing ends a pattern of `case`.
      const closing = operator === ')' && parentheses > 0
      if (closing) parentheses--
      end(closing ? ';' : operator)
      i += operator.length
    } else {
      const word = readWord(text, i, at, quotes)
      words.push(word)
      i = Math.max(word.end, i + 1)
    }
  }
  end('')
  return commands
}
