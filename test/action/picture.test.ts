/** The comment that README shows: what the Action posts, word for word, and a picture of just that. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { healthy, withoutTimeout, withSharedCache } from './apps.ts'
import { scene } from './scene.ts'

const FOLDER = 'docs/images'

describe('the picture of the comment', () => {
  it('is of what the Action posts', async () => {
    const { run, comments } = await scene({ base: healthy, head: withSharedCache(withoutTimeout(healthy)) })
    await run({ env: { GITHUB_ACTION_REPOSITORY: 'OWNER/redline', GITHUB_ACTION_REF: 'v1', GITHUB_RUN_ID: '5000000' } })
    const [marker, ...lines] = (comments()[0]?.body ?? '').split('\n')
    expect(marker).toMatch(/^<!-- redline /)
    // Commits and the version say nothing that a reader of README needs, and would make it another text each time.
    const body = lines
      .join('\n')
      .replace(/\b[0-9a-f]{10}(?:[0-9a-f]{30})?\b/g, id => 'c0ffee'.repeat(7).slice(0, id.length))
      .replace(/^redline \d[\w.-]*/m, 'redline 1.0.0')
    await expect(body).toMatchFileSnapshot(`../../${FOLDER}/comment.md`)
  })

  it('was made from it: `npm run picture`', () => {
    const made = createHash('sha256')
      .update(readFileSync(`${FOLDER}/comment.md`))
      .digest('hex')
    expect(readFileSync(`${FOLDER}/comment.png`).includes(`Source\0sha256 ${made}`)).toBe(true)
  })
})
