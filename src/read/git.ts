/** A checked-out repository's own objects, read through the git binary: the only door to it. Nothing is fetched or written. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { followed } from './links.ts'

export interface Commit {
  readonly id: string
  readonly parents: readonly string[]
}

export interface Git {
  /** The checked-out commit; its parents are named even where a shallow clone doesn't hold them. */
  readonly head: Commit
  /** Path → blob id of all regular files of a commit, links followed; undefined where the clone doesn't hold its tree. */
  tree(commit: string): ReadonlyMap<string, string> | undefined
  /** Path → blob id of the regular files that were checked out, links followed. */
  index(): ReadonlyMap<string, string>
  /** The folders of submodules: their files are another repository's. */
  modules(): readonly string[]
  /** The content of blobs, those that the clone holds. */
  blobs(ids: readonly string[]): ReadonlyMap<string, Buffer>
}

/**
 * What a checked-out tree could otherwise make git do: run a hook or a monitor named in a bare repository that it
 * carries, ask for a password, fetch a missing object. A folder that another user owns (a container's) is read all the same.
 */
const CAREFUL = [
  '-c',
  'safe.directory=*',
  '-c',
  'safe.bareRepository=explicit',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
]
const QUIET = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' }

const MOST_OUTPUT = 1024 * 1024 * 1024
const LONGEST_MS = 60_000
const ID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

interface Listed {
  /** Path → blob id. */
  readonly files: ReadonlyMap<string, string>
  readonly links: ReadonlyMap<string, string>
  readonly modules: readonly string[]
}

/** `MODE TYPE ID<tab>PATH` or `MODE ID STAGE<tab>PATH`. */
function listed(text: string, idAt: number): Listed {
  const files = new Map<string, string>()
  const links = new Map<string, string>()
  const modules: string[] = []
  for (const entry of text.split('\0')) {
    const tab = entry.indexOf('\t')
    const fields = entry.slice(0, Math.max(0, tab)).split(' ')
    const id = fields[idAt]
    const path = entry.slice(tab + 1)
    if (id === undefined) continue
    if (fields[0]?.startsWith('100')) files.set(path, id)
    else if (fields[0] === '120000') links.set(path, id)
    else if (fields[0] === '160000') modules.push(path)
  }
  return { files, links, modules }
}

/** The answers of `cat-file --batch`: a line of head, the bytes, a line break. */
function batch(out: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at)
    if (end < 0) break
    const [id = '', type, size] = out.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type !== 'blob') continue
    found.set(id, out.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
  return found
}

/** The repository checked out in `folder`; undefined where there is none, or no git binary on `path`. */
export function openGit(folder: string, path: string | undefined): Git | undefined {
  const dir = join(folder, '.git')
  if (!existsSync(dir)) return undefined
  const run = (args: readonly string[], input?: string): Buffer | undefined => {
    try {
      return execFileSync('git', [...CAREFUL, `--git-dir=${dir}`, `--work-tree=${folder}`, ...args], {
        cwd: folder,
        env: { PATH: path, ...QUIET },
        maxBuffer: MOST_OUTPUT,
        timeout: LONGEST_MS,
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
        ...(input !== undefined && { input }),
      })
    } catch {
      return undefined
    }
  }
  // One process for both, and the raw object: it names the parents that a shallow clone cuts off.
  const out = run(['cat-file', '--batch'], 'HEAD^{commit}\n')?.toString() ?? ''
  const [, id = '', text = ''] = /^(\S+) commit \d+\n([\s\S]*?)\n\n/.exec(out) ?? []
  if (!ID.test(id)) return undefined
  const head: Commit = {
    id,
    parents: text.split('\n').flatMap(f => (f.startsWith('parent ') ? [f.slice('parent '.length)] : [])),
  }
  let staged: Listed | undefined
  const index = (): Listed => {
    staged ??= listed(run(['ls-files', '--stage', '-z', '--full-name', ':/'])?.toString() ?? '', 1)
    return staged
  }
  const blobs = (ids: readonly string[]): ReadonlyMap<string, Buffer> => {
    const wanted = ids.filter(id => ID.test(id))
    return wanted.length === 0 ? new Map() : batch(run(['cat-file', '--batch'], `${wanted.join('\n')}\n`) ?? Buffer.alloc(0))
  }
  const whole = ({ files, links }: Listed): ReadonlyMap<string, string> => {
    const targets = blobs([...new Set(links.values())])
    return followed(files, new Map([...links].flatMap(([path, id]) => (targets.has(id) ? [[path, `${targets.get(id)}`] as const] : []))))
  }
  return {
    head,
    tree(commit) {
      if (!ID.test(commit)) return undefined
      const out = run(['ls-tree', '-r', '-z', '--full-tree', commit])
      return out && whole(listed(out.toString(), 2))
    },
    index: () => whole(index()),
    modules: () => index().modules,
    blobs,
  }
}

/** Where in a workspace a repository is checked out: there itself, on the way to a path in it, or in its one folder that is one. */
export function checkoutIn(workspace: string, path: string): { readonly folder: string; readonly path: string } {
  const isCheckout = (folder: string): boolean => existsSync(join(folder, '.git'))
  if (isCheckout(workspace)) return { folder: workspace, path }
  const steps = path === '.' ? [] : path.split('/')
  const depth = steps.findIndex((_, i) => isCheckout(join(workspace, ...steps.slice(0, i + 1))))
  if (depth !== -1) return { folder: join(workspace, ...steps.slice(0, depth + 1)), path: steps.slice(depth + 1).join('/') || '.' }
  if (path !== '.' || !existsSync(workspace)) return { folder: workspace, path }
  const folders = readdirSync(workspace, { withFileTypes: true }).filter(e => e.isDirectory())
  const [only, ...more] = folders.map(e => join(workspace, e.name)).filter(isCheckout)
  return { folder: only !== undefined && more.length === 0 ? only : workspace, path }
}
