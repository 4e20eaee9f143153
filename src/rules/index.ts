/** All rules, in the order of `model/rank.ts`: what is worst first. */

import { bigJob } from './big-job.ts'
import { bigKey } from './big-key.ts'
import { blankEnv } from './blank-env.ts'
import { cableAdapter } from './cable-adapter.ts'
import { cablePrefix } from './cable-prefix.ts'
import { cacheClearFlushes } from './cache-clear-flushes.ts'
import { clientPerCall } from './client-per-call.ts'
import { clusterModeForSidekiq } from './cluster-mode-for-sidekiq.ts'
import { connectionLimit } from './connection-limit.ts'
import { crossZone } from './cross-zone.ts'
import { dangerousCommand } from './dangerous-command.ts'
import { dbNumberIsolation } from './db-number-isolation.ts'
import { deadSet } from './dead-set.ts'
import { evictionPolicy } from './eviction-policy.ts'
import { evictionRate } from './eviction-rate.ts'
import { expiryMissing } from './expiry-missing.ts'
import { fragmentation } from './fragmentation.ts'
import { hardCodedUrl } from './hard-coded-url.ts'
import { herokuLeftovers } from './heroku-leftovers.ts'
import { herokuVariable } from './heroku-variable.ts'
import { ignoredOption } from './ignored-option.ts'
import { imageTag } from './image-tag.ts'
import { incompatibleGems } from './incompatible-gems.ts'
import { invalidOption } from './invalid-option.ts'
import { latency } from './latency.ts'
import { localhostFallback } from './localhost-fallback.ts'
import { looseTimeout } from './loose-timeout.ts'
import { memoryHeadroom } from './memory-headroom.ts'
import { misplacedKey } from './misplaced-key.ts'
import { missingPoolTimeout } from './missing-pool-timeout.ts'
import { missingTimeout } from './missing-timeout.ts'
import { openServer } from './open-server.ts'
import { overdueSchedule } from './overdue-schedule.ts'
import { persistence } from './persistence.ts'
import { plaintextUrl } from './plaintext-url.ts'
import { queueLatency } from './queue-latency.ts'
import { refusedWrites } from './refused-writes.ts'
import { rejectedConnections } from './rejected-connections.ts'
import { replicaLag } from './replica-lag.ts'
import { retrySet } from './retry-set.ts'
import type { Rule } from './rule.ts'
import { sharedInstance } from './shared-instance.ts'
import { sidekiqClientServerMismatch } from './sidekiq-client-server-mismatch.ts'
import { singleNodeForJobs } from './single-node-for-jobs.ts'
import { slowCommands } from './slow-commands.ts'
import { staleProcess } from './stale-process.ts'
import { tlsVerifyNone } from './tls-verify-none.ts'
import { undersizedPool } from './undersized-pool.ts'
import { unpooledClient } from './unpooled-client.ts'
import { unusedIgnore } from './unused-ignore.ts'
import { versionEndOfLife } from './version-end-of-life.ts'

export const rules: readonly Rule[] = [
  sharedInstance,
  evictionPolicy,
  cacheClearFlushes,
  dangerousCommand,
  refusedWrites,
  persistence,
  singleNodeForJobs,
  clusterModeForSidekiq,
  dbNumberIsolation,
  misplacedKey,
  cableAdapter,
  invalidOption,
  incompatibleGems,
  sidekiqClientServerMismatch,
  blankEnv,
  herokuVariable,
  openServer,
  plaintextUrl,
  tlsVerifyNone,
  memoryHeadroom,
  connectionLimit,
  rejectedConnections,
  undersizedPool,
  evictionRate,
  expiryMissing,
  replicaLag,
  looseTimeout,
  missingTimeout,
  missingPoolTimeout,
  unpooledClient,
  clientPerCall,
  slowCommands,
  latency,
  queueLatency,
  overdueSchedule,
  staleProcess,
  retrySet,
  deadSet,
  bigJob,
  bigKey,
  fragmentation,
  cablePrefix,
  hardCodedUrl,
  localhostFallback,
  ignoredOption,
  versionEndOfLife,
  imageTag,
  crossZone,
  herokuLeftovers,
  unusedIgnore,
]
