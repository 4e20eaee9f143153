/** `redline init`: the files with which a team begins, so that day one is green and only new findings fail. */
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { exit, UsageError } from '../errors.ts'
import type { Report } from '../model/report.ts'
import { variables } from '../model/value.ts'
import { baselineFile, baselineOf, writeBaseline } from '../policy/baseline.ts'
import { configFile } from '../policy/config.ts'
import { plural } from '../report/tally.ts'
import { visible } from '../report/visible.ts'
import { version } from '../version.ts'
import { createFile } from '../write.ts'
import type { Arguments } from './arguments.ts'
import type { Io, Result } from './io.ts'
import { onePath, scan } from './scan.ts'
import { noApp } from './tree.ts'

const workflowFile = '.github/workflows/redline.yml'

const schema = `https://unpkg.com/redis-redline@${version}/schema/redline.schema.json`

const workflow = `name: Redline

on:
  pull_request:
  push:
    branches: [main, master]

permissions:
  contents: read

jobs:
  redline:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
      - run: npx --yes redis-redline@${version} check
`

/** The variables that the apps' clients take their servers from, as a line to fill in each. */
function endpointLines(report: Report): string {
  const names = new Set(report.apps.flatMap(a => a.model.clients.flatMap(c => variables(c.endpoint))))
  const lines = [...names].filter(n => /^\w+$/.test(n)).sort()
  return (lines.length > 0 ? lines : ['REDIS_URL']).map((name, i) => `#   ${name}: server-${i + 1}\n`).join('')
}

const config = (report: Report): string => `# yaml-language-server: $schema=${schema}
# What the team has decided. Every key is optional; \`redline check\` names what it does not know.

# Which server each variable points to: names of your own, equal for one server, never a URL with a password.
# endpoints:
${endpointLines(report)}
# What a rule's findings weigh: error, warning, note, or off with a reason.
# rules:
#   localhost-fallback: note
#   hard-coded-url: { severity: off, reason: the address is an internal name }

# Workloads that may share a server.
# allow:
#   - { rule: shared-instance, workloads: [cache, rate-limit], reason: the server never fills up }

# The mildest severity that fails a run: error, warning, note or never.
fail-on: error
`

/** Runs `redline init`. Writes three files or, where one of them exists, none. */
export async function init(args: Arguments, io: Io): Promise<Result> {
  const { report, tree } = await scan(onePath(args.positionals, 'init'), args.values, io)
  if (report.apps.length === 0) return { text: `${noApp(tree, '; nothing was written')}\n`, code: exit.nothing }
  const there = [workflowFile, configFile, baselineFile].filter(f => lstatSync(join(tree.folder, f), { throwIfNoEntry: false }))
  if (there.length > 0)
    throw new UsageError(
      `${there.join(', ')} ${there.length === 1 ? 'exists' : 'exist'} already; \`redline init\` writes nothing over what is there`,
    )
  if (report.failures.length > 0) {
    const failed = report.failures.map(f => `${visible(f.part)} failed: ${visible(f.error)}\n`).join('')
    return { text: `${failed}Nothing was written, because the baseline would not hold what these would find.\n`, code: exit.failed }
  }
  const identities = new Set(baselineOf(report))
  createFile(tree.folder, workflowFile, workflow)
  createFile(tree.folder, configFile, config(report))
  createFile(tree.folder, baselineFile, writeBaseline(identities))
  const text = `Wrote ${workflowFile}, ${configFile} and ${baselineFile} with ${plural(identities.size, 'finding')}.
Commit them: from now on only new findings fail. \`redline check\` shows the rest, \`redline baseline prune\` forgets what is mended.
`
  return { text, code: exit.clean }
}
