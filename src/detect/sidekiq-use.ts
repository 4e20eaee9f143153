/** Whether an app that has Sidekiq in its bundle uses it: the gem alone neither pushes a job nor starts a worker. */

import type { App } from '../read/app.ts'
import { CODE, isOwn } from './ownFiles.ts'

/** What people test, document, lock or took from others says nothing of it. */
const ELSEWHERE =
  /(?:^|\/)(?:specs?|tests?|features|docs?|node_modules|vendor|public|tmp|log|db|locales?)\/|(?:^|\/)(?:Gemfile[^/]*|gems\.(?:rb|locked)|[^/]*\.(?:md|lock|css|scss|svg|po))$/

const known = new WeakMap<App, boolean>()

/** Whether nothing in the app but its bundle names Sidekiq. An app of which only configuration is at hand is taken to use it. */
export function sidekiqIdle(app: App): boolean {
  const before = known.get(app)
  if (before !== undefined) return before
  const idle = !app.calls.some(c => /^(?:::)?Sidekiq\b/.test(c.path)) && unnamed(app)
  known.set(app, idle)
  return idle
}

function unnamed(app: App): boolean {
  const own = app.files.filter(f => isOwn(f, ELSEWHERE))
  const code = own.filter(f => CODE.test(f))
  if (!code.some(f => f.endsWith('.rb')) || own.some(f => /sidekiq[^/]*$/i.test(f))) return false
  // Its few files of configuration first: they settle it for most.
  return [own.filter(f => !CODE.test(f)), code].every(files => app.repo.mentioning(files, ['sidekiq']).length === 0)
}
