/** Examples of the rule: a plan that is too small, a limit that a release exceeds, and one with room. */
import type { Example } from '../rule.ts'
import { LOCK, SIDEKIQ } from '../servers/exampleFiles.ts'

const CACHE = `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"], pool: { size: 10 } }
end
`

export const examples: readonly Example[] = [
  {
    title: "Heroku's smallest plan",
    kind: 'bad',
    files: `--- app.json
{
  "addons": [
    "heroku-redis:mini" // <- opens 29 connections to the Heroku add-on \`heroku-redis\` (\`$REDIS_URL\`): Puma: 2 × (Sidekiq 3 + Cache 3) = 12; Sidekiq: Sidekiq 9 + Cache 8 = 17
  ]
}
--- config/puma.rb
threads 3, 3
workers 2
--- config/sidekiq.yml
:concurrency: 8
${SIDEKIQ}${CACHE}${LOCK}`,
  },
  {
    title: 'Enough until a release, by a limit that an included file sets',
    kind: 'bad',
    files: `--- .redline.yml
processes:
  puma: 3
  sidekiq: 2
--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server /etc/redis/redis.conf
    volumes: ["./ops/redis.conf:/etc/redis/redis.conf", "./ops/limits.conf:/etc/redis/limits.conf"]
  web:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
--- ops/redis.conf
include /etc/redis/limits.conf
appendonly yes
--- ops/limits.conf
maxclients 64 # <- while old and new processes overlap
--- config/puma.rb
threads 3, 3
workers 2
--- config/sidekiq.yml
:concurrency: 8
${SIDEKIQ}${LOCK}`,
  },
  {
    title: 'A plan with room for two deployments',
    kind: 'good',
    files: `--- app.json
{ "addons": ["heroku-redis:premium-2"] }
--- config/puma.rb
threads 3, 3
--- config/sidekiq.yml
:concurrency: 8
${SIDEKIQ}${LOCK}`,
  },
]
