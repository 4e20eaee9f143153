/** Live servers in a workflow: which may be read here, which are, and where the result lies for later steps. */
import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { numberOf } from '../commands/audit/numbers.ts'
import { asked, fromEnv, given, merged } from '../commands/audit/targets.ts'
import { readSavedAudit } from '../commands/saved.ts'
import { exit, UsageError } from '../errors.ts'
import type { Context } from '../github/context.ts'
import { claimsOf } from '../live/claims.ts'
import type { Target } from '../live/target.ts'
import type { AuditDocument } from '../model/audit.ts'
import { findingsOf } from '../model/document.ts'
import type { Model } from '../model/model.ts'
import type { AnalyseOptions } from '../redline.ts'
import { auditJson } from '../report/audit/json.ts'
import { redact } from '../report/redact.ts'
import { visible } from '../report/visible.ts'
import { writeFileSafely } from '../write.ts'
import type { Analysis } from './analysis.ts'
import type { Inputs } from './inputs.ts'
import type { Runner } from './runner.ts'
import { isLoopback } from './secrets.ts'
import type { Trees } from './trees.ts'

export type Live = NonNullable<AnalyseOptions['live']>

const MAX_AGE = 7
/** A host of one label is a service container, or a neighbour on the runner's own network. */
const isNear = ({ places, path }: Target): boolean => path !== undefined || places.every(p => isLoopback(p.host) || !/[.:]/.test(p.host))

/** Events that only people with a say in the repository start, or on code that was let in. A comment or a review anybody may write. */
const TRUSTED = new Set(['schedule', 'push', 'workflow_dispatch', 'repository_dispatch', 'merge_group', 'pull_request'])

/** Why no live server may be read on this event, as a sentence; undefined where it may. */
export function refusal(context: Context | undefined): string | undefined {
  if (context?.pull?.fork) return 'this pull request comes from a fork, whose author must not reach your servers'
  if (context?.event === 'pull_request_target') return '`pull_request_target` runs with your secrets for a stranger’s code'
  if (context?.event === 'workflow_run') return '`workflow_run` publishes what a less trusted run saved'
  if (!context || !TRUSTED.has(context.event))
    return 'it is read on schedules, pushes, pull requests of this repository, merge queues and runs by hand alone'
  // A pull request that the event does not describe may be anyone's.
  if (context.event === 'pull_request' && !context.pull) return 'the event does not say where this pull request comes from'
  return undefined
}

interface Found {
  readonly live?: Live
  /** Whether a server that is required could not be reached. */
  readonly unreached: boolean
}

/** A path in the workspace as git calls it, whatever links lead there; undefined for one outside of it, or of nothing. */
function within(folder: string, file: string): string | undefined {
  try {
    const path = relative(realpathSync(folder), realpathSync(file))
    return path.startsWith('..') || isAbsolute(path) ? undefined : path.replaceAll('\\', '/')
  } catch {
    return undefined
  }
}

async function saved({ values }: Inputs, runner: Runner, context: Context | undefined, brings: Trees['brings']): Promise<Live | undefined> {
  if (values.live === undefined) return undefined
  const folder = resolve(runner.env.GITHUB_WORKSPACE ?? '.')
  const file = resolve(folder, values.live)
  const path = within(folder, file)
  if (context?.pull && path !== undefined && brings(path)) {
    runner.annotate('warning', `${visible(values.live)} is a file that this pull request brings itself, so it was not read as an audit.`, {
      title: 'Redline',
    })
    return undefined
  }
  const audit = await readSavedAudit(file, redact(values.live))
  return { audit, maxAge: numberOf(values, 'live-max-age') ?? MAX_AGE }
}

/** A name without an address. */
const BARE = /^([A-Za-z_]\w*)=\s*$/

/**
 * The servers that are named with an address. A secret that isn't there leaves none: on a pull request, as GitHub gives Dependabot's
 * no secrets, that is told; elsewhere it throws a UsageError, since nobody would see that a server is no longer read.
 */
function addressed({ servers }: Inputs, runner: Runner, context: Context | undefined): readonly string[] {
  const bare = servers.flatMap(s => BARE.exec(s)?.[1] ?? [])
  if (bare.length === 0) return servers
  const what = `there is no address for ${bare.join(', ')}`
  if (!context?.pull)
    throw new UsageError(`${what}: is the secret set, and may this job read it? A secret of an environment needs \`environment:\``)
  const why = `${what}: GitHub gives no secrets to Dependabot’s pull requests, or this one is not set`
  runner.annotate('notice', `Not every live server was read, because ${why}. The verdict on the code stands.`, { title: 'Redline' })
  return servers.filter(s => !BARE.test(s))
}

