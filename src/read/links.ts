/** Links in a commit's tree followed to the files that they lead to, as the walk over a folder follows them on disk. */

/** Links of links beyond this many steps are a circle, or as good as one. */
const MOST_STEPS = 20
/** Files that links may add: a folder that is linked a hundred times is no repository's. */
const MOST_ADDED = 20_000

/** A path with its `.` and `..` taken, relative to the folder of the link; undefined where it leads out of the tree. */
function joined(link: string, target: string): string | undefined {
  if (target.startsWith('/')) return undefined
  const steps = link.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.join('/')
}

/** A path with every link on its way replaced by what that one leads to; undefined for one that leads out or in a circle. */
function resolved(path: string, links: ReadonlyMap<string, string>): string | undefined {
  let at: string | undefined = path
  for (let step = 0; step < MOST_STEPS && at !== undefined; step += 1) {
    const parts: readonly string[] = at.split('/')
    const depth = parts.findIndex((_, i) => links.has(parts.slice(0, i + 1).join('/')))
    if (depth === -1) return at
    const link = parts.slice(0, depth + 1).join('/')
    const to = joined(link, links.get(link) as string)
    at = to === undefined ? undefined : [to, ...parts.slice(depth + 1)].filter(part => part !== '').join('/')
  }
  return undefined
}

/**
 * The files of a tree with those that its links lead to, by the links' own paths: path → blob id. `links` is path → target as the
 * link holds it. A link out of the tree, to nothing, or to a folder that it stands in adds nothing.
 */
export function followed(files: ReadonlyMap<string, string>, links: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (links.size === 0) return files
  const all = new Map(files)
  for (const link of [...links.keys()].sort()) {
    const target = resolved(link, links)
    if (target === undefined || link.startsWith(`${target}/`) || target === '') continue
    const id = files.get(target)
    if (id !== undefined) all.set(link, id)
    else
      for (const [path, inside] of files)
        if (path.startsWith(`${target}/`) && all.size - files.size < MOST_ADDED) all.set(link + path.slice(target.length), inside)
  }
  return all
}
