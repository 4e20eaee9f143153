/** What a token must be allowed to do, an operation at a time. */
import { Refusal } from './call.ts'
import type { Json } from './shapes.ts'
import type { State } from './state.ts'

type Level = 'read' | 'write'
/** As a workflow's `permissions:` names them. */
export type Permissions = Readonly<Partial<Record<'contents' | 'issues' | 'pull-requests', Level>>>

export interface Token {
  /** Who writes with it. */
  readonly login: string
  readonly permissions: Permissions
}

/** Any one of them is enough. */
type Accepted = readonly (keyof Permissions)[]

/** Comments on a pull request pass with either; on an issue `issues` alone counts. */
function accepted(operation: string, state: State, params: Readonly<Record<string, string>>): Accepted {
  if (operation.startsWith('pulls/')) return ['pull-requests']
  if (!operation.startsWith('issues/'))
    return operation === 'repos/list-pull-requests-associated-with-commit' ? ['pull-requests'] : ['contents']
  const comment = state.comments.find(c => c.id === Number(params['comment_id']))
  // What is not there is 404 to either.
  if (params['comment_id'] !== undefined && !comment) return ['issues', 'pull-requests']
  const number = comment?.issue ?? Number(params['issue_number'])
  return state.pulls.has(number) ? ['issues', 'pull-requests'] : ['issues']
}

/** Refuses what the token may not do, as GitHub does. Public repositories are read without any permission. */
export function authorise(
  operation: { readonly id: string; readonly method: string },
  state: State,
  params: Readonly<Record<string, string>>,
  token: Token | undefined,
): void {
  const writes = operation.method !== 'GET'
  if (!token) {
    if (writes) throw new Refusal(401, 'Requires authentication')
    if (state.private) throw new Refusal(404, 'Not Found')
    return
  }
  const any = accepted(operation.id, state, params)
  const has = any.some(p => (writes ? token.permissions[p] === 'write' : token.permissions[p] !== undefined))
  if (has || (!writes && !state.private) || operation.id === 'repos/get') return
  const header = any.map(p => `${p.replace('-', '_')}=${writes ? 'write' : 'read'}`).join('; ')
  throw new Refusal(403, 'Resource not accessible by integration', undefined, { 'x-accepted-github-permissions': header })
}

/** The body of an error. */
export const refusalBody = ({ status, message, errors }: Refusal): Json => ({
  message,
  ...(errors ? { errors } : {}),
  documentation_url: 'https://docs.github.com/rest',
  status: String(status),
})
