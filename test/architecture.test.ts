/** Who may import whom, and how long a file may be: the house rules, held against every file of src. */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { type ParseResult, parse } from '@babel/parser'
import { describe, expect, it } from 'vitest'
import { rules } from '../src/rules/index.ts'

/** A layer's folder in src, and the layers it may import besides itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  read: ['model'],
  detect: ['read', 'model'],
  rules: ['model'],
  policy: ['model'],
  compare: ['model'],
  fix: ['model'],
  live: ['model'],
  report: ['model', 'rules'],
  github: ['model', 'report'],
  plan: ['model', 'live', 'fix'],
  copy: ['model', 'live'],
}

/** Entries and what they are made of: they may import everything, and they alone print, exit or read the environment. */
const isEntry = (file: string): boolean => /^(?:cli|action)\.ts$|^(?:commands|action)\//.test(file)

/** Files at the top of src that aren't entries, and what they may import. */
const TOP: Readonly<Record<string, readonly string[]>> = {
  'redline.ts': ['detect', 'read', 'rules', 'policy', 'compare', 'fix', 'live', 'report', 'plan', 'copy', 'model', 'version.ts'],
  'options.ts': ['model', 'policy', 'auditOptions.ts'],
  'auditOptions.ts': [],
  'inputs.ts': ['options.ts'],
  'schema.ts': ['model', 'policy', 'options.ts'],
  'errors.ts': [],
  'version.ts': [],
  'engine.ts': [],
  'write.ts': ['errors.ts', 'report'],
}

/** Files at the top that any layer may import: plain data. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': ['policy', 'report', 'github', 'live', 'copy'],
  'version.ts': ['report', 'github'],
}

/** Each package's one door, and why a second one. */
const DOORS: readonly (readonly [RegExp, (file: string) => boolean])[] = [
  [/^@ruby\/prism(\/|$)/, file => file.startsWith('read/ruby/')],
  [/^yaml(\/|$)/, file => file === 'read/yaml.ts'],
  [/^@babel\/parser$/, file => file === 'read/javascript.ts'],
  [/^ioredis$/, file => file === 'live/connect.ts' || file.startsWith('copy/')],
  [/^@actions\/github$/, file => file.startsWith('github/')],
  [/^@actions\/core$/, file => file === 'action.ts'],
  // wasm.ts loads the parsers' own bytes, write.ts is the entries' pen; neither reads what is scanned.
  [
    /^node:fs$/,
    file => file === 'read/disk.ts' || file === 'read/git.ts' || file === 'read/wasm.ts' || file === 'write.ts' || isEntry(file),
  ],
  // The git binary reads a checkout's own objects, and whether there are any is asked of the disk first.
  [/^node:child_process$/, file => file === 'read/git.ts'],
  [/^node:module$/, file => file === 'read/wasm.ts'],
  [/^web-tree-sitter$/, file => file.startsWith('read/hcl/')],
  [/^toml-eslint-parser$/, file => file === 'read/toml.ts'],
  // Types alone: the sockets are ioredis's.
  [/^node:(stream|tls)$/, file => file.startsWith('live/')],
  [/^node:os$/, isEntry],
  [/^node:v8$/, file => file === 'engine.ts'],
  [/^zod\/mini$/, file => file.startsWith('report/')],
  [/^node:(path|crypto|util|zlib|buffer)$/, () => true],
]

/** Globals that reach the world: what is no entry gets what it needs handed in. */
const WORLD = new Set(['process', 'console', 'fetch', 'eval', 'Function', 'WebSocket'])

interface Import {
  readonly from: string
  readonly line: number
}

interface Source {
  readonly lines: number
  readonly imports: readonly Import[]
  readonly world: readonly string[]
  /** Exported constants that say they are of a type: name → type. */
  readonly typed: ReadonlyMap<string, string>
}

type Node = { readonly type: string; readonly [key: string]: unknown }
const isNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && typeof (x as Node).type === 'string'

function* nodesIn(node: Node): Generator<readonly [Node, Node]> {
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!isNode(child)) continue
      yield [child, node]
      yield* nodesIn(child)
    }
  }
}

