/** A bundle of files with arrows, analysed: what the tests of rules share. */
import { readConfiguration } from '../src/commands/configuration.ts'
import { type Repaired, repair } from '../src/fix/repair.ts'
import { mapRepo } from '../src/model/repo.ts'
import type { Judged, Report } from '../src/model/report.ts'
import { loadHcl } from '../src/read/hcl/parse.ts'
import { loadJavaScript } from '../src/read/javascript.ts'
import { loadToml } from '../src/read/toml.ts'
import { analyse } from '../src/redline.ts'
import { bundledFiles } from '../src/report/bundle.ts'
import { rules } from '../src/rules/index.ts'
import { readAudit, TAKEN } from './auditExample.ts'

await Promise.all([loadJavaScript(), loadHcl(), loadToml()])

/** `# <- text`, or `// <- text`, at the end of a line; a second ` <- text` behind it is a second finding there. */
const ARROW = /[ \t]*(?:#|\/\/) <- (.+)$/

export interface Arrow {
  readonly file: string
  readonly line: number
  /** Stands in the finding's message. */
  readonly text: string
}

export interface Bundle {
  readonly files: ReadonlyMap<string, string>
  readonly arrows: readonly Arrow[]
}

/** Makes a Rails app of a bundle that has none. */
const APPLICATION = 'require "rails/all"\n\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n'

/** The files of a bundle without their arrows, and the arrows. */
export function readBundle(text: string): Bundle {
  const files = new Map<string, string>()
  const arrows: Arrow[] = []
  for (const { path, text: content } of bundledFiles(text)) {
    const lines = content.split('\n').map((line, n) => {
      const found = ARROW.exec(line)
      for (const part of found?.[1]?.split(' <- ') ?? []) arrows.push({ file: path, line: n + 1, text: part.trim() })
      return found ? line.slice(0, found.index) : line
    })
    files.set(path, `${lines.join('\n')}\n`)
  }
  if (![...files.keys()].some(f => f.endsWith('config/application.rb'))) files.set('config/application.rb', APPLICATION)
  return { files, arrows }
}

/** What an audit found, in a bundle; no file of the repository. */
export const AUDIT = 'audit.yml'

/** What Redline says of these files; a `.redline.yml` among them counts, and so does an `audit.yml`. `only` names the rules to run. */
export function reportOn(files: ReadonlyMap<string, string>, only?: readonly string[]): Report {
  const repo = mapRepo(new Map([...files].filter(([file]) => file !== AUDIT)))
  const audit = files.get(AUDIT)
  const live = audit === undefined ? undefined : readAudit(audit)
  const configuration = readConfiguration({ repo, roots: ['.'], rules: rules.map(r => r.id), show: f => f })
  const report = analyse(repo, {
    environment: 'production',
    base: '.',
    config: configuration.of,
    ...(only ? { only } : {}),
    now: Date.parse(live?.takenAt ?? TAKEN),
    ...(live ? { live: { audit: live } } : {}),
  })
  configuration.check()
  return report
}

/** All findings that nothing silences, the apps' and the policy's. */
export const findingsOf = (report: Report): readonly Judged[] =>
  [...report.apps.flatMap(a => a.findings), ...report.findings].filter(f => !f.silenced)

/** The files after all fixes of one rule, unsafe ones too. */
export function mendedBy(rule: string, files: ReadonlyMap<string, string>): Repaired {
  const again = (texts: ReadonlyMap<string, string>): Report => reportOn(new Map([...files, ...texts]), [rule])
  return repair({ report: again(new Map()), unsafe: true, read: f => files.get(f) ?? { refused: 'does not exist' }, again })
}
