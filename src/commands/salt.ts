/** The salt under which server names are hidden in results that leave their repository. */
import { UsageError } from '../errors.ts'
import type { Io } from './io.ts'

const SHORTEST = 16

/** What `REDLINE_SALT` holds; undefined where it isn't set. Throws a UsageError where it is too short to hide anything. */
export function saltOf(env: Io['env']): string | undefined {
  const salt = env.REDLINE_SALT
  if (salt === undefined || salt === '') return undefined
  if (salt.length < SHORTEST)
    throw new UsageError(
      `REDLINE_SALT is too short to hide anything: make it ${SHORTEST} characters or more, such as \`openssl rand -hex 32\``,
    )
  return salt
}
