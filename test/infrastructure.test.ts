/** Servers that no app's folder holds: a repository without an app, an app beside its infrastructure, and several apps. */
import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '../src/detect/parsers.ts'
import { mapRepo } from '../src/model/repo.ts'
import { sharing } from '../src/model/sharing.ts'
import { judgeRun } from '../src/policy/gate.ts'
import { documentOf } from '../src/report/json.ts'
import { reportOn } from './bundle.ts'

const TERRAFORM =
  'resource "aws_elasticache_replication_group" "jobs" {\n  node_type = "cache.t4g.micro"\n}\nmodule "redis-more" {\n  source = "org/redis/aws"\n}\n'
const COMPOSE =
  'services:\n  redis:\n    image: redis:7.4\n    command: redis-server --maxmemory-policy volatile-ttl\n  web:\n    environment: { REDIS_URL: "redis://redis:6379" }\n'
const APP = 'module Shop\n  class Application < Rails::Application\n  end\nend\n'
const GATE = { failOn: 'error', failScope: 'all', minConfidence: 'likely' } as const

const report = (files: Readonly<Record<string, string>>) => reportOn(new Map(Object.entries(files)))

beforeAll(() =>
  loadParsers(
    mapRepo(
      new Map([
        ['redis.tf', 'redis'],
        ['fly.toml', ''],
      ]),
    ),
  ),
)

test('a repository without an app: its servers are listed, and the run passes', () => {
  const found = report({ 'main.tf': TERRAFORM, 'docker-compose.prod.yml': COMPOSE, 'README.md': '' })
  expect(found.apps).toEqual([])
  expect(judgeRun(found, GATE)).toMatchObject({ verdict: 'pass', code: 0 })
  const document = documentOf(found)
  expect(document.servers.map(s => `${s.service} ${s.maxmemory_policy} ${s.at}`)).toEqual([
    'redis volatile-ttl docker-compose.prod.yml:2:3',
    'aws_elasticache_replication_group.jobs null main.tf:1:1',
  ])
  expect(document.gaps?.map(g => g.why)).toEqual(['module.redis-more comes from org/redis/aws, which is not read'])
})

test('one app owns what lies beside it, and its variables are joined', () => {
  const found = report({
    'web/config/application.rb': APP,
    'web/config/initializers/redis.rb': 'STORE = Redis.new(url: ENV["REDIS_URL"])\n',
    'deploy/compose.prod.yml': COMPOSE,
  })
  expect(found.servers).toBeUndefined()
  expect(found.apps.map(a => [a.model.servers.map(s => s.file), a.model.endpoints])).toEqual([
    [['deploy/compose.prod.yml'], { REDIS_URL: 'compose:deploy/redis' }],
  ])
})

test('a host and a URL that are wired to one server are one server', () => {
  const found = report({
    'config/application.rb': APP,
    'config/initializers/redis.rb':
      'STORE = Redis.new(url: ENV["REDIS_URL"])\nLOCKS = Redlock::Client.new(["redis://#{ENV["LOCK_HOST"]}:6379"])\nFAR = Redis.new(url: ENV["FAR_URL"])\n',
    'Gemfile.lock': 'GEM\n  specs:\n    redis (5.4.0)\n    redlock (2.0.6)\n\nDEPENDENCIES\n  redis\n  redlock\n',
    'compose.prod.yml':
      'services:\n  redis:\n    image: redis:7.4\n  far:\n    image: redis:7.4\n  web:\n    environment: { REDIS_URL: "redis://redis:6379", LOCK_HOST: redis, FAR_URL: "redis://far" }\n',
  })
  const [app] = found.apps
  expect(app && sharing(app.model).map(s => `${s.a} ${s.b} ${s.tier} ${s.key}`)).toEqual(['app lock definite server:compose:redis'])
})

test('of several apps nobody knows whose it is', () => {
  const found = report({
    'a/config/application.rb': APP,
    'b/config/application.rb': APP,
    'compose.prod.yml': COMPOSE,
    'a/compose.prod.yml': COMPOSE,
  })
  expect(found.apps.map(a => a.model.servers.map(s => s.file))).toEqual([['a/compose.prod.yml'], []])
  expect(found.servers?.map(s => s.file)).toEqual(['compose.prod.yml'])
})

test.each([
  ['environments: { production: [docker-compose.yml] }', undefined],
  ['environments: { staging: [docker-compose.yml] }', '.redline.yml says that docker-compose.yml describes staging'],
  ['platform: compose', 'docker-compose.yml does not say that it is for production'],
])('%s', (config, aside) => {
  const found = report({ 'config/application.rb': APP, 'docker-compose.yml': COMPOSE, '.redline.yml': config })
  expect(found.apps.map(a => a.model.servers.map(s => s.aside))).toEqual([[aside]])
})
