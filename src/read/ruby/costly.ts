/** Ruby that Prism would read in quadratic time: it is refused, since a parse can't be interrupted. */

/** Shorter texts are parsed whatever they hold: the worst takes about a second. */
const SHORT = 20_000
/** At each operator of `a || b || …` Prism walks all of the chain before it. */
const OPERATORS = 10_000
/** The digits of one number are converted in quadratic time. */
const DIGITS = 50_000
/** At each line of a comment before `.method` all lines that follow are searched for the dot: lines × characters. */
const LOOKAHEAD = 50_000_000

const HASH = 35
const NEWLINE = 10
const isDigit = (c: number): boolean => (c >= 48 && c <= 57) || c === 95
const isBlank = (c: number): boolean => c === 32 || c === 9 || c === 13
const isWord = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || isDigit(c)

/** The boolean operators of a text, at most one more than allowed; those in strings and comments count too. */
function operators(text: string): number {
  let n = 0
  for (const word of ['||', '&&', 'and', 'or']) {
    const spelled = word > 'a'
    for (let at = text.indexOf(word); at !== -1 && n <= OPERATORS; at = text.indexOf(word, at + word.length)) {
      if (!spelled || !(isWord(text.charCodeAt(at - 1)) || isWord(text.charCodeAt(at + word.length)))) n++
    }
  }
  return n
}

/** What no number that a person writes has: only then is every character looked at. */
const LONG_NUMBER = /[\d_]{64}/

function longestNumber(text: string): number {
  if (!LONG_NUMBER.test(text)) return 0
  let longest = 0
  for (let at = 0, run = 0; at < text.length; at++) {
    run = isDigit(text.charCodeAt(at)) ? run + 1 : 0
    if (run > longest) longest = run
  }
  return longest
}

/** The dearest run of comment lines that ends at what may continue the expression before it. */
function dearestLookahead(text: string): number {
  let dearest = 0
  let lines = 0
  let from = 0
  for (let at = 0; at < text.length; ) {
    const start = at
    while (isBlank(text.charCodeAt(at))) at++
    const first = text.charCodeAt(at)
    const end = text.indexOf('\n', at)
    at = end === -1 ? text.length : end + 1
    if (first === HASH) {
      if (lines++ === 0) from = start
      continue
    }
    if (first !== NEWLINE) dearest = Math.max(dearest, lines * (start - from))
    lines = 0
  }
  return dearest
}

/** Why a text is too costly to parse, in words that follow the path in a sentence; undefined for all that people write. */
export function costly(text: string): string | undefined {
  if (text.length <= SHORT) return undefined
  if (operators(text) > OPERATORS) return `has more than ${OPERATORS} boolean operators, too many to parse in reasonable time`
  if (longestNumber(text) > DIGITS) return `has a number of more than ${DIGITS} digits, too many to parse in reasonable time`
  if (dearestLookahead(text) > LOOKAHEAD) return 'has too long a comment inside an expression to parse in reasonable time'
  return undefined
}
