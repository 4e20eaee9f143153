/** Masks the user and password of URLs, of any scheme, percent-encoded or malformed. */

/** Schemes in whose path an `@` is ordinary; everywhere else it ends a password that holds a `/`. */
const WEB = new Set(['http', 'https', 'ws', 'wss', 'file', 'ftp', 'git', 'ssh', 'git+ssh', 'git+https'])
const LONGEST_SCHEME = 24
const LONGEST_INTERPOLATION = 200

/** White space and control characters, which no URL holds. */
const ends = (code: number): boolean => code <= 0x20 || code === 0x7f

/** What closes a URL, by what stands before its scheme. */
const CLOSERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '<': '>', '>': '<' }
/** A web address stands in prose and in HTML without anything around it. */
const CLOSES_WEB = '"`<>'

function schemeBefore(text: string, colon: number): string {
  return /[a-z][a-z0-9+.-]*$/i.exec(text.slice(Math.max(0, colon - LONGEST_SCHEME), colon))?.[0].toLowerCase() ?? ''
}

/** How far a password may reach behind a quote that would close its URL. */
const LONGEST_REST = 200
const PORT = /^\d{0,5}(?:[/?#]|$)/
/** What stands behind a closing quote in code and in lists, and hardly in a password. */
const BEHIND_CLOSED = /^.(?:[+,.:;)\]}|>\s]|<<|\/|$)/s

/** What may stand between the last `@` and the end of a URL. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]*\])(?::\d{1,5})?(?:[/?#,]|$)/i

/**
 * Where the password ends that goes on behind a quote, as `redis://u:a"b@host` in quotes; undefined where the quote closes the
 * URL: it has no `user:`, no `@` follows in the same word, or the URL is complete and code or a list goes on.
 */
function beyond(text: string, start: number, quote: number): number | undefined {
  const said = text.slice(start, quote)
  const [colon, at] = [said.indexOf(':'), said.lastIndexOf('@')]
  if ((colon === -1 && at === -1) || /[#$]\{/.test(said)) return undefined
  const password = said.slice(colon + 1)
  const complete = at === -1 ? password === '' || PORT.test(password) : HOST.test(said.slice(at + 1))
  if (complete && BEHIND_CLOSED.test(text.slice(quote, quote + 3))) return undefined
  const rest = /^\S*/.exec(text.slice(quote, quote + LONGEST_REST))?.[0] ?? ''
  // The `@` that a host follows; the text behind it is looked at as any other.
  const next = rest.search(/:\/\/|@[\w[]/)
  return next !== -1 && rest[next] === '@' ? quote + next + 1 : undefined
}

/**
 * Where a URL's text ends: at white space, at what closes it, or before the next URL of a list. What opened no URL doesn't
 * close one, outside of the web: a password may hold any character.
 */
function tokenEnd(text: string, start: number, scheme: string): number {
  const opened = CLOSERS[text[start - 4 - scheme.length] ?? ''] ?? ''
  const closers = WEB.has(scheme) ? CLOSES_WEB + opened : opened
  let i = start
  while (i < text.length) {
    const code = text.charCodeAt(i)
    if ((code === 0x23 || code === 0x24) && text[i + 1] === '{') {
      const close = text.slice(i, i + LONGEST_INTERPOLATION).search(/[}\n]/)
      if (close !== -1 && text[i + close] === '}') {
        i += close + 1
        continue
      }
    }
    if (ends(code)) return i
    if (closers.includes(text[i] as string)) {
      const further = beyond(text, start, i)
      if (further === undefined) return i
      i = further
      continue
    }
    if (/[,;|)\]}]/.test(text[i] as string) && /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(text.slice(i + 1, i + 1 + LONGEST_SCHEME))) return i
    i += 1
  }
  return i
}

