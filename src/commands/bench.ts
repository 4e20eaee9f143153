/** The workbench of a plan: the scanned app with other texts and the declarations of the plan. */
import type { Repo } from '../model/repo.ts'
import type { Report } from '../model/report.ts'
import type { Bench, Looked } from '../plan/patch/draft.ts'
import type { Config } from '../policy/config.ts'
import { redact } from '../report/redact.ts'
import type { Scan } from './scan.ts'

/** A repository with files changed or made. */
export function amended(repo: Repo, texts: ReadonlyMap<string, string>): Repo {
  const files = [...new Set([...repo.files(), ...texts.keys()])].sort()
  return {
    files: () => files,
    has: path => texts.has(path) || repo.has(path),
    read: path => texts.get(path) ?? repo.read(path),
    mentioning: (paths, words) => {
      const small = words.map(w => w.toLowerCase())
      const rest = new Set(
        repo.mentioning(
          paths.filter(p => !texts.has(p)),
          words,
        ),
      )
      return paths.filter(p => rest.has(p) || small.some(w => texts.get(p)?.toLowerCase().includes(w)))
    },
  }
}

/** What a plan declares: where its variables point to, and where the app moves. */
export interface Declared {
  readonly endpoints: Readonly<Record<string, string>>
  readonly target: string
}

/** One app of a report, as a plan looks at it. */
export function lookedAt(report: Report, root: string): Looked {
  const app = report.apps.find(a => a.root === root)
  if (!app) return { model: { ...emptyOf(report) }, findings: [], failures: Number.POSITIVE_INFINITY }
  return {
    model: app.model,
    findings: app.findings.filter(f => !f.silenced || f.silenced.by === 'baseline'),
    failures: report.failures.length,
  }
}

/** Never looked at: with so many failures every change is refused. */
const emptyOf = (report: Report): Looked['model'] => {
  const [any] = report.apps
  if (!any) throw new Error('an app went away while it was being changed')
  return { ...any.model, clients: [] }
}

/** The bench for one app. A file whose text would be redacted can't be changed: its diff would not apply. */
export function benchFor(scanned: Scan, root: string, declared: Declared): Bench {
  const change = (config: Config): Config => ({
    ...config,
    endpoints: { ...config.endpoints, ...declared.endpoints },
    target: declared.target,
  })
  return {
    read: file => {
      const text = scanned.repo.read(file)
      return typeof text === 'string' && redact(text) === text ? text : undefined
    },
    look: texts => lookedAt(scanned.again(amended(scanned.repo, texts), undefined, change), root),
  }
}
