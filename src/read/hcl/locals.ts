/** Which locals may lead to something that matters, told from their text before anything is evaluated. */
import type { Attribute } from './body.ts'

/** Whether a text speaks of a local that may matter, by itself or through others. */
export function leadingLocals(all: ReadonlyMap<string, Attribute>, matters: (text: string) => boolean): (text: string) => boolean {
  const texts = [...all].map(([name, { expression: e }]) => [name, e.source.text.slice(e.start, e.end)] as const)
  const leading = new Set<string>()
  const leads = (text: string): boolean => [...text.matchAll(/\blocal\.([\w-]+)/g)].some(([, name = '']) => leading.has(name))
  for (let before = -1; before < leading.size; ) {
    before = leading.size
    for (const [name, text] of texts) if (matters(text) || leads(text)) leading.add(name)
  }
  return leads
}
