/** The one choke point before any sink: takes secrets out of text and leaves it readable. */
import { maskPairs } from './redact/pairs.ts'
import { maskTokens } from './redact/tokens.ts'
import { maskEncodedUrls, maskOddUrls, maskUrls, passwordIn } from './redact/urls.ts'

/** What stands where a secret stood. */
const MASK = '***'
/** Registered values shorter than this would mask ordinary words. */
const SHORTEST = 6
const MOST_ROUNDS = 8

/** Percent codes read or written; text that can't be (a lone `%`, half a character) stays as it is. */
function recoded(text: string, code: (text: string) => string): string {
  try {
    return code(text)
  } catch {
    return text
  }
}

/** The spellings in which a secret may turn up: as it is, percent-encoded or -decoded, or escaped inside JSON. */
function spellings(secret: string): readonly string[] {
  const plain = recoded(secret, decodeURIComponent)
  const encoded = recoded(plain, encodeURIComponent)
  const lower = encoded.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase())
  return [secret, plain, encoded, lower].flatMap(form => [form, JSON.stringify(form).slice(1, -1)])
}

/**
 * A function that masks everything `redact` does and the given values, wherever and however they are spelt. Of a URL
 * only its password is taken, so that hosts stay readable. Values shorter than 6 characters are ignored.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.flatMap(secret => passwordIn(secret) ?? [secret]).flatMap(spellings))
  const known = [...forms].filter(form => form.length >= SHORTEST && !/^\**$/.test(form)).sort((a, b) => b.length - a.length)
  return text => {
    let out = text
    // A mask may show the next secret beside it, in text made for that: a few rounds, until nothing changes.
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = out
      for (const form of known) out = out.replaceAll(form, MASK)
      out = maskPairs(maskOddUrls(maskUrls(maskEncodedUrls(maskTokens(out)))))
      if (out === before) return out
    }
    return out
  }
}

/**
 * Masks what looks like a secret: the user and password of any URL (`redis://***@host:6379/0`), `password=`,
 * `requirepass`, `AUTH` and the like, tokens of GitHub, AWS and Heroku, PEM blocks. Text without secrets is returned as
 * it is; redacting twice changes nothing more. Linear in the length of the text.
 */
export const redact: (text: string) => string = redactor([])

/** Texts up to this length are worth remembering: names and places come back again and again. */
const SHORT = 200

/** A value of plain data with every string redacted on its own, so that masking never breaks what is around it. */
export function redactAll<T>(value: T): T {
  const known = new Map<string, string>()
  const masked = (text: string): string => {
    const before = known.get(text)
    if (before !== undefined) return before
    const after = redact(text)
    if (text.length <= SHORT) known.set(text, after)
    return after
  }
  const walk = (of: unknown): unknown => {
    if (typeof of === 'string') return masked(of)
    if (Array.isArray(of)) return of.map(walk)
    if (typeof of !== 'object' || of === null) return of
    return Object.fromEntries(Object.entries(of).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value) as T
}
