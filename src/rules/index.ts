/** All rules, in the order of the table. */
import { cableAdapter } from './cable-adapter.ts'
import { cablePrefix } from './cable-prefix.ts'
import { misplacedKey } from './misplaced-key.ts'
import { cacheClearFlushes } from './cache-clear-flushes.ts'
import { dangerousCommand } from './dangerous-command.ts'
import type { Rule } from './rule.ts'
import { sharedInstance } from './shared-instance.ts'
import { tlsVerifyNone } from './tls-verify-none.ts'
import { unusedIgnore } from './unused-ignore.ts'

export const rules: readonly Rule[] = [sharedInstance, cableAdapter, cablePrefix, misplacedKey, tlsVerifyNone, cacheClearFlushes, dangerousCommand, unusedIgnore]
