/** Groups of keys as a tree of their prefixes, with a bound on how many there are: what branches too much becomes `*`. */
import { add, type Group, newGroup } from './group.ts'
import { MARK } from './shape.ts'

interface Node {
  readonly children: Map<string, Node>
  group: Group | undefined
  /** Set where the children were too many to be told apart: all of them are one. */
  folded: boolean
}

export interface Prefixes {
  /** The group of a path of segments, made where there is none yet. */
  at(path: readonly string[]): Group
  /** Rises with each fold: groups that were given out before may have gone `into` others. */
  readonly folds: number
  groups(): Iterable<Group>
}

/** Segments differ by names that someone chose where there are more of them than this behind one prefix. */
const MOST_CHILDREN = 100
/** Of too many children those stay by name that have so much of their parent's keys, and so many: a few large ones among many small. */
const [LARGE_SHARE, LARGE_KEYS] = [0.05, 20]
/** Groups of one tree; beyond, fewer children are allowed. */
const MOST_GROUPS = 2000

const newNode = (): Node => ({ children: new Map(), group: undefined, folded: false })

/** What ends a segment: it stays where the segment becomes `*`. */
const ending = (segment: string): string => /[:/|]*$/.exec(segment)?.[0] ?? ''

const keysBelow = (node: Node): number => [...node.children.values()].reduce((n, child) => n + keysBelow(child), node.group?.names ?? 0)

export function prefixTree(make: (path: readonly string[]) => Group): Prefixes {
  const root = newNode()
  let limit = MOST_CHILDREN
  let count = 0
  let folds = 0

  function absorb(to: Node, from: Node): void {
    if (from.group) {
      if (to.group) {
        add(to.group, from.group)
        from.group.into = to.group
        count--
      } else to.group = from.group
    }
    for (const [segment, child] of from.children) {
      const same = to.children.get(segment)
      if (same) absorb(same, child)
      else to.children.set(segment, child)
    }
    to.folded ||= from.folded
  }

  /** Makes one child of all but the large ones: of those that end alike, so that `a:*:b` and `a:*` stay two. */
  function fold(node: Node, path: readonly string[]): void {
    const merged = new Map<string, Node>()
    const sizes = new Map([...node.children].map(([segment, child]) => [segment, keysBelow(child)]))
    const all = [...sizes.values()].reduce((a, b) => a + b, 0)
    const large = new Set(
      [...sizes]
        .filter(([, keys]) => keys >= LARGE_KEYS && keys >= LARGE_SHARE * all)
        .sort((a, b) => b[1] - a[1])
        .slice(0, limit / 5)
        .map(([segment]) => segment),
    )
    for (const [segment, child] of node.children) {
      const name = large.has(segment) ? segment : MARK.token + ending(segment)
      const into = merged.get(name)
      if (into) absorb(into, child)
      else merged.set(name, child)
    }
    node.children.clear()
    for (const [name, child] of merged) {
      node.children.set(name, child)
      rename(child, [...path, name])
      if (child.children.size > limit) fold(child, [...path, name])
    }
    node.folded = true
    folds++
  }

  /** Groups know their path: below a fold they get the new one. */
  function rename(node: Node, path: readonly string[]): void {
    if (node.group) {
      const renamed = newGroup({ ...node.group, path })
      add(renamed, node.group)
      node.group.into = renamed
      node.group = renamed
    }
    for (const [segment, child] of node.children) rename(child, [...path, segment])
  }

  function tighten(node: Node, path: readonly string[]): void {
    if (node.children.size > limit) fold(node, path)
    for (const [segment, child] of node.children) tighten(child, [...path, segment])
  }

  return {
    at(path) {
      let node = root
      const real: string[] = []
      for (const segment of path) {
        const name = node.folded && !node.children.has(segment) ? MARK.token + ending(segment) : segment
        let child = node.children.get(name)
        if (!child) {
          child = newNode()
          node.children.set(name, child)
          if (node.children.size > limit && !node.folded) {
            fold(node, real)
            return this.at(path)
          }
        }
        real.push(name)
        node = child
      }
      if (!node.group) {
        node.group = make(real)
        if (++count > MOST_GROUPS && limit > 1) {
          limit = Math.max(1, limit >> 1)
          tighten(root, [])
          return this.at(path)
        }
      }
      return node.group
    },
    get folds() {
      return folds
    },
    *groups() {
      const open = [root]
      for (let node = open.pop(); node; node = open.pop()) {
        if (node.group) yield node.group
        open.push(...node.children.values())
      }
    },
  }
}
