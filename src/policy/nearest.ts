/** Which known word someone probably meant. */

/** Edits between two words, a swap of neighbours counting as one (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] as number) + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return above[b.length] as number
}

/** Longer words are nobody's typing error, and would cost time. */
const LONGEST = 60

/** The candidate nearest to a word, the first of equals; undefined where none is near enough to be meant. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined
  const wanted = word.toLowerCase().replaceAll('_', '-')
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    const far = distance(wanted, candidate.toLowerCase())
    if (far < least) [best, least] = [candidate, far]
  }
  return best
}

/** ``; did you mean `x`?`` or, where nothing is near, the whole list: the end of a message about an unknown word. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates)
  return near === undefined ? `; there are ${candidates.map(c => `\`${c}\``).join(', ')}` : `; did you mean \`${near}\`?`
}
