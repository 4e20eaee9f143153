/** A real git repository with a pull request, the same on the test's GitHub, and workspaces as actions/checkout leaves them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterwards } from './afterwards.ts'
import { addIssue, type ChangedFile, type Commit, type Entry, emptyState, type Pull, type Side, type State } from './api/state.ts'

export type Files = Readonly<Record<string, string>>

interface History {
  /** Where the pull request branched off. */
  readonly base: Files
  readonly head: Files
  /** The default branch when GitHub made the merge commit; `base` where it hadn't moved. */
  readonly main?: Files
  /** The default branch now, where it moved on after the merge commit was made. */
  readonly later?: Files
  /** What the merge holds, where both sides changed the same file. */
  readonly merge?: Files
  /** The owner of the fork that the pull request comes from. */
  readonly fork?: string
  /** Who opened the pull request. */
  readonly author?: string
  readonly branch?: string
  readonly state?: Partial<State>
  /** Paths that are symbolic links, their text being the target. */
  readonly links?: readonly string[]
  /** Paths of submodules, their text being the commit that they name. */
  readonly modules?: readonly string[]
}

export interface Repository {
  readonly state: State
  readonly pull: Pull
  /** `main` is the merge commit's first parent, `later` the default branch's tip. */
  readonly commits: Readonly<Record<'base' | 'head' | 'main' | 'later' | 'merge', string>>
  /** Commits more onto the pull request's branch, and makes a new merge commit. */
  push(head: Files): Repository
  /** A checked-out workspace: `merge` as on pull_request, `head` where the workflow asks for it, `main` on other events. */
  checkout(what: 'head' | 'main' | 'later' | 'merge', options?: { readonly depth?: 0 | 1 }): string
}

/** Nothing of the machine's own settings reaches git. */
const ENV = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: tmpdir() }
const git = (dir: string, args: readonly string[], input?: string | Buffer): Buffer =>
  execFileSync('git', args, { cwd: dir, env: ENV, input: input ?? '', maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'pipe'] })
const gitText = (dir: string, ...args: string[]): string => git(dir, args).toString().trim()

