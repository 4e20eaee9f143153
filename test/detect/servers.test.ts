/** Platform files above the line `=== servers`, what they declare below it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { detect, WORDS } from '../../src/detect/index.ts'
import { mapRepo } from '../../src/model/repo.ts'
import { readApp } from '../../src/read/app.ts'
import { loadHcl } from '../../src/read/hcl/parse.ts'
import { loadToml } from '../../src/read/toml.ts'
import { bundledFiles } from '../../src/report/bundle.ts'
import { linesOfServers } from './serverLines.ts'

const FOLDERS = ['compose', 'heroku', 'render', 'fly', 'kamal', 'kubernetes', 'helm', 'scalingo', 'redis-conf', 'terraform']

const here = import.meta.dirname
const cases = FOLDERS.flatMap(folder =>
  readdirSync(join(here, folder))
    .filter(file => file.endsWith('.txt'))
    .map(file => ({ folder, name: `${folder}/${file}`, text: readFileSync(join(here, folder, file), 'utf8') })),
)

beforeAll(() => Promise.all([loadToml(), loadHcl()]))

describe('servers', () => {
  test.each(cases)('$name', ({ text }) => {
    const [bundle = '', expected] = text.split('\n=== servers\n')
    const files = new Map(bundledFiles(bundle).map(f => [f.path, `${f.text}\n`]))
    const app = readApp(mapRepo(files), '.', { environment: 'production', nested: [], words: WORDS })
    const { model, failures } = detect(app, { platform: null, target: null, endpoints: {}, now: 0 })
    expect(failures).toEqual([])
    expect(linesOfServers(model)).toEqual((expected ?? 'no === servers').split('\n').filter(l => l !== ''))
  })

  test('the name of an environment is no pattern', () => {
    const files = new Map([['compose.yml', 'services:\n  redis:\n    image: redis:7\n']])
    const app = readApp(mapRepo(files), '.', { environment: 'a(', nested: [], words: WORDS })
    const { model, failures } = detect(app, { platform: null, target: null, endpoints: {}, now: 0 })
    expect(failures).toEqual([])
    expect(model.servers).toHaveLength(1)
  })

  test.each(FOLDERS)('%s has an example that counts, and one that declares nothing that does', folder => {
    const all = cases.filter(c => c.folder === folder).map(c => c.text.split('\n=== servers\n')[1] ?? '')
    const counts = (text: string): boolean => / @ .*\n {2}(?:declared|default)/.test(text)
    expect([all.some(counts), all.some(text => !counts(text))]).toEqual([true, true])
  })
})
