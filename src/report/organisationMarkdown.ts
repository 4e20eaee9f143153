/** Many repositories' reports as a page of Markdown: the figures, the servers that apps share, a table of repositories. */
import { code, sentence } from './markdown/escape.ts'
import { gfmTable } from './markdown/gfmTable.ts'
import type { Organisation, RepositoryRow, SharedServer } from './organisation.ts'
import { plural, thousands } from './tally.ts'

/** Each longer than anyone reads; a job's summary holds 1 MiB. */
const MOST_ROWS = 1000
const MOST_SHARED = 200
const MOST_APPS = 20
const MOST_SERVERS = 4

function table(heads: readonly string[], rows: readonly (readonly string[])[], most: number): string {
  const rest = rows.length - most
  return `${gfmTable(heads, rows.slice(0, most))}${rest > 0 ? `\n\nAnd ${thousands(rest)} more.` : ''}`
}

const some = (items: readonly string[], most: number): string =>
  [...items.slice(0, most), ...(items.length > most ? [`${items.length - most} more`] : [])].join(', ')

const servers = ({ servers: all, apps, incomplete }: RepositoryRow): string =>
  apps === 0
    ? incomplete
      ? ''
      : 'no Rails app'
    : all.length === 0
      ? 'no Redis'
      : some(
          all.map(s => `${s.server === 'unknown' ? 'unknown' : code(s.server)} (${s.workloads.map(w => sentence(w, 40)).join(', ')})`),
          MOST_SERVERS,
        )

const row = (r: RepositoryRow): readonly string[] => [
  r.incomplete ? `${code(r.name)} (incomplete)` : code(r.name),
  ...[r.errors, r.warnings, r.notes, r.gaps].map(n => (n === 0 ? '' : thousands(n))),
  servers(r),
]

const KNOWN: Readonly<Record<SharedServer['known'], string>> = {
  declared: 'by its name in `.redline.yml`',
  public: 'by its address',
  private: 'by its address, if the apps are in one network',
  own: 'no',
}

const sharedRow = ({ server, known, apps }: SharedServer): readonly string[] => [
  code(server),
  KNOWN[known],
  some(
    apps.map(a => `${code(a.app)} (${a.workloads.map(w => sentence(w, 40)).join(', ')}${a.always ? '' : '; not always'})`),
    MOST_APPS,
  ),
]

/** What there is in one sentence. */
function verdict({ repositories, shared }: Organisation): string {
  const sum = (of: (r: RepositoryRow) => number): number => repositories.reduce((n, r) => n + of(r), 0)
  const [errors, warnings] = [sum(r => r.errors), sum(r => r.warnings)]
  const hit = repositories.filter(r => r.errors + r.warnings > 0).length
  const all = repositories.length === 1 ? '1 repository' : `${thousands(repositories.length)} repositories`
  const found =
    errors + warnings === 0
      ? `No error or warning in ${all}`
      : `${plural(errors, 'error')} and ${plural(warnings, 'warning')} in ${thousands(hit)} of ${all}`
  const together =
    shared.length === 0 ? 'no server is known to be shared between apps' : `${plural(shared.length, 'server')} shared between apps`
  return `**${found}; ${together}.**`
}

/** The page, ending in a newline. Everything that comes from a repository is in code spans or plain words. */
export function organisationMarkdown(of: Organisation): string {
  const failed = of.repositories.filter(r => r.incomplete).length
  const parts = [
    verdict(of),
    ...(of.unread.length + failed > 0
      ? [
          `Not everything was seen: ${[
            ...(failed > 0 ? [`${plural(failed, 'report')} incomplete`] : []),
            ...(of.unread.length > 0 ? [`${plural(of.unread.length, 'file')} not read`] : []),
          ].join(', ')}.`,
        ]
      : []),
    ...(of.shared.length > 0
      ? [
          '## Servers that several apps share',
          'What one app does to a server it does to all on it: its memory policy, its restarts, its limit of connections.',
          table(['server', 'known', 'apps, and what each keeps there'], of.shared.map(sharedRow), MOST_SHARED),
        ]
      : []),
    '## Repositories',
    table(['repository', 'errors', 'warnings', 'notes', "can't tell", 'servers, and what is there'], of.repositories.map(row), MOST_ROWS),
    ...(of.unread.length > 0
      ? [
          '## Not read',
          of.unread
            .slice(0, MOST_ROWS)
            .map(u => `- ${code(u.file)}: ${sentence(u.why, 300)}`)
            .join('\n'),
        ]
      : []),
    'A variable such as `$REDIS_URL` means another server in each repository. Apps share a server where both name the same host, or where both give their variable one name with `org:` under `endpoints:` in `.redline.yml`. `host-…` stands for a host name.',
  ]
  return `${parts.join('\n\n')}\n`
}
