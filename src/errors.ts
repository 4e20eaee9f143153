/** Errors meant for people, and the exit codes. */

/** Wrong use or configuration: shown without a stack, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Exit codes; when several apply the order is 2 > 4 > 5 > 1 > 0. */
export const exit = { clean: 0, findings: 1, usage: 2, nothing: 3, failed: 4, unreachable: 5 } as const
