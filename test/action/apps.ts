/** Small Rails apps to make pull requests of: the healthy one of the examples, and what is changed in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Files } from './repository.ts'

const FOLDER = 'examples/healthy'

export const healthy: Files = Object.fromEntries(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(FOLDER, path)).isFile())
    .map(path => [path.replaceAll('\\', '/'), readFileSync(join(FOLDER, path), 'utf8')]),
)

/** The files with a text replaced in one of them, which has to hold it. */
export function edited(files: Files, path: string, from: string, to: string): Files {
  const text = files[path]
  if (!text?.includes(from)) throw new Error(`${path} does not hold ${from}`)
  return { ...files, [path]: text.replace(from, () => to) }
}

export const PRODUCTION = 'config/environments/production.rb'
export const POOL = 'config/initializers/redis.rb'

/** The cache moves onto Sidekiq's server, whose own line stays as it is: shared-instance, an error. */
export const withSharedCache = (files: Files): Files => edited(files, PRODUCTION, 'CACHE_REDIS_URL', 'SIDEKIQ_REDIS_URL')
/** A client of the app's own without timeouts: missing-timeout, a note with a safe fix. */
export const withoutTimeout = (files: Files): Files => edited(files, POOL, '"DATA_REDIS_URL"), timeout: 1)', '"DATA_REDIS_URL"))')
/** cable-prefix, a note without a fix. */
export const withoutPrefix = (files: Files): Files => edited(files, 'config/cable.yml', '  channel_prefix: healthy_production\n', '')

export const shared = withSharedCache(healthy)

/** The same app in a folder. */
export const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

/** A Rails app that uses no Redis. */
export const redisless: Files = {
  Gemfile: 'gem "rails"\ngem "solid_queue"\n',
  'config/application.rb': (healthy['config/application.rb'] ?? '').replace(':sidekiq', ':solid_queue'),
}

/** A change that has nothing to do with Redis. */
export const withReadme = (files: Files, text = 'How to start it.\n'): Files => ({ ...files, 'README.md': text })
