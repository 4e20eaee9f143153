/** The two trees of a run: what is looked at and, on a pull request, what it is compared with. */
import { without } from '../commands/tree.ts'
import type { Api } from '../github/api.ts'
import type { Context } from '../github/context.ts'
import { type TreeRepo, treeRepo } from '../github/treeRepo.ts'
import {
  type ChangedFile,
  fetchBlobs,
  fetchChanged,
  fetchMergeBase,
  fetchParents,
  fetchTree,
  MOST_BLOBS,
  removedLines,
} from '../github/trees.ts'
import type { Refused, Repo } from '../model/repo.ts'
import { diskRepo } from '../read/disk.ts'
import { type Git, openGit } from '../read/git.ts'
import { followed } from '../read/links.ts'
import { scannedOf } from '../read/listing.ts'
import { textOf } from '../read/text.ts'

/** A tree whose answers may need contents that are not here yet. */
export interface Tree {
  readonly commit: string | null
  /** The tree as it can be read with what was fetched so far. */
  repo(): Repo
  /** Fetches what the last `repo()` lacked; false where it lacked nothing. Throws an ApiRefusal. */
  fetch(): Promise<boolean>
  /** Differing files of which nothing was known but that the other side doesn't mention Redis. */
  unseen(): number
  /** Its files with their blob ids, where it is another tree than the checked-out one, and the paths that are not the same there. */
  readonly beside?: { readonly ids: ReadonlyMap<string, string>; readonly differing: ReadonlySet<string> }
}

export interface Trees {
  readonly head: Tree
  /** Whether the head is what is checked out. */
  readonly checkedOut: boolean
  /** What the head is compared with; why it can't be, in words that follow "because"; undefined where nothing is compared. */
  readonly base: Tree | { readonly unread: string } | undefined
  /** The first hundred files that the pull request changes; asked for once, when first needed. Throws an ApiRefusal. */
  changed(): Promise<readonly ChangedFile[]>
  /** The pull request's head by the last answer that named it. */
  latest(): string | undefined
  /** Whether git holds a checked-out file that the base does not hold the same: whoever wrote the change wrote it too. */
  brings(path: string): boolean
}

const still = (repo: Repo, commit: string | null): Tree => ({ commit, repo: () => repo, fetch: async () => false, unseen: () => 0 })

interface Workspace {
  readonly disk: Repo
  /** Without the files of submodules, which the other side's tree doesn't hold. */
  readonly own: Repo
  readonly git: Git | undefined
  readonly ids: ReadonlyMap<string, string>
}

function workspace(folder: string, path: string | undefined): Workspace {
  const git = openGit(folder, path)
  const disk = diskRepo(folder)
  const modules = git?.modules() ?? []
  const own = modules.length === 0 ? disk : without(disk, file => modules.some(module => file.startsWith(`${module}/`)))
  return { disk, own, git, ids: git?.index() ?? new Map() }
}

interface TreeInput {
  readonly commit: string
  readonly tree: ReadonlyMap<string, string>
  readonly there: Workspace
  /** Nothing where git holds all contents. */
  readonly api?: Api
  /** What is known of the differences without a content; asked once. */
  readonly patches: () => Promise<readonly ChangedFile[]>
}

/** The paths that a tree and the checked-out files don't share with the same content, by what git says of both. */
function differing(tree: ReadonlyMap<string, string>, { own, ids }: Workspace): ReadonlySet<string> {
  const here = own.files()
  const there = new Set(here)
  const same = (path: string): boolean => tree.has(path) && tree.get(path) === ids.get(path)
  return new Set([...here.filter(path => !same(path)), ...[...tree.keys()].filter(path => !there.has(path))])
}

/** Another commit's tree: contents from the workspace where they are the same, from git where it holds them, else over the API. */
function remote({ commit, tree, there, api, patches }: TreeInput): Tree {
  const scanned = new Map(scannedOf(tree.keys()).map(path => [path, tree.get(path) as string]))
  const fetched = new Map<string, string | Refused>()
  let removed: ReadonlyMap<string, string | undefined> = new Map()
  let known = false
  let last: TreeRepo | undefined
  function texts(ids: readonly string[]): ReadonlyMap<string, string | Refused> {
    const missing = ids.filter(id => !fetched.has(id))
    if (!api && missing.length > 0) for (const [id, bytes] of there.git?.blobs(missing) ?? []) fetched.set(id, textOf(bytes))
    return new Map(ids.flatMap(id => (fetched.has(id) ? [[id, fetched.get(id) as string | Refused] as const] : [])))
  }
  const make = (): TreeRepo =>
    treeRepo({ tree: scanned, local: there.disk, localIds: there.ids, texts, removedLines: path => removed.get(path) })
  return {
    commit,
    beside: { ids: scanned, differing: differing(scanned, there) },
    repo: () => {
      last = make()
      return last
    },
    async fetch() {
      const wanted = last?.wanted() ?? []
      const undecided = (last?.unseen() ?? 0) > 0 && !known && api !== undefined
      if (undecided) {
        known = true
        removed = new Map((await patches()).map(f => [f.before, f.patch === undefined ? undefined : removedLines(f.patch)]))
      }
      if (!api || wanted.length === 0) return undecided
      if (fetched.size + wanted.length > MOST_BLOBS) throw new Error(`more than ${MOST_BLOBS} files that matter are different`)
      for (const [id, bytes] of await fetchBlobs(api, wanted)) fetched.set(id, textOf(bytes))
      return true
    },
    unseen: () => last?.unseen() ?? 0,
  }
}

