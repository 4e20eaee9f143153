/** All that one run tells anybody. */
import { readFileSync } from 'node:fs'
import type { Result } from './run.ts'
import type { Scene } from './scene.ts'

/** Everything that leaves a run, as one text; masks are how the runner is told what to hide. */
export function everything({ at, github }: Scene, result: Result): string {
  const files = ['report-path', 'sarif-path'].flatMap(name => (result.outputs[name] ? [readFileSync(result.outputs[name], 'utf8')] : []))
  const log = result.stdout.replace(/^::add-mask::.*$/gm, '')
  const { comments, issues, reviews, reviewComments } = at.state
  const sent = github.requests.map(r => [r.path, r.query, r.body])
  return JSON.stringify([
    log,
    result.stderr,
    result.summary,
    result.outputs,
    files,
    comments,
    [...issues.values()],
    reviews,
    reviewComments,
    sent,
  ])
}
