/** Which of two findings of one severity a reader should see first: by what is at stake. */

/** Rules by what they find: what loses data, what doesn't work, what lies open, what runs full, what hangs, what lags, what is untidy. */
const RANKED: readonly string[] = [
  'shared-instance',
  'eviction-policy',
  'cache-clear-flushes',
  'dangerous-command',
  'refused-writes',
  'persistence',
  'single-node-for-jobs',

  'cluster-mode-for-sidekiq',
  'db-number-isolation',
  'misplaced-key',
  'cable-adapter',
  'invalid-option',
  'incompatible-gems',
  'sidekiq-client-server-mismatch',
  'blank-env',
  'heroku-variable',

  'open-server',
  'plaintext-url',
  'tls-verify-none',

  'memory-headroom',
  'connection-limit',
  'rejected-connections',
  'undersized-pool',
  'eviction-rate',
  'expiry-missing',
  'replica-lag',

  'loose-timeout',
  'missing-timeout',
  'missing-pool-timeout',
  'unpooled-client',
  'client-per-call',
  'slow-commands',
  'latency',

  'queue-latency',
  'overdue-schedule',
  'stale-process',
  'retry-set',
  'dead-set',
  'big-job',
  'big-key',
  'fragmentation',

  'cable-prefix',
  'hard-coded-url',
  'localhost-fallback',
  'ignored-option',
  'version-end-of-life',
  'image-tag',
  'cross-zone',
  'heroku-leftovers',
  'unused-ignore',
]

const RANKS: ReadonlyMap<string, number> = new Map(RANKED.map((rule, at) => [rule, at]))

/** The place of a rule among all, 0 for what is worst; a rule that nobody knows comes last. */
export const rank = (rule: string): number => RANKS.get(rule) ?? RANKED.length
