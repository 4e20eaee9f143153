/** GitHub's own JSON for what the state holds: payloads of @octokit/webhooks-examples with our names and values in them. */
import published from '@octokit/webhooks-examples' with { type: 'json' }
import type { ChangedFile, Comment, Commit, Entry, Issue, Pull, ReviewComment, Side, State } from './state.ts'

export type Json = Record<string, unknown>

interface Example {
  readonly name: string
  readonly examples: readonly Json[]
}
const EXAMPLES = published as unknown as readonly Example[]

/** The first published payload of an event, with this action where the event has several. */
function example(event: string, action?: string): Json {
  const found = EXAMPLES.find(e => e.name === event)?.examples.find(e => action === undefined || e['action'] === action)
  if (!found) throw new Error(`no published payload of ${event} ${action ?? ''}`)
  return found
}

/** Where GitHub is, as seen by the program under test. */
export interface Site {
  readonly api: string
  readonly html: string
}

/** Lists are long and payloads large: what is made of the same parts is made once. */
const made = new Map<string, Json>()
function once(key: string, make: () => Json): Json {
  const known = made.get(key) ?? make()
  made.set(key, known)
  return known
}

/** A published payload, or what stands in one under a name, moved to another site and repository. Shared: not to be changed. */
export function moved(event: string, action: string | undefined, site: Site, of: { owner: string; name: string }, within = ''): Json {
  return once([event, action, site.api, site.html, of.owner, of.name, within].join(' '), () => {
    const payload = example(event, action)
    const text = JSON.stringify(within ? payload[within] : payload)
      .replaceAll('https://api.github.com', site.api)
      .replaceAll('https://github.com', site.html)
      .replace(/(?:Codertocat\/Hello-World|octo-org\/octo-repo)/g, `${of.owner}/${of.name}`)
    return JSON.parse(text) as Json
  })
}

const IDS: Readonly<Record<string, number>> = { 'github-actions[bot]': 41_898_282, 'dependabot[bot]': 49_699_333 }

/** A user's number: real for GitHub's own bots, otherwise made of the name. */
const idOf = (login: string): number => IDS[login] ?? [...login].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 9_000_000, 7) + 1_000_000

export function user(site: Site, login: string): Json {
  return once(['user', site.api, site.html, login].join(' '), () => {
    const template = (example('pull_request', 'opened')['pull_request'] as Json)['user']
    const text = JSON.stringify(template).replaceAll('https://api.github.com', site.api).replaceAll('https://github.com', site.html)
    return {
      ...(JSON.parse(text.replaceAll('Codertocat', encodeURIComponent(login))) as Json),
      login,
      id: idOf(login),
      type: login.endsWith('[bot]') ? 'Bot' : 'User',
    }
  })
}

export function repository(state: State, site: Site, of: { readonly owner: string; readonly name: string } = state): Json {
  const { owner, name } = of
  const fork = owner !== state.owner || name !== state.name
  const template = moved('pull_request', 'opened', site, of, 'pull_request') as { base: { repo: Json } }
  return {
    ...template.base.repo,
    id: fork ? state.id + 1 : state.id,
    name,
    full_name: `${owner}/${name}`,
    owner: user(site, owner),
    private: state.private,
    fork,
    default_branch: state.defaultBranch,
    has_discussions: false,
    network_count: 0,
    subscribers_count: 0,
  }
}

export function pull(state: State, site: Site, p: Pull): Json {
  const { state: open, title, body } = state.issues.get(p.number) as Issue
  const template = moved('pull_request', 'synchronize', site, state, 'pull_request')
  const side = (s: Side): Json => ({
    label: `${s.repo?.owner ?? 'unknown'}:${s.ref}`,
    ref: s.ref,
    sha: s.sha,
    user: user(site, s.repo?.owner ?? 'ghost'),
    repo: s.repo && repository(state, site, s.repo),
  })
  const text = JSON.stringify(template).replace(/\/(pulls?|issues)\/2\b/g, `/$1/${p.number}`)
  return {
    ...(JSON.parse(text) as Json),
    number: p.number,
    state: open,
    title,
    body,
    user: user(site, p.user),
    head: side(p.head),
    base: side(p.base),
    merge_commit_sha: p.merge,
    changed_files: p.files.length,
    commits: 1,
    comments: state.comments.filter(c => c.issue === p.number).length,
    review_comments: state.reviewComments.filter(c => c.pull === p.number).length,
  }
}

