/** A value as Ruby source, for code that people paste. */
import type { Value } from './value.ts'

const quoted = (text: string): string => `"${text.replace(/["\\]|#(?=[{$@])/g, '\\$&').replaceAll('\n', '\\n')}"`

const inText = (v: Value): string | undefined => {
  if (v.kind === 'literal') return quoted(String(v.value ?? '')).slice(1, -1)
  const source = asRuby(v)
  return source === undefined ? undefined : `#{${source}}`
}

function joined(parts: readonly (string | undefined)[], by: string): string | undefined {
  return parts.some(p => p === undefined) ? undefined : parts.join(by)
}

const key = (name: string): string => (/^[a-z_]\w*$/i.test(name) ? `${name}:` : `${quoted(name)}:`)

/** Whether `||` between the alternatives means the same: only nil gives way to the next, and text around a variable is never nil. */
function fallsThrough(all: readonly Value[]): boolean {
  const named = new Set(all.flatMap(o => (o.kind === 'env' ? [o.name] : [])))
  return (
    all.every(
      (o, i) =>
        i === all.length - 1 ||
        o.kind === 'absent' ||
        o.kind === 'setting' ||
        (o.kind === 'literal' && o.value === null) ||
        (o.kind === 'env' && o.whenUnset !== 'raises'),
    ) && !all.some(o => o.kind === 'concat' && o.parts.some(p => p.kind === 'env' && named.has(p.name)))
  )
}

/** The source that gives this value again, `ENV.fetch("REDIS_URL", "redis://localhost")`; undefined where the value doesn't hold it. */
export function asRuby(v: Value): string | undefined {
  switch (v.kind) {
    case 'literal':
      if (v.value === null) return 'nil'
      return typeof v.value === 'string' ? (v.symbol ? `:${v.value}` : quoted(v.value)) : String(v.value)
    case 'env':
      if (v.whenUnset === 'raises') return `ENV.fetch(${quoted(v.name)})`
      return v.skipsBlank ? `ENV[${quoted(v.name)}].presence` : `ENV[${quoted(v.name)}]`
    case 'firstOf': {
      const [first, second, third] = v.options
      if (first?.kind === 'env' && !first.skipsBlank && second?.kind === 'literal' && !third)
        return `ENV.fetch(${quoted(first.name)}, ${asRuby(second)})`
      return fallsThrough(v.options) ? joined(v.options.filter(o => o.kind !== 'absent').map(asRuby), ' || ') : undefined
    }
    case 'setting':
      return v.store === 'credentials' && /^[\w.]+$/.test(v.path)
        ? `Rails.application.credentials.dig(${v.path
            .split('.')
            .map(p => `:${p}`)
            .join(', ')})`
        : undefined
    case 'constant':
      return v.name
    case 'concat': {
      const inner = joined(v.parts.map(inText), '')
      return inner === undefined ? undefined : `"${inner}"`
    }
    case 'list': {
      const inner = joined(v.items.map(asRuby), ', ')
      return inner === undefined ? undefined : `[${inner}]`
    }
    case 'record': {
      if (v.open) return undefined
      const inner = joined(
        [...v.entries]
          .filter(([, x]) => x.kind !== 'absent')
          .map(([k, x]) => (asRuby(x) === undefined ? undefined : `${key(k)} ${asRuby(x)}`)),
        ', ',
      )
      return inner === undefined ? undefined : inner === '' ? '{}' : `{ ${inner} }`
    }
    default:
      return undefined
  }
}
