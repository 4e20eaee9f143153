/** Tells a secret from the name of the place where one is kept: `ENV["X"]` and `config[:password]` are no secrets. */

/** Variables of the shell and of templates, identities of the report, YAML's own words. */
const ELSEWHERE =
  /^(?:\*+$|\$\{|\$\(|\$[A-Z_][A-Z\d_]*$|#\{|<|(?:env|settings?|credentials|config|config_for|unknown):[\w.#:+-]*$|(?:nil|null|true|false|~)$)/

/** Whether quoted text may be a secret: it is there, isn't masked and names no other place. */
export const isText = (value: string): boolean => value !== '' && !ELSEWHERE.test(value)

/** Expressions that only Ruby or YAML has: `-> {`, `%w[`, `{`, a comment, a tag. */
const CODE = /^(?:ENV\b|Rails\b|self\b|->|lambda\b|%[wWiIqQ]?[[({<]|[[({]|#(?:$|\s)|![A-Za-z/]*\s)/

/** A call or an index with its bracket closed and nothing stuck to it: `config[:password]`, `dig(:redis, :password)`. */
const CLOSED = /^@{0,2}[A-Za-z_]\w*(?:(?:&?\.|::)\w+[?!]?)*(?:\[[^\]\n]{0,80}\]|\([^)\n]{0,120}\))(?![\w])/

/** A path through objects, `Settings.redis.password`; one of whose words says that it is one. */
const PATH = /^@{0,2}[A-Za-z_]\w*(?:(?:&?\.|::)[A-Za-z_]\w*[?!]?)+(?=$|[\s,;)}\]"'\\])/
const KEEPERS = /pass|pwd|secret|token|key|cred|config|setting|option|opts|env|auth|redis|store|vault|param|data|app/i

/** A variable or constant that is called like what it holds: `password: redis_password`, `password: REDIS_PASSWORD`. */
const VARIABLE =
  /^(?:@{1,2}[a-z_]\w*|(?:[a-z]+_)+(?:password|passwd|pass|pwd|secret|token|key)|(?:[A-Z]+_)+(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|KEY))(?=$|[\s,;)}\]"'\\])/

/**
 * Whether the text that follows a secret's name is a reference and no value. In a shell's `NAME=value` only a variable
 * of its own is one.
 */
export function isReference(text: string, name: string, shell = false): boolean {
  const word = /^[^\s,;)}\]"'\\]*/.exec(text)?.[0] ?? ''
  if (word === '' || ELSEWHERE.test(word)) return true
  if (/^(?:ENV|Rails)\b/.test(text)) return true
  if (shell) return false
  return CODE.test(text) || CLOSED.test(text) || KEEPERS.test(PATH.exec(text)?.[0] ?? '') || VARIABLE.test(text) || word === name
}