export function issue(state: State, site: Site, i: Issue): Json {
  const template = moved('issue_comment', 'created', site, state, 'issue')
  const text = JSON.stringify(template).replace(/\/issues\/1\b/g, `/issues/${i.number}`)
  const { pull_request: _, ...rest } = JSON.parse(text) as Json
  const url = `${site.api}/repos/${state.owner}/${state.name}/pulls/${i.number}`
  const html = `${site.html}/${state.owner}/${state.name}/pull/${i.number}`
  return {
    ...rest,
    number: i.number,
    title: i.title,
    body: i.body,
    user: user(site, i.user),
    state: i.state,
    state_reason: i.stateReason,
    locked: i.locked,
    labels: i.labels.map((name, n) => ({ ...((template['labels'] as Json[])[0] ?? {}), id: 100 + n, name })),
    html_url: state.pulls.has(i.number) ? html : `${site.html}/${state.owner}/${state.name}/issues/${i.number}`,
    ...(state.pulls.has(i.number) ? { pull_request: { url, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` } } : {}),
  }
}

export function comment(state: State, site: Site, c: Comment): Json {
  const template = moved('issue_comment', 'created', site, state, 'comment')
  const kind = state.pulls.has(c.issue) ? 'pull' : 'issues'
  return {
    ...template,
    id: c.id,
    url: `${site.api}/repos/${state.owner}/${state.name}/issues/comments/${c.id}`,
    issue_url: `${site.api}/repos/${state.owner}/${state.name}/issues/${c.issue}`,
    html_url: `${site.html}/${state.owner}/${state.name}/${kind}/${c.issue}#issuecomment-${c.id}`,
    user: user(site, c.user),
    body: c.body,
    created_at: c.createdAt,
    updated_at: c.updatedAt,
    author_association: 'CONTRIBUTOR',
  }
}

export function reviewComment(state: State, site: Site, c: ReviewComment): Json {
  const template = moved('pull_request_review_comment', 'created', site, state, 'comment')
  const text = JSON.stringify(template).replace(/\/pulls?\/\d+/g, found => found.replace(/\d+/, String(c.pull)))
  return {
    ...(JSON.parse(text) as Json),
    id: c.id,
    pull_request_review_id: c.review,
    user: user(site, c.user),
    path: c.path,
    body: c.body,
    line: c.line,
    start_line: c.startLine,
    side: 'RIGHT',
    start_side: c.startLine === null ? null : 'RIGHT',
    commit_id: c.commit,
    original_commit_id: c.commit,
  }
}

export function review(state: State, site: Site, r: State['reviews'][number]): Json {
  const template = moved('pull_request_review', 'submitted', site, state, 'review')
  const html = `${site.html}/${state.owner}/${state.name}/pull/${r.pull}#pullrequestreview-${r.id}`
  return { ...template, id: r.id, user: user(site, r.user), body: r.body, state: 'COMMENTED', html_url: html }
}

const PERSON = { name: 'Mona', email: 'mona@example.com', date: '2026-11-02T08:00:00Z' }
const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

/** What `git/commits` answers with. */
export function gitCommit(state: State, site: Site, c: Commit): Json {
  const url = `${site.api}/repos/${state.owner}/${state.name}/git`
  const html = `${site.html}/${state.owner}/${state.name}/commit`
  return {
    sha: c.sha,
    node_id: `C_${c.sha}`,
    url: `${url}/commits/${c.sha}`,
    html_url: `${html}/${c.sha}`,
    author: PERSON,
    committer: PERSON,
    message: c.message,
    tree: { sha: c.tree, url: `${url}/trees/${c.tree}` },
    parents: c.parents.map(sha => ({ sha, url: `${url}/commits/${sha}`, html_url: `${html}/${sha}` })),
    verification: UNSIGNED,
  }
}

/** A commit as lists and comparisons hold it. */
export function commit(state: State, site: Site, c: Commit): Json {
  const { sha, node_id, html_url, author, committer, message, tree, parents, verification } = gitCommit(state, site, c)
  const url = `${site.api}/repos/${state.owner}/${state.name}/commits/${c.sha}`
  const inner = { url, author, committer, message, tree, comment_count: 0, verification }
  return { sha, node_id, html_url, url, comments_url: `${url}/comments`, parents, commit: inner, author: null, committer: null }
}

export function treeEntry(state: State, site: Site, { size, ...entry }: Entry): Json {
  const kind = entry.type === 'tree' ? 'trees' : 'blobs'
  const url = `${site.api}/repos/${state.owner}/${state.name}/git/${kind}/${entry.sha}`
  return { ...entry, ...(size === undefined ? {} : { size }), ...(entry.type === 'commit' ? {} : { url }) }
}

export function changedFile(state: State, site: Site, head: string, file: ChangedFile): Json {
  const path = encodeURIComponent(file.filename)
  const html = `${site.html}/${state.owner}/${state.name}`
  return {
    ...file,
    changes: file.additions + file.deletions,
    blob_url: `${html}/blob/${head}/${path}`,
    raw_url: `${html}/raw/${head}/${path}`,
    contents_url: `${site.api}/repos/${state.owner}/${state.name}/contents/${path}?ref=${head}`,
  }
}
