/**
 * `npm run demo`: starts a Redis server on this machine, fills it as a small Rails monolith would, audits it together with the app
 * in examples/heroku-monolith, prints the report and writes it as HTML. Needs redis-server on the PATH, and the build.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

process.chdir(resolve(import.meta.dirname, '..'))
const PAGE = 'redline-demo.html'
const READY_WITHIN = 10_000

/** A port of the loopback interface that nobody listens on. */
const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

/** Resolves when the server has said that it accepts connections. */
const ready = server =>
  new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('redis-server did not start in time')), READY_WITHIN)
    server.once('error', () => fail(new Error('there is no redis-server on the PATH: apt-get install redis-server, or brew install redis')))
    server.once('exit', code => fail(new Error(`redis-server ended with ${code}`)))
    server.stdout.on('data', text => {
      if (!/ready to accept connections/i.test(String(text))) return
      clearTimeout(timer)
      done()
    })
  })

/** Runs a program and returns its exit code; what it prints is shown. */
const run = (args, quiet = false) =>
  spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', quiet ? 'ignore' : 'inherit'] }).status

if (!existsSync('dist/cli.js')) throw new Error('dist/cli.js is not there: npm run build')
const folder = mkdtempSync(join(tmpdir(), 'redline-demo-'))
const port = await freePort()
const server = spawn('redis-server', [
  '--port',
  port,
  '--bind',
  '127.0.0.1',
  '--dir',
  folder,
  '--save',
  '',
  '--maxmemory',
  '80mb',
  '--maxmemory-policy',
  'allkeys-lru',
])
try {
  await ready(server)
  console.log('A Redis server with the keys of a small shop …\n')
  const now = String(Math.floor(Date.now() / 1000))
  if (run(['scripts/seed-redis.js', '--port', String(port), '--scale', '0.02', '--now', now], true) !== 0)
    throw new Error('the data could not be written')
  const audit = ['dist/cli.js', 'audit', `REDIS_URL=redis://127.0.0.1:${port}`, '--app', 'examples/heroku-monolith']
  // Findings are what the demo is about: exit 1 is its success.
  if (![0, 1].includes(run(audit))) throw new Error('the audit failed')
  run([...audit, '--format', 'html', '--output', PAGE, '--quiet'])
  console.log(`\nThe same to look at: ${resolve(PAGE)}`)
} finally {
  server.removeAllListeners('exit')
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
