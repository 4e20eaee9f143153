/** The states a pull request's comment can be in, each made by analysing two trees. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compareReports } from '../../../src/compare/reports.ts'
import { diffOf } from '../../../src/fix/preview.ts'
import type { Comparison } from '../../../src/model/comparison.ts'
import { findingsOf, type ReportDocument } from '../../../src/model/document.ts'
import { mapRepo } from '../../../src/model/repo.ts'
import { defaultGate, type Gate, judgeRun } from '../../../src/policy/gate.ts'
import { bundledFiles } from '../../../src/report/bundle.ts'
import { documentOf } from '../../../src/report/json.ts'
import type { CommentOptions } from '../../../src/report/markdown/comment.ts'
import { reportOn } from '../../bundle.ts'

type Files = ReadonlyMap<string, string>

const example = (name: string): Files => {
  const root = join('examples', name)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(f => statSync(join(root, f)).isFile())
  return new Map(files.map(f => [f.replaceAll('\\', '/'), readFileSync(join(root, f), 'utf8')]))
}

/** The files with texts replaced in one of them. */
function edited(files: Files, file: string, ...pairs: readonly (readonly [string, string])[]): Files {
  let text = files.get(file) ?? ''
  for (const [from, to] of pairs) {
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
    text = text.replaceAll(from, to)
  }
  return new Map([...files, [file, text]])
}

export interface State {
  readonly document: ReportDocument
  readonly comparison: Comparison
  readonly options: CommentOptions
}

const options: CommentOptions = {
  marker: '<!-- redline: key -->',
  blob: (file, line, endLine) =>
    `https://github.com/o/shop/blob/5f2c1d9/${file.split('/').map(encodeURIComponent).join('/')}#L${line}${endLine ? `-L${endLine}` : ''}`,
  docs: rule => `https://github.com/o/redline/blob/v1/docs/rules/${rule}.md`,
  run: 'https://github.com/o/shop/actions/runs/42',
}

interface Given {
  readonly head: Files
  readonly base?: Files
  readonly unread?: string
  readonly gate?: Partial<Gate>
  readonly extra?: { readonly loosened?: readonly string[] }
  readonly was?: number
  readonly failures?: ReportDocument['failures']
}

/** A pull request from `base` to `head`, judged as the gate would. */
function state({ head, base, unread, gate = {}, extra = {}, was, failures = [] }: Given): State {
  const was1 = base && documentOf(reportOn(base), { commit: '0b1c2d3e4f5a6b7c8d9e' })
  const report = { ...reportOn(head), failures }
  const known =
    was1 &&
    new Set(
      findingsOf(was1)
        .filter(f => !f.silenced)
        .map(f => f.identity),
    )
  const { verdict, failing } = judgeRun(report, { ...defaultGate, failScope: 'new', ...gate }, known)
  const comparedWith = { commit: '0b1c2d3e4f5a6b7c8d9e', ...(was1 && { report: was1 }), ...(unread !== undefined && { unread }) }
  const document = documentOf(report, { verdict, commit: '5f2c1d9a8b7c6d5e4f3a', diff: diffOf(mapRepo(head)), comparedWith, ...extra })
  return {
    document,
    comparison: compareReports(document),
    options: {
      ...options,
      failOn: gate.failOn ?? defaultGate.failOn,
      failing: new Set(failing.map(f => f.identity)),
      ...(was !== undefined && { was }),
    },
  }
}

const healthy = example('healthy')
const monolith = example('heroku-monolith')

const PRODUCTION = 'config/environments/production.rb'

const onOneServer = edited(healthy, PRODUCTION, ['CACHE_REDIS_URL', 'SIDEKIQ_REDIS_URL'])
const smallPool = edited(healthy, 'config/initializers/redis.rb', ['ENV.fetch("RAILS_MAX_THREADS", 5).to_i', '2'])
const untimed = edited(healthy, 'config/initializers/redis.rb', [', timeout: 1)', ')'])
const parted = edited(monolith, PRODUCTION, [
  'url: ENV["REDIS_URL"]',
  'namespace: "cache",\n    url: ENV["CACHE_REDIS_URL"].presence || ENV["REDIS_URL"]',
])

const app = (root: string, files: Files): readonly (readonly [string, string])[] => [...files].map(([f, text]) => [`${root}/${f}`, text])
const monorepo = (web: Files, admin: Files): Files =>
  new Map([...app('apps/web', web), ...app('apps/admin', admin), ...app('apps/jobs', healthy)])

const memory: Files = new Map(
  bundledFiles(
    '--- config/application.rb\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n--- config/environments/production.rb\nRails.application.configure do\n  config.cache_store = :memory_store\nend\n--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n',
  ).map(({ path, text }) => [path, `${text}\n`]),
)

export const states: Readonly<Record<string, () => State>> = {
  'new-error': () => state({ head: onOneServer, base: healthy }),
  'only-notes': () => state({ head: untimed, base: healthy }),
  'only-warnings': () => state({ head: smallPool, base: healthy }),
  mended: () => state({ head: parted, base: monolith }),
  'nothing-new': () => state({ head: edited(monolith, PRODUCTION, ['12.hours', '6.hours']), base: monolith }),
  'old-fail': () => state({ head: monolith, base: monolith, gate: { failScope: 'all' } }),
  'gate-off': () => state({ head: onOneServer, base: healthy, gate: { failOn: 'never' } }),
  resolved: () => state({ head: healthy, base: healthy, was: 3 }),
  'resolved-old': () => state({ head: monolith, base: monolith, was: 3 }),
  clean: () => state({ head: healthy, base: healthy }),
  'base-unread': () => state({ head: onOneServer, unread: 'the commit is not in this checkout, and GitHub answered 404' }),
  incomplete: () =>
    state({
      head: onOneServer,
      base: healthy,
      failures: [{ part: 'rule shared-instance', error: 'TypeError: x is not a function\n    at check (shared-instance.ts:3)' }],
    }),
  loosened: () =>
    state({
      head: smallPool,
      base: healthy,
      extra: {
        loosened: ['`.redline.yml` turns `undersized-pool` off', '`# redline:ignore missing-timeout` in `app/jobs/import_job.rb:4` is new'],
      },
    }),
  monorepo: () => state({ head: monorepo(onOneServer, monolith), base: monorepo(healthy, monolith) }),
  'new-app': () => state({ head: monorepo(healthy, monolith), base: new Map(app('apps/web', healthy)) }),
  'no-redis': () => state({ head: memory, base: memory }),
  'to-redis': () => state({ head: monolith, base: memory }),
  'nothing-to-scan': () => state({ head: new Map([['README.md', '# Hello\n']]), base: new Map([['README.md', '# Hello\n']]) }),
}
