/** Passwords that the runner's environment holds, for the runner to mask in whatever it shows. */

/** Shorter values are ordinary words, and masking them would ruin the log. */
const SHORTEST = 6

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The secret parts of a URL in a text: user and password together, the password alone, each as written and decoded. */
function partsOf(text: string): readonly string[] {
  const [, userinfo = ''] = /^[a-z][a-z0-9+.-]*:\/\/(.*)@/is.exec(text.trim()) ?? []
  if (userinfo === '') return []
  const password = userinfo.slice(userinfo.indexOf(':') + 1)
  return [userinfo, password].flatMap(part => [part, decoded(part)])
}

/** What to mask of an environment and a token; nothing that is too short to be told from a word. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>, token: string): readonly string[] {
  const all = [token, ...Object.values(env).flatMap(value => partsOf(value ?? ''))]
  return [...new Set(all)].filter(secret => secret.length >= SHORTEST)
}
