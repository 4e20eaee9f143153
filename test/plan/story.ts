/** Plans of whole apps in folders of their own, made with the program's own command line. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from '../../src/commands/run.ts'
import { folder } from '../cli/folder.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export async function redline(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const stream = (to: string[]) => ({ write: (text: string) => void to.push(text), isTTY: false, columns: 100 })
  const code = await run(argv, { stdout: stream(out), stderr: stream(err), env: {}, cwd })
  return { code, out: out.join(''), err: err.join('') }
}

/** The files of a folder by their paths. */
export function filesIn(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    f => statSync(join(root, f)).isFile() && !f.startsWith('.git/'),
  )
  return Object.fromEntries(paths.map(f => [f.replaceAll('\\', '/'), readFileSync(join(root, f), 'utf8')]))
}

export interface Story {
  /** The app's folder, a git repository. */
  readonly app: string
  readonly files: Readonly<Record<string, string>>
  readonly ran: Ran
}

/** An app in a folder of its own with the plan for it. */
export async function planned(files: Readonly<Record<string, string>>, to: string, ...more: readonly string[]): Promise<Story> {
  const root = folder({})
  const app = join(root, 'app')
  put(app, files)
  const ran = await redline(root, 'plan', 'app', '--to', to, '--output', 'plan', ...more)
  return { app, files: ran.code === 0 ? filesIn(join(root, 'plan')) : {}, ran }
}

function put(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** Applies the plan's patches in their order, as git does; throws what git says where it does not take one. */
export function applyPatches({ app, files }: Story): readonly string[] {
  const patches = Object.keys(files)
    .filter(f => f.startsWith('patches/'))
    .sort()
  for (const name of patches) {
    const done = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: app, input: files[name], encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${name}: ${done.stderr}`)
  }
  return patches
}

export interface Found {
  readonly rule: string
  readonly severity: string
  readonly message: string
}

/** What `check` finds, with its exit code. */
export async function checked(
  app: string,
): Promise<{ readonly code: number; readonly findings: readonly Found[]; readonly gaps: number; readonly clients: number }> {
  const { code, out } = await redline(app, 'check', '.', '--format', 'json')
  const { apps } = JSON.parse(out) as { apps: { findings: Found[]; gaps: unknown[]; inventory: { clients: unknown[] } }[] }
  return {
    code,
    findings: apps.flatMap(a => a.findings),
    gaps: apps.flatMap(a => a.gaps).length,
    clients: apps.flatMap(a => a.inventory.clients).length,
  }
}
