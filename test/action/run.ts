/** Starts the built Action as the runner does, and reads what it leaves. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { nodes } from '../nodes.ts'
import { afterwards } from './afterwards.ts'
import type { Token } from './api/permissions.ts'
import type { Json } from './api/shapes.ts'
import { type Command, commands, outputs } from './commands.ts'
import { type EventName, event } from './events.ts'
import type { Repository } from './repository.ts'
import { type GitHub, type ServerOptions, startServer } from './server.ts'

/** Where the bundle is; another build can be tested by naming its folder. */
export const DIST = resolve(process.env['REDLINE_DIST'] ?? 'dist')

/** As long as the ones that GitHub gives out now, with their dots. */
export const TOKEN = `ghs_${'a1B2'.repeat(20)}.${'c3-D4_'.repeat(30)}`

/** The token of a run on a branch of the same repository, by the workflow that the documentation gives. */
export const WRITES: Token = { login: 'github-actions[bot]', permissions: { contents: 'read', 'pull-requests': 'write' } }
/** What a run on a fork's pull request gets, whatever its workflow asks for. */
export const READS: Token = { login: 'github-actions[bot]', permissions: { contents: 'read', issues: 'read', 'pull-requests': 'read' } }

/** A GitHub that holds this repository, gone after the test. */
export async function gitHub(at: Repository, token: Token = WRITES, options: ServerOptions = {}): Promise<GitHub> {
  const server = await startServer(at.state, { tokens: { [TOKEN]: token }, ...options })
  afterwards(() => server.close())
  return server
}

interface Run {
  readonly at: Repository
  readonly github: GitHub
  readonly event?: EventName
  /** Laid over the event's payload. */
  readonly payload?: Json
  readonly inputs?: Readonly<Record<string, string>>
  /** The checked-out folder; the merge commit at depth 1 without it. */
  readonly workspace?: string
  /** The program that runs it; without it the Node that the Action is made for. */
  readonly node?: string
  readonly env?: Readonly<Record<string, string>>
  /** What stands in the step's summary already. */
  readonly summary?: string
  /** Another build than the one under test: a copy of it that is broken somewhere. */
  readonly dist?: string
  /** Milliseconds until the run is killed. */
  readonly timeout?: number
}

export interface Result {
  /** Null where the run was killed. */
  readonly code: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly stdout: string
  readonly stderr: string
  readonly commands: readonly Command[]
  /** Errors, warnings and notices. */
  readonly annotations: readonly Command[]
  readonly masks: readonly string[]
  /** The requests of this run, in their order. */
  readonly requests: GitHub['requests']
  readonly milliseconds: number
  /** RUNNER_TEMP, until the test ends. */
  readonly temp: string
}

/** What action.yml's default for the token stands for. */
const TOKEN_EXPRESSION = /\$\{\{ *github\.token *\}\}/

/** The inputs that action.yml declares, each with its default, as the runner sets them. */
function declared(): Readonly<Record<string, string>> {
  if (!existsSync('action.yml')) return { token: TOKEN }
  const { inputs = {} } = parse(readFileSync('action.yml', 'utf8')) as { inputs?: Record<string, { default?: unknown } | null> }
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, String(input?.default ?? '')]))
}

/** Upper case, spaces as underscores, hyphens as they are. */
function inputVariables(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const known = declared()
  const strange = Object.keys(given).filter(name => existsSync('action.yml') && !(name in known))
  if (strange.length > 0) throw new Error(`action.yml has no input ${strange.join(', ')}`)
  return Object.fromEntries(
    Object.entries({ ...known, ...given }).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value.replace(TOKEN_EXPRESSION, TOKEN),
    ]),
  )
}

/** What `runs.using` of action.yml names, where this machine has it. */
const ACTIONS_NODE = nodes().at(-1)?.path ?? process.execPath

let runs = 0

/** Runs the Action once. Fails the test where a request breaks GitHub's description of its API. */
export async function runAction(run: Run): Promise<Result> {
  const { at, github } = run
  const dist = run.dist ?? DIST
  if (!existsSync(join(dist, 'action.js'))) throw new Error(`${dist} holds no action.js: npm run build`)
  const name = run.event ?? 'pull_request'
  const happened = event(name, at, github.site)
  const temp = realpathSync(mkdtempSync(join(tmpdir(), 'redline-runner-')))
  afterwards(() => rmSync(temp, { recursive: true, force: true }))
  const runnerTemp = join(temp, '_temp')
  mkdirSync(runnerTemp)
  const file = (path: string, text: string): string => {
    writeFileSync(join(temp, path), text)
    return join(temp, path)
  }
  runs += 1
  const files = {
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify({ ...happened.payload, ...run.payload })),
    GITHUB_OUTPUT: file('output', ''),
    GITHUB_STEP_SUMMARY: file('summary', run.summary ?? ''),
    GITHUB_STATE: file('state', ''),
    GITHUB_ENV: file('env', ''),
    GITHUB_PATH: file('path', ''),
  }
  const workspace = run.workspace ?? at.checkout('merge')
  const env = {
    PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_REPOSITORY: `${at.state.owner}/${at.state.name}`,
    GITHUB_REPOSITORY_ID: String(at.state.id),
    GITHUB_REPOSITORY_OWNER: at.state.owner,
    GITHUB_WORKFLOW: 'Redis',
    GITHUB_JOB: 'redline',
    GITHUB_RUN_ID: String(5_000_000 + runs),
    GITHUB_RUN_NUMBER: String(runs),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_ACTION: '__octo-org_redline',
    GITHUB_ACTOR: 'mona',
    GITHUB_API_URL: github.site.api,
    GITHUB_SERVER_URL: github.site.html,
    GITHUB_GRAPHQL_URL: `${github.site.api.replace(/\/v3$/, '')}/graphql`,
    GITHUB_WORKSPACE: workspace,
    GITHUB_HEAD_REF: '',
    GITHUB_BASE_REF: '',
    RUNNER_TEMP: runnerTemp,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'test',
    ...happened.env,
    ...files,
    ...inputVariables(run.inputs ?? {}),
    ...run.env,
  }
  const first = github.requests.length
  const started = performance.now()
  const { code, stdout, stderr } = await finished(run.node ?? ACTIONS_NODE, join(dist, 'action.js'), workspace, env, run.timeout ?? 60_000)
  const milliseconds = performance.now() - started
  expect(github.violations).toEqual([])
  const told = commands(stdout)
  return {
    code,
    outputs: outputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    stdout,
    stderr,
    commands: told,
    annotations: told.filter(c => ['error', 'warning', 'notice'].includes(c.name)),
    masks: told.filter(c => c.name === 'add-mask').map(c => c.message),
    requests: github.requests.slice(first),
    milliseconds,
    temp: runnerTemp,
  }
}

interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function finished(node: string, script: string, cwd: string, env: Readonly<Record<string, string>>, timeout: number): Promise<Finished> {
  return new Promise((done, failed) => {
    const child = spawn(node, [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout, killSignal: 'SIGKILL' })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', chunk => out.push(chunk))
    child.stderr.on('data', chunk => err.push(chunk))
    child.on('error', failed)
    child.on('close', code => done({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }))
  })
}
