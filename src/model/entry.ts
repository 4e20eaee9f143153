/** An entry of a value that is a hash. */
import { absent, either, firstOf, type Setting, setting, unknown, type Value } from './value.ts'

/** What a setting holds under a key, where that is asked for at `at`. */
export const under = (v: Setting, key: string, at = v.at): Setting =>
  setting(v.store, v.path === '' ? key : `${v.path}${v.store === 'file' && !v.path.includes('#') ? '#' : '.'}${key}`, at)

/** An entry of a hash; absent where the key isn't there. A branch of hashes gives a branch of their entries. */
export function entry(v: Value, key: string): Value {
  switch (v.kind) {
    case 'record':
      return v.entries.get(key) ?? (v.open ? unknown('the hash has keys that the files do not name', v.at) : absent(v.at))
    case 'firstOf':
    case 'either': {
      const inner = v.options.map(o => entry(o, key))
      return v.kind === 'firstOf' ? firstOf(inner, v.at) : either(inner, v.at)
    }
    case 'setting':
      return under(v, key)
    case 'unknown':
      return v
    default:
      return absent(v.at)
  }
}

/** Whether a value is a hash on some branch. */
export const isHash = (v: Value): boolean =>
  v.kind === 'record' || ((v.kind === 'firstOf' || v.kind === 'either') && v.options.some(isHash))
