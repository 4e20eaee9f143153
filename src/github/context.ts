/** Where a workflow's run stands: the event, the repository, the commits, from the runner's variables and the event's payload. */

export interface PullRequest {
  readonly number: number
  readonly head: string
  readonly base: string
  /** The head comes from another repository, so that its author may not write here. */
  readonly fork: boolean
}

export interface Context {
  readonly event: string
  readonly owner: string
  readonly repo: string
  /** The commit that the workflow runs on: a pull request's merge commit, the pushed one. */
  readonly sha: string
  readonly pull: PullRequest | undefined
  /** The base of a merge group. */
  readonly groupBase: string | undefined
  /** Of `workflow_run`: the head of the run that this one follows. */
  readonly followed: { readonly head: string } | undefined
  /** Whether it runs on the default branch: a push to it, a schedule, or by hand there. */
  readonly onDefaultBranch: boolean
  readonly workflow: string
  readonly job: string
  readonly run: { readonly id: number; readonly attempt: number }
  readonly serverUrl: string
  readonly apiUrl: string
  /** The Action's own repository and ref, where the runner names them. */
  readonly action: { readonly repository: string; readonly ref: string } | undefined
}

type Payload = { readonly [key: string]: unknown }

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((v, key) => (typeof v === 'object' && v !== null ? (v as Payload)[key] : undefined), value)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
const NAME = /^[\w.-]+$/

function pullOf(payload: Payload): PullRequest | undefined {
  const [number, head, base] = [
    at(payload, 'pull_request', 'number'),
    text(at(payload, 'pull_request', 'head', 'sha')),
    text(at(payload, 'pull_request', 'base', 'sha')),
  ]
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || !head || !base || !SHA.test(head) || !SHA.test(base)) return undefined
  const [from, to] = [at(payload, 'pull_request', 'head', 'repo', 'full_name'), at(payload, 'pull_request', 'base', 'repo', 'full_name')]
  // A head whose repository was deleted names none, and is treated as a stranger's.
  return { number, head, base, fork: from !== to }
}

/**
 * The context of this run; undefined outside of a workflow. What doesn't look as it must (a repository's name, a commit) is
 * left out, since links and requests are built from it.
 */
export function readContext(env: Readonly<Record<string, string | undefined>>, payload: Payload): Context | undefined {
  const [owner = '', repo = '', ...rest] = (env.GITHUB_REPOSITORY ?? '').split('/')
  if (!NAME.test(owner) || !NAME.test(repo) || rest.length > 0) return undefined
  const event = env.GITHUB_EVENT_NAME ?? ''
  const branch = text(at(payload, 'repository', 'default_branch'))
  const groupBase = text(at(payload, 'merge_group', 'base_sha'))
  const followed = text(at(payload, 'workflow_run', 'head_sha'))
  const [, source = '', ref = ''] = [undefined, env.GITHUB_ACTION_REPOSITORY, env.GITHUB_ACTION_REF]
  const whole = (value: string | undefined): number => (/^\d+$/.test(value ?? '') ? Number(value) : 0)
  return {
    event,
    owner,
    repo,
    sha: env.GITHUB_SHA ?? '',
    pull: /^pull_request(?:_target)?$/.test(event) ? pullOf(payload) : undefined,
    groupBase: groupBase && SHA.test(groupBase) ? groupBase : undefined,
    followed: followed && SHA.test(followed) ? { head: followed } : undefined,
    onDefaultBranch:
      event === 'schedule' ||
      ((event === 'push' || event === 'workflow_dispatch') && branch !== undefined && env.GITHUB_REF === `refs/heads/${branch}`),
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    run: { id: whole(env.GITHUB_RUN_ID), attempt: whole(env.GITHUB_RUN_ATTEMPT) || 1 },
    serverUrl: (env.GITHUB_SERVER_URL || 'https://github.com').replace(/\/+$/, ''),
    apiUrl: (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, ''),
    action: /^[\w.-]+\/[\w.-]+$/.test(source) && /^[\w./-]+$/.test(ref) ? { repository: source, ref } : undefined,
  }
}

const repository = (c: Context): string => `${c.serverUrl}/${c.owner}/${c.repo}`

/** The commit whose files a reviewer looks at: a pull request's head, else the one that the workflow runs on. */
const shownCommit = (c: Context): string => c.pull?.head ?? c.followed?.head ?? c.sha

/** A link to lines of a file at the commit that is shown. */
export function blobUrl(c: Context): (file: string, line: number, endLine?: number) => string {
  return (file, line, endLine) => {
    const path = file.split('/').map(encodeURIComponent).join('/')
    const lines = endLine !== undefined && endLine > line ? `L${line}-L${endLine}` : `L${line}`
    return `${repository(c)}/blob/${shownCommit(c)}/${path}#${lines}`
  }
}

/** The page of this workflow run. */
export const runUrl = (c: Context): string => `${repository(c)}/actions/runs/${c.run.id}`

/** A page of the documentation, in the version of the Action that runs; undefined where the runner doesn't name it. */
export const docsUrl = (c: Context): ((path: string) => string) | undefined =>
  c.action && (path => `${c.serverUrl}/${c.action?.repository}/blob/${c.action?.ref}/${path}`)
