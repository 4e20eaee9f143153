#!/usr/bin/env node
/** The command line's entry: hands the process's streams to the commands and sets the exit code. */
import { run } from './commands/run.ts'
import { tuneEngine } from './engine.ts'

tuneEngine(process.versions.v8)

for (const stream of [process.stdout, process.stderr]) {
  // Whoever reads the pipe may have seen enough (`redline check | head`): that is no failure of ours.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
})
