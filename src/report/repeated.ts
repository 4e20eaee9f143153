/** Code that stands under several findings is shown once, where the eye comes first, and named from then on. */
import type { Judged } from '../model/report.ts'

/** Shorter code is repeated: it takes no more room than a reference. */
const SHORT = 3

const BLOCK = /(:?)\n\n```\w*\n([\s\S]*?)\n```(?=\n|$)/g

/** `cable.yml:9` of a path: its folder stands with the finding that is meant. */
const near = (file: string, line: number): string => `${file.slice(file.lastIndexOf('/') + 1)}:${line}`

/** The findings in the order in which they are shown; a later copy of a block is left out, and the finding that shows it is named. */
export function withoutRepeats(findings: readonly Judged[]): readonly Judged[] {
  const seen = new Map<string, string>()
  return findings.map(f => {
    if (f.advice === undefined) return f
    const above = new Set<string>()
    const kept = f.advice.replace(BLOCK, (block, colon: string, code: string) => {
      const first = seen.get(code)
      if (first === undefined) {
        if (code.split('\n').length > SHORT) seen.set(code, `\`${f.rule}\` (\`${near(f.at.file, f.at.line)}\`)`)
        return block
      }
      above.add(first)
      return colon === '' ? '' : '.'
    })
    if (above.size === 0) return f
    const advice = kept.replace(/\n\nThe code has what [^\n]* as well\./, '').trim()
    return { ...f, advice: `${advice}\n\nThe code stands above, under ${[...above].join(' and ')}.` }
  })
}
