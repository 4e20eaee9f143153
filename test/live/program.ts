/** The built program as a process of its own, as a user starts it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** Files of dist/ that it loaded; empty unless they were asked for. */
  readonly loaded: ReadonlySet<string>
}

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

/** Runs `redline ARGS`; with `watched` it says which of its files were loaded. Its environment is what `env` says and nothing else. */
export async function program(
  args: readonly string[],
  {
    env = {},
    watched = false,
    cwd = tmpdir(),
  }: { readonly env?: NodeJS.ProcessEnv; readonly watched?: boolean; readonly cwd?: string } = {},
): Promise<Ran> {
  const dir = mkdtempSync(join(tmpdir(), 'redline-program-'))
  try {
    const coverage = watched ? { NODE_V8_COVERAGE: dir } : {}
    const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { PATH: process.env.PATH, ...coverage, ...env } })
    let [out, err] = ['', '']
    child.stdout.on('data', chunk => {
      out += String(chunk)
    })
    child.stderr.on('data', chunk => {
      err += String(chunk)
    })
    const code = await new Promise<number | null>((done, fail) => {
      child.once('error', fail)
      child.once('close', done)
    })
    // What V8 writes of each script that ran names its file.
    const scripts = readdirSync(dir).flatMap(
      name => (JSON.parse(readFileSync(join(dir, name), 'utf8')) as { readonly result: readonly { readonly url: string }[] }).result,
    )
    const loaded = new Set(scripts.filter(({ url }) => url.includes('/dist/')).map(({ url }) => basename(url)))
    return { code, out, err, loaded }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
