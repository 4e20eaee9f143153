/** How far the reading is: a line that moves on a terminal, a line for each quarter in CI, nothing otherwise. */
import type { Io } from '../io.ts'

export interface Progress {
  /** The share of a server's keys that is read, 0 to 1. */
  tell(id: string, fraction: number): void
  /** Takes the line away. */
  done(): void
}

const BAR = 24
const MILESTONES = 4

export function progress({ stderr, stdout, env }: Pick<Io, 'stderr' | 'stdout' | 'env'>, quiet: boolean): Progress {
  const shares = new Map<string, number>()
  if (quiet) return { tell: () => {}, done: () => {} }
  if (stderr.isTTY && stdout.isTTY) {
    return {
      tell(id, fraction) {
        shares.set(id, fraction)
        const all = [...shares.values()].reduce((n, f) => n + f, 0) / shares.size
        const full = Math.round(all * BAR)
        stderr.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(all * 100)} % of the keys read`)
      },
      done: () => stderr.write('\r\u001b[K'),
    }
  }
  if (!env.CI || env.CI === 'false') return { tell: () => {}, done: () => {} }
  return {
    tell(id, fraction) {
      const step = Math.floor(fraction * MILESTONES)
      if (step <= (shares.get(id) ?? 0)) return
      shares.set(id, step)
      stderr.write(`${id}: ${(step * 100) / MILESTONES} % of the keys read\n`)
    },
    done: () => {},
  }
}
