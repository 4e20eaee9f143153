/** `redline audit`: what is really stored on live servers, whose it is, and whether it is safe there. Never writes to them. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { compareAudits } from '../compare/audits.ts'
import { exit, UsageError } from '../errors.ts'
import { claimsOf } from '../live/claims.ts'
import { expectation } from '../live/expect.ts'
import type { Trust } from '../live/trust.ts'
import { fingerprints } from '../live/trust.ts'
import type { AuditDocument } from '../model/audit.ts'
import { needs } from '../model/workload.ts'
import type { Values } from '../options.ts'
import { defaultGate, judgeRun } from '../policy/gate.ts'
import { inWords } from '../read/disk.ts'
import type { AnalyseOptions } from '../redline.ts'
import { documentOf } from '../report/json.ts'
import { redact } from '../report/redact.ts'
import { visible } from '../report/visible.ts'
import type { Arguments } from './arguments.ts'
import { joinedAudit, withoutCode } from './audit/findings.ts'
import { numberOf } from './audit/numbers.ts'
import { progress } from './audit/progress.ts'
import { readServers } from './audit/read.ts'
import { asked, fromEnv, given, merged } from './audit/targets.ts'
import { textOf } from './audit/texts.ts'
import { chosen, gateOf } from './chosen.ts'
import type { Io, Result } from './io.ts'
import { readSavedAudit } from './saved.ts'
import type { Scan } from './scan.ts'

const MOST_PEM = 1024 * 1024

function pem(path: string, cwd: string): string {
  try {
    const file = resolve(cwd, path)
    if (statSync(file).size > MOST_PEM) throw new UsageError(`${path} is larger than 1 MiB`)
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${path} ${inWords(error)}`)
  }
}

function trustOf(values: Values, cwd: string): Trust {
  const { 'tls-ca': ca, 'tls-fingerprint': fingerprint, 'tls-insecure': insecure } = values
  if (fingerprint !== undefined) fingerprints(fingerprint)
  return {
    ...(ca !== undefined && { ca: pem(ca, cwd) }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(insecure && { insecure: true }),
  }
}

/** With what `--since` and `--expect` add. */
async function completed(audit: AuditDocument, values: Values, io: Io, code: Scan | undefined): Promise<AuditDocument> {
  const before = values.since === undefined ? undefined : await readSavedAudit(resolve(io.cwd, values.since), values.since)
  const purpose = values.expect
  const held = (before?.servers ?? []).flatMap(s => s.keyspace?.workloads ?? [])
  const moving = held.filter(w => w.workload !== 'unclaimed' && needs[w.workload].kind === purpose)
  const sidekiq = code?.report.apps.map(a => a.model.gems['sidekiq']).find(v => v !== undefined)
  const bytes = moving.reduce((n, w) => n + w.bytes.high, 0)
  const wanted = purpose && { purpose, ...(sidekiq !== undefined && { sidekiq }), ...(bytes > 0 && { bytes }) }
  return {
    ...audit,
    ...(before && { since: compareAudits(before, audit) }),
    ...(wanted && { expected: audit.servers.map(s => expectation(s, wanted)) }),
  }
}

/** Runs `redline audit`. Exit 5 where a server could not be reached, each with one sentence on standard error. */
export async function audit(args: Arguments, io: Io): Promise<Result> {
  const { values, positionals } = args
  const { app } = values
  if (values['from-env'] && app === undefined)
    throw new UsageError('`--from-env` audits what the code reads: name its folder with `--app PATH`')
  if (!values['from-env'] && positionals.length === 0)
    throw new UsageError('name a server, as in `redline audit REDIS_URL="$REDIS_URL"`, or use `--from-env --app .`')
  // Who names no app pays for no parser and no detector.
  const scanned = async (path: string, live?: AnalyseOptions['live']): Promise<Scan> =>
    (await import('./scan.ts')).scan([path], values, io, live)
  const trust = trustOf(values, io.cwd)
  const [seconds, keys, commands] = [numberOf(values, 'max-seconds') ?? 600, numberOf(values, 'max-keys'), numberOf(values, 'max-commands')]
  const outageHours = numberOf(values, 'outage-hours') ?? 4
  const only = chosen(values)
  const first = app === undefined ? undefined : await scanned(app)
  const models = first?.report.apps.map(a => a.model) ?? []
  const found = values['from-env'] ? fromEnv(asked(models), io.env) : { targets: [], skipped: [] }
  const targets = merged([...given(positionals), ...found.targets], io.env)
  if (targets.length === 0)
    throw new UsageError(
      `the environment sets none of the variables that the code reads: ${asked(models).slice(0, 10).join(', ') || 'it reads none'}`,
    )
  const read = await readServers(targets, {
    trust,
    claims: claimsOf(models.flatMap(m => m.clients)),
    showKeys: values['show-keys'] ?? false,
    jobs: values.jobs ?? false,
    budget: { seconds, ...(keys !== undefined && { keys }), ...(commands !== undefined && { commands }) },
    outageHours,
    progress: progress(io, values.quiet ?? false),
  })
  for (const { id, why } of read.unreached) io.stderr.write(`${redact(visible(`redline: ${id} could not be reached: ${why}`))}\n`)
  const whole = await completed(read, values, io, first)
  const code = app === undefined ? undefined : await scanned(app, { audit: whole })
  const report = code?.report ?? withoutCode(whole, values.env ?? 'production', only)
  const gate = code?.gate ?? gateOf(values, {}, defaultGate)
  const outcome = judgeRun(report, gate)
  const ready = (whole.expected ?? []).every(e => e.ready)
  const exitCode =
    outcome.code === exit.failed
      ? exit.failed
      : read.unreached.length > 0
        ? exit.unreachable
        : outcome.code === exit.clean && !ready
          ? exit.findings
          : outcome.code
  const verdict = exitCode === exit.unreachable ? 'incomplete' : !ready ? 'fail' : outcome.verdict
  const own = documentOf(report)
  const told: AuditDocument = code ? joinedAudit(whole, report) : { ...whole, findings: own.findings, notChecked: report.notChecked ?? [] }
  const hints = found.skipped
  return {
    text: await textOf({ audit: told, report, code, gate, verdict }, args, io),
    code: exitCode,
    ...(values.format === 'json' || values.format === 'sarif' ? { json: true } : {}),
    ...(hints.length > 0 && { hints }),
  }
}
