/** Masks values that stand behind a name which says that they are secret: `password=`, `requirepass`, `AUTH`. */
import { isReference, isText } from './references.ts'

/** A mistyped `passwrod:` is what a rule reports, and a password all the same. */
const NAME =
  'pas+[a-z]?w[a-z]{1,5}|passphrase|requirepass|masterauth|rediscli_auth|(?<![a-z])(?:pass|pwd)|auth[_-]?token|secret(?:[_-]?(?:access[_-]?)?key(?:[_-]?base)?)?|api[_-]?key|access[_-]?key|(?<![a-z])token'

const NAMED = new RegExp(
  `(${NAME})(\\\\?["']?[ \\t]{0,4}(?:=>|[:=])[ \\t]{0,4})(?:"((?:[^"\\\\\\n]|\\\\.)*)|\\\\"((?:[^"\\\\\\n]|\\\\[^"\\n])*)|'([^'\\n]*)|([^\\s"'\`,;&)}\\]<>\\\\]+))`,
  'gi',
)

/** What stands in where a secret that is kept elsewhere is missing: `ENV["X_PASSWORD"] || "…"`, `fetch(:password, "…")`. */
const INSTEAD = new RegExp(
  `(${NAME})([\\w-]{0,40}(?:\\\\?["'])?[\\])]?(?:\\.\\w+)?[ \\t]{0,4}(?:,|\\|\\|=?|=|\\{|\\?)[ \\t]{0,4}\\\\?["'])([^"'\\\\\\n]+)`,
  'gi',
)
/** The like behind a name, `password: ENV["X"] || "…"`, and a literal in ERB. */
const ELSE = new RegExp(
  `(${NAME})(\\\\?["']?[ \\t]{0,4}(?:=>|:)[ \\t]{0,4}(?:<%=[ \\t]{0,4}|(?:<%=[ \\t]{0,4})?[A-Za-z_@][^\\n,;|?]{1,120}(?:\\|\\||\\?)[ \\t]{0,4})\\\\?["'])([^"'\\\\\\n]+)`,
  'gi',
)

const SPACED =
  /\b(requirepass|masterauth|auth-pass[ \t]+\S+|redis-cli[^\n|;&]{0,200}?[ \t](?:-a|--pass)|AUTH)([ \t]+\\?["']?)([^\s"'\\]+)(?:([ \t]+)([^\s"'\\]+)(?=\\?["']?[ \t]*$))?/gm

const BEARER = /\b(Bearer|Basic)([ \t]+)([A-Za-z0-9+/_.~=-]{8,})/g

/** A scheme of its own in a header, and what `ACL SETUSER` gives a user. */
const HEADER = /\b(Authorization["']?[ \t]{0,4}:[ \t]{0,4}["']?[A-Za-z]{1,20})([ \t]+)([A-Za-z0-9+/_.~=-]{8,})/gi
const SETUSER = /(\bSETUSER[ \t][^\n>]{0,200}[ \t]>)(?!\*\*\*)[^\s"'`]+/gi

/** Words that follow such a name in a sentence. */
const PROSE =
  /^(?:a|an|and|are|as|at|be|by|command|commands|denied|error|failed|fails|for|from|has|if|in|is|it|no|not|on|only|or|required|set|that|the|to|was|when|which|with|without)[.,:;]?$/i

/** A word of its own is too little to call a token or key secret; a password may be any word. */
const secret = (name: string, value: string): boolean =>
  /^(?:pas|pwd|requirepass|masterauth|rediscli)/i.test(name) || (value.length >= 12 && /\d/.test(value))

const fallback = (whole: string, name: string, between: string, value: string): string =>
  isText(value) && secret(name, value) ? `${name}${between}***` : whole

/** Masks `name: value`, `name=value`, `name => value`, `requirepass value`, `AUTH value`, `AUTH user value`. */
export function maskPairs(text: string): string {
  return text
    .replace(
      NAMED,
      (
        whole,
        name: string,
        between: string,
        double: string | undefined,
        escaped: string | undefined,
        single: string | undefined,
        bare: string | undefined,
        at: number,
      ) => {
        const quoted = double ?? escaped ?? single
        const value = quoted ?? bare ?? ''
        if (!secret(name, value)) return whole
        const before = whole.length - value.length
        if (quoted !== undefined) {
          // What is put into text from elsewhere stays, whatever stands before it doesn't.
          const inserted = quoted.search(/[#$]\{[A-Za-z_@$]/)
          if (inserted === 0 || !isText(quoted)) return whole
          return `${whole.slice(0, before)}***${inserted === -1 ? '' : quoted.slice(inserted)}`
        }
        const shell = between === '='
        const known = isReference(text.slice(at + before, at + before + 200), name, shell) || PROSE.test(value)
        return known ? whole : `${whole.slice(0, before)}***`
      },
    )
    .replace(INSTEAD, fallback)
    .replace(ELSE, fallback)
    .replace(SPACED, (whole, name: string, between: string, first: string, gap?: string, last?: string) => {
      if (PROSE.test(first) || isReference(first, name, true) || /^[=:]/.test(first)) return whole
      const rest = last === undefined ? '' : `${gap}${name === 'AUTH' && !isReference(last, name, true) ? '***' : last}`
      return `${name}${between}***${rest}`
    })
    .replace(SETUSER, '$1***')
    .replace(HEADER, (whole, kind: string, gap: string, value: string) => (/\d/.test(value) ? `${kind}${gap}***` : whole))
    .replace(BEARER, (whole, kind: string, gap: string, value: string) => (/\d/.test(value) ? `${kind}${gap}***` : whole))
}
