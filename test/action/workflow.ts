/** Carries out a workflow file as far as Redline is concerned: checkouts, the Action, artifacts, what steps hand to each other. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { afterwards } from './afterwards.ts'
import type { Token } from './api/permissions.ts'
import type { EventName } from './events.ts'
import { READS, type Result, TOKEN } from './run.ts'
import type { Scene } from './scene.ts'

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
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

/** What runs leave for runs of other workflows: an artifact's name → its file. */
export type Artifacts = Map<string, string>

interface Started {
  readonly event: EventName
  readonly workflow: Workflow
  readonly artifacts?: Artifacts
  /** What `actions/checkout` finds without being told, by the event. */
  readonly checkout: () => string
}

/** `${{ github.token }}`, `${{ matrix.app }}`, `${{ steps.redline.outputs.report-path }}`; throws for any other. */
function filled(text: string, known: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
    const value = known[name]
    if (value === undefined) throw new Error(`the test knows no ${name}`)
    return value
  })
}

/** Runs all jobs of a workflow on an event, each once for each item of its matrix. Returns what the Action's runs came to. */
export async function carriedOut(on: Scene, { event, workflow, artifacts = new Map(), checkout }: Started): Promise<readonly Result[]> {
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
      const known: Record<string, string> = { 'github.token': TOKEN, 'github.event.workflow_run.id': '1', [`matrix.${key}`]: item }
      for (const step of steps) {
        const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, filled(String(value), known)]))
        const [, uses = ''] = /^([\w-]+\/[\w/-]+)@[\w.]+$/.exec(step.uses ?? '') ?? []
        if (uses === 'actions/checkout') workspace = checkout()
        else if (uses === 'OWNER/redline') {
          const result = await on.run({ event, workspace, inputs: given, env: { GITHUB_JOB: job, GITHUB_WORKFLOW: workflow.name } })
          results.push(result)
          for (const [name, value] of Object.entries(result.outputs)) known[`steps.${step.id}.outputs.${name}`] = value
        } else if (uses === 'actions/upload-artifact') artifacts.set(given['name'] ?? '', given['path'] ?? '')
        else if (uses === 'actions/download-artifact') {
          const saved = artifacts.get(given['name'] ?? '') ?? ''
          mkdirSync(join(workspace, given['path'] ?? ''), { recursive: true })
          copyFileSync(saved, join(workspace, given['path'] ?? '', basename(saved)))
        } else if (uses === 'github/codeql-action/upload-sarif') JSON.parse(readFileSync(given['sarif_file'] ?? '', 'utf8'))
        else throw new Error(`the test knows no ${step.uses ?? step.run}`)
      }
    }
  }
  return results
}
