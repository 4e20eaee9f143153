/** What a command may touch of the world: the streams, the environment and the folder it runs in. */
import type { Values } from '../options.ts'

interface Stream {
  write(text: string): void
  readonly isTTY: boolean
  /** The width of the terminal, where there is one. */
  readonly columns?: number
}

export interface Io {
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

/** What a command leaves behind. */
export interface Result {
  readonly text: string
  readonly code: number
  /** The text is one JSON value. */
  readonly json?: boolean
  /** `--output` named a folder, and its files are written: the text is for standard output. */
  readonly written?: true
  /** Short sentences for the person at the terminal, beside the result; `--quiet` drops them. */
  readonly hints?: readonly string[]
}

/** Whether to colour what goes to a stream. A set FORCE_COLOR wins over NO_COLOR, as in Node itself. */
function colours(choice: Values['color'], stream: Stream, env: Io['env']): boolean {
  if (choice === 'always') return true
  if (choice === 'never') return false
  const force = env.FORCE_COLOR
  if (force !== undefined) return force !== '0' && force !== 'false'
  if (env.NO_COLOR) return false
  return stream.isTTY && env.TERM !== 'dumb'
}

const NARROW = 60
const WIDE = 140
const UNKNOWN = 100

/** How wide a text for a stream may be. */
const widthOf = (stream: Stream): number => Math.min(WIDE, Math.max(NARROW, stream.columns ?? UNKNOWN))

/** How a reporter is to paint what a command returns: for the terminal, or plainly for a file. */
export function layout(values: Values, io: Io): { readonly color: boolean; readonly width: number } {
  const to: Stream = values.output === undefined ? io.stdout : { write: () => {}, isTTY: false }
  return { color: colours(values.color, to, io.env), width: widthOf(to) }
}
