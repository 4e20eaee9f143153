/** A result that another, less trusted run saved: checked, told whose it is, and published as if it were our own. */
import { resolve } from 'node:path'
import { readSaved } from '../commands/saved.ts'
import { compareReports } from '../compare/reports.ts'
import { UsageError } from '../errors.ts'
import type { Api } from '../github/api.ts'
import type { Context } from '../github/context.ts'
import { findingsOf } from '../model/document.ts'
import { defaultGate, fails, type Gate } from '../policy/gate.ts'
import { redact } from '../report/redact.ts'
import type { Delivery } from './deliver.ts'
import type { Inputs } from './inputs.ts'
import type { Runner } from './runner.ts'

/** The pull request that a result says it is of, where its head is what the run that saved it was started for. */
async function pullOf(number: number | undefined, context: Context, api: Api): Promise<Delivery['pull']> {
  const head = context.followed?.head
  if (head === undefined) throw new UsageError('`report` publishes what another workflow saved: use it on `workflow_run`')
  if (number === undefined) throw new UsageError('the saved result names no pull request: it was not made on one')
  const { data } = await api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: number })
  if (data?.head?.sha !== head)
    throw new UsageError(
      `the saved result says that it is of pull request ${number}, whose head is another commit than the run was started for`,
    )
  return { number, head }
}

/** What there is to deliver of a saved result. Throws a UsageError where it isn't what it must be. */
export async function published(runner: Runner, inputs: Inputs, context: Context | undefined, api: Api | undefined): Promise<Delivery> {
  if (!context || !api) throw new UsageError('`report` needs a workflow to publish in, and a token')
  const document = await readSaved(resolve(runner.env.GITHUB_WORKSPACE ?? '.', inputs.report ?? ''), redact(inputs.report ?? ''))
  const pull = await pullOf(document.pull, context, api)
  const comparison = compareReports(document)
  const gate: Gate = document.gate ?? { ...defaultGate, failScope: 'new' }
  const known = new Set(comparison.kept.map(f => f.identity))
  return {
    runner,
    inputs,
    context: { ...context, pull: { number: pull?.number ?? 0, head: pull?.head ?? '', base: '', fork: false } },
    api,
    document,
    comparison,
    gate,
    failing: new Set(findingsOf(document).flatMap(f => (fails(f, gate, known) ? [f.identity] : []))),
    source: undefined,
    changedLine: undefined,
    changed: undefined,
    latest: () => undefined,
    pull,
  }
}
