/** Carries out a workflow file as far as Redline is concerned: checkouts, the Action, artifacts, what steps hand to each other. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import { afterwards } from './afterwards.ts'
import type { Token } from './api/permissions.ts'
import { outputs } from './commands.ts'
import type { EventName } from './events.ts'
import { READS, type Result, TOKEN } from './run.ts'
import type { Scene } from './scene.ts'

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly 'continue-on-error'?: boolean
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly if?: string
  readonly steps: readonly Step[]
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> }
}

export interface Workflow {
  readonly name: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: Token['permissions']
  readonly jobs: Readonly<Record<string, Job>>
}

export const workflowOf = (text: string): Workflow => parse(text) as Workflow

/** What runs leave for runs of other workflows: an artifact's name → its file or folder. */
export type Artifacts = Map<string, string>

interface Started {
  readonly event: EventName
  readonly workflow: Workflow
  readonly artifacts?: Artifacts
  /** What `actions/checkout` finds without being told, by the event. */
  readonly checkout: () => string
  /** `NAME` of `${{ secrets.NAME }}` → its value; GitHub gives nothing for one that isn't set. */
  readonly secrets?: Readonly<Record<string, string>>
  /** The folder of programs that commands find first. */
  readonly programs?: string
}

/** `${{ github.token }}`, `${{ matrix.app }}`, `${{ steps.redline.outputs.report-path }}`; throws for any other. */
function filled(text: string, known: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
    const [, step] = /^steps\.(\w+)\.outputs\./.exec(name) ?? []
    const empty = name.startsWith('secrets.') || (step !== undefined && known[`steps.${step}`] !== undefined)
    const value = known[name] ?? (empty ? '' : undefined)
    if (value === undefined) throw new Error(`the test knows no ${name}`)
    return value
  })
}

/** Runs a step's commands as the runner does, and returns what they leave for later steps; nothing where they fail and may. */
function commanded(step: Step, known: Readonly<Record<string, string>>, cwd: string, programs = ''): Readonly<Record<string, string>> {
  const temp = mkdtempSync(join(tmpdir(), 'redline-step-'))
  afterwards(() => rmSync(temp, { recursive: true, force: true }))
  const output = join(temp, 'output')
  writeFileSync(output, '')
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, known)]))
  try {
    // With `shell: bash` the runner adds pipefail; expressions are put into the commands before bash reads them.
    execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', filled(step.run ?? '', known)], {
      cwd,
      env: { PATH: `${programs}:${dirname(process.execPath)}:/usr/bin:/bin`, RUNNER_TEMP: temp, GITHUB_OUTPUT: output, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    if (!step['continue-on-error']) throw error
  }
  return outputs(readFileSync(output, 'utf8'))
}

/** Runs all jobs of a workflow on an event, each once for each item of its matrix. Returns what the Action's runs came to. */
export async function carriedOut(on: Scene, started: Started): Promise<readonly Result[]> {
  const { event, workflow, artifacts = new Map(), checkout, secrets = {}, programs } = started
  if (!(event in workflow.on)) throw new Error(`${workflow.name} does not run on ${event}`)
  // A fork's pull request, and Dependabot's, get a token that reads, whatever the workflow asks for.
  const { head, base, user } = on.at.pull
  const foreign = event === 'pull_request' && (head.repo?.owner !== base.repo?.owner || user === 'dependabot[bot]')
  on.github.tokens.set(TOKEN, foreign ? READS : { ...READS, permissions: workflow.permissions })
  const results: Result[] = []
  for (const [job, { steps, strategy }] of Object.entries(workflow.jobs)) {
    const [[key, items] = ['', ['']]] = Object.entries(strategy?.matrix ?? {})
    for (const item of items) {
      let workspace = mkdtempSync(join(tmpdir(), 'redline-empty-'))
      const empty = workspace
      afterwards(() => rmSync(empty, { recursive: true, force: true }))
      const known: Record<string, string> = {
        'github.token': TOKEN,
        'github.repository': `${on.at.state.owner}/${on.at.state.name}`,
        'github.event.repository.default_branch': on.at.state.defaultBranch,
        'github.event.workflow_run.id': '1',
        [`matrix.${key}`]: item,
        ...Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`secrets.${name}`, value])),
      }
      for (const step of steps) {
        if (step.id !== undefined) known[`steps.${step.id}`] = ''
        const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, filled(String(value), known)]))
        const [, uses = ''] = /^([\w-]+\/[\w/-]+)@[\w.]+$/.exec(step.uses ?? '') ?? []
        if (step.run !== undefined) {
          for (const [name, value] of Object.entries(commanded(step, known, workspace, programs)))
            known[`steps.${step.id}.outputs.${name}`] = value
        } else if (uses === 'actions/checkout') workspace = checkout()
        else if (uses === 'OWNER/redline') {
          const result = await on.run({ event, workspace, inputs: given, env: { GITHUB_JOB: job, GITHUB_WORKFLOW: workflow.name } })
          results.push(result)
          for (const [name, value] of Object.entries(result.outputs)) known[`steps.${step.id}.outputs.${name}`] = value
        } else if (uses === 'actions/upload-artifact') artifacts.set(given['name'] ?? '', given['path'] ?? '')
        else if (uses === 'actions/download-artifact') {
          const saved = artifacts.get(given['name'] ?? '') ?? ''
          const folder = join(workspace, given['path'] ?? '')
          mkdirSync(folder, { recursive: true })
          cpSync(saved, statSync(saved).isDirectory() ? folder : join(folder, basename(saved)), { recursive: true })
        } else if (uses === 'github/codeql-action/upload-sarif') JSON.parse(readFileSync(given['sarif_file'] ?? '', 'utf8'))
        else throw new Error(`the test knows no ${step.uses ?? step.run}`)
      }
    }
  }
  return results
}
