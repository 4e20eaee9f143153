/** Code that stands under several findings is shown once, where the eye comes first, and named from then on. */
import type { Judged } from '../model/report.ts'
import { place } from '../model/span.ts'
import { fromRoot } from './items.ts'

/** Shorter code is repeated: it takes no more room than a reference. */
const SHORT = 3

const FENCE = /^```\w*\n([\s\S]*?)\n```$/gm

/** The findings in the order in which they are shown, with later copies of a block as a reference to the first. */
export function withoutRepeats(findings: readonly Judged[], base = '.'): readonly Judged[] {
  const seen = new Map<string, string>()
  return findings.map(f => {
    if (f.advice === undefined) return f
    const advice = f.advice.replace(FENCE, (block, code: string) => {
      const first = seen.get(code)
      if (first !== undefined) return `The code under ${first} does this too.`
      if (code.split('\n').length > SHORT) seen.set(code, `\`${f.rule}\` above, at \`${fromRoot(base, place(f.at))}\`,`)
      return block
    })
    return advice === f.advice ? f : { ...f, advice: advice.replace(/\n\nThe code has what [^\n]* as well\./, '') }
  })
}
