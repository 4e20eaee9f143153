/** Programs that start another program: `exec`, `bundle exec`, `env`, `timeout 30` … */
import type { Word } from './words.ts'

interface Wrapper {
  /** Flags that take the next word. */
  readonly valued?: string
  /** Words of its own before the program: `gosu USER`. */
  readonly own?: number
  /** The word that makes it one: `foreman run`. */
  readonly verb?: string
}

const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  'aws-vault': { verb: 'exec', own: 1 },
  asdf: { verb: 'exec' },
  builtin: {},
  bundle: { verb: 'exec' },
  chamber: { verb: 'exec', own: 1 },
  chpst: { valued: '-u -e -U -b -/ -n -l' },
  command: {},
  ddtracerb: { verb: 'exec' },
  doppler: { verb: 'run', valued: '-p -c --project --config' },
  dotenv: { valued: '-f -e' },
  'dumb-init': {},
  env: { valued: '-u -C --unset --chdir' },
  exec: { valued: '-a' },
  foreman: { verb: 'run', valued: '-e --env -f -d' },
  gosu: { own: 1 },
  ionice: { valued: '-c -n -p' },
  'jemalloc.sh': {},
  mise: { verb: 'exec' },
  nice: { valued: '-n' },
  nohup: {},
  op: { verb: 'run', valued: '--env-file' },
  rbenv: { verb: 'exec' },
  setsid: {},
  stdbuf: { valued: '-o -e -i' },
  'su-exec': { own: 1 },
  sudo: { valued: '-u -g -C -h -p' },
  timeout: { valued: '-k -s', own: 1 },
  tini: { valued: '-p -e' },
}

const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Where the program begins that this one starts; 0 where it starts none. */
function inner(words: readonly Word[]): number {
  const name = base(words[0]?.raw ?? '')
  const raw = (i: number): string => words[i]?.raw ?? ''
  if (name === 'ruby') return rubyScript(words)
  const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined
  if (!wrapper) {
    // A start script of the app or a build pack (`bin/start-pgbouncer bundle exec puma`): only this sign is safe.
    const i = words.findIndex((w, at) => at > 0 && base(w.raw) === 'bundle' && raw(at + 1) === 'exec')
    return Math.max(0, i)
  }
  let i = 1
  if (wrapper.verb !== undefined) {
    if (raw(1) !== wrapper.verb) return 0
    i = 2
  }
  const valued = wrapper.valued?.split(' ') ?? []
  while (raw(i).startsWith('-')) {
    if (raw(i) === '--') return i + 1
    i += valued.includes(raw(i)) ? 2 : 1
  }
  i += wrapper.own ?? 0
  return raw(i) === '--' ? i + 1 : i
}

/** `ruby -S sidekiq`, `ruby bin/rails server`. */
function rubyScript(words: readonly Word[]): number {
  for (let i = 1; i < words.length; i++) {
    const { raw } = words[i] as Word
    if (raw === '-e') return 0
    if (!raw.startsWith('-')) return i
    if (raw === '-I' || raw === '-r' || raw === '-C') i++
  }
  return 0
}

/** The words of the program that is started in the end, one step nearer; the same list where there is no step to take. */
export function unwrap(words: readonly Word[]): readonly Word[] {
  const i = inner(words)
  return i > 0 ? words.slice(i) : words
}
