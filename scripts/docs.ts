/** `npm run docs`: writes the generated pages; what is no longer generated goes away. Run it after the build. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { GENERATED, pages } from './pages.ts'

const all = pages('dist')
for (const folder of GENERATED) rmSync(folder, { recursive: true, force: true })
for (const [path, text] of all) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
console.log(`${all.size} pages`)
