/** Keys in Sidekiq's YAML that look as if they set its Redis: Sidekiq reads none of them. */
import type { App } from '../read/app.ts'
import type { Detector, Fact } from './detector.ts'
import { sidekiqYaml } from './sidekiq-settings.ts'

const FILES = ['config/sidekiq.yml', 'config/sidekiq.yml.erb']

/** Source: sidekiq lib/sidekiq/cli.rb and redis_connection.rb; the fact sheet's section 1.5. */
const UNREAD = new Set(['redis', 'url', 'redis_url', 'namespace'])

/** Sidekiq keeps unknown keys among its options, so the app's own code may read them, there or in the file itself. */
const readByTheApp = (app: App): boolean =>
  app
    .texts()
    .some(([file, text]) => file.endsWith('.rb') && /sidekiq\.yml|Sidekiq\.options|config\[:(?:redis|url|redis_url|namespace)\]/.test(text))

export const unreadKeys: Detector = {
  id: 'unread-keys',
  *detect(app: App): Iterable<Fact> {
    const file = FILES.map(app.path).find(f => app.files.includes(f))
    if (!file || !app.loaded?.has('sidekiq')) return
    const section = sidekiqYaml(app, file)
    if (section?.kind !== 'record' || readByTheApp(app)) return
    for (const [key, value] of section.entries) {
      if (!UNREAD.has(key)) continue
      yield { misplaced: { file, key, environment: app.environment, at: section.keys?.get(key) ?? value.at, value, reader: 'sidekiq' } }
    }
  },
}
