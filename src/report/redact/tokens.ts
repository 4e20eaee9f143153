/** Masks secrets that are known by their own shape: tokens of GitHub, AWS and Heroku, JSON web tokens, PEM blocks. */

const TOKENS: readonly RegExp[] = [
  // GitHub's installation tokens have a long form with dots, dashes and underscores.
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9_.-]{20,}/g,
  /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{20,}/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])HRKU-[A-Za-z0-9_-]{20,}/g,
  /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g,
]

/** Heroku's older API keys are plain UUIDs: secret only beside a word that says so. */
const HEROKU_UUID = /(heroku[_ -]?(?:api[_ -]?)?(?:key|token)[^\n0-9a-f]{0,12})[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g

/** A block without its end is masked as far as it looks like one. */
function maskPem(text: string): string {
  let out = ''
  let done = 0
  BEGIN.lastIndex = 0
  for (let begin = BEGIN.exec(text); begin; begin = BEGIN.exec(text)) {
    const body = begin.index + begin[0].length
    const next = text.indexOf('-----', body)
    const close = `-----END ${begin[1]}-----`
    const ended = next !== -1 && text.startsWith(close, next)
    const stop = ended
      ? next + close.length
      : body + (/^(?:(?:\\n|\s)*[A-Za-z0-9+/=]{20,})*/.exec(text.slice(body, next === -1 ? undefined : next))?.[0].length ?? 0)
    out += `${text.slice(done, begin.index)}***`
    done = stop
    BEGIN.lastIndex = stop
  }
  return out + text.slice(done)
}

/** Masks each token and block as a whole. */
export function maskTokens(text: string): string {
  let out = text.includes('-----BEGIN ') ? maskPem(text) : text
  for (const token of TOKENS) out = out.replace(token, '***')
  return out.replace(HEROKU_UUID, '$1***')
}
