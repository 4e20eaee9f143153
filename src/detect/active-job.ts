/** Active Job's adapter, where it keeps jobs elsewhere than in Redis. */
import { options } from '../model/value.ts'
import type { App } from '../read/app.ts'
import type { Detector, Fact } from './detector.ts'

const REDIS = new Set(['sidekiq', 'resque'])

export const activeJob: Detector = {
  id: 'active-job',
  *detect(app: App): Iterable<Fact> {
    const value = app.settings.get('Rails.application.config.active_job.queue_adapter')
    for (const adapter of value ? options(value) : []) {
      if (adapter.kind === 'literal' && typeof adapter.value === 'string' && !REDIS.has(adapter.value))
        yield { instead: ['jobs', adapter.value] }
    }
  },
}
