/** Where the bundle names a gem. */
import { fileSpan, type Span } from '../model/span.ts'
import type { App } from '../read/app.ts'

/** The Gemfile's line of a gem; undefined for one that another gem brings. */
export const gemLine = (app: App, gem: string): Span | undefined =>
  app.calls.find(c => c.path === 'gem' && c.args[0]?.kind === 'literal' && c.args[0].value === gem)?.at

/** The lockfile's line of a gem, or the lockfile. */
export const lockedAt = (app: App, gem: string): Span => app.lockedAt.get(gem) ?? fileSpan(app.path('Gemfile.lock'))
