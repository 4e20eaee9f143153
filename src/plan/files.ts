/** All files of a plan, by their names in its folder. */
import { compose } from './files/compose.ts'
import { copyKeys } from './files/copyKeys.ts'
import { environment } from './files/environment.ts'
import { moveJobs } from './files/moveJobs.ts'
import { redlineYml } from './files/redlineYml.ts'
import { render } from './files/render.ts'
import { terraform } from './files/terraform.ts'
import type { Plan } from './plan.ts'
import { runbook } from './runbook.ts'
import type { Target } from './target.ts'

const SERVERS: Readonly<Record<Target, (plan: Plan, app: string) => ReadonlyMap<string, string>>> = {
  elasticache: terraform,
  render,
  compose,
}

/** The runbook comes first: it says what the others are for. */
export function filesOf(plan: Plan, app: string): ReadonlyMap<string, string> {
  const optional = (name: string, text: string | undefined): readonly (readonly [string, string])[] =>
    text === undefined ? [] : [[name, text]]
  return new Map([
    ['RUNBOOK.md', runbook(plan, app)],
    ['ENVIRONMENT.md', environment(plan, app)],
    ...plan.patched.patches.map(p => [`patches/${p.name}`, p.diff] as const),
    ['redline.yml', redlineYml(plan)],
    ...optional('move_jobs.rb', moveJobs(plan)),
    ...optional('copy_keys.rb', copyKeys(plan)),
    ...SERVERS[plan.to](plan, app),
  ])
}
