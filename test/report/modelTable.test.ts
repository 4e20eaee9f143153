import { expect, test } from 'vitest'
import { compareModels, differences } from '../../src/report/compareModels.ts'
import { modelReport } from '../../src/report/modelTable.ts'
import { cache, client, model, running, sidekiq, value } from './build.ts'
import { shop } from './shop.ts'

const shopModel = shop.apps[0]?.model ?? model()

test('the shop as tables', async () => await expect(modelReport(shopModel, 'table')).toMatchFileSnapshot('shop/model.txt'))

test('as JSON it is the inventory', () => {
  const told = JSON.parse(modelReport(shopModel, 'json'))
  expect(told.clients).toHaveLength(7)
  expect(JSON.stringify(told)).not.toContain('s3cr3tpw')
})

test('what differs between environments', () => {
  const production = model({
    clients: [sidekiq('server'), cache({ endpoint: value('$CACHE_URL'), poolSize: value(7) }), client()],
    processes: [running('puma', { threads: value(5) }), running('sidekiq', { concurrency: value(10) })],
  })
  const staging = model({
    environment: 'staging',
    clients: [sidekiq('server'), cache({ endpoint: value('$REDIS_URL') })],
    processes: [running('puma', { threads: value(3) })],
    instead: { cable: 'async' },
  })
  expect(compareModels(production, staging)).toBe(
    [
      'Of                        Setting  production  staging',
      'Cache                     server   $CACHE_URL  $REDIS_URL',
      'Cache                     pool     7           not set',
      'Application data: $redis           $REDIS_URL  not there',
      'puma                      threads  5           3',
      'sidekiq                            10          not there',
      'cable without Redis                not there   async',
      '',
    ].join('\n'),
  )
  expect(differences(production, production)).toEqual([])
  expect(compareModels(production, { ...production, environment: 'staging' })).toBe('production and staging use Redis in the same way.\n')
})
