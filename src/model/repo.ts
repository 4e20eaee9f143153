/** The scanned repository as a tree of files. Disk, git, GitHub's API or a Map in tests stand behind it. */

/** A file that could not be read, and why, in words that follow the path in a sentence. */
export interface Refused {
  readonly refused: string
}

export interface Repo {
  /** Paths of all files that may be read, relative to the root, forward slashes, sorted. */
  files(): readonly string[]
  has(path: string): boolean
  /** The text of a file as UTF-8; a reason where it is missing, too large, binary, not UTF-8, or outside the root. */
  read(path: string): string | Refused
  /** Those of `paths` whose content holds one of `words` (plain ASCII, compared without regard to case). Cheap: nothing is decoded. */
  mentioning(paths: readonly string[], words: readonly string[]): readonly string[]
}

/** A repository from a Map of path → text, for tests and for data that came over the network. */
export function mapRepo(files: ReadonlyMap<string, string>): Repo {
  const paths = [...files.keys()].sort()
  return {
    files: () => paths,
    has: path => files.has(path),
    read: path => files.get(path) ?? { refused: 'does not exist' },
    mentioning: (among, words) =>
      among.filter(path => {
        const text = files.get(path)?.toLowerCase() ?? ''
        return words.some(w => text.includes(w.toLowerCase()))
      }),
  }
}
