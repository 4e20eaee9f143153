/** Other commits' files over the API, where the checkout doesn't hold them: a tree in one request, contents by blob id. */
import { type Api, ApiRefusal } from './api.ts'

/** How many contents are asked for at once; GitHub refuses bursts. */
const AT_ONCE = 8
/** More than this many differing files that matter: fetching them would spend the hour's requests of the whole repository. */
export const MOST_BLOBS = 400

/** More links than this are not followed: each that git doesn't hold is a request. */
const MOST_LINKS = 100

export interface FetchedTree {
  /** Path → blob id of all regular files. */
  readonly files: ReadonlyMap<string, string>
  /** Path → what the link holds. */
  readonly links: ReadonlyMap<string, string>
}

/**
 * A commit's files and links; `held` gives the blobs that are at hand. Throws an ApiRefusal, also where GitHub lists only a part.
 */
export async function fetchTree(
  api: Api,
  commit: string,
  held: (ids: readonly string[]) => ReadonlyMap<string, Buffer>,
): Promise<FetchedTree> {
  const { data } = await api.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { tree_sha: commit, recursive: '1' })
  if (data?.truncated === true) throw new ApiRefusal(200, `the tree of ${commit.slice(0, 7)} is too large: GitHub lists only a part of it`)
  const entries = (data?.tree ?? []) as { path?: string; mode?: string; type?: string; sha?: string }[]
  const of = (mode: string): readonly (readonly [string, string])[] =>
    entries.flatMap(e => (e.type === 'blob' && e.mode?.startsWith(mode) && e.path && e.sha ? [[e.path, e.sha] as const] : []))
  const links = of('120').slice(0, MOST_LINKS)
  const ids = [...new Set(links.map(([, id]) => id))]
  const here = held(ids)
  const texts = new Map([
    ...here,
    ...(await fetchBlobs(
      api,
      ids.filter(id => !here.has(id)),
    )),
  ])
  return { files: new Map(of('100')), links: new Map(links.map(([path, id]) => [path, `${texts.get(id) ?? ''}`])) }
}

/** The bytes of blobs. Throws an ApiRefusal. */
export async function fetchBlobs(api: Api, ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const queue = [...ids]
  async function drain(): Promise<void> {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const { data } = await api.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: id })
      found.set(id, Buffer.from(String(data?.content ?? ''), data?.encoding === 'base64' ? 'base64' : 'utf8'))
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, drain))
  return found
}

/** A file that a pull request changes, as GitHub has it. */
export interface ChangedFile {
  readonly path: string
  /** Its name before, where the change renames it. */
  readonly before: string
  /** The hunks, where GitHub gives them: not for binary and very long ones. */
  readonly patch: string | undefined
  /** The head that it was compared at. */
  readonly head: string | undefined
}

interface FileData {
  readonly status?: string
  readonly filename?: string
  readonly previous_filename?: string
  readonly patch?: string
  readonly blob_url?: string | null
}

/** A removed file is linked at the commit that still had it. */
const headOf = ({ status, blob_url }: FileData): string | undefined =>
  status === 'removed' ? undefined : /\/blob\/([0-9a-f]{40})\//.exec(blob_url ?? '')?.[1]

const changed = (files: unknown): readonly ChangedFile[] =>
  (Array.isArray(files) ? (files as FileData[]) : []).flatMap(f =>
    f.filename ? [{ path: f.filename, before: f.previous_filename ?? f.filename, patch: f.patch, head: headOf(f) }] : [],
  )

/** The first hundred files that a pull request changes. Throws an ApiRefusal. */
export async function fetchChanged(api: Api, pull: number): Promise<readonly ChangedFile[]> {
  const { data } = await api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { pull_number: pull, per_page: 100 })
  return changed(data)
}

/** Where two commits parted, and what the second has changed since. Throws an ApiRefusal. */
export async function fetchMergeBase(api: Api, base: string, head: string): Promise<{ commit: string; files: readonly ChangedFile[] }> {
  const { data } = await api.request('GET /repos/{owner}/{repo}/compare/{basehead}', { basehead: `${base}...${head}` })
  const commit = data?.merge_base_commit?.sha
  if (typeof commit !== 'string') throw new ApiRefusal(200, `GitHub names no merge base of ${base.slice(0, 7)} and ${head.slice(0, 7)}`)
  return { commit, files: changed(data?.files) }
}

/** The parents of a commit. Throws an ApiRefusal. */
export async function fetchParents(api: Api, commit: string): Promise<readonly string[]> {
  const { data } = await api.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { commit_sha: commit })
  return ((data?.parents ?? []) as { sha?: string }[]).flatMap(p => p.sha ?? [])
}

/** The lines that a patch takes out of a file. */
export const removedLines = (patch: string): string =>
  patch
    .split('\n')
    .filter(line => line.startsWith('-'))
    .map(line => line.slice(1))
    .join('\n')
