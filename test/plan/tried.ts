/** A plan's patch on files in memory. */
import { amended } from '../../src/commands/bench.ts'
import { mapRepo } from '../../src/model/repo.ts'
import { assign } from '../../src/plan/assign.ts'
import type { Looked } from '../../src/plan/patch/draft.ts'
import { type Patched, patch } from '../../src/plan/patch.ts'
import { endpointsOf, makePlan, type Plan } from '../../src/plan/plan.ts'
import type { Target } from '../../src/plan/target.ts'
import { reportOn } from '../bundle.ts'

export interface Tried {
  readonly before: Looked
  readonly after: Looked
  readonly unwired: number
  readonly patched: Patched
}

type Look = (texts: ReadonlyMap<string, string>, endpoints: Readonly<Record<string, string>>) => Looked

function lookAt(files: ReadonlyMap<string, string>): Look {
  const repo = mapRepo(files)
  return (texts, endpoints) => {
    const now = amended(repo, texts)
    const declared = `target: elasticache\nendpoints:\n${Object.entries(endpoints)
      .map(([v, s]) => `  ${v}: ${s}\n`)
      .join('')}`
    const all = new Map(
      now.files().flatMap(f => {
        const text = now.read(f)
        return typeof text === 'string' ? [[f, text] as const] : []
      }),
    )
    const report = reportOn(Object.keys(endpoints).length > 0 ? new Map([...all, ['.redline.yml', declared]]) : all)
    const [app] = report.apps
    if (!app) throw new Error('no app')
    return { model: app.model, findings: app.findings.filter(f => !f.silenced), failures: report.failures.length }
  }
}

/** The plan for files in memory. */
export function planFor(files: ReadonlyMap<string, string>, to: Target): Plan {
  const look = lookAt(files)
  const { model, findings } = look(new Map(), {})
  return makePlan({
    to,
    model,
    findings,
    audit: undefined,
    bench: endpoints => ({ read: f => files.get(f), look: texts => look(texts, endpoints) }),
  })
}

export async function tried(files: ReadonlyMap<string, string>): Promise<Tried> {
  const look = lookAt(files)
  const first = look(new Map(), {})
  const { assignments } = assign(first.model)
  const endpoints = endpointsOf(assignments)
  const before = look(new Map(), endpoints)
  const patched = patch({ bench: { read: f => files.get(f), look: texts => look(texts, endpoints) }, assignments, looked: before })
  return { before, after: patched.looked, unwired: patched.unwired.length, patched }
}
