/** The programs that the bundle is tested on: the Node that runs the tests, and the one that runs the Action. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

export interface NodeProgram {
  readonly name: string
  readonly path: string
}

/** The major version of the Action's `runs.using`. */
const ACTIONS = 24
/** Where test/runtimes has a program for. */
const KNOWN = ['linux-x64', 'linux-arm64']

/** This process's Node, and Node 24 from test/runtimes where this is another. Throws where that should be installed and isn't. */
export function nodes(): readonly NodeProgram[] {
  const major = Number.parseInt(process.versions.node, 10)
  const here = { name: `Node ${major}`, path: process.execPath }
  const machine = `${process.platform}-${process.arch}`
  if (major === ACTIONS || !KNOWN.includes(machine)) return [here]
  const path = resolve(`test/runtimes/node_modules/node-${machine}/bin/node`)
  if (!existsSync(path)) throw new Error(`${path} is missing: \`npm ci\` brings it`)
  return [here, { name: `Node ${ACTIONS}`, path }]
}