/** Whether a name is used as a value, `process` in `process.env` and not in `x.process`. */
function isReference(node: Node, parent: Node): boolean {
  if (/^(?:Optional)?MemberExpression$/.test(parent.type)) return parent.object === node || parent.computed === true
  return !(/Property$|Method$|^TS/.test(parent.type) && parent.value !== node)
}

/** Members that only Node's `process` has: a process of the model has none of them. */
const OF_NODE = /^(?:env|exit|exitCode|argv|cwd|stdout|stderr|stdin|platform|on|once|kill|chdir|binding|getBuiltinModule)$/

/** A name that the file itself declares, as a parameter or a variable, where no member says that Node's is meant. */
function isOwn(node: Node, parent: Node, declared: ReadonlySet<unknown>): boolean {
  return declared.has(node.name) && !(parent.object === node && OF_NODE.test(String((parent.property as Node).name)))
}

/** The names that a parameter, a variable or a pattern declares. */
function declaredBy(node: Node): readonly unknown[] {
  const ids = /^(?:Arrow)?Function|^ObjectMethod$/.test(node.type)
    ? (node.params as Node[])
    : node.type === 'VariableDeclarator'
      ? [node.id as Node]
      : []
  return ids.flatMap(id => [id, ...[...nodesIn(id)].map(([inner]) => inner)]).map(id => id.name)
}

function readSource(text: string): Source {
  const { program } = parse(text, { sourceType: 'module', plugins: ['typescript'], createImportExpressions: true }) as ParseResult
  const imports: Import[] = []
  const world: string[] = []
  const typed = new Map<string, string>()
  const nodes = [...nodesIn(program as unknown as Node)]
  const declared = new Set(nodes.flatMap(([node]) => declaredBy(node)))
  for (const [node, parent] of nodes) {
    const line = (node.loc as { start: { line: number } } | undefined)?.start.line ?? 0
    const source = node.source as Node | null | undefined
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && source) imports.push({ from: String(source.value), line })
    else if (node.type === 'ImportExpression')
      imports.push({ from: source?.type === 'StringLiteral' ? String(source.value) : 'something computed', line })
    else if (node.type === 'TSImportType')
      imports.push({ from: String((node.argument as Node).value ?? ((node.argument as Node).literal as Node).value), line })
    else if (node.type === 'Identifier' && WORLD.has(String(node.name)) && isReference(node, parent) && !isOwn(node, parent, declared))
      world.push(`${node.name} in line ${line}`)
    else if (node.type === 'VariableDeclarator') {
      const id = node.id as Node
      const type = ((id.typeAnnotation as Node | undefined)?.typeAnnotation as Node | undefined)?.typeName as Node | undefined
      if (type) typed.set(String(id.name), String(type.name))
    }
  }
  return { lines: text.trimEnd().split('\n').length, imports, world, typed }
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /\.[a-z]+$/.test(file))
  .sort()
const sources = new Map(files.filter(f => !f.endsWith('.d.ts')).map(file => [file, readSource(readFileSync(`src/${file}`, 'utf8'))]))

/** Why a file may not import another; undefined where it may. */
function objection(file: string, from: string): string | undefined {
  if (!from.startsWith('.')) {
    const doors = DOORS.filter(([name]) => name.test(from))
    if (doors.length === 0) return `${from} is on no list`
    return doors.some(([, passes]) => passes(file)) ? undefined : `${from} has another door`
  }
  const target = posix.join(posix.dirname(file), from)
  if (target === '../package.json') return file === 'version.ts' ? undefined : 'the version is in version.ts'
  if (!sources.has(target)) return `${target} is no file of src`
  if (isEntry(file)) return undefined
  if (isEntry(target)) return 'nothing imports an entry'
  const [layer = ''] = target.split('/')
  const [own = ''] = file.split('/')
  if (layer === own) return undefined
  const allowed = TOP[file] ?? LAYERS[own]
  if (allowed === undefined) return `${own} is on no list`
  return allowed.includes(layer) || SHARED[layer]?.includes(own) ? undefined : `${own} may not import ${layer}`
}

