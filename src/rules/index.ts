/** All rules, in the order of the table. */

import { blankEnv } from './blank-env.ts'
import { cableAdapter } from './cable-adapter.ts'
import { cablePrefix } from './cable-prefix.ts'
import { cacheClearFlushes } from './cache-clear-flushes.ts'
import { clientPerCall } from './client-per-call.ts'
import { clusterModeForSidekiq } from './cluster-mode-for-sidekiq.ts'
import { connectionLimit } from './connection-limit.ts'
import { dangerousCommand } from './dangerous-command.ts'
import { dbNumberIsolation } from './db-number-isolation.ts'
import { deadSet } from './dead-set.ts'
import { evictionPolicy } from './eviction-policy.ts'
import { hardCodedUrl } from './hard-coded-url.ts'
import { herokuVariable } from './heroku-variable.ts'
import { ignoredOption } from './ignored-option.ts'
import { imageTag } from './image-tag.ts'
import { incompatibleGems } from './incompatible-gems.ts'
import { invalidOption } from './invalid-option.ts'
import { localhostFallback } from './localhost-fallback.ts'
import { looseTimeout } from './loose-timeout.ts'
import { misplacedKey } from './misplaced-key.ts'
import { missingPoolTimeout } from './missing-pool-timeout.ts'
import { missingTimeout } from './missing-timeout.ts'
import { openServer } from './open-server.ts'
import { persistence } from './persistence.ts'
import { plaintextUrl } from './plaintext-url.ts'
import type { Rule } from './rule.ts'
import { sharedInstance } from './shared-instance.ts'
import { sidekiqClientServerMismatch } from './sidekiq-client-server-mismatch.ts'
import { singleNodeForJobs } from './single-node-for-jobs.ts'
import { tlsVerifyNone } from './tls-verify-none.ts'
import { undersizedPool } from './undersized-pool.ts'
import { unpooledClient } from './unpooled-client.ts'
import { unusedIgnore } from './unused-ignore.ts'
import { versionEndOfLife } from './version-end-of-life.ts'

export const rules: readonly Rule[] = [
  sharedInstance,
  cableAdapter,
  cablePrefix,
  misplacedKey,
  tlsVerifyNone,
  cacheClearFlushes,
  dangerousCommand,
  unusedIgnore,
  missingTimeout,
  looseTimeout,
  undersizedPool,
  missingPoolTimeout,
  unpooledClient,
  clientPerCall,
  hardCodedUrl,
  localhostFallback,
  blankEnv,
  herokuVariable,
  sidekiqClientServerMismatch,
  plaintextUrl,
  invalidOption,
  ignoredOption,
  incompatibleGems,
  evictionPolicy,
  persistence,
  clusterModeForSidekiq,
  singleNodeForJobs,
  connectionLimit,
  openServer,
  dbNumberIsolation,
  imageTag,
  versionEndOfLife,
  deadSet,
]
