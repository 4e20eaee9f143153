/** What a GitHub repository holds, as plain data that the test's server reads and writes. */

export interface Commit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
}

export interface Entry {
  readonly path: string
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
  readonly size?: number
}

/** A file that a pull request changes; `patch` is absent for binary and very large ones. */
export interface ChangedFile {
  readonly filename: string
  readonly previous_filename?: string
  readonly status: 'added' | 'removed' | 'modified' | 'renamed'
  readonly sha: string
  readonly additions: number
  readonly deletions: number
  readonly patch?: string
}

export interface Side {
  readonly ref: string
  sha: string
  /** Owner and name; null where the fork was deleted. */
  readonly repo: { readonly owner: string; readonly name: string } | null
}

export interface Pull {
  readonly number: number
  readonly user: string
  readonly head: Side
  readonly base: Side
  merge: string | null
  files: readonly ChangedFile[]
}

export interface Issue {
  readonly number: number
  readonly user: string
  title: string
  body: string
  state: 'open' | 'closed'
  stateReason: string | null
  labels: readonly string[]
  locked: boolean
}

export interface Comment {
  readonly id: number
  readonly issue: number
  readonly user: string
  body: string
  readonly createdAt: string
  updatedAt: string
}

export interface ReviewComment {
  readonly id: number
  readonly pull: number
  readonly review: number
  readonly user: string
  readonly path: string
  readonly body: string
  readonly line: number
  readonly startLine: number | null
  readonly commit: string
}

export interface State {
  readonly owner: string
  readonly name: string
  readonly id: number
  readonly defaultBranch: string
  readonly private: boolean
  readonly commits: Map<string, Commit>
  /** By tree id: everything below it, folders too. */
  readonly trees: Map<string, readonly Entry[]>
  /** Trees whose listing is cut off. */
  readonly truncated: Set<string>
  readonly blobs: Map<string, Buffer>
  readonly pulls: Map<number, Pull>
  /** A pull request is an issue too. */
  readonly issues: Map<number, Issue>
  comments: Comment[]
  readonly reviews: { readonly id: number; readonly pull: number; readonly user: string; readonly body: string }[]
  reviewComments: ReviewComment[]
  /** Seconds since the repository's first event: each write is a second later than the one before. */
  clock: number
}

/** An empty repository. The id is no number that GitHub gave away. */
export const emptyState = (given: Partial<State> = {}): State => ({
  owner: 'octo-org',
  name: 'shop',
  id: 990_001,
  defaultBranch: 'trunk',
  private: false,
  commits: new Map(),
  trees: new Map(),
  truncated: new Set(),
  blobs: new Map(),
  pulls: new Map(),
  issues: new Map(),
  comments: [],
  reviews: [],
  reviewComments: [],
  clock: 0,
  ...given,
})

/** The time of the next write. */
export function tick(state: State): string {
  state.clock += 1
  return new Date(Date.UTC(2026, 10, 2, 8) + state.clock * 1000).toISOString().replace('.000', '')
}

/** A number that no comment, review or review comment has. */
export const freshId = (state: State): number =>
  70_001 + state.comments.length + state.reviews.length + state.reviewComments.length + state.clock

export function addIssue(state: State, issue: Pick<Issue, 'number' | 'user'> & Partial<Issue>): Issue {
  const full: Issue = { title: `Issue ${issue.number}`, body: '', state: 'open', stateReason: null, labels: [], locked: false, ...issue }
  state.issues.set(full.number, full)
  return full
}

export function addComment(state: State, { issue, user, body }: Pick<Comment, 'issue' | 'user' | 'body'>): Comment {
  const at = tick(state)
  const comment: Comment = { id: freshId(state), issue, user, body, createdAt: at, updatedAt: at }
  state.comments.push(comment)
  return comment
}

/** A commit and everything before it. */
export function ancestors(state: State, sha: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = [sha]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(state.commits.get(next)?.parents ?? []))
  }
  return seen
}

/** The newest common ancestor, by the number of commits before it. */
export function mergeBase(state: State, a: string, b: string): string | undefined {
  const ofB = ancestors(state, b)
  const common = [...ancestors(state, a)].filter(sha => ofB.has(sha))
  return common.sort((x, y) => ancestors(state, y).size - ancestors(state, x).size)[0]
}
