/** Asks the test's GitHub directly, about a pull request that changes a few files. */
import type { Files } from './repository.ts'
import { TOKEN } from './run.ts'
import type { GitHub } from './server.ts'

const lines = (...numbers: number[]): string => `${numbers.join('\n')}\n`
const LONG = Array.from({ length: 60 }, (_, n) => n + 1)
export const BASE: Files = {
  'a.txt': lines(...LONG),
  'app/b.rb': 'B = 1\n',
  'app/gone.rb': 'GONE = 1\n',
  'old name.rb': `${'x = 1\n'.repeat(9)}`,
}
export const HEAD: Files = {
  'a.txt': lines(...LONG.map(n => (n === 10 || n === 50 ? n * 100 : n))),
  'app/b.rb': 'B = 1\n',
  'app/new.rb': 'NEW = 1',
  'new name.rb': `${'x = 1\n'.repeat(9)}`,
}

export async function ask(github: GitHub, method: string, path: string, body?: unknown, token: string | null = TOKEN) {
  const response = await fetch(path.startsWith('http') ? path : `${github.site.api}/repos/octo-org/shop${path}`, {
    method,
    headers: { 'user-agent': 'test', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, json: text.startsWith('<') || text === '' ? text : JSON.parse(text) }
}