/** The servers to read. Those that a variable names and that are near are passed over with a line. */
async function targetsOf(
  runner: Runner,
  inputs: Pick<Inputs, 'servers' | 'audit'>,
  models: () => Promise<readonly Model[]>,
): Promise<readonly Target[]> {
  const named = given(inputs.servers)
  const reads = inputs.audit === 'env' || (inputs.audit === 'require' && named.length === 0)
  if (!reads) return merged(named, runner.env)
  const found = fromEnv(asked(await models()), runner.env)
  for (const line of found.skipped) runner.log(`${line}.`)
  const far = found.targets.filter(t => {
    if (!isNear(t)) return true
    runner.log(`${t.names.join(', ')} is a server of this job and was not audited: name it in \`redis-urls\` to read it.`)
    return false
  })
  return merged([...named, ...far.filter(t => !named.some(n => n.names.some(name => t.names.includes(name))))], runner.env)
}

/**
 * What of live servers joins the analysis: a saved audit, or what is read now. `models` analyses the head without them, `brings`
 * tells whether a file of the checkout is the pull request's own.
 */
export async function liveOf(
  runner: Runner,
  inputs: Inputs,
  context: Context | undefined,
  models: () => Promise<readonly Model[]>,
  brings: Trees['brings'],
): Promise<Found> {
  const before = await saved(inputs, runner, context, brings)
  const wanted = inputs.audit !== 'never' && (inputs.servers.length > 0 || inputs.audit !== 'auto')
  const why = refusal(context)
  if (wanted && why !== undefined)
    runner.annotate('notice', `No live server was read, because ${why}. The verdict on the code stands.`, { title: 'Redline' })
  if (!wanted || why !== undefined) return { ...(before && { live: before }), unreached: false }
  const servers = addressed(inputs, runner, context)
  if (servers.length === 0 && inputs.servers.length > 0 && inputs.audit !== 'env')
    return { ...(before && { live: before }), unreached: false }
  const targets = await targetsOf(runner, { ...inputs, servers }, models)
  const required = inputs.audit === 'require'
  if (targets.length === 0) {
    runner.log('No variable that the code reads is set to the address of a Redis server: nothing was audited.')
    return { ...(before && { live: before }), unreached: required }
  }
  const { values } = inputs
  const [keys, commands] = [numberOf(values, 'max-keys'), numberOf(values, 'max-commands')]
  const steps = new Map<string, number>()
  // The client of Redis is loaded by those alone who read a server.
  const { readServers } = await import('../commands/audit/read.ts')
  const audit = await readServers(targets, {
    trust: values['tls-fingerprint'] === undefined ? {} : { fingerprint: values['tls-fingerprint'] },
    claims: inputs.audit === 'env' ? claimsOf((await models()).flatMap(m => m.clients)) : [],
    showKeys: false,
    jobs: false,
    budget: {
      seconds: numberOf(values, 'max-seconds') ?? 600,
      ...(keys !== undefined && { keys }),
      ...(commands !== undefined && { commands }),
    },
    outageHours: 4,
    progress: {
      tell(id, fraction) {
        const step = Math.floor(fraction * 4)
        if (step <= (steps.get(id) ?? 0)) return
        steps.set(id, step)
        runner.log(`${id}: ${step * 25} % of the keys read`)
      },
      done: () => {},
    },
  })
  for (const { id, why } of audit.unreached)
    runner.annotate(required ? 'error' : 'warning', `${visible(id)} could not be reached: ${visible(why)}`, { title: 'Redline' })
  return { live: { audit }, unreached: required && audit.unreached.length > 0 }
}

/** Writes the audit where later steps find it, and says what it comes to. */
export async function leaveAudit(runner: Runner, found: Analysis, unreached: boolean): Promise<Pick<Analysis, 'code' | 'document'>> {
  const { document } = found
  const audit: AuditDocument | undefined = document.audit
  const code = unreached && found.code !== exit.failed ? exit.unreachable : found.code
  if (!audit) return { code, document }
  const folder = mkdtempSync(join(runner.env.RUNNER_TEMP || tmpdir(), 'redline-audit-'))
  const findings = findingsOf(document)
  const { htmlPage } = await import('../report/html/page.ts')
  // The file alone is read again by `live`, so it holds no findings of code.
  writeFileSafely(join(folder, 'audit.json'), auditJson({ ...audit, findings: findings.filter(f => f.server !== undefined) }))
  writeFileSafely(join(folder, 'audit.html'), htmlPage(audit, { findings }))
  runner.output('audit-path', folder)
  const failing = findings.some(f => f.server !== undefined && found.failing.has(f.identity))
  runner.output('audit-verdict', unreached || audit.unreached.length > 0 ? 'incomplete' : failing ? 'fail' : 'pass')
  return { code, document: unreached ? { ...document, summary: { ...document.summary, verdict: 'incomplete' } } : document }
}
