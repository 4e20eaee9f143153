/** The Action's inputs, read as `options.ts` lists them. */
import { UsageError } from '../errors.ts'
import { inputOptions } from '../inputs.ts'
import type { Values } from '../options.ts'

export interface Inputs {
  readonly token: string
  /** The folder to look at, relative to the repository, `.` for all of it. */
  readonly path: string
  readonly source: 'checkout' | 'api' | undefined
  readonly comment: 'changes' | 'always' | 'never'
  readonly commentKey: string | undefined
  readonly commentAuthor: string
  readonly suggestions: boolean
  readonly issue: boolean
  /** A saved result to publish, a path in the workspace. */
  readonly report: string | undefined
  readonly audit: 'never' | 'auto' | 'env' | 'require'
  /** `[NAME=]URL` of each live server that is named. */
  readonly servers: readonly string[]
  /** What the command line has as well. */
  readonly values: Values
}

/** A path inside the repository, without `.` and empty steps. */
function folder(path: string): string {
  const steps = path.split(/[/\\]/).filter(step => step !== '' && step !== '.')
  if (path.startsWith('/') || steps.includes('..'))
    throw new UsageError(`the input \`path\` must lie in the repository; \`${path}\` does not`)
  return steps.length === 0 ? '.' : steps.join('/')
}

/** The servers that are named, one a line. `redis-url` is that of REDIS_URL unless it says another name. */
function servers(given: ReadonlyMap<string, string>): readonly string[] {
  const named = (url: string): string => (/^[A-Za-z_]\w*=/.test(url) ? url : `REDIS_URL=${url}`)
  const one = given.get('redis-url')
  const lines = (given.get('redis-urls') ?? '').split(/\r?\n/).map(l => l.trim())
  return [...(one === undefined ? [] : [named(one)]), ...lines.filter(l => l !== '' && !l.startsWith('#'))]
}

/**
 * Reads the inputs; `get` gives an input's text, `''` where it isn't set. An input that isn't set leaves the word to the
 * configuration file. Throws a UsageError that names the input.
 */
export function readInputs(get: (name: string) => string): Inputs {
  const given = new Map<string, string>()
  for (const { name, choices } of inputOptions) {
    const value = get(name).trim()
    if (value === '') continue
    if (choices && !choices.includes(value))
      throw new UsageError(`the input \`${name}\` is \`${value}\` and must be ${choices.map(c => `\`${c}\``).join(' or ')}`)
    given.set(name, value)
  }
  const flags = [
    'config',
    'env',
    'fail-on',
    'fail-scope',
    'min-confidence',
    'live',
    'live-max-age',
    'max-seconds',
    'max-keys',
    'max-commands',
    'tls-fingerprint',
  ] as const
  const only = given
    .get('only')
    ?.split(/[\s,]+/)
    .filter(id => id !== '')
  return {
    token: given.get('token') ?? '',
    path: folder(given.get('path') ?? '.'),
    source: given.get('source') as Inputs['source'],
    comment: (given.get('comment') as Inputs['comment'] | undefined) ?? 'changes',
    commentKey: given.get('comment-key'),
    commentAuthor: given.get('comment-author') ?? 'github-actions[bot]',
    suggestions: given.get('suggestions') !== 'false',
    issue: given.get('issue') === 'true',
    report: given.get('report'),
    audit: (given.get('audit') as Inputs['audit'] | undefined) ?? 'auto',
    servers: servers(given),
    values: {
      ...Object.fromEntries(flags.flatMap(name => (given.has(name) ? [[name, given.get(name)]] : []))),
      ...(only && { only }),
    } as Values,
  }
}