const NO_TOKEN = 'there is no token to ask GitHub with'

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The commit that a pull request's or a merge group's checkout is compared with, and how its differences are known. */
async function baseOf(
  context: Context,
  there: Workspace,
  api: Api | undefined,
): Promise<{ readonly commit: string; readonly files?: readonly ChangedFile[] }> {
  const { pull, groupBase, sha } = context
  if (!pull) return { commit: groupBase as string }
  const head = there.git?.head
  const [first, second, ...more] = head?.parents ?? []
  if (first && second && more.length === 0 && head?.id !== pull.head && (second === pull.head || head?.id === sha)) return { commit: first }
  if (!api) throw new Error(NO_TOKEN)
  // Without git at hand, the commit that the runner names is the merge commit unless it is the head itself.
  if (!head && sha !== pull.head) {
    const [parent] = await fetchParents(api, sha)
    if (parent) return { commit: parent }
  }
  return fetchMergeBase(api, pull.base, pull.head)
}

export interface TreesInput {
  readonly context: Context | undefined
  readonly api: Api | undefined
  readonly source: 'checkout' | 'api'
  /** The absolute folder of the checkout. */
  readonly folder: string
  /** PATH, to find git on. */
  readonly path: string | undefined
}

/** Finds out which trees there are; contents come later, when they are asked for. Throws an ApiRefusal where the head can't be had. */
export async function openTrees({ context, api, source, folder, path }: TreesInput): Promise<Trees> {
  const there = workspace(folder, path)
  const pull = context?.pull
  let asked: Promise<readonly ChangedFile[]> | undefined
  let seen: string | undefined
  const listed = async (number: number, of: Api): Promise<readonly ChangedFile[]> => {
    const files = await fetchChanged(of, number)
    seen = files.find(f => f.head !== undefined)?.head
    return files
  }
  const changed = (): Promise<readonly ChangedFile[]> => {
    asked ??= api && pull ? listed(pull.number, api) : Promise.resolve([])
    return asked
  }
  const latest = (): string | undefined => seen
  const other = async (commit: string, patches: TreeInput['patches']): Promise<Tree> => {
    const own = there.git?.tree(commit)
    if (own) return remote({ commit, tree: own, there, patches })
    if (!api) throw new Error(`the checkout does not hold it and ${NO_TOKEN}`)
    const { files, links } = await fetchTree(api, commit, ids => there.git?.blobs(ids) ?? new Map())
    return remote({ commit, tree: followed(files, links), there, api, patches })
  }
  const checkedOut = there.git?.head.id ?? context?.sha ?? null
  const nothing = async (): Promise<readonly ChangedFile[]> => []
  const overApi = source === 'api' && pull !== undefined
  const compares = pull !== undefined || context?.groupBase !== undefined
  const head = overApi ? await other(pull.head, nothing) : still(compares ? there.own : there.disk, checkedOut)
  const base = !context || (!pull && context.groupBase === undefined) ? undefined : await beside(context)
  const known = base && 'beside' in base ? base.beside?.ids : undefined
  const brings = (path: string): boolean => there.ids.has(path) && known?.get(path) !== there.ids.get(path)
  return { head, checkedOut: !overApi, base, changed, latest, brings }

  async function beside(of: Context): Promise<Trees['base']> {
    try {
      // Over the API the checkout is the base, or nothing: what the change parted from counts.
      const found = source === 'api' && pull && api ? await fetchMergeBase(api, pull.base, pull.head) : await baseOf(of, there, api)
      if (found.files) asked = Promise.resolve(found.files)
      return await other(found.commit, source === 'api' ? nothing : changed)
    } catch (error) {
      return { unread: inWords(error) }
    }
  }
}
