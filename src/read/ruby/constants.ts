/** Finding a constant: what was read defines it, or a file of the app that is read for it, or a settings gem. */
import type { Machine } from './machine.ts'
import { type Ruby, thaw } from './object.ts'

/** Full names that a constant written in a namespace may have, innermost first. */
export function candidates(name: string, namespace: string): readonly string[] {
  if (name.startsWith('::')) return [name.slice(2)]
  const scopes = namespace === '' ? [] : namespace.split('::')
  const names: string[] = []
  for (let i = scopes.length; i >= 0; i--) names.push([...scopes.slice(0, i), name].join('::'))
  return names
}

/** What a constant stands for: the app's own, read when needed, or undefined where the app doesn't define it. */
export function findConstant(m: Machine, name: string, namespace: string): Ruby | undefined {
  const search = `${namespace} ${name}`
  const { defined } = m
  if (m.vain.get(search) === defined) return undefined
  const { found, final } = searchConstant(m, name, namespace)
  if (!found && final) m.vain.set(search, defined)
  return found
}

/** Reads the files that may define a constant. Final unless one of them is left out while the present file is read. */
function readDefining(m: Machine, name: string): { readonly found: Ruby | undefined; readonly final: boolean } {
  if (m.missing.has(name)) return { found: undefined, final: true }
  // Read at once, lest a file that names itself goes round in circles.
  m.missing.add(name)
  let final = true
  for (const file of m.surroundings.defining(name)) {
    if (!m.surroundings.load(file)) final = false
    const found = m.constants.get(name)
    if (found) return { found, final: true }
  }
  if (!final) m.missing.delete(name)
  return { found: undefined, final }
}

function searchConstant(m: Machine, name: string, namespace: string): ReturnType<typeof readDefining> {
  const names = candidates(name, namespace)
  const known = names.map(full => m.constants.get(full)).find(c => c !== undefined)
  if (known) return { found: known, final: true }
  let final = true
  for (const full of names) {
    const read = readDefining(m, full)
    if (read.found) return read
    final &&= read.final
  }
  const inherited = ancestorsOf(m, names)
    .map(scope => m.constants.get(`${scope}::${name}`))
    .find(c => c !== undefined)
  return { found: inherited ?? stated(m, name.replace(/^::/, '')), final }
}

/** A constant that a settings gem defines. */
function stated(m: Machine, name: string): Ruby | undefined {
  const value = m.surroundings.constant(name)
  if (!value) return undefined
  m.defined += 1
  m.constants.set(name, thaw(value))
  return thaw(value)
}

/** Constants are also found in what the classes around the place inherit from. */
function ancestorsOf(m: Machine, names: readonly string[]): readonly string[] {
  const scopes = names.map(n => n.split('::').slice(0, -1).join('::')).filter(n => n !== '')
  return scopes.flatMap(scope => {
    const found = m.constants.get(scope)
    return found?.kind === 'module' ? found.ancestors.flatMap(a => candidates(a.name, a.scope)) : []
  })
}
