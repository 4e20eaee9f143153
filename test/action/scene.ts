/** A pull request on the test's GitHub and what stands on it, in a line. */
import type { Token } from './api/permissions.ts'
import type { Comment } from './api/state.ts'
import { type Repository, repository } from './repository.ts'
import { gitHub, type Result, runAction, WRITES } from './run.ts'
import type { GitHub, ServerOptions } from './server.ts'

type Run = Parameters<typeof runAction>[0]

export interface Scene {
  readonly at: Repository
  readonly github: GitHub
  /** Runs the Action on it. */
  run(options?: Partial<Run>): Promise<Result>
  /** What the workflow's own token has written on the pull request. */
  comments(): readonly Comment[]
}

export const BOT = WRITES.login

export async function scene(history: Parameters<typeof repository>[0], token?: Token, options?: ServerOptions): Promise<Scene> {
  const at = repository(history)
  const github = await gitHub(at, token, options)
  return {
    at,
    github,
    run: given => runAction({ at, github, ...given }),
    comments: () => at.state.comments.filter(c => c.issue === at.pull.number && c.user === BOT),
  }
}

/** The requests that change something. */
export const writes = (result: Result): readonly string[] =>
  result.requests.filter(r => r.method !== 'GET').map(r => `${r.method} ${r.path.replace(/^\/repos\/[^/]+\/[^/]+/, '')}`)

/** What a run decided and told the steps after it. */
export const verdict = ({ code, outputs }: Result) => [code, outputs['verdict'], outputs['new-count'], outputs['total-count']] as const
