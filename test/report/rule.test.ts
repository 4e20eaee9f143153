import { expect, test } from 'vitest'
import { explain, ruleList } from '../../src/report/explain.ts'
import { rulePage, ruleTable } from '../../src/report/rulePage.ts'
import type { Rule } from '../../src/rules/rule.ts'

const RULE: Rule = {
  id: 'slow-answer',
  severity: 'warning',
  since: '0.3.0',
  needs: ['declared', 'live'],
  title: 'A client | waits too long',
  why: 'The library waits 20 seconds (`connect_timeout`) before Rails 7.1.\n\nMeanwhile the thread serves nobody.',
  fix: 'Say how long:\n\n```ruby\nRedis.new(timeout: 1)\n```',
  sources: ['https://example.com/a', 'redis-rb lib/redis.rb @ v5.4.1'],
  check: () => [],
  examples: [
    {
      title: 'No timeout',
      kind: 'bad',
      files: '--- config/redis.rb\n\n$redis = Redis.new # <- 20 seconds\n\n--- config/cable.yml\nproduction:\n  url: x\n',
    },
    { title: 'With one', kind: 'good', files: '--- config/redis.rb\n$redis = Redis.new(timeout: 1)\n' },
  ],
}

test('the page', async () => await expect(rulePage(RULE)).toMatchFileSnapshot('rule/page.md'))
test('explain', async () => await expect(explain(RULE, { width: 80 })).toMatchFileSnapshot('rule/explain.txt'))
/** A rule on live servers: its limits, an audit as its example, and no line to ignore it on. */
const LIVE: Rule = {
  ...RULE,
  id: 'retry-set',
  needs: ['live'],
  examples: [
    { title: 'Many', kind: 'bad', files: '--- audit.yml\n- id: REDIS_URL # <- 5,000 jobs\n  sidekiq:\n    retries: 5000\n' },
    { title: 'Few', kind: 'good', files: '--- audit.yml\n- id: REDIS_URL\n  sidekiq:\n    retries: 5\n' },
  ],
}

test('the page of a rule on live servers', async () => await expect(rulePage(LIVE)).toMatchFileSnapshot('rule/live-page.md'))
test('its explanation', async () => await expect(explain(LIVE, { width: 80 })).toMatchFileSnapshot('rule/live-explain.txt'))
test('the table', () => {
  const rules: readonly Rule[] = [
    RULE,
    { ...RULE, id: 'a-note', severity: 'note' },
    { ...RULE, id: 'an-error', severity: 'error', needs: ['code'] },
  ]
  expect(ruleTable(rules)).toBe(
    [
      '| rule | severity | what it finds | reads |',
      '| --- | --- | --- | --- |',
      '| [an-error](docs/rules/an-error.md) | error | A client \\| waits too long | the code |',
      '| [slow-answer](docs/rules/slow-answer.md) | warning | A client \\| waits too long | what files declare about servers or a live server |',
      '| [a-note](docs/rules/a-note.md) | note | A client \\| waits too long | what files declare about servers or a live server |',
      '',
    ].join('\n'),
  )
  expect(ruleList([RULE])).toBe('Rule         Severity  What it finds\nslow-answer  warning   A client | waits too long\n')
})
