/** All rules, in the order of the table. */
import type { Rule } from './rule.ts'
import { sharedInstance } from './shared-instance.ts'

export const rules: readonly Rule[] = [sharedInstance]
