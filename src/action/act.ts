/** One run of the Action: inputs and event in, everything delivered, the exit code out. */
import { resolve } from 'node:path'
import { exit, UsageError } from '../errors.ts'
import { type Api, ApiRefusal, openApi } from '../github/api.ts'
import { type Context, readContext } from '../github/context.ts'
import type { Model } from '../model/model.ts'
import { checkoutIn } from '../read/git.ts'
import { consoleReport } from '../report/console.ts'
import { version } from '../version.ts'
import { type Analysis, analysis, type Kept } from './analysis.ts'
import { type Live, leaveAudit, liveOf } from './audit.ts'
import { type Delivery, deliver } from './deliver.ts'
import { type Inputs, readInputs } from './inputs.ts'
import { published } from './publish.ts'
import type { Runner } from './runner.ts'
import { partsOfUrl, secretsOf } from './secrets.ts'
import { openTrees } from './trees.ts'

const LOG_WIDTH = 120

function apiOf({ token }: Inputs, context: Context | undefined): Api | undefined {
  return context && token !== '' ? openApi({ token, apiUrl: context.apiUrl, owner: context.owner, repo: context.repo }) : undefined
}

/** Where the files come from. Throws a UsageError where the event's checkout must not be read, or there is nothing to read. */
function sourceOf({ source, report }: Inputs, context: Context | undefined): 'checkout' | 'api' {
  const event = context?.event
  if (event === 'workflow_run' && report === undefined)
    throw new UsageError('on `workflow_run` Redline publishes a saved result: name it with `report`, as docs/forks.md shows')
  if (event === 'pull_request_target' && source === 'checkout')
    throw new UsageError(
      'on `pull_request_target` a checkout may hold a stranger’s code beside your secrets, so Redline does not read it: use `source: api`, which reads the files as data',
    )
  const wanted = source ?? (event === 'pull_request_target' ? 'api' : 'checkout')
  if (wanted === 'api' && !context?.pull) throw new UsageError('`source: api` reads the head of a pull request, and this run is of none')
  return wanted
}

/** What was found, and the trees that it was found in. */
interface Checked extends Analysis {
  readonly changed: Delivery['changed']
  readonly latest: Delivery['latest']
}

async function checked(runner: Runner, inputs: Inputs, context: Context | undefined, api: Api | undefined): Promise<Checked> {
  const source = sourceOf(inputs, context)
  if (source === 'api' && !api) throw new UsageError('`source: api` needs a token')
  const { folder, path } = checkoutIn(resolve(runner.env.GITHUB_WORKSPACE ?? '.'), inputs.path)
  const trees = await openTrees({ context, api, source, folder, path: runner.env.PATH })
  const compares = context?.pull !== undefined || context?.groupBase !== undefined
  const lacking = { pull_request: 'the pull request', merge_group: 'what the queue merges into' }[context?.event ?? '']
  if (lacking !== undefined && !compares)
    runner.annotate('warning', `The event does not describe ${lacking}: nothing is compared, and every finding counts.`, {
      title: 'Redline',
    })
  const kept: Kept = new Map()
  const look = (live?: Live): Promise<Analysis> => analysis(trees, path, inputs.values, compares, context?.pull?.number, kept, live)
  let before: Promise<Analysis> | undefined
  const models = async (): Promise<readonly Model[]> => {
    before ??= look()
    return (await before).report.apps.map(a => a.model)
  }
  const { live, unreached } = await liveOf(runner, inputs, context, models, trees.brings)
  const found = await look(live)
  const { changed, latest } = trees
  return live || unreached ? { ...found, ...(await leaveAudit(runner, found, unreached)), changed, latest } : { ...found, changed, latest }
}

function log(runner: Runner, { report, source, unseen, document }: Analysis): void {
  const text =
    report.apps.length === 0 && report.failures.length === 0
      ? 'There is no Rails app here.'
      : consoleReport(report, { color: false, width: LOG_WIDTH, source })
  for (const line of text.trimEnd().split('\n')) runner.log(line)
  const { unread } = document.comparedWith ?? {}
  if (unread !== undefined)
    runner.annotate('warning', `The base could not be read, because ${unread}. Every finding counts as new.`, { title: 'Redline' })
  if (unseen > 0) runner.log(`${unseen} changed files that do not mention Redis were not compared with the base.`)
}

/** What a failed run says in one line. */
function verdict({ code, failing, gate }: Analysis): string | undefined {
  if (code === exit.failed) return 'Redline itself failed in a part; the rest was reported.'
  if (code === exit.unreachable) return 'A required Redis server could not be reached.'
  const fresh = gate.failScope === 'new' ? ' that this change brings' : ''
  return code === exit.findings
    ? `${failing.size} finding${failing.size === 1 ? '' : 's'}${fresh}, at or above \`${gate.failOn}\`.`
    : undefined
}

async function check(runner: Runner, inputs: Inputs, context: Context | undefined, api: Api | undefined): Promise<number> {
  const found = await checked(runner, inputs, context, api)
  log(runner, found)
  const { pull } = context ?? {}
  const delivery: Delivery = { ...found, runner, inputs, context, api, pull }
  await deliver(delivery)
  const said = verdict(found)
  if (said !== undefined) runner.fail(said)
  if (found.code !== exit.nothing) return found.code
  runner.annotate('notice', 'There is neither a Rails app nor infrastructure here, so nothing was checked.', { title: 'Redline' })
  return exit.clean
}

async function publish(runner: Runner, inputs: Inputs, context: Context | undefined, api: Api | undefined): Promise<number> {
  await deliver(await published(runner, inputs, context, api))
  return exit.clean
}

/** There is no result, and why. */
function failed(runner: Runner, message: string): void {
  runner.output('verdict', 'incomplete')
  runner.fail(message)
}

/**
 * Runs the Action and resolves to the exit code; never rejects. Wrong use is one message; any other error is a bug of
 * Redline's, shown with its stack.
 */
export async function act(runner: Runner, payload: Readonly<Record<string, unknown>>): Promise<number> {
  try {
    const inputs = readInputs(runner.input)
    for (const secret of secretsOf(runner.env, inputs.token)) runner.hide(secret)
    for (const part of inputs.servers.flatMap(partsOfUrl)) runner.hide(part)
    const context = readContext(runner.env, payload)
    const api = apiOf(inputs, context)
    return await (inputs.report === undefined ? check : publish)(runner, inputs, context, api)
  } catch (error) {
    if (error instanceof UsageError || error instanceof ApiRefusal) {
      failed(runner, `Redline: ${error.message}`)
      return error instanceof UsageError ? exit.usage : exit.failed
    }
    failed(runner, `Redline ${version}: this is a bug of Redline's own\n${error instanceof Error ? error.stack : String(error)}`)
    return exit.failed
  }
}
