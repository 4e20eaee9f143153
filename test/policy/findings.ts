/** Small findings and reports for tables of cases. */
import type { Finding } from '../../src/model/finding.ts'
import type { Model } from '../../src/model/model.ts'
import type { Judged, Report } from '../../src/model/report.ts'
import { fileSpan, type Span } from '../../src/model/span.ts'
import { identify } from '../../src/policy/identity.ts'
import type { Weighed } from '../../src/policy/judge.ts'

export const at = (file: string, line: number): Span => ({ ...fileSpan(file), line, endLine: line })

export const finding = (over: Partial<Finding> = {}): Finding => ({
  rule: 'missing-timeout',
  severity: 'error',
  confidence: 'certain',
  message: 'm',
  at: at('config/initializers/redis.rb', 3),
  related: [],
  about: 'REDIS_POOL',
  ...over,
})

const model: Model = {
  root: '.',
  environment: 'production',
  gems: {},
  clients: [],
  processes: [],
  servers: [],
  consumers: [],
  misplacedKeys: [],
  calls: [],
  gaps: [],
  settings: new Map(),
  platform: null,
  target: null,
  endpoints: {},
  instead: {},
  now: 0,
}

export function report(findings: readonly Weighed[], over: Partial<Report> = {}): Report {
  const judged: readonly Judged[] = identify(findings)
  return {
    version: '0.0.1',
    base: '.',
    apps: [{ root: '.', model, findings: judged, gaps: [], notChecked: [] }],
    skipped: [],
    failures: [],
    findings: [],
    seen: { files: 1, parsed: 1 },
    ...over,
  }
}
