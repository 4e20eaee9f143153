/** Another commit's tree as a Repo: what it shares with the checked-out one is read there, the rest is asked for by blob id. */
import { createHash } from 'node:crypto'
import type { Refused, Repo } from '../model/repo.ts'

export interface TreeSources {
  /** Path → blob id of the commit's regular files that a scan looks at. */
  readonly tree: ReadonlyMap<string, string>
  /** The checked-out files; they speak for the commit only where their blob id is the same. */
  readonly local: Repo
  /** Path → blob id of the checked-out files. */
  readonly localIds: ReadonlyMap<string, string>
  /** Contents at hand: what was fetched, or what git holds. */
  texts(ids: readonly string[]): ReadonlyMap<string, string | Refused>
  /**
   * The lines of the commit's file that the checked-out one lacks; undefined where that isn't known. With them a file that
   * is different is only asked for where it matters.
   */
  removedLines(path: string): string | undefined
}

export interface TreeRepo extends Repo {
  /** Blob ids that an answer would have needed: with their texts at hand, ask again. */
  wanted(): readonly string[]
  /** Files that differ and of which nothing is known but that the checked-out one has no word that matters. */
  unseen(): number
}

/** The id that git gives a text, by the length of the id that it is compared with (SHA-1 or SHA-256). */
export function blobId(text: string, like: string): string {
  const bytes = Buffer.from(text, 'utf8')
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

const mentions = (text: string, words: readonly string[]): boolean => {
  const small = text.toLowerCase()
  return words.some(w => small.includes(w.toLowerCase()))
}

/** The tree as a Repo. Every answer is final once `wanted()` stays empty. */
export function treeRepo({ tree, local, localIds, texts, removedLines }: TreeSources): TreeRepo {
  const files = [...tree.keys()].sort()
  const byId = new Map([...localIds].map(([path, id]) => [id, path]))
  const wanted = new Set<string>()
  const unseen = new Set<string>()
  const known = new Map<string, string | Refused>()

  /** The checked-out file with this content, by what git says of it. */
  const twin = (path: string, id: string): string | undefined => (localIds.get(path) === id ? path : byId.get(id))

  function text(id: string): string | Refused | undefined {
    const before = known.get(id)
    if (before !== undefined) return before
    const found = texts([id]).get(id)
    if (found !== undefined) known.set(id, found)
    return found
  }

  function read(path: string): string | Refused {
    const id = tree.get(path)
    if (id === undefined) return { refused: 'does not exist' }
    const same = twin(path, id)
    const there = same === undefined ? undefined : local.read(same)
    // A step before this one may have changed the file, so its content is what counts. What can't be read here can't be read there.
    if (there !== undefined && (typeof there !== 'string' || blobId(there, id) === id)) return there
    const found = text(id)
    if (found !== undefined) return found
    wanted.add(id)
    return { refused: 'could not be fetched' }
  }

  function differs(path: string, id: string, words: readonly string[]): boolean {
    const found = text(id)
    if (found !== undefined) return typeof found !== 'string' || mentions(found, words)
    const here = local.has(path)
    if (here && local.mentioning([path], words).length > 0) return true
    const removed = removedLines(path)
    if (removed !== undefined) return mentions(removed, words)
    if (!here) return true
    unseen.add(path)
    return false
  }

  function mentioning(paths: readonly string[], words: readonly string[]): readonly string[] {
    const same = new Map<string, string>()
    const other: (readonly [string, string])[] = []
    for (const path of paths) {
      const id = tree.get(path)
      if (id === undefined) continue
      const there = twin(path, id)
      if (there === undefined) other.push([path, id])
      else same.set(path, there)
    }
    for (const [id, found] of texts(other.map(([, id]) => id).filter(id => !known.has(id)))) known.set(id, found)
    const hits = new Set(local.mentioning([...new Set(same.values())].sort(), words))
    const differing = new Set(other.filter(([path, id]) => differs(path, id, words)).map(([path]) => path))
    return paths.filter(p => differing.has(p) || hits.has(same.get(p) ?? ''))
  }

  return { files: () => files, has: path => tree.has(path), read, mentioning, wanted: () => [...wanted], unseen: () => unseen.size }
}
