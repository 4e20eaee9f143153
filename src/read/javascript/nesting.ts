/** How deeply brackets nest, roughly and in one pass, so that no text makes the parser slow. */

const MOST_BRACKETS = 120
/** `f<T>(g<U>(…` and `<T>(x) => <U>(…`: the parser tries each twice, so its time doubles with every level. */
const MOST_GENERIC_CALLS = 6
/** `a < b < c …`, each of which may begin type arguments that reach to the end. */
const MOST_ANGLES = 20

/** Where a string or comment that begins at `i` ends; `i` where none begins. A quote without its partner on the line is text. */
function pastQuoted(text: string, i: number): number {
  const c = text[i]
  if (c === '"' || c === "'") {
    for (let k = i + 1; k < text.length; k++) {
      if (text[k] === '\\') k++
      else if (text[k] === c) return k
      else if (text[k] === '\n') return k
    }
    return text.length
  }
  if (c === '/' && text[i + 1] === '/') {
    const end = text.indexOf('\n', i)
    return end === -1 ? text.length : end
  }
  if (c === '/' && text[i + 1] === '*') {
    const end = text.indexOf('*/', i + 2)
    return end === -1 ? text.length : end + 1
  }
  return i
}

/** Whether a newline at `i` parts two statements: the text goes on with a word, and before it no operator waits for more. */
const parts = (text: string, i: number): boolean =>
  /[\w$)\]}'"`]\s*$/.test(text.slice(Math.max(0, i - 8), i)) && /^\s*[\w$]/.test(text.slice(i, i + 40))

interface Level {
  readonly generic: boolean
  angles: number
}

/** Whether brackets, or (with types) generic calls, nest deeper than people write. Regular expressions count as code. */
export function tooDeep(text: string, types: boolean): boolean {
  let level: Level = { generic: false, angles: 0 }
  const around: Level[] = []
  let generic = 0
  for (let i = 0; i < text.length; i++) {
    const past = pastQuoted(text, i)
    if (past !== i) {
      i = past
      continue
    }
    const c = text[i]
    if (c === '(' || c === '[' || c === '{') {
      around.push(level)
      level = { generic: c === '(' && text[i - 1] === '>' && text[i - 2] !== '=', angles: 0 }
      if (level.generic) generic++
      if (around.length > MOST_BRACKETS || (types && generic > MOST_GENERIC_CALLS)) return true
    } else if (c === ')' || c === ']' || c === '}') {
      if (level.generic) generic--
      level = around.pop() ?? { generic: false, angles: 0 }
    } else if (types && c === '<') {
      if (++level.angles > MOST_ANGLES) return true
    } else if (c === '>' && text[i - 1] !== '=') level.angles = Math.max(0, level.angles - 1)
    else if (c === ';' || (c === '\n' && level.angles > 0 && parts(text, i))) level.angles = 0
  }
  return false
}
