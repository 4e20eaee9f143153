/** Where the variables of a folder are set: files of values beside it, or callers that are elsewhere. */
import type { Span } from '../../model/span.ts'
import { unknown, type Value } from '../../model/value.ts'
import type { Block } from './body.ts'

export const isValues = (file: string): boolean => /\.tfvars(?:\.json)?$/.test(file)

const [LOADED, AUTO] = [/(?:^|\/)terraform\.tfvars(?:\.json)?$/, /\.auto\.tfvars(?:\.json)?$/]

/** The files of values in Terraform's order, later ones winning: what it loads by itself, then what it is `given`. */
export const valueFiles = (files: readonly string[], given: (file: string) => boolean): readonly string[] => [
  ...files.filter(f => LOADED.test(f)),
  ...files.filter(f => AUTO.test(f)),
  ...files.filter(f => /\.tfvars$/.test(f) && !LOADED.test(f) && !AUTO.test(f) && given(f)),
]

/**
 * Whether a folder that nothing here calls is a module for others: it needs variables that no file sets, and neither
 * configures a provider nor says where the state is kept, as Terraform asks of the folders it is run in.
 */
export function calledFromElsewhere(path: string, blocks: readonly Block[], given: boolean): boolean {
  if (given || blocks.some(b => b.type === 'provider')) return false
  if (blocks.some(b => b.type === 'terraform' && b.body.blocks.some(inner => inner.type === 'backend' || inner.type === 'cloud')))
    return false
  const needed = blocks.some(b => b.type === 'variable' && !b.body.attributes.has('default'))
  return needed || /(?:^|\/)modules\//.test(path)
}

/** A variable of such a module: its default is only what callers may leave. */
export const ofCaller = (name: string, path: string, at: Span): Value =>
  unknown(`the variable ${name} is set by whoever calls the module ${path === '' ? 'of this repository' : path}`, at)
