/** The line that tells a person at a terminal that work goes on: at once where there are many files, else when it has taken a while. */
import type { Repo } from '../model/repo.ts'
import { thousands } from '../report/tally.ts'
import type { Io } from './io.ts'

/** A tree of this many files may take long enough for a person to wonder. */
const MANY_FILES = 5000
/** Milliseconds after which a person wonders. */
const WHILE = 700

/**
 * Does work that reads a repository, with a line on the terminal that goes away afterwards; none where stdout or stderr is
 * no terminal. Nothing runs beside the work, so the time is looked at whenever it reads something. `begun` and `now` are in
 * milliseconds.
 */
export function withWaiting<T>(
  repo: Repo,
  { stderr, stdout }: Pick<Io, 'stderr' | 'stdout'>,
  { quiet, begun, now = () => performance.now() }: { readonly quiet: boolean; readonly begun: number; readonly now?: () => number },
  work: (repo: Repo) => T,
): T {
  if (quiet || !stderr.isTTY || !stdout.isTTY) return work(repo)
  const count = repo.files().length
  let told = false
  const tell = (): void => {
    if (told || (count < MANY_FILES && now() - begun < WHILE)) return
    told = true
    stderr.write(`Reading ${thousands(count)} ${count === 1 ? 'file' : 'files'} …`)
  }
  tell()
  const watched: Repo = {
    ...repo,
    read: path => {
      tell()
      return repo.read(path)
    },
    mentioning: (paths, words) => {
      tell()
      return repo.mentioning(paths, words)
    },
  }
  try {
    return work(watched)
  } finally {
    if (told) stderr.write('\r\u001b[K')
  }
}
