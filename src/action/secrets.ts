/** What the runner is to mask in whatever it shows: the parts of addresses that the environment and the inputs hold. */

/** Shorter values are ordinary words, and masking them would ruin the log. */
const SHORTEST = 6

export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|::1|0\.0\.0\.0)$/.test(host)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The addresses in a text: each from its scheme to the next one's, as it is and as far as no quote or white space ends it. */
const addresses = (text: string): readonly string[] =>
  text.split(/(?=\b[a-z][a-z0-9+.-]*:\/\/)/i).flatMap(piece => {
    const whole = piece.trim().replace(/[\s,;]+$/, '')
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(whole) ? [whole, /^[^\s"'`<>]*/.exec(whole)?.[0] ?? ''] : []
  })

/** User and password of an address, split at its last `@`: a password may hold one. */
const userinfoOf = (url: string): string => /^[^/]*:\/\/(.*)@/s.exec(url)?.[1] ?? ''

/** Credentials in a query: `?password=`, `&auth_token=`. */
const inQuery = (url: string): readonly string[] =>
  [...url.matchAll(/[?&](?:[\w-]*(?:password|passwd|secret|token)|auth|pass)=([^&#\s"']*)/gi)].map(m => m[1] as string)

/** The secret parts of the addresses in a text, as written; an address without any gives none. */
const secretParts = (text: string): readonly string[] =>
  addresses(text).flatMap(url => {
    const [userinfo, query] = [userinfoOf(url), inQuery(url)]
    const password = userinfo.slice(userinfo.indexOf(':') + 1)
    return userinfo === '' && query.length === 0 ? [] : [url, userinfo, password, ...query]
  })

/** A variable whose value alone is a password, as the audit itself reads REDIS_PASSWORD. */
const HOLDS_PASSWORD = /PASSWORD$|PASSWD$/i

const maskable = (parts: readonly string[]): readonly string[] =>
  [...new Set(parts.flatMap(part => [part, decoded(part)]))].filter(part => part.length >= SHORTEST)

/** What to mask of an environment and a token; nothing that is too short to be told from a word. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>, token: string): readonly string[] {
  const parts = Object.entries(env).flatMap(([name, value = '']) =>
    HOLDS_PASSWORD.test(name) ? [value, ...secretParts(value)] : secretParts(value),
  )
  return maskable([token, ...parts])
}

/** Every part of `[NAME=]URL` that names a server to read: what is secret, the whole, the user, the hosts. */
export function partsOfUrl(text: string): readonly string[] {
  const url = text.replace(/^[A-Za-z_]\w*=/, '').trim()
  const userinfo = userinfoOf(url)
  const [user = ''] = userinfo.split(':')
  const [where = ''] = (userinfo === '' ? url.replace(/^[^/]*:\/\//, '') : url.slice(url.lastIndexOf('@') + 1)).split(/[/?#]/)
  const hosts = where.split(',').map(host => host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'))
  const shown = hosts.filter(host => !isLoopback(host))
  return maskable([url, ...secretParts(url), user, ...shown]).filter(part => part !== 'default')
}
