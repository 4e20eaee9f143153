/** Masks values that stand behind a name which says that they are secret: `password=`, `requirepass`, `AUTH`. */
import { isReference, isText } from './references.ts'

/** A mistyped `passwrod:` is what a rule reports, and a password all the same. */
const NAME =
  'pas+[a-z]?w[a-z]{1,5}|passphrase|requirepass|masterauth|rediscli_auth|(?<![a-z])(?:pass|pwd)|auth[_-]?token|secret(?:[_-]?(?:access[_-]?)?key(?:[_-]?base)?)?|api[_-]?key|access[_-]?key|(?<![a-z])token'

/**
 * A value without quotes around it. What would close it belongs to it where the word goes on behind: `password=a"b`, and not
 * `"password=a", …` or `<b>password=a</b>`. One that is masked already is none.
 */
const CLOSING = '"\'`<>)}\\]\\\\'
const BARE = `((?!\\*\\*\\*)(?:[^\\s,;&${CLOSING}]|[${CLOSING}](?=[${CLOSING}]{0,8}[^\\s,;:./&${CLOSING}]))+)`

const NAMED = new RegExp(
  `(${NAME})(\\\\?["']?[ \\t]{0,4}(?:=>|[:=])[ \\t]{0,4})(?:"((?:[^"\\\\\\n]|\\\\.)*)|\\\\"((?:[^"\\\\\\n]|\\\\[^"\\n])*)|'([^'\\n]*)|${BARE})`,
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

/**
 * A line of YAML, of an environment file or of a properties file, whose value isn't quoted: all of it is the value, whatever
 * characters it holds. Of `NAME=value` only a word, as a command may follow it.
 */
const LINE = new RegExp(
  `^([ \\t]*(?:-[ \\t]+|export[ \\t]+)?["']?:?[\\w.-]{0,60}?)(${NAME})([\\w-]{0,40}["']?(?:[ \\t]{0,4}:[ \\t]{1,4}|[ \\t]{0,4}=>[ \\t]{0,4}|[ \\t]{0,4}=[ \\t]{0,4}))([^\\s"'\`].*)$`,
  'gim',
)

/** A line of redis.conf: the whole word is the password. */
const CONF = /^([ \t]*(requirepass|masterauth)[ \t]{1,40})([^\s"'=:]\S*)/gm

const SPACED =
  /\b(requirepass|masterauth|auth-pass[ \t]+\S+|redis-cli[^\n|;&]{0,200}?[ \t](?:-a|--pass)|AUTH)([ \t]+\\?["']?)((?:[^\s"'\\]|["'](?=["'\\]{0,20}[^\s"'\\,;)\]}])|\\(?=[^\s"'\\]|["'\\]{1,20}[^\s"'\\,;)\]}]))+)(?:([ \t]+)([^\s"'\\]+)(?=\\?["']?[ \t]*$))?/gm

const BEARER = /\b(Bearer|Basic)([ \t]+)([A-Za-z0-9+/_.~=-]{8,})/g

/** A scheme of its own in a header, and what `ACL SETUSER` gives a user. */
const HEADER = /\b(Authorization["']?[ \t]{0,4}:[ \t]{0,4}["']?[A-Za-z]{1,20})([ \t]+)([A-Za-z0-9+/_.~=-]{8,})/gi
const SETUSER = /(\bSETUSER[ \t][^\n>]{0,200}[ \t]>)(?!\*\*\*)(?:[^\s"'`]|["'`](?=\w))+/gi

/** Words that follow such a name in a sentence. */
const PROSE =
  /^(?:a|an|and|are|as|at|be|by|command|commands|denied|error|failed|fails|for|from|has|if|in|is|it|no|not|on|only|or|required|set|that|the|to|was|when|which|with|without)[.,:;]?$/i

/** A word of its own is too little to call a token or key secret; a password may be any word. */
const secret = (name: string, value: string): boolean =>
  /^(?:pas|pwd|requirepass|masterauth|rediscli)/i.test(name) || (value.length >= 12 && /\d/.test(value))

const fallback = (whole: string, name: string, between: string, value: string): string =>
  isText(value) && secret(name, value) ? `${name}${between}***` : whole

/** What ends the value of a line: a comment, a comma at its end; of `NAME=value` a blank. */
function lineValue(between: string, rest: string): string {
  const value = /(?<![=>])=[ \t]*$/.test(between) ? (/^\S+/.exec(rest)?.[0] ?? '') : rest.replace(/[ \t]#.*$/, '').trimEnd()
  return value.replace(/[,;]$/, '')
}

/** Whether a value is text of its own: not a place where one is kept, and none of YAML's collections. */
const isPlain = (value: string, name: string, shell: boolean): boolean =>
  !isReference(value, name, shell) &&
  !PROSE.test(/^\S*/.exec(value)?.[0] ?? '') &&
  !/^[{[&*!|>%@]/.test(value) &&
  !/^\*+(?:\W|$)/.test(value)

/** Masks `name: value`, `name=value`, `name => value`, `requirepass value`, `AUTH value`, `AUTH user value`. */
export function maskPairs(text: string): string {
  return text
    .replace(LINE, (whole, before: string, name: string, between: string, rest: string) => {
      const value = lineValue(between, rest)
      const word = /^\S*/.exec(value)?.[0] ?? ''
      if (!secret(name, word) || !isPlain(value, name, between.endsWith('='))) return whole
      return `${before}${name}${between}***${rest.slice(value.length)}`
    })
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
    .replace(CONF, (whole, before: string, name: string, value: string) =>
      PROSE.test(value) || isReference(value, name, true) ? whole : `${before}***`,
    )
    .replace(SPACED, (whole, name: string, between: string, first: string, gap?: string, last?: string) => {
      if (PROSE.test(first) || isReference(first, name, true) || /^[=:]/.test(first)) return whole
      const rest = last === undefined ? '' : `${gap}${name === 'AUTH' && !isReference(last, name, true) ? '***' : last}`
      return `${name}${between}***${rest}`
    })
    .replace(SETUSER, '$1***')
    .replace(HEADER, (whole, kind: string, gap: string, value: string) => (/\d/.test(value) ? `${kind}${gap}***` : whole))
    .replace(BEARER, (whole, kind: string, gap: string, value: string) => (/\d/.test(value) ? `${kind}${gap}***` : whole))
}