function temporary(kind: string): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), `redline-${kind}-`)))
  afterwards(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const PULL = 41

interface Made {
  readonly ref: string
  /** Ids, or `:1` for the first of the commits that are made together. */
  readonly parents: readonly string[]
  readonly files: Files
}

/** Writes commits in one process, whatever the number of files. */
function commitAll(dir: string, made: readonly Made[], links: ReadonlySet<string>, modules: ReadonlySet<string>): void {
  const parts: Buffer[] = []
  const data = (text: string): void => {
    const bytes = Buffer.from(text)
    parts.push(Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n'))
  }
  for (const [n, { ref, parents, files }] of made.entries()) {
    parts.push(Buffer.from(`commit refs/${ref}\nmark :${n + 1}\ncommitter Mona <mona@example.com> ${1_790_000_000 + n} +0000\n`))
    data(`Commit of ${ref}`)
    const [first, ...rest] = parents
    if (first) parts.push(Buffer.from(`from ${first}\n`))
    for (const parent of rest) parts.push(Buffer.from(`merge ${parent}\n`))
    parts.push(Buffer.from('deleteall\n'))
    for (const [path, text] of Object.entries(files)) {
      if (modules.has(path)) {
        parts.push(Buffer.from(`M 160000 ${text} ${JSON.stringify(path)}\n`))
        continue
      }
      parts.push(Buffer.from(`M ${links.has(path) ? '120000' : '100644'} inline ${JSON.stringify(path)}\n`))
      data(text)
    }
  }
  git(dir, ['fast-import', '--quiet', '--force'], Buffer.concat(parts))
}

/** What the merge holds: the other side's files, with what the pull request changed. */
function merged(base: Files, head: Files, main: Files): Files {
  const paths = new Set([...Object.keys(base), ...Object.keys(head), ...Object.keys(main)])
  return Object.fromEntries(
    [...paths].flatMap(path => {
      const text = head[path] === base[path] ? main[path] : head[path]
      return text === undefined ? [] : [[path, text] as const]
    }),
  )
}

export function repository(history: History): Repository {
  const { base, head, main = base, later = main } = history
  const dir = temporary('origin')
  git(dir, ['init', '--quiet', '--bare', '--template=', '--initial-branch=trunk'])
  const links = new Set(history.links)
  const modules = new Set(history.modules)
  const [HEAD, MERGE] = [`pull/${PULL}/head`, `pull/${PULL}/merge`]
  // What did not move is no commit of its own.
  const commits: Made[] = [{ ref: 'redline/base', parents: [], files: base }]
  const tip = (): string => `:${commits.length}`
  if (main !== base) commits.push({ ref: 'redline/main', parents: [tip()], files: main })
  const mainTip = tip()
  if (later !== main) commits.push({ ref: 'heads/trunk', parents: [tip()], files: later })
  commits.push({ ref: HEAD, parents: [':1'], files: head })
  commits.push({ ref: MERGE, parents: [mainTip, tip()], files: history.merge ?? merged(base, head, main) })
  commitAll(dir, commits, links, modules)

  const state = emptyState(history.state)
  const side = (ref: string, owner: string): Side => ({ ref, sha: '', repo: { owner, name: state.name } })
  const pull: Pull = {
    number: PULL,
    user: history.author ?? history.fork ?? 'mona',
    head: side(history.branch ?? 'cache', history.fork ?? state.owner),
    base: side(state.defaultBranch, state.owner),
    merge: null,
    files: [],
  }
  state.pulls.set(PULL, pull)
  addIssue(state, { number: PULL, user: pull.user, title: 'Cache on Redis' })

  const now = (): Repository => {
    const refs = new Map(
      gitText(dir, 'show-ref')
        .split('\n')
        .map(line => line.split(' refs/').reverse() as [string, string]),
    )
    const sha = (...names: string[]): string => refs.get(names.find(name => refs.has(name)) ?? '') ?? ''
    const shas = {
      base: sha('redline/base'),
      head: sha(HEAD),
      main: sha('redline/main', 'redline/base'),
      later: sha('heads/trunk', 'redline/main', 'redline/base'),
      merge: sha(MERGE),
    }
    publish(dir, state)
    pull.base.sha = shas.main
    pull.head.sha = shas.head
    pull.merge = shas.merge
    pull.files = changedFiles(dir, shas.base, shas.head)
    return {
      state,
      pull,
      commits: shas,
      push(next) {
        const onto: Made = { ref: HEAD, parents: [shas.head], files: next }
        commitAll(dir, [onto, { ref: MERGE, parents: [shas.main, ':1'], files: merged(base, next, main) }], links, modules)
        return now()
      },
      checkout: (what, { depth = 1 } = {}) => {
        const ref = { head: HEAD, merge: MERGE }[what as string] ?? [...refs].find(([, id]) => id === shas[what])?.[0] ?? ''
        return workspace(dir, state, ref, depth)
      },
    }
  }
  return now()
}

/** Fetches one ref as actions/checkout does, detached; with depth 1 the commit's parents are only named. */
function workspace(origin: string, state: State, ref: string, depth: 0 | 1): string {
  const dir = temporary('workspace')
  const local = `refs/remotes/${ref.replace(/^heads\//, 'origin/')}`
  git(dir, ['init', '--quiet', '--initial-branch=trunk'])
  git(dir, ['fetch', '--quiet', '--no-tags', ...(depth ? [`--depth=${depth}`] : []), `file://${origin}`, `+refs/${ref}:${local}`])
  git(dir, ['checkout', '--quiet', '--force', '--detach', local])
  git(dir, ['remote', 'add', 'origin', `https://github.com/${state.owner}/${state.name}`])
  return dir
}

/** Tells the test's GitHub everything that the repository holds, with the same ids. */
function publish(dir: string, state: State): void {
  const all = git(dir, ['cat-file', '--batch-all-objects', '--batch'])
  const folders = new Map<string, Buffer>()
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(10, at)
    const [id = '', type, size] = all.subarray(at, end).toString().split(' ')
    const content = Buffer.from(all.subarray(end + 1, end + 1 + Number(size)))
    at = end + 2 + Number(size)
    if (type === 'blob') state.blobs.set(id, content)
    if (type === 'tree') folders.set(id, content)
    if (type === 'commit') state.commits.set(id, commitOf(id, content.toString()))
  }
  for (const { tree } of state.commits.values()) if (!state.trees.has(tree)) state.trees.set(tree, listing(tree, folders, state.blobs, ''))
}

function commitOf(sha: string, text: string): Commit {
  const tree = /^tree (\w+)/.exec(text)?.[1] ?? ''
  const parents = [...text.matchAll(/^parent (\w+)$/gm)].map(m => m[1] as string)
  return { sha, tree, parents, message: text.slice(text.indexOf('\n\n') + 2).trim() }
}

/** Everything below a tree object, with the folders, as `git/trees/…?recursive=1` lists it. */
function listing(tree: string, folders: ReadonlyMap<string, Buffer>, blobs: ReadonlyMap<string, Buffer>, below: string): readonly Entry[] {
  const entries: Entry[] = []
  const bytes = folders.get(tree) ?? Buffer.alloc(0)
  // `MODE NAME\0`, then the id in 20 bytes.
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at)
    const [, mode = '', name = ''] = /^(\d+) (.*)$/s.exec(bytes.subarray(at, end).toString()) ?? []
    const sha = bytes.subarray(end + 1, end + 21).toString('hex')
    at = end + 21
    const path = `${below}${name}`
    if (mode === '40000') entries.push({ path, mode: '040000', type: 'tree', sha }, ...listing(sha, folders, blobs, `${path}/`))
    else if (mode === '160000') entries.push({ path, mode, type: 'commit', sha })
    else entries.push({ path, mode, type: 'blob', sha, size: blobs.get(sha)?.length ?? 0 })
  }
  return entries
}

