/** Whether a change can matter at all: nothing that an analysis looked at is another in the base, so the base comes to the same. */
import { blobId } from '../github/treeRepo.ts'
import type { Repo } from '../model/repo.ts'
import type { Tree } from './trees.ts'

/** What an analysis asked a repository for. */
export interface Asked {
  /** A path that was read → what its text was. */
  readonly read: Map<string, string | undefined>
  /** Words that were looked for → the paths where they were looked for and not found. */
  readonly missed: Map<string, { readonly words: readonly string[]; readonly paths: Set<string> }>
}

/** A repository that notes down what it is asked for. */
export function noted(repo: Repo): { readonly repo: Repo; readonly asked: Asked } {
  const asked: Asked = { read: new Map(), missed: new Map() }
  return {
    asked,
    repo: {
      ...repo,
      read(path) {
        const text = repo.read(path)
        asked.read.set(path, typeof text === 'string' ? text : undefined)
        return text
      },
      mentioning(paths, words) {
        const found = repo.mentioning(paths, words)
        const hits = new Set(found)
        const key = words.join(' ')
        const missed = asked.missed.get(key) ?? { words, paths: new Set<string>() }
        asked.missed.set(key, missed)
        for (const path of paths) if (!hits.has(path)) missed.paths.add(path)
        // Its content decided, whether it was read or not.
        for (const path of found) if (!asked.read.has(path)) asked.read.set(path, undefined)
        return found
      },
    },
  }
}

/** How often a tree may have to fetch what was missing before its answers are final. */
const MOST_ROUNDS = 3

/**
 * Whether an analysis of `base` would come to what that of the checked-out files came to, by what that one asked for. A file
 * that is missing on either side may matter by its name alone. Throws an ApiRefusal.
 */
export async function untouched(base: Tree, { read, missed }: Asked, head: Repo): Promise<boolean> {
  const { beside } = base
  if (!beside) return false
  const { ids, differing } = beside
  for (const path of differing) if (read.has(path) || !ids.has(path) || !head.has(path)) return false
  for (const [path, text] of read) {
    const id = ids.get(path)
    // A step before this one may have changed a file without git's knowing.
    if (id !== undefined && text !== undefined && blobId(text, id) !== id) return false
  }
  const doubted = [...missed.values()].map(({ words, paths }) => ({ words, paths: [...differing].filter(path => paths.has(path)) }))
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const repo = base.repo()
    if (doubted.some(({ words, paths }) => paths.length > 0 && repo.mentioning(paths, words).length > 0)) return false
    if (!(await base.fetch())) return true
  }
  return false
}
