/** Paths and YAML files that code reads itself: `YAML.load_file(Rails.root.join("config/redis.yml"))`. */
import { literal, made, setting, type Value } from '../../../model/value.ts'
import { section } from '../../section.ts'
import { type Given, type Row, runBlock } from '../call.ts'
import { freeze, type Ruby, thaw } from '../object.ts'
import { directory, join } from '../paths.ts'

const textOf = (r: Ruby | undefined): string | undefined => {
  if (!r) return undefined
  if (r.kind === 'literal') return String(r.value)
  if (r.kind !== 'made') return undefined
  return r.path === 'Rails.root' ? (r.args[0] ? textOf(r.args[0]) : '') : undefined
}

/** `Rails.root + "config" + "redis.yml"`: of a path `+` makes a path, of text another text. */
const adding: Row = ({ receiver, args, at }) => {
  const [own, below] = [textOf(receiver), textOf(args.positional[0])]
  const path = own === undefined || below === undefined ? undefined : join(own, below)
  return path === undefined ? undefined : made('Rails.root', [literal(path, at)], at)
}

const joining: Row = ({ receiver, args, at, name }) => {
  const own = name === 'join' && receiver.kind !== 'constant' ? textOf(receiver) : ''
  const parts = args.positional.map(textOf)
  if (own === undefined || parts.some(p => p === undefined) || (receiver.kind === 'made' && receiver.path !== 'Rails.root'))
    return undefined
  const path = join(own, ...(parts as string[]))
  return path === undefined ? undefined : literal(path, at)
}

/** `File.expand_path("../x", __FILE__)`: the second argument is a folder, even where it is a file. */
const expand: Row = ({ args, at }) => {
  const [path, from] = args.positional.map(textOf)
  if (path === undefined) return undefined
  const full = join(from ?? '', path)
  return full === undefined ? undefined : literal(full, at)
}

const content: Row = ({ args, at, receiver }) => {
  const path = receiver.kind === 'literal' ? receiver : args.positional[0]
  const known = textOf(path)
  return path ? made('File.read', [known === undefined ? freeze(path) : literal(known, path.at)], at) : undefined
}

/** The YAML that an expression reads: a path, the text of a file, or ERB's result of it. */
const parse: Row = given => {
  const [source] = given.args.positional
  const path =
    source?.kind === 'made' && source.path === 'File.read'
      ? source.args[0]
      : given.name.includes('file') || given.name === 'parse'
        ? source
        : undefined
  const file = textOf(path)
  if (file === undefined) return undefined
  const value = given.m.surroundings.yaml(file)
  return value ? thaw(value) : setting('file', file, given.at)
}

const configFor: Row = given => {
  const [name] = given.args.positional
  if (name?.kind !== 'literal') return undefined
  const file = String(name.value).endsWith('.yml') ? String(name.value) : `config/${name.value}.yml`
  const value = given.m.surroundings.yaml(file)
  if (!value) return setting('config_for', file, given.at)
  const other = given.args.keywords?.data.get('env')
  const environment = other?.kind === 'literal' ? String(other.value) : given.m.surroundings.environment
  const found: Value | undefined = section(value, environment, { shared: given.m.surroundings.shared ?? 'deep' })
  return found ? thaw(found) : literal(null, given.at)
}

const LISTINGS = new Set(['Dir.[]', 'Dir.glob', 'Rails.root.glob'])
const isListing = (r: Ruby): r is Ruby & { kind: 'made' } => r.kind === 'made' && LISTINGS.has(r.path)

/** `Dir["config/shared/*.rb"].each { |file| require file }`: the block runs for the files that may tell something. */
export const eachMatching: Row = ({ m, receiver, args, at }) => {
  const pattern = isListing(receiver) ? textOf(receiver.args[0]) : undefined
  if (pattern === undefined || !args.block) return undefined
  for (const file of m.surroundings.matching?.(pattern) ?? []) runBlock(m, args.block, [literal(file, at)], at)
  return receiver
}

const exists: Row = ({ m, args, at, receiver }: Given) => {
  const path = textOf(args.positional[0] ?? receiver)
  return path === undefined ? undefined : literal(m.surroundings.exists(path), at)
}

export const files: readonly (readonly [string, Row])[] = [
  ['Rails.root', ({ at }) => made('Rails.root', [], at)],
  ['Rails.root.join', joining],
  ['Rails.root.to_s', ({ receiver, at }) => literal(textOf(receiver) ?? '', at)],
  ['Rails.root.+', adding],
  ['File.join', joining],
  ['.join', given => (given.receiver.kind === 'literal' ? joining(given) : undefined)],
  ['File.expand_path', expand],
  [
    'File.dirname',
    ({ args, at }) => (textOf(args.positional[0]) === undefined ? undefined : literal(directory(textOf(args.positional[0]) ?? ''), at)),
  ],
  ['.sort', ({ receiver }) => (isListing(receiver) ? receiver : undefined)],
  ['File.read', content],
  ['IO.read', content],
  ['.read', given => (given.receiver.kind === 'literal' ? content(given) : undefined)],
  ['File.open', content],
  ['File.exist?', exists],
  ['File.file?', exists],
  ['.exist?', given => (given.receiver.kind === 'literal' ? exists(given) : undefined)],
  ['Pathname.new', ({ args }) => args.positional[0]],
  ['ERB.new', ({ args }) => args.positional[0]],
  ['.result', ({ receiver }) => (receiver.kind === 'made' && receiver.path === 'File.read' ? receiver : undefined)],
  ...['YAML', 'Psych', 'SafeYAML'].flatMap(lib =>
    ['load', 'safe_load', 'unsafe_load', 'load_file', 'safe_load_file', 'unsafe_load_file'].map((name): [string, Row] => [
      `${lib}.${name}`,
      parse,
    ]),
  ),
  ['ActiveSupport::ConfigurationFile.parse', parse],
  ['Rails.application.config_for', configFor],
]