/** A password that is computed elsewhere, `#{…}`, is no secret; nor is one masked already. */
const harmless = (userinfo: string): boolean => userinfo === '***' || /^(?:[\w.-]*:)?(?:[#$]\{[^{}]*\})+$/.test(userinfo)

/** Whether what stands before the last `@` is a user and password, and not the start of a path. */
function hasUserinfo(text: string, start: number, at: number, scheme: string): boolean {
  let slash = start
  while (slash < at && !/[/?#]/.test(text[slash] as string)) slash += 1
  const authority = text.slice(start, slash)
  if (slash === at || authority.includes('@') || !WEB.has(scheme)) return true
  const colon = authority.indexOf(':')
  return colon !== -1 && !authority.startsWith('[') && !/^\d+$/.test(authority.slice(colon + 1))
}

/** Masks everything between `://` and the last `@` of each URL. */
export function maskUrls(text: string): string {
  let out = ''
  let done = 0
  let end = 0
  let at = -1
  for (let colon = text.indexOf('://'); colon !== -1; ) {
    const start = colon + 3
    if (start >= end) {
      end = tokenEnd(text, start, schemeBefore(text, colon))
      at = end > start ? text.slice(start, end).lastIndexOf('@') + start : -1
    }
    if (at >= start && hasUserinfo(text, start, at, schemeBefore(text, colon)) && !harmless(text.slice(start, at))) {
      out += `${text.slice(done, start)}***`
      done = at
    }
    colon = text.indexOf('://', Math.max(start, done))
  }
  return out + text.slice(done)
}

/** The same for URLs that are themselves percent-encoded, as in a query: `redis%3A%2F%2F…%40host`. */
export function maskEncodedUrls(text: string): string {
  return text.replace(/%3A%2F%2F([^\s"<>&]*)/gi, (whole, token: string, offset: number) => {
    const last = token.toLowerCase().lastIndexOf('%40')
    if (last === -1) return whole
    const plain = token.replace(/%3A/gi, ':').replace(/%2F/gi, '/').replace(/%40/g, '@').replace(/%3F/gi, '?').replace(/%23/g, '#')
    const url = `${schemeBefore(text, offset)}://${plain}`
    return maskUrls(url) === url ? whole : `${whole.slice(0, 9)}***${token.slice(last)}`
  })
}

/** Credentials in a query whose name alone says little. */
const IN_QUERY = /([?&](?:auth|pass|pwd)=)(?!\*\*\*)(?:[^\s&#"'`<>]|["'`<>](?=\w))+/gi
/** A password with blanks behind a user: YAML folds a URL over two lines so. What may be a port is none; nor does it cross a code span. */
const WITH_BLANKS =
  /\b((?:rediss?|valkeys?)(?:\+\w+)?:\/\/)[^\s/@:?#"'`<>]{0,60}:(?!\d{1,5}(?:[\s/?#"'`<>,;)\]}|]|$)|[#$%]\{|\*\*\*)[^\n@"`<>]{1,100}(?=@[\w[.-])/gi
/** Slashes that JSON has escaped. */
const ESCAPED = /([a-z][a-z0-9+.-]{0,24}:\\\/\\\/)(?!\*\*\*@)(?:\\"|[^\s"]){1,300}(?=@)/gi
/** A URL without its scheme. */
const SCHEMELESS = /(?<![:\w/\\.-])(\/\/)(?!\*\*\*)[^\s/@:"'`<>]{0,60}:[^\s/@]{1,200}(?=@[\w[])/g
/** Percent-encoded twice. */
const TWICE = /(%253A%252F%252F)(?!\*\*\*)[^\s"'<>&]{1,400}(?=%2540)/gi

/** URLs in disguise: those that a reader puts together or a writer has escaped. */
export const maskOddUrls = (text: string): string =>
  [IN_QUERY, WITH_BLANKS, ESCAPED, SCHEMELESS, TWICE].reduce((out, form) => out.replace(form, '$1***'), text)

/** The password of a URL, as a list; empty where the URL has none, undefined where the text is no URL with a user. */
export function passwordIn(secret: string): readonly string[] | undefined {
  const userinfo = /^[a-z][a-z0-9+.-]*:\/\/(.*)@[^@]*$/is.exec(secret)?.[1]
  if (userinfo === undefined) return undefined
  return [userinfo.slice(userinfo.indexOf(':') + 1)]
}
