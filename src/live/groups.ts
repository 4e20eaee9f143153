/** The names of one database → their groups. What runs for each key is the shape and one look into a table. */
import { type Claim, candidates, claimFinder } from './classify.ts'
import { type Group, newGroup } from './group.ts'
import { impersonal, segmentsOf } from './names.ts'
import { type Prefixes, prefixTree } from './prefixes.ts'
import { shapeNumber, shapeOf } from './shape.ts'

export interface Groups {
  /** The group of a key; counts its name. */
  locate(name: Buffer): Group
  all(): readonly Group[]
}

/** Shapes that are remembered; where names differ by words there may be as many shapes as keys. */
const MOST_SHAPES = 8000
/** Trees, one for each answer of the catalogue: beyond, a namespace before a library's name is no answer. */
const MOST_TREES = 200

export function groupsOf(database: number, claims: readonly Claim[]): Groups {
  const claimOf = claimFinder(claims, database)
  const trees = new Map<string, Prefixes>()
  const known = new Map<Claim | undefined, Map<number, Group>>()
  let folds = 0
  let shapes = 0

  function forget(): void {
    known.clear()
    shapes = 0
  }

  function find(shape: string, claim: Claim | undefined): Group {
    const kind = impersonal(shape)
    const all = candidates(kind, claim?.workload)
    const full = trees.size >= MOST_TREES
    const told = full ? all.filter(c => c.namespace === '' || !c.common) : all
    const key = JSON.stringify([claim ?? null, told.map(c => [c.library, c.workload, full ? '' : c.namespace, c.type])])
    let tree = trees.get(key)
    if (!tree) {
      tree = prefixTree(path => newGroup({ database, claim, candidates: told, path }))
      trees.set(key, tree)
    }
    const before = tree.folds
    const group = tree.at(segmentsOf(kind))
    folds += tree.folds - before
    return group
  }

  let seenFolds = 0
  return {
    locate(name) {
      const claim = claimOf(name)
      const start = claim ? Buffer.byteLength(claim.prefix) : 0
      const shape = shapeNumber(name, start)
      let table = known.get(claim)
      let group = table?.get(shape)
      if (!group) {
        group = find(shapeOf(name, start), claim)
        if (seenFolds !== folds || shapes > MOST_SHAPES) forget()
        seenFolds = folds
        table = known.get(claim)
        if (!table) {
          table = new Map()
          known.set(claim, table)
        }
        table.set(shape, group)
        shapes++
      }
      group.names++
      return group
    },
    all: () => [...trees.values()].flatMap(tree => [...tree.groups()]),
  }
}
