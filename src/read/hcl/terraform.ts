/** Terraform: a folder of files as one configuration, its variables and locals filled in, its modules followed one level deep. */
import type { Gap } from '../../model/finding.ts'
import { fileSpan, type Span } from '../../model/span.ts'
import { constant, env, firstOf, list, literal, present, unknown, type Value } from '../../model/value.ts'
import { directory, join } from '../ruby/paths.ts'
import { type Block, type Body, bodyOf } from './body.ts'
import { bodyValue } from './bodyValue.ts'
import { calledFromElsewhere, isValues, ofCaller, valueFiles } from './elsewhere.ts'
import { evaluate, pairsOf, type Scope } from './evaluate.ts'
import { literalOf } from './functions.ts'
import { jsonBody } from './json.ts'
import { leadingLocals } from './locals.ts'
import { fileSource, parseHcl } from './parse.ts'

/** One instance of a resource. */
export interface Resource {
  readonly type: string
  readonly name: string
  /** `module.redis.aws_elasticache_cluster.jobs["a"]`: what references to it begin with. */
  readonly address: string
  /** Its attributes, and its nested blocks as lists. */
  readonly values: Value
  readonly at: Span
}

export interface Configuration {
  readonly resources: readonly Resource[]
  /** The values of `provider` blocks by name, those of aliases left out. */
  readonly providers: ReadonlyMap<string, Value>
  /** Modules that were not followed: they are elsewhere, or nested deeper. */
  readonly unread: readonly { readonly name: string; readonly source: string; readonly at: Span }[]
  readonly gaps: readonly Gap[]
}

/** Files as Terraform sees them. */
export interface Folder {
  /** The `.tf`, `.tf.json` and `.tfvars` files of a folder, sorted. */
  filesIn(folder: string): readonly string[]
  text(file: string): string | undefined
  /** A JSON file. */
  json(file: string): Value | undefined
  /** Whether a resource may matter, by its text: others are not evaluated. */
  matters(text: string): boolean
  /** Whether a `.tfvars` file is given on the command line in the environment that is read for. */
  given(file: string): boolean
}

const [DEEPEST, MOST_INSTANCES] = [1, 100]

/** Blocks that others refer to. A file without any of them matters only for its resources. */
const SHARED = /^[ \t]*(?:variable|locals|module|output|provider|terraform)\b/m