describe('src', () => {
  it('was seen, all of it', () => {
    expect(files.filter(f => !/^[\w/-]+(?:\.d)?\.ts$/.test(f))).toEqual([])
    expect(sources.size).toBeGreaterThan(150)
    expect([...sources.values()].flatMap(s => s.imports).length).toBeGreaterThan(600)
    expect([...sources].filter(([, s]) => s.lines < 2).map(([file]) => file)).toEqual([])
  })

  it('is imported as the layers allow, and each package through its one door', () => {
    const objections = [...sources].flatMap(([file, { imports }]) =>
      imports.flatMap(({ from, line }) => {
        const why = objection(file, from)
        return why ? [`src/${file}:${line}: ${why}`] : []
      }),
    )
    expect(objections).toEqual([])
  })

  it('touches the world in entries alone', () => {
    // A library's window on the environment is shut before it loads.
    const shut = 'live/undebugged.ts'
    expect(
      [...sources].filter(([file]) => !isEntry(file) && file !== shut).flatMap(([file, { world }]) => world.map(w => `src/${file}: ${w}`)),
    ).toEqual([])
  })

  it('has no file of more than 250 lines', () => {
    expect([...sources].filter(([, s]) => s.lines > 250).map(([file, s]) => `src/${file}: ${s.lines}`)).toEqual([])
  })

  it('says in the first line of each file what it is', () => {
    const mute = [...sources.keys()].filter(file => !/^(?:#!.*\n)?\/\*\*/.test(readFileSync(`src/${file}`, 'utf8')))
    expect(mute).toEqual([])
  })

  it('lists every detector in detect/index.ts or, of platforms, in detect/infrastructure.ts', () => {
    const lists = ['detect/index.ts', 'detect/infrastructure.ts'].flatMap(file => sources.get(file)?.imports ?? [])
    const listed = new Set(lists.map(({ from }) => posix.join('detect', from)))
    const detectors = [...sources]
      .filter(([file, s]) => file.startsWith('detect/') && [...s.typed.values()].includes('Detector'))
      .map(([file]) => file)
    expect(detectors.length).toBeGreaterThan(5)
    expect(detectors.filter(file => !listed.has(file))).toEqual([])
  })

  it('lists every rule in rules/index.ts, each in the file of its name', () => {
    const written = [...sources]
      .filter(([file, s]) => file.startsWith('rules/') && [...s.typed.values()].includes('Rule'))
      .map(([file]) => file)
    expect(rules.length).toBeGreaterThan(10)
    expect(rules.map(rule => `rules/${rule.id}.ts`).sort()).toEqual(written)
  })
})

describe('the checks above', () => {
  it.each([
    ['model/span.ts', '../read/disk.ts', 'model may not import read'],
    ['rules/run.ts', '../read/disk.ts', 'rules may not import read'],
    ['report/json.ts', 'yaml', 'yaml has another door'],
    ['read/app.ts', 'node:fs', 'node:fs has another door'],
    ['read/app.ts', 'node:child_process', 'node:child_process has another door'],
    ['read/app.ts', '../commands/run.ts', 'nothing imports an entry'],
    ['read/app.ts', './nowhere.ts', 'read/nowhere.ts is no file of src'],
    ['read/app.ts', '../model/span.ts', undefined],
    ['cli.ts', './commands/run.ts', undefined],
  ])('%s importing %s: %s', (file, from, why) => {
    expect(objection(file, from)).toBe(why)
  })

  it('see every way to import, and every reach for the world', () => {
    const { imports, world, typed } = readSource(`
      import a from 'a'; import type { B } from 'b'; export * from 'c'; export { d } from 'd'
      const e: typeof import('e') = await import('f'); await import(a)
      export const g: Rule = { process: 1, fetch() {} }
      x.process; process.env; console.log(1); ({ process }); f(fetch)`)
    const own = readSource('for (const process of all) process.kind; all.map(fetch => fetch(1)); process.exit(1)')
    expect(imports.map(i => i.from).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'something computed'])
    expect(world.map(w => w.split(' ')[0])).toEqual(['process', 'console', 'process', 'fetch'])
    expect(own.world).toEqual(['process in line 1'])
    expect(typed.get('g')).toBe('Rule')
  })
})
