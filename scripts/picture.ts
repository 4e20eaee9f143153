/** `npm run picture`: draws docs/images/comment.md, the comment that a test proves the Action posts, as GitHub shows it. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { crc32 } from 'node:zlib'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { chromium } from 'playwright-core'

const FOLDER = 'docs/images'
const WIDTH = 920
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const markdown = readFileSync(`${FOLDER}/comment.md`, 'utf8')
const html = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A diff's lines in red and green, as GitHub colours them. */
const coloured = (page: string): string =>
  page.replace(/(<code class="language-diff">)([\s\S]*?)(<\/code>)/g, (_, open: string, lines: string, close: string) => {
    const shown = lines.split('\n').map(line => {
      const kind = /^(?:---|\+\+\+|@@)/.test(line) ? 'meta' : line.startsWith('+') ? 'plus' : line.startsWith('-') ? 'minus' : ''
      return kind === '' ? line : `<span class="${kind}">${line}</span>`
    })
    return `${open}${shown.join('\n')}${close}`
  })

const STYLE = `
  * { box-sizing: border-box }
  body { margin: 0; padding: 24px; background: #fff; color: #1f2328; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
  .comment { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden }
  .who { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; color: #59636e }
  .who b { color: #1f2328 } .who .bot { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 6px; font-size: 12px; margin: 0 4px }
  .text { padding: 16px } .text > :first-child { margin-top: 0 } .text > :last-child { margin-bottom: 0 }
  h3 { font-size: 1.25em; margin: 24px 0 16px; line-height: 1.25 } h4 { font-size: 1em; margin: 24px 0 16px }
  p, ul, table, pre, details, .diagram { margin: 0 0 16px } ul { padding-left: 2em } li + li { margin-top: .25em }
  a { color: #0969da; text-decoration: underline; text-underline-offset: .2rem } a code { color: inherit }
  code { font: 85% ui-monospace, "DejaVu Sans Mono", Menlo, monospace; background: #818b981f; padding: .2em .4em; border-radius: 6px; white-space: break-spaces }
  pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: auto; line-height: 1.45 } pre code { background: none; padding: 0; white-space: pre }
  table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto }
  th, td { border: 1px solid #d1d9e0; padding: 6px 13px } th { font-weight: 600 } tr:nth-child(2n) td { background: #f6f8fa }
  .diagram { border: 1px solid #d1d9e0; border-radius: 6px; padding: 12px; text-align: center } .diagram pre { background: none; padding: 0; margin: 0 } .diagram svg { max-width: 100%; height: auto }
  blockquote { margin: 0 0 16px; padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0 }
  .plus { background: #dafbe1; color: #116329 } .minus { background: #ffebe9; color: #82071e } .meta { color: #59636e }
`

/** Signs for which a machine may have no font, drawn. */
const SIGNS: Readonly<Record<string, string>> = {
  '❌': '<path d="M3 3l10 10M13 3L3 13" stroke="#d1242f" stroke-width="3.2" stroke-linecap="round"/>',
  '✅': '<rect x="1" y="1" width="14" height="14" rx="3" fill="#1a7f37"/><path d="M4 8.5l3 3 5-6.5" stroke="#fff" stroke-width="2" fill="none"/>',
  '⚠️': '<path d="M8 1.5L15 14.5H1z" fill="#f5c211"/><path d="M8 6v4.2M8 11.6v1.4" stroke="#1f2328" stroke-width="1.6"/>',
}
const signed = (page: string): string =>
  page.replace(/❌|✅|⚠️/gu, sign => `<svg width="18" height="18" viewBox="0 0 16 16" style="vertical-align:-2px">${SIGNS[sign]}</svg>`)

/** A text chunk of a PNG before its end: what the picture was made of, for the test that compares. */
function noted(png: Buffer, keyword: string, value: string): Buffer {
  const data = Buffer.from(`tEXt${keyword}\0${value}`, 'latin1')
  const chunk = Buffer.alloc(data.length + 8)
  chunk.writeUInt32BE(data.length - 4)
  data.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(data), data.length + 4)
  const end = png.length - 12
  return Buffer.concat([png.subarray(0, end), chunk, png.subarray(end)])
}

if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing: name a Chromium with CHROMIUM=…`)
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--force-color-profile=srgb'] })
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 }, deviceScaleFactor: 1.5, colorScheme: 'light' })
  // Nothing is fetched: the page is complete.
  await page.route('**', route => route.abort())
  const drawn = coloured(html).replace(
    /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
    (_, text: string) => `<div class="diagram"><pre class="mermaid">${text}</pre></div>`,
  )
  const who = `<b>github-actions</b><span class="bot">bot</span> commented`
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><div class="comment"><div class="who">${who}</div><div class="text">${signed(drawn)}</div></div>`,
  )
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') })
  // In the page, whose types are not ours.
  await page.evaluate("mermaid.initialize({ startOnLoad: false, theme: 'default', securityLevel: 'strict' }); mermaid.run()")
  const broken = await page.locator('.diagram:not(:has(svg))').count()
  if (broken > 0) throw new Error(`a diagram was not drawn: ${escaped(markdown.slice(0, 80))}`)
  const png = await page.screenshot({ fullPage: true })
  const made = createHash('sha256').update(markdown).digest('hex')
  writeFileSync(`${FOLDER}/comment.png`, noted(png, 'Source', `sha256 ${made}`))
} finally {
  await browser.close()
}
console.log(`${FOLDER}/comment.png: ${Math.round(readFileSync(`${FOLDER}/comment.png`).length / 1024)} KB`)
