/** Masks values that stand behind a name which says that they are secret: `password=`, `requirepass`, `AUTH`. */

const NAMED =
  /(password|passwd|passphrase|requirepass|masterauth|rediscli_auth|(?<![a-z])(?:pass|pwd)|auth[_-]?token|secret(?:[_-]?(?:access[_-]?)?key(?:[_-]?base)?)?|api[_-]?key|access[_-]?key|(?<![a-z])token)(\\?["']?[ \t]{0,4}(?:=>|[:=])[ \t]{0,4})(?:"((?:[^"\\\n]|\\.)*)|\\"((?:[^"\\\n]|\\[^"\n])*)|'([^'\n]*)|([^\s"'`,;&)}\]<>\\]+))/gi

const SPACED =
  /\b(requirepass|masterauth|auth-pass[ \t]+\S+|redis-cli[^\n|;&]{0,200}?[ \t](?:-a|--pass)|AUTH)([ \t]+\\?["']?)([^\s"'\\]+)(?:([ \t]+)([^\s"'\\]+)(?=\\?["']?[ \t]*$))?/gm

const BEARER = /\b(Bearer|Basic)([ \t]+)([A-Za-z0-9+/_.~=-]{8,})/g

/** Words that follow such a name in a sentence. */
const PROSE =
  /^(?:a|an|and|are|as|at|be|by|command|commands|denied|error|failed|fails|for|from|has|if|in|is|it|no|not|on|only|or|required|set|that|the|to|was|when|which|with|without)[.,:;]?$/i

/** Values that name a place where the secret is kept, or none. */
const CODE =
  /^(?:\*+$|""|''|ENV\b|Rails\b|nil\b|null\b|true\b|false\b|~$|self\b|[#$<{[(%&!]|->|lambda\b|(?:env|setting|credentials|config|unknown):|[A-Za-z_]\w*(?:(?:&?\.|::)\w+[?!]?)+$)|[([]/

const open = (value: string): boolean => value === '' || CODE.test(value) || /^(?:[#$]\{[^{}]*\})+$/.test(value)

/** A word of its own is too little to call a token or key secret; a password may be any word. */
const secret = (name: string, value: string): boolean =>
  /^(?:pass|pwd|requirepass|masterauth|rediscli)/i.test(name) || (value.length >= 12 && /\d/.test(value))

/** Masks `name: value`, `name=value`, `name => value`, `requirepass value`, `AUTH value`, `AUTH user value`. */
export function maskPairs(text: string): string {
  return text
    .replace(NAMED, (whole, name: string, _between: string, double?: string, escaped?: string, single?: string, bare?: string) => {
      const value = double ?? escaped ?? single ?? bare ?? ''
      const prose = bare !== undefined && PROSE.test(bare)
      if (open(value) || prose || !secret(name, value)) return whole
      return `${whole.slice(0, whole.length - value.length)}***`
    })
    .replace(SPACED, (whole, name: string, between: string, first: string, gap?: string, last?: string) => {
      if (PROSE.test(first) || open(first) || /^[=:]/.test(first)) return whole
      const rest = last === undefined ? '' : `${gap}${name === 'AUTH' && !open(last) ? '***' : last}`
      return `${name}${between}***${rest}`
    })
    .replace(BEARER, (whole, kind: string, gap: string, value: string) => (/\d/.test(value) ? `${kind}${gap}***` : whole))
}