/** Reads folders, each file once. */
export function terraform(folder: Folder): (root: string) => Configuration {
  const bodies = new Map<string, Body>()
  const locals = new Map<string, (text: string) => boolean>()
  const broken: Gap[] = []

  function bodyIn(file: string): Body {
    const known = bodies.get(file)
    if (known) return known
    const json = file.endsWith('.json') ? folder.json(file) : undefined
    const text = json ? '' : (folder.text(file) ?? '')
    const shared = json !== undefined || isValues(file) || SHARED.test(text)
    // What locals lead to is known once the files that hold them are read.
    const leads = shared ? (block: string) => /\blocal\./.test(block) : localsOf(directory(file))
    const matters = (part: string): boolean => folder.matters(part) || leads(part)
    const keep = (block: string): boolean => !block.startsWith('resource') || matters(block)
    const wanted = shared || matters(text)
    const parsed = json || !wanted ? undefined : parseHcl(fileSource(text, file), keep)
    if (parsed && !parsed.whole)
      broken.push({ at: fileSpan(file), why: `${file} is not all valid HCL: what is not understood is left out` })
    const body = json ? jsonBody(json) : bodyOf(parsed?.body)
    bodies.set(file, body)
    return body
  }

  /** Whether a text speaks of a local of its folder that may matter, by itself or through others. */
  function localsOf(path: string): (text: string) => boolean {
    const known = locals.get(path)
    if (known) return known
    const shared = folder.filesIn(path).filter(f => !isValues(f) && (f.endsWith('.json') || SHARED.test(folder.text(f) ?? '')))
    const all = shared.flatMap(f =>
      bodyIn(f)
        .blocks.filter(b => b.type === 'locals')
        .flatMap(b => [...b.body.attributes]),
    )
    const leads = leadingLocals(new Map(all), folder.matters)
    locals.set(path, leads)
    return leads
  }

  return root => {
    const resources: Resource[] = []
    const providers = new Map<string, Value>()
    const unread: Configuration['unread'][number][] = []
    const gapsBefore = broken.length
    module(root, '', undefined, 0)
    return { resources, providers, unread, gaps: broken.slice(gapsBefore) }

    /** Evaluates a folder; returns what its outputs come to. */
    function module(
      path: string,
      prefix: string,
      inputs: ReadonlyMap<string, Value> | undefined,
      depth: number,
    ): (output: string) => Value | undefined {
      const files = folder.filesIn(path)
      const blocks = files.filter(f => !isValues(f)).flatMap(f => bodyIn(f).blocks)
      const named = (type: string): ReadonlyMap<string, Block> =>
        new Map(blocks.filter(b => b.type === type).map(b => [b.labels.at(-1) ?? '', b] as const))
      const [variables, outputs, modules] = [named('variable'), named('output'), named('module')]
      const locals = new Map(blocks.filter(b => b.type === 'locals').flatMap(b => [...b.body.attributes]))
      const set = new Map(inputs ? [] : valueFiles(files, folder.given).flatMap(f => [...bodyIn(f).attributes]))
      const isModule = inputs === undefined && calledFromElsewhere(path, blocks, set.size > 0)
      const values = new Map<string, Value>()
      const called = new Map<string, (output: string) => Value | undefined>()

      const once = (key: string, at: Span, make: () => Value): Value => {
        const known = values.get(key)
        if (known) return known
        values.set(key, unknown(`${key} refers to itself`, at))
        const value = make()
        values.set(key, value)
        return value
      }

      function variable(name: string, at: Span): Value {
        const given = inputs?.get(name)
        if (given) return given
        const said = set.get(name)
        if (said) return evaluate(said.expression, scope)
        const fallback = variables.get(name)?.body.attributes.get('default')
        const value = fallback && evaluate(fallback.expression, scope)
        if (inputs) return value ?? unknown(`the variable ${name} is given nothing`, at)
        if (isModule) return ofCaller(name, path, at)
        // Terraform takes variables of a root from its environment as well.
        const own = env(`TF_VAR_${name}`, at)
        return value ? firstOf([own, value], at) : present(own)
      }

      const scope: Scope = {
        prefix,
        bound: new Map(),
        resolve(head, name, at) {
          const key = `${head}.${name}`
          switch (head) {
            case 'var':
              return once(key, at, () => variable(name, at))
            case 'local': {
              const found = locals.get(name)
              return once(key, at, () => (found ? evaluate(found.expression, scope) : unknown(`there is no ${key}`, at)))
            }
            case 'module':
              return constant(`${prefix}module.${name}`, at)
            case 'path':
            case 'terraform':
              return unknown(`${key} is known only to Terraform`, at)
            case 'each':
            case 'count':
              return scope.bound.get(key) ?? unknown(`${key} is known only to Terraform`, at)
            default:
              return undefined
          }
        },
      }

      /** Names that `each` and `count` stand for in one instance. */
      const instance = (bound: readonly (readonly [string, Value])[]): Scope => ({
        ...scope,
        resolve: (head, name, at) => bound.find(([key]) => key === `${head}.${name}`)?.[1] ?? scope.resolve(head, name, at),
      })

      function* instances({ body, at }: Block): Generator<{ readonly suffix: string; readonly inner: Scope }> {
        const each = body.attributes.get('for_each')
        const pairs = each && pairsOf(evaluate(each.expression, scope))
        if (pairs) {
          for (const [key, value] of pairs.slice(0, MOST_INSTANCES)) {
            // A set's elements are their own keys.
            const name = typeof literalOf(key) === 'number' ? value : key
            yield {
              suffix: `["${literalOf(name) ?? ''}"]`,
              inner: instance([
                ['each.key', name],
                ['each.value', value],
              ]),
            }
          }
          return
        }
        const counted = body.attributes.get('count')
        const count = counted && literalOf(evaluate(counted.expression, scope))
        const times = typeof count === 'number' ? Math.min(count, MOST_INSTANCES) : 1
        for (let i = 0; i < times; i++) yield { suffix: times > 1 ? `[${i}]` : '', inner: instance([['count.index', literal(i, at)]]) }
      }

      for (const block of modules.values()) callModule(block)
      for (const block of blocks) {
        const [type = '', name = ''] = block.labels
        if (block.type === 'provider' && !block.body.attributes.has('alias')) providers.set(type, bodyValue(block.body, scope, block.at))
        if (block.type !== 'resource') continue
        for (const { suffix, inner } of instances(block)) {
          const address = `${prefix}${type}.${name}${suffix}`
          resources.push({ type, name, address, values: linked(bodyValue(block.body, inner, block.at)), at: block.at })
        }
      }
      return output => {
        const found = outputs.get(output)?.body.attributes.get('value')
        return found && linked(evaluate(found.expression, scope))
      }

      function callModule({ labels, body, at }: Block): void {
        const name = labels[0] ?? ''
        const given = body.attributes.get('source')
        const source = given ? String(literalOf(evaluate(given.expression, scope)) ?? '') : ''
        const inside = /^\.\.?\//.test(source) ? join(path, source) : undefined
        if (inside === undefined || folder.filesIn(inside).length === 0 || depth >= DEEPEST) {
          unread.push({ name: `${prefix}module.${name}`, source, at })
          return
        }
        const block: Block = { type: 'module', labels, body, at }
        for (const { suffix, inner } of instances(block)) {
          const own = new Map([...body.attributes].map(([key, a]) => [key, linked(evaluate(a.expression, inner))] as const))
          called.set(`${prefix}module.${name}${suffix}`, module(inside, `${prefix}module.${name}${suffix}.`, own, depth + 1))
        }
      }

      /** A value with the outputs of modules in it: what they come to in the module. */
      function linked(v: Value): Value {
        if (v.kind === 'constant') {
          for (const [head, output] of called) {
            if (!v.name.startsWith(`${head}.`)) continue
            const [first = '', ...rest] = v.name.slice(head.length + 1).split('.')
            const found = output(first)
            if (found?.kind === 'constant' && rest.length > 0) return constant(`${found.name}.${rest.join('.')}`, v.at)
            if (found) return found
          }
          return v
        }
        if (v.kind === 'record') return { ...v, entries: new Map([...v.entries].map(([k, inner]) => [k, linked(inner)])) }
        if (v.kind === 'list') return list(v.items.map(linked), v.at)
        if (v.kind === 'concat') return { ...v, parts: v.parts.map(linked) }
        return v.kind === 'firstOf' || v.kind === 'either' ? { ...v, options: v.options.map(linked) } : v
      }
    }
  }
}