const STATUS = { A: 'added', D: 'removed', M: 'modified', T: 'modified', R: 'renamed' } as const

/** What a pull request's page lists: a file at a time, with its patch. */
function changedFiles(dir: string, base: string, head: string): readonly ChangedFile[] {
  const how = ['--no-color', '--no-ext-diff', '-M', '-U3', '--raw', '--patch', '-z', '--abbrev=40']
  const text = git(dir, ['diff', ...how, base, head]).toString()
  // The list of files ends with an empty entry, and the patches follow in its order.
  const [list = '', patchText = ''] = text.split(/\0\0(?=diff --git )/)
  const raw = list.split('\0')
  const patches = patchText.split(/^diff --git .*$/m).slice(1)
  return patches.map((text, n) => {
    // `:100644 100644 OLD NEW M`, then the path, or the old and the new one.
    const [, , before = '', after = '', letter = 'M'] = (raw.shift() ?? '').split(' ')
    const kind = letter[0] as keyof typeof STATUS
    const old = raw.shift() ?? ''
    const path = kind === 'R' ? (raw.shift() ?? '') : old
    const start = text.search(/^@@/m)
    const patch = start < 0 ? undefined : text.slice(start).replace(/\n$/, '')
    const count = (sign: string): number => (patch ?? '').split('\n').filter(line => line.startsWith(sign)).length
    if (!path) throw new Error(`git named no path for patch ${n + 1}`)
    return {
      filename: path,
      ...(kind === 'R' ? { previous_filename: old } : {}),
      status: STATUS[kind],
      sha: kind === 'D' ? before : after,
      additions: count('+'),
      deletions: count('-'),
      ...(patch === undefined ? {} : { patch }),
    }
  })
}
