import { describe, expect, test } from 'vitest'
import { type ConsoleOptions, consoleReport } from '../../src/report/console.ts'
import { displayWidth } from '../../src/report/width.ts'
import { appReport, cache, finding, HERE, model, report, running, spot } from './build.ts'
import { FILES, shop } from './shop.ts'

const OPTIONS: ConsoleOptions = { color: false, width: 100, source: () => undefined }
const lines = (given: Parameters<typeof consoleReport>[0], options: Partial<ConsoleOptions> = {}): readonly string[] =>
  consoleReport(given, { ...OPTIONS, ...options }).split('\n')

const withRedis = model({ clients: [cache()], processes: [running('puma')] })

describe('consoleReport', () => {
  test.each([80, 110])('the shop at %i columns', async width => {
    const text = consoleReport(shop, { color: false, width, source: file => FILES[file] })
    await expect(text).toMatchFileSnapshot(`shop/console-${width}.txt`)
    expect(text).not.toContain('s3cr3tpw')
    expect(text).not.toContain('\u001b')
    // Code to paste is never broken.
    for (const line of text.split('\n').filter(l => !l.startsWith('      config'))) expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  test('colours are all that colour adds', () => {
    const [plain, coloured] = [false, true].map(color => consoleReport(shop, { color, width: 110, source: file => FILES[file] }))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
    const bare = coloured?.replace(/\u001b\[[\d;]*m/g, '')
    expect(bare?.replaceAll('`', '')).toBe(plain?.replaceAll('`', ''))
  })

  test('a clean run says so in one line, before the topology', () => {
    const out = lines(report({ apps: [appReport({ model: withRedis })] }))
    expect(out[0]).toBe('Nothing found that breaks.')
    expect(out).toContain('Topology in production')
    expect(out.at(-2)).toBe('No findings · 42 files read of 1,204')
    expect(out.at(-1)).toBe('')
  })

  test('an app without Redis is one line', () => {
    const without = appReport({ model: model({ instead: { cache: 'memory_store', jobs: 'good_job' } }) })
    expect(lines(report({ apps: [without] }))).toEqual([
      'This app uses no Redis: the cache is memory_store and jobs go through good_job.',
      '',
      'No findings · 42 files read of 1,204',
      '',
    ])
    expect(lines(report())[0]).toBe('This app uses no Redis.')
  })

  test('several apps have a heading each', () => {
    const apps = ['apps/admin', 'apps/web'].map(root => appReport({ root }))
    expect(
      lines(report({ apps }))
        .filter(l => l.startsWith('──'))
        .map(l => l.split(' ')[1]),
    ).toEqual(['apps/admin', 'apps/web'])
  })

  test('quiet: findings and their count, nothing on a clean run', () => {
    expect(consoleReport(report({ apps: [appReport({ model: withRedis })] }), { ...OPTIONS, quiet: true })).toBe('')
    const out = lines(report({ apps: [appReport({ model: withRedis, findings: [finding()] })] }), { quiet: true })
    expect(out).toEqual([
      'warning  missing-timeout  config/application.rb:7:3',
      '  The client has no read timeout.',
      '',
      '1 warning · 42 files read of 1,204',
      '',
    ])
  })

  test('silenced findings are counted, not shown', () => {
    const hidden = finding({ message: 'Known.', silenced: { by: 'ignore', reason: 'soon' } })
    const out = lines(report({ apps: [appReport({ model: withRedis, findings: [hidden] })] }))
    expect(out.join('\n')).not.toContain('Known.')
    expect(out.at(-2)).toBe('No findings · 1 silenced · 42 files read of 1,204')
  })

  test('all gaps where asked', () => {
    const gaps = Array.from({ length: 12 }, (_, i) => ({ at: spot('a.rb', i + 1), why: 'it is computed' }))
    const given = report({ apps: [appReport({ gaps })] })
    expect(lines(given).filter(l => l.includes('because'))).toHaveLength(10)
    expect(lines(given, { verbose: true }).filter(l => l.includes('because'))).toHaveLength(12)
  })

  test('names with control, bidirectional and wide characters neither start lines nor move the cursor', () => {
    const file = 'a\n\u001b[2J\u202e日本\u0000.rb'
    const odd = finding({ at: spot(file, 3), related: [{ at: spot(file), role: 'a\rb' }], message: 'One\u0007 two\n\nthree \u2066four' })
    const text = consoleReport(
      report({
        apps: [appReport({ root: file, model: withRedis, findings: [odd], gaps: [{ at: spot(file), why: 'x\u001b]0;y' }] })],
        skipped: [{ root: file, why: 'z\n' }],
      }),
      {
        ...OPTIONS,
        source: () => 'x\ny\nif \u202e \u001b[31m "\t日本" x\n',
      },
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be left
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/)
    expect(text).toContain('a\\n\\e[2J\\u{202e}日本\\0.rb:3:1')
  })

  test('a finding about a server has no place in a file', () => {
    const live = finding({ at: { ...HERE, file: '' }, server: 'REDIS_URL' })
    expect(lines(report({ apps: [appReport({ model: withRedis, findings: [live] })] }))[0]).toBe('warning  missing-timeout  REDIS_URL')
  })

  test('its own failures are named', () => {
    expect(lines(report({ failures: [{ part: 'rule shared-instance', error: 'x is not a function' }] }))).toContain(
      'Redline failed in a part',
    )
  })
})
