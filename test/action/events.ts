/** What the runner tells an action about the event that started it: published payloads, moved to the test's repository. */
import { type Json, moved, pull, repository, type Site, user } from './api/shapes.ts'
import type { Repository } from './repository.ts'

export type EventName = 'pull_request' | 'pull_request_target' | 'push' | 'schedule' | 'workflow_dispatch' | 'merge_group' | 'workflow_run'

export interface Event {
  readonly payload: Json
  /** GITHUB_SHA, GITHUB_REF and their like. */
  readonly env: Readonly<Record<string, string>>
}

/** The event as it is for this repository now. */
export function event(name: EventName, at: Repository, site: Site): Event {
  const { state, commits } = at
  // As it was when the event happened: the pull request may have gone on since.
  const { head, base } = at.pull
  const p = { ...at.pull, head: { ...head, sha: commits.head }, base: { ...base, sha: commits.main }, merge: commits.merge }
  const repo = repository(state, site)
  const common = { repository: repo, sender: user(site, p.user) }
  const trunk = { GITHUB_SHA: commits.later, GITHUB_REF: `refs/heads/${state.defaultBranch}`, GITHUB_REF_NAME: state.defaultBranch }
  const branches = { GITHUB_HEAD_REF: p.head.ref, GITHUB_BASE_REF: p.base.ref, GITHUB_ACTOR: p.user }
  const before = '0'.repeat(40)
  switch (name) {
    case 'pull_request': {
      const { installation: _, ...payload } = moved('pull_request', 'synchronize', site, state)
      const own = { number: p.number, before, after: p.head.sha, pull_request: pull(state, site, p) }
      const ref = `${p.number}/merge`
      const env = { GITHUB_SHA: p.merge, GITHUB_REF: `refs/pull/${ref}`, GITHUB_REF_NAME: ref, ...branches }
      return { payload: { ...payload, ...common, ...own }, env }
    }
    case 'pull_request_target': {
      // Since December 2025 always the default branch.
      const { payload } = event('pull_request', at, site)
      return { payload, env: { ...trunk, ...branches } }
    }
    case 'push': {
      const payload = {
        ...moved('push', undefined, site, state),
        ...common,
        ref: trunk.GITHUB_REF,
        before: commits.base,
        after: commits.later,
      }
      return { payload, env: trunk }
    }
    case 'schedule':
      return { payload: { repository: repo, schedule: '17 4 * * 1', workflow: '.github/workflows/redline.yml' }, env: trunk }
    case 'workflow_dispatch': {
      const { organization: _, ...payload } = moved('workflow_dispatch', undefined, site, state)
      return { payload: { ...payload, ...common, inputs: null, ref: trunk.GITHUB_REF }, env: trunk }
    }
    case 'merge_group': {
      const { organization: _, installation: __, ...payload } = moved('merge_group', 'checks_requested', site, state)
      const ref = `refs/heads/gh-readonly-queue/${state.defaultBranch}/pr-${p.number}-${commits.main}`
      const group = {
        ...(payload['merge_group'] as Json),
        head_sha: p.merge,
        head_ref: ref,
        base_sha: commits.main,
        base_ref: `refs/heads/${state.defaultBranch}`,
      }
      const env = { GITHUB_SHA: p.merge, GITHUB_REF: ref, GITHUB_REF_NAME: ref.replace('refs/heads/', '') }
      return { payload: { ...payload, ...common, merge_group: group }, env }
    }
    case 'workflow_run': {
      const { organization: _, ...payload } = moved('workflow_run', 'completed', site, state)
      const fork = p.head.repo && p.head.repo.owner !== state.owner
      const { owner, name: repoName } = p.head.repo ?? state
      const run = {
        ...(payload['workflow_run'] as Json),
        event: 'pull_request',
        conclusion: 'success',
        head_sha: p.head.sha,
        head_branch: p.head.ref,
        repository: repo,
        head_repository: repository(state, site, { owner, name: repoName }),
        // GitHub leaves it empty for forks.
        pull_requests: fork
          ? []
          : [{ number: p.number, head: { ref: p.head.ref, sha: p.head.sha }, base: { ref: p.base.ref, sha: p.base.sha } }],
      }
      return { payload: { ...payload, ...common, workflow_run: run }, env: trunk }
    }
  }
}
