/** Files of any kind through the whole program: it must answer, in time, and never with a failure of its own. */
import type fc from 'fast-check'
import { expect } from 'vitest'
import { readConfiguration } from '../../src/commands/configuration.ts'
import { mapRepo } from '../../src/model/repo.ts'
import type { Report } from '../../src/model/report.ts'
import { loadHcl } from '../../src/read/hcl/parse.ts'
import { loadJavaScript } from '../../src/read/javascript.ts'
import { loadToml } from '../../src/read/toml.ts'
import { analyse } from '../../src/redline.ts'
import { documentOf, json } from '../../src/report/json.ts'
import { rules } from '../../src/rules/index.ts'

await Promise.all([loadJavaScript(), loadToml(), loadHcl()])

/** How many times more runs than usual: `FUZZ=20 npx vitest run test/fuzz`. */
const FACTOR = Number(process.env['FUZZ'] ?? 1)

/** The same inputs each time, or others with `FUZZ_SEED=n`. */
export const runs = (usual: number): fc.Parameters<unknown> => ({
  numRuns: Math.ceil(usual * FACTOR),
  seed: Number(process.env['FUZZ_SEED'] ?? 20_240_229),
  ...(FACTOR > 1 ? { interruptAfterTimeLimit: 600_000 } : {}),
})

/** Milliseconds that `vitest` waits for one property. */
export const patience = 60_000 * Math.max(1, FACTOR)

/** Milliseconds for a few small files, on a machine that is busy with other things. */
const LONGEST = 5000

export const APPLICATION = 'require "rails/all"\n\nmodule Shop\n  class Application < Rails::Application\n  end\nend\n'

const GEMS = { rails: '7.1.5', redis: '5.4.1', sidekiq: '7.3.9', puma: '6.6.0', connection_pool: '2.5.3', 'rack-attack': '6.7.0' }

export const LOCKFILE = `GEM\n  remote: https://rubygems.org/\n  specs:\n${Object.entries(GEMS)
  .map(([gem, version]) => `    ${gem} (${version})\n`)
  .join('')}`

/** The report on these files; of a configuration with faults in it, what is whole counts. */
export function report(files: ReadonlyMap<string, string>): Report {
  const repo = mapRepo(files)
  const configuration = readConfiguration({ repo, roots: ['.'], rules: rules.map(r => r.id), show: file => file })
  return analyse(repo, { environment: 'production', base: '.', config: configuration.of })
}

/** The report, after it was seen to be without failures, written out, and in time. */
export function scanned(files: ReadonlyMap<string, string>): Report {
  const start = performance.now()
  const found = report(files)
  const took = performance.now() - start
  expect(found.failures).toEqual([])
  expect(json(documentOf(found)).length).toBeGreaterThan(0)
  expect(took).toBeLessThan(LONGEST)
  return found
}
