import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delayedJob } from '../../src/detect/delayed-job.ts'
import type { Detector, Fact } from '../../src/detect/detector.ts'
import { goodJob } from '../../src/detect/good-job.ts'
import { jobProcesses } from '../../src/detect/job-processes.ts'
import { puma } from '../../src/detect/puma.ts'
import { resquePool } from '../../src/detect/resque-pool.ts'
import { sidekiqProcess } from '../../src/detect/sidekiq-process.ts'
import { solidQueue } from '../../src/detect/solid-queue.ts'
import { webServers } from '../../src/detect/web-servers.ts'
import { mapRepo } from '../../src/model/repo.ts'
import type { Span } from '../../src/model/span.ts'
import { show, type Value } from '../../src/model/value.ts'
import { readApp } from '../../src/read/app.ts'
import { bundledFiles } from '../../src/report/bundle.ts'

const detectors: readonly Detector[] = [puma, webServers, sidekiqProcess, goodJob, solidQueue, jobProcesses, resquePool, delayedJob]

const said = (name: string, v: Value | null | undefined): readonly string[] => (v === undefined ? [] : [`${name}=${v ? show(v) : 'null'}`])
const where = (at: Span): string => `@ ${at.file}:${at.line}`

function line(fact: Fact): string {
  if ('gap' in fact) return `gap ${fact.gap.why} ${where(fact.gap.at)}`
  if (!('process' in fact)) return 'another fact'
  const { process: p } = fact
  const capsules = (p.capsules ?? []).flatMap(c => said(`capsule ${c.name}`, c.concurrency))
  const settings = [...said('threads', p.threads), ...said('workers', p.workers), ...said('concurrency', p.concurrency), ...capsules]
  return [p.kind, ...(p.name ? [`(${p.name})`] : []), ...settings, ...(p.queues ? [`queues=${p.queues.join(',')}`] : []), where(p.at)].join(
    ' ',
  )
}

const here = import.meta.dirname
const cases = detectors.flatMap(detector =>
  readdirSync(join(here, detector.id)).map(file => ({
    detector,
    name: `${detector.id}/${file}`,
    text: readFileSync(join(here, detector.id, file), 'utf8'),
  })),
)

const nobody = { environment: 'production', nested: [], words: [] }

describe('processes', () => {
  test.each(cases)('$name', ({ detector, text }) => {
    const [bundle = '', expected] = text.split('\n=== processes\n')
    expect(expected).toBeDefined()
    const repo = mapRepo(new Map(bundledFiles(bundle).map(f => [f.path, `${f.text}\n`])))
    const root = /^root: (.+)$/m.exec(bundle.split('\n--- ')[0] ?? '')?.[1] ?? '.'
    const app = readApp(repo, root, { environment: 'production', nested: [], words: ['redis'] })
    expect([...detector.detect(app)].map(line)).toEqual((expected ?? '').split('\n').filter(l => l !== ''))
    expect(app.gaps).toEqual([])
  })

  test('every detector of processes has positive and negative examples', () => {
    for (const detector of detectors) {
      const own = cases.filter(c => c.detector === detector)
      expect(own.some(c => c.text.split('\n=== processes\n')[1]?.trim() !== '')).toBe(true)
      expect(own.some(c => c.text.split('\n=== processes\n')[1]?.trim() === '')).toBe(true)
    }
  })

  test('whatever stands in the files, nothing throws', () => {
    const files = [
      'Procfile',
      'heroku.yml',
      'render.yaml',
      'config/deploy.yml',
      'compose.prod.yml',
      'a.service',
      'Dockerfile',
      'bin/start',
      'config/sidekiq.yml',
      'config/queue.yml',
      'config/resque-pool.yml',
    ]
    const pieces = [
      'web: ',
      'run:\n',
      '  x:\n',
      '    command: ',
      'services:\n',
      '- ',
      'servers:\n',
      'cmd: ',
      'ExecStart=',
      'Environment=A=1',
      'FROM x\n',
      'CMD ',
      '["puma"]',
      '#!/bin/sh\n',
      'bundle exec ',
      'puma -t ',
      'sidekiq -C ',
      '$A',
      ':',
      '$',
      '{B:-3}',
      'config/sidekiq.yml',
      '\\\n',
      '\n',
      "'",
      '"',
      'production:\n',
      'concurrency: ',
      'workers: ',
      '[',
      '{',
      '9',
    ]
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map(all => all.join(''))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...files), text, { minKeys: 1 }), tree => {
        const app = readApp(mapRepo(new Map(Object.entries(tree))), '.', nobody)
        for (const detector of detectors) for (const fact of detector.detect(app)) line(fact)
      }),
      { numRuns: 300 },
    )
  })
})
