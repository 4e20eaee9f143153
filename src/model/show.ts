/** A value in words. */
import type { Value } from './value.ts'

/** What a file holds under a key: `prod.url of /etc/redis.yml`, from `/etc/redis.yml#prod.url`. */
const ofFile = (path: string): string => path.split('#').reverse().join(' of ')

/** A value as people read it: `$REDIS_URL or "redis://localhost:6379/0"`. */
export function show(v: Value): string {
  switch (v.kind) {
    case 'literal':
      if (v.value === null) return 'nil'
      return typeof v.value === 'string' ? (v.symbol ? `:${v.value}` : JSON.stringify(v.value)) : String(v.value)
    case 'env':
      return `$${v.name}`
    case 'setting':
      if (v.store === 'file') return ofFile(v.path)
      return `${v.store === 'settings' ? 'setting' : v.store} ${v.path}`
    case 'constant':
      return v.name
    case 'firstOf':
      return v.options.map(show).join(' or ')
    case 'either':
      return v.options.map(show).join(' / ')
    case 'concat':
      return `"${v.parts.map(p => (p.kind === 'literal' ? String(p.value) : `#{${show(p)}}`)).join('')}"`
    case 'record':
      return `{${[...v.entries].map(([k, x]) => `${k}: ${show(x)}`).join(', ')}${v.open ? ', …' : ''}}`
    case 'list':
      return `[${v.items.map(show).join(', ')}]`
    case 'made':
      return `${v.path}(${v.args.map(show).join(', ')})${v.block ? ` { ${show(v.block)} }` : ''}`
    case 'absent':
      return 'not set'
    case 'unknown':
      return `unknown (${v.why})`
  }
}
