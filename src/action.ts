/** The Action's entry: gives the runner's world to what it is made of, and sets the exit code. */
import { readFileSync, statSync } from 'node:fs'
import * as core from '@actions/core'
import { act } from './action/act.ts'
import { inert, type Runner } from './action/runner.ts'
import { tuneEngine } from './engine.ts'
import { redact } from './report/redact.ts'

tuneEngine(process.versions.v8)

const LEVELS = { error: core.error, warning: core.warning, notice: core.notice }

const page = process.env.GITHUB_STEP_SUMMARY

function payload(): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? '', 'utf8'))
  } catch {
    return {}
  }
}

// The one choke point: nothing leaves the Action but through `redact`.
const runner: Runner = {
  env: process.env,
  input: name => core.getInput(name),
  log: text => core.info(inert(redact(text)).join('\n')),
  annotate: (level, message, place) => LEVELS[level](redact(message), place),
  output: (name, value) => core.setOutput(name, redact(value)),
  summary: page
    ? {
        taken: () => statSync(page, { throwIfNoEntry: false })?.size ?? 0,
        write: markdown => void core.summary.addRaw(redact(markdown)).write(),
      }
    : undefined,
  fail: message => core.error(redact(message)),
  hide: secret => core.setSecret(secret),
}

process.exitCode = await act(runner, payload())
