/** JavaScript and TypeScript text as calls and exported values; the only door to @babel/parser. */
import type { ParseResult, ParserPlugin } from '@babel/parser'
import type { Refused } from '../model/repo.ts'
import { lineStarts, type Span } from '../model/span.ts'
import type { Value } from '../model/value.ts'
import { evaluator } from './javascript/evaluate.ts'
import { calleeOf } from './javascript/names.ts'
import { tooDeep } from './javascript/nesting.ts'
import { chart, type Site } from './javascript/scope.ts'

export type Statement = ParseResult['program']['body'][number]
export type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression']
export type FunctionNode = Extract<
  Statement | Expression,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>

/** One call or `new` of something that a package or the page provides. */
export interface JavaScriptCall {
  /**
   * What is called, through imports and aliases: `createConsumer`, `default` (the package itself or its default export),
   * `Redis.Cluster`, `default().get` (a method of what a call returned). Without `from` it is a global such as
   * `ActionCable.createConsumer`.
   */
  readonly callee: string
  /** The package or relative path that it was imported from. */
  readonly from?: string
  readonly isNew: boolean
  readonly args: readonly Value[]
  /** What the method is called on, where that is a value of its own. */
  readonly on?: Value
  /** What the result is assigned to: `client`, `this.client`, the key of an object. */
  readonly assignedTo?: string
  /** Names of the parameters of all functions around the call; undefined at the top level of the file. */
  readonly parameters?: readonly string[]
  readonly at: Span
}

export interface JavaScriptFile {
  /** The calls that matter, in the order of the file. */
  calls(): readonly JavaScriptCall[]
  /** What an `import { name }`, `default` or `*` (all of it, or `module.exports`) of this file gives; undefined where it exports no such name. */
  exported(name: string): Value | undefined
}

export interface JavaScriptOptions {
  /** The environment that the app is read for; `NODE_ENV` follows it. Default `production`. */
  readonly environment?: string
  /** Which calls matter; the arguments of others are never evaluated. Default all. */
  readonly wants?: (callee: string, from: string | undefined) => boolean
  /** What another file of the repository exports, by the path as the import writes it. */
  readonly imported?: (from: string, name: string) => Value | undefined
}

let parser: typeof import('@babel/parser') | undefined

/** Loads the parser. Await it once before `readJavaScript`; it takes some 30 ms, so only where a file may matter. */
export async function loadJavaScript(): Promise<void> {
  parser ??= await import('@babel/parser')
}

/** Deeper brackets than people write: Babel's time grows with the square of the depth, with type arguments exponentially. */
const TOO_DEEP = { refused: 'nests brackets deeper than can be read in reasonable time' }

function plugins(text: string, file: string): ParserPlugin[] {
  if (/\.[mc]?ts$/.test(file)) return ['typescript', 'decorators']
  if (/\.tsx$/.test(file)) return ['typescript', 'jsx', 'decorators']
  return /@flow\b/.test(text.slice(0, 500)) ? ['flow', 'jsx', 'decorators'] : ['jsx', 'decorators']
}

/** Texts up to here are parsed a second time where they hold errors: each that Babel recovers from costs it dearly. */
const MOST_RECOVERED = 32_768

function parsed(parse: typeof import('@babel/parser').parse, text: string, plugins: ParserPlugin[]): ParseResult['program'] | Refused {
  const attempt = (errorRecovery: boolean): ParseResult['program'] =>
    parse(text, {
      sourceType: 'unambiguous',
      errorRecovery,
      attachComment: false,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowSuperOutsideMethod: true,
      allowNewTargetOutsideFunction: true,
      allowUndeclaredExports: true,
      createImportExpressions: false,
      plugins,
    }).program
  const stacks = Error.stackTraceLimit
  // Babel throws and catches by the thousand where it tries what a `<` may mean; nobody reads those stacks.
  Error.stackTraceLimit = 0
  try {
    try {
      return attempt(false)
    } catch (error) {
      if (text.length > MOST_RECOVERED || error instanceof RangeError) throw error
      return attempt(true)
    }
  } catch (error) {
    return error instanceof RangeError ? TOO_DEEP : { refused: `is not valid JavaScript: ${(error as Error).message}` }
  } finally {
    Error.stackTraceLimit = stacks
  }
}

/**
 * Calls and exports of one file. Never throws on input: what Babel can't parse is refused with words that follow the
 * path in a sentence; what the evaluator doesn't understand is `unknown` with a reason. Needs `loadJavaScript` before.
 */
export function readJavaScript(text: string, file: string, options: JavaScriptOptions = {}): JavaScriptFile | Refused {
  if (!parser) throw new Error('loadJavaScript must be awaited before readJavaScript')
  const used = plugins(text, file)
  if (tooDeep(text, used.includes('typescript') || used.includes('flow'))) return TOO_DEEP
  const program = parsed(parser.parse, text, used)
  if ('refused' in program) return program
  return understand(program, lineStarts(text), file, options)
}

function understand(program: ParseResult['program'], starts: readonly number[], file: string, options: JavaScriptOptions): JavaScriptFile {
  const wants = options.wants ?? (() => true)
  const map = chart(program)
  const evaluate = evaluator(map, { file, starts, environment: options.environment ?? 'production', imported: options.imported })
  const callOf = (site: Site): JavaScriptCall[] => {
    const callee = calleeOf(site.node, site.scope)
    if (!callee || !wants(callee.path, callee.from) || evaluate.isDead(site.guard)) return []
    const { on, args } = evaluate.site(site)
    const assignedTo = map.assigned.get(site.node)
    const call: JavaScriptCall = {
      callee: callee.path,
      ...(callee.from === undefined ? {} : { from: callee.from }),
      isNew: site.node.type === 'NewExpression',
      args,
      ...(on ? { on } : {}),
      ...(assignedTo === undefined ? {} : { assignedTo }),
      ...(site.parameters ? { parameters: site.parameters } : {}),
      at: evaluate.span(site.node),
    }
    return [call]
  }
  // Evaluated when asked for, since a file that imports this one may only want an export.
  let calls: readonly JavaScriptCall[] | undefined
  return {
    calls: () => {
      calls ??= map.sites.flatMap(callOf)
      return calls
    },
    exported: name => evaluate.exported(name),
  }
}
