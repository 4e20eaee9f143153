/**
 * `npm run audit:example`: what an audit says of a server that a real Sidekiq and Rails' own cache store have filled, as
 * docs/audit-example.md, with docs/images/audit.png of the HTML report. Needs redis-server, ruby-sidekiq, ruby-activesupport
 * and Chromium, as the tests do.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { bed, until } from '../test/live/bed.ts'

const PAGE = 'docs/audit-example.md'
const PICTURE = 'docs/images/audit.png'
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const WIDTH = 1100
const HEIGHT = 2300
const LOADED = './test/live/jobs.rb'
const WORDS =
  'What `redline audit` says of a server that a real Sidekiq 6.4.1 (queues that nobody works on, a job that runs, failures, a schedule) and Rails’ own cache store have filled, under a policy that evicts. `npm run audit:example` made it; times and sizes differ from run to run.'

if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing: name a Chromium with CHROMIUM=…`)
const servers = bed()
const folder = mkdtempSync(join(tmpdir(), 'redline-example-'))
try {
  const redis = await servers.redis('--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru')
  const url = `redis://127.0.0.1:${redis.port}`
  const env = { REDIS_URL: url }
  await servers.run(['ruby', 'test/live/cache.rb'], env, /cached/)
  await servers.run(['ruby', 'test/live/enqueue.rb'], env, /enqueued/)
  await servers.run(['sidekiq', '-r', LOADED, '-c', '2', '-q', 'failing', '-q', 'slow'], env, /working on a slow job/)
  // A busy process writes what it works on with its next heartbeat.
  await until(async () => {
    const [process = ''] = await redis.admin.smembers('processes')
    return (await redis.admin.zcard('retry')) === 4 && (await redis.admin.exists(`${process}:workers`)) === 1
  })

  const audit = (...more: readonly string[]): string => {
    const args = ['dist/cli.js', 'audit', `REDIS_URL=${url}`, ...more]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0 && status !== 1) throw new Error(`the audit ended with ${status}: ${stderr}`)
    return stdout
  }
  const text = audit().trimEnd()
  const ran = `$ redline audit REDIS_URL="$REDIS_URL"`
  writeFileSync(PAGE, `# An audit\n\n${WORDS}\n\n![The same as HTML](images/audit.png)\n\n\`\`\`\n${ran}\n${text}\n\`\`\`\n`)
  const html = join(folder, 'audit.html')
  audit('--format', 'html', '--output', html, '--quiet')
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--force-color-profile=srgb'] })
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, colorScheme: 'light' })
    await page.goto(`file://${html}`)
    await page.screenshot({ path: PICTURE })
  } finally {
    await browser.close()
  }
  console.log(`${PAGE} and ${PICTURE}`)
} finally {
  await servers.stop()
  rmSync(folder, { recursive: true, force: true })
}
