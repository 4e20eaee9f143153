/** The workflow for a whole organisation, carried out as it stands on a few repositories: its commands in bash, artifacts as folders. */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { edited, healthy, POOL, PRODUCTION, shared } from './apps.ts'
import { outputs } from './commands.ts'
import type { Files } from './repository.ts'
import { DIST } from './run.ts'

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string | boolean | number>>
}

interface Job {
  readonly steps: readonly Step[]
  readonly strategy?: { readonly matrix: { readonly repository: string } }
  readonly outputs?: Readonly<Record<string, string>>
}

const { jobs } = parse(readFileSync('examples/workflows/organisation.yml', 'utf8')) as { readonly jobs: Readonly<Record<string, Job>> }

const scratch = mkdtempSync(join(tmpdir(), 'redline-organisation-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const HOST = 'redis://:Xk9-vQ2_Tr7wLm4Z@queue.acme.io:6380/2'
/** Both name the same host in their code, one for its jobs and one for its own data; the third is no app. */
const REPOSITORIES: Readonly<Record<string, Files>> = {
  'octo/shop': { ...shared, ...edited(shared, POOL, 'ENV.fetch("DATA_REDIS_URL")', `"${HOST}"`) },
  'octo/blog': edited(healthy, PRODUCTION, 'ENV.fetch("CACHE_REDIS_URL")', `"${HOST}"`),
  'octo/tool': { 'README.md': 'A gem.\n', 'lib/tool.rb': 'Tool = 1\n' },
}

function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** `gh` that knows the organisation, and `npx` that runs the build from where no repository could give it another program. */
function programs(count: number): string {
  const folder = join(scratch, `bin-${count}`)
  const names = Object.keys(REPOSITORIES)
  write(folder, {
    gh: `#!/bin/sh\ncase "$GH_TOKEN $*" in\n  "read-token repo list octo "*"--jq length") echo ${count};;\n  "read-token repo list octo "*) echo '${JSON.stringify(names)}';;\n  *) echo "no $*" >&2; exit 1;;\nesac\n`,
    npx: `#!/bin/sh\nif [ -e .npmrc ] || [ -e package.json ] || [ "$1 $2" != "--yes redis-redline" ]; then exit 99; fi\nshift 2\nexec ${process.execPath} ${join(resolve(DIST), 'cli.js')} "$@"\n`,
  })
  for (const name of ['gh', 'npx']) chmodSync(join(folder, name), 0o755)
  return folder
}

interface Ran {
  readonly log: string
  readonly summary: string
  readonly artifacts: ReadonlyMap<string, string>
}

/** Runs the jobs one after the other, one with a matrix once for each of its items. */
function carriedOut(bin: string): Ran {
  const artifacts = new Map<string, string>()
  const known: Record<string, string> = { 'secrets.ORGANISATION_READ_TOKEN': 'read-token', 'github.repository_owner': 'octo' }
  const filled = (text: string): string =>
    text.replace(/\$\{\{ *(?:fromJSON\()?([\w.-]+)\)? *\}\}/g, (_, name: string) => {
      if (known[name] === undefined) throw new Error(`the test knows no ${name}`)
      return known[name] as string
    })
  const summary = join(scratch, 'summary')
  writeFileSync(summary, '')
  let log = ''
  for (const [job, { steps, strategy, outputs: named = {} }] of Object.entries(jobs)) {
    const items: readonly string[] = strategy ? JSON.parse(filled(strategy.matrix.repository)) : ['']
    for (const item of items) {
      const workspace = mkdtempSync(join(scratch, 'workspace-'))
      known['matrix.repository'] = item
      for (const { id, uses = '', run, env = {}, with: given = {} } of steps) {
        const input = (name: string): string => filled(String(given[name] ?? ''))
        if (run !== undefined) {
          const [output, variables] = [join(workspace, '..', 'output'), join(workspace, '..', 'env')]
          for (const file of [output, variables]) writeFileSync(file, '')
          log += execFileSync('bash', ['--noprofile', '--norc', '-e', '-c', filled(run)], {
            cwd: workspace,
            encoding: 'utf8',
            env: {
              PATH: `${bin}:${dirname(process.execPath)}:/usr/bin:/bin`,
              GITHUB_OUTPUT: output,
              GITHUB_ENV: variables,
              GITHUB_STEP_SUMMARY: summary,
              ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)])),
            },
          })
          for (const [name, value] of Object.entries(outputs(readFileSync(output, 'utf8')))) known[`steps.${id}.outputs.${name}`] = value
          for (const [name, value] of Object.entries(outputs(readFileSync(variables, 'utf8')))) known[`env.${name}`] = value
        } else if (uses.startsWith('actions/checkout@')) write(join(workspace, input('path')), REPOSITORIES[input('repository')] ?? {})
        else if (uses.startsWith('actions/upload-artifact@')) {
          const file = join(workspace, input('path'))
          const folder = join(scratch, 'artifacts', input('name'))
          if (!existsSync(file) && input('if-no-files-found') === 'ignore') continue
          mkdirSync(folder, { recursive: true })
          cpSync(file, join(folder, input('path')))
          artifacts.set(input('name'), folder)
        } else if (uses.startsWith('actions/download-artifact@')) {
          const pattern = new RegExp(`^${input('pattern').replace('*', '.*')}$`)
          for (const [name, folder] of artifacts)
            if (pattern.test(name)) cpSync(folder, join(workspace, input('path'), name), { recursive: true })
        } else if (!uses.startsWith('actions/setup-node@')) throw new Error(`the test knows no ${uses}`)
      }
    }
    for (const [name, value] of Object.entries(named)) known[`needs.${job}.outputs.${name}`] = filled(value)
  }
  return { log, summary: readFileSync(summary, 'utf8'), artifacts }
}

describe('the workflow for an organisation', () => {
  it('ends in one page and one log of all its repositories, and the server that two of them share', { timeout: 120_000 }, () => {
    // Files that would make `npx` take another registry, or another program, if it were started among them.
    const trap = { '.npmrc': 'registry=http://127.0.0.1:1/\n', 'package.json': '{"name":"x"}\n' }
    Object.assign(REPOSITORIES['octo/shop'] as Record<string, string>, trap)
    const { log, summary, artifacts } = carriedOut(programs(3))
    expect([...artifacts.keys()].filter(name => name !== 'redline')).toEqual(
      expect.arrayContaining(['redline-octo-shop', 'redline-octo-blog']),
    )
    for (const name of ['octo-shop', 'octo-blog']) expect(summary).toContain(name)
    // Jobs of one and the cache of the other: told of by a hidden name.
    expect(summary).toMatch(/^\|.*octo-(?:shop|blog).*octo-(?:shop|blog)/m)
    for (const secret of ['queue.acme.io', 'Xk9-vQ2_Tr7wLm4Z']) expect(`${summary}${log}`).not.toContain(secret)
    const sarif = JSON.parse(readFileSync(join(artifacts.get('redline') ?? '', 'redline.sarif'), 'utf8'))
    expect(sarif.version).toBe('2.1.0')
    expect(JSON.stringify(sarif)).toContain('shared-instance')
    expect(readdirSync(join(scratch, 'artifacts')).length).toBeGreaterThanOrEqual(3)
    expect(log).not.toContain('::warning::')
  })

  it('says how many repositories there are, where a matrix does not hold them', { timeout: 120_000 }, () => {
    expect(carriedOut(programs(300)).log).toContain('::warning::octo has 300 repositories, and this run looks at 256 of them.')
  })
})
