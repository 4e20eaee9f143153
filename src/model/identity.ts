/** Which values are the same setting. */
import type { Value } from './value.ts'

const identities = new WeakMap<Value, string>()

/** Two values with the same identity are the same setting wherever they were written. */
export function identity(v: Value): string {
  const known = identities.get(v)
  if (known !== undefined) return known
  const whole = written(v)
  // Values share parts, so what is written out can grow without end where the value itself doesn't.
  const id = whole.length > 4000 ? `${whole.slice(0, 400)}…${checksum(whole)}` : whole
  identities.set(v, id)
  return id
}

/** FNV-1a over UTF-16 units: tells long texts apart, no more. */
function checksum(s: string): string {
  let h = 0x811c9dc5
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return (h >>> 0).toString(16)
}

function written(v: Value): string {
  switch (v.kind) {
    case 'literal':
      return `=${JSON.stringify(v.value)}`
    case 'env':
      return `env:${v.name}`
    case 'setting':
      return `${v.store}:${v.path}`
    case 'constant':
      return `::${v.name}`
    case 'firstOf':
      return `first(${v.options.map(identity).join('|')})`
    case 'either':
      return `either(${v.options.map(identity).sort().join('|')})`
    case 'concat':
      return `"${v.parts.map(identity).join('+')}"`
    case 'record':
      return `{${[...v.entries]
        .map(([k, x]) => `${k}=${identity(x)}`)
        .sort()
        .join(',')}${v.open ? ',…' : ''}}`
    case 'list':
      return `[${v.items.map(identity).join(',')}]`
    case 'made':
      return `${v.path}@${v.at.file}:${v.at.start}`
    case 'absent':
      return 'absent'
    case 'unknown':
      return `unknown(${v.why})${(v.from ?? []).map(identity).join(',')}`
  }
}
