/** All rules, in the order of the table. */
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = []
