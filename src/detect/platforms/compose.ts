/** Compose files: services that run Redis, what configures them, and which variables of other services point to them. */

import type { Facts } from '../../model/fact.ts'
import { escaped } from '../../model/pattern.ts'
import type { Server } from '../../model/server.ts'
import { entry, type RecordValue, record, type Value } from '../../model/value.ts'
import { readDotenv } from '../../read/dotenv.ts'
import type { Files } from '../../read/files.ts'
import { join } from '../../read/ruby/paths.ts'
import { command } from '../commandLines.ts'
import type { Detector, Fact } from '../detector.ts'
import { baseName, folderOf, keyAt, listed, pairs, settled, text } from '../shapes.ts'
import { interpolated, type Variables, variables } from '../variables.ts'
import { aside, asideUnlessSaid } from './aside.ts'
import { candidates } from './candidates.ts'
import { factsOf } from './directives.ts'
import { builtFrom } from './dockerfile.ts'
import { stacked } from './facts.ts'
import { bitnamiFacts, defaultsOf, type Image, imageOf, isUnreadKin } from './image.ts'
import { openTo } from './ports.ts'
import { addressesOf, holdsNothing, type Mounted, startedFacts, startedServer } from './started.ts'
import { wiringOf } from './wiring.ts'

const COMPOSE = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/
const BASES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']

/** The comment that a file begins with. */
const heading = (content: string): string => /^(?:[ \t]*(?:#.*)?\n)*/.exec(content)?.[0] ?? ''

/** What authors write above a file that runs the image of production on a desk. */
const NOT_DEPLOYED =
  /\b(?:not|never|don't) (?:be |to be )?(?:use|used|run|deploy|deployed|suitable|meant|intended|recommended|ready|for)\b[^.,;#\n]{0,60}\bproduction\b|(?<!not )\bfor (?:local )?development\b|\blocal development\b|\brun(?:s|ning)?\b[^.;#\n]{0,60}\blocally\b/i

/**
 * Why a compose file's services are not judged: it counts only with `prod` in its name, or where it sets the
 * environment and does not say above all that it is not deployed.
 */
export function composeAside(file: string, files: Files): string | undefined {
  const content = files.text(file) ?? ''
  if (NOT_DEPLOYED.test(heading(content)) && !files.describes(file).includes(files.environment))
    return aside(file, files) ?? `the comment above ${file} says that it is not for ${files.environment}`
  const sets = new RegExp(`\\b(?:RAILS|RACK|APP)_ENV["']?[ \\t]*[:=][ \\t]*["']?${escaped(files.environment)}\\b`).test(content)
  const named = files.environment === 'production' && /prod/i.test(baseName(file))
  return asideUnlessSaid(file, files, sets || named)
}

/** All compose files, as the repository names them. */
export const composeFiles = (files: Files): readonly string[] => candidates(files, COMPOSE)

type Services = ReadonlyMap<string, Value>

const servicesIn = (v: Value | undefined): Services => new Map(v ? pairs(entry(v, 'services')) : [])

const over = (base: RecordValue, own: RecordValue): RecordValue =>
  record(new Map([...base.entries, ...own.entries]), own.at, { keys: new Map([...(base.keys ?? []), ...(own.keys ?? [])]) })

/** A service with what it extends, or what the folder's base file says of it where this file only adds to that. */
function whole(name: string, service: Value, file: string, services: Services, files: Files): Value {
  if (service.kind !== 'record') return service
  const extended = entry(service, 'extends')
  const from = text(extended) ?? text(entry(extended, 'service'))
  if (from !== undefined) {
    const other = text(entry(extended, 'file'))
    const path = other === undefined ? undefined : join(folderOf(file), other)
    const base = (path === undefined ? services : servicesIn(files.yaml(path))).get(from)
    return base?.kind === 'record' ? over(base, service) : service
  }
  if (service.entries.has('image') || service.entries.has('build')) return service
  const path = BASES.map(b => join(folderOf(file), b)).find(b => b !== undefined && b !== file && files.repo.has(b))
  const base = path === undefined ? undefined : servicesIn(files.yaml(path)).get(name)
  return base?.kind === 'record' ? over(base, service) : service
}

/** Where files of the repository stand in the container: `volumes:` and `configs:`. Paths are relative to the compose file. */
function mounts(service: Value, document: Value, file: string): Mounted {
  const table = [
    ...listed(entry(service, 'volumes')).map(v => {
      const [source, target] = v.kind === 'record' ? [text(entry(v, 'source')), text(entry(v, 'target'))] : (text(v) ?? '').split(':')
      return [source, target] as const
    }),
    ...listed(entry(service, 'configs')).map(v => {
      const name = text(v) ?? text(entry(v, 'source')) ?? ''
      return [text(entry(entry(entry(document, 'configs'), name), 'file')), text(entry(v, 'target')) ?? `/${name}`] as const
    }),
  ]
  return path => {
    for (const [source, target] of table) {
      if (!source || !target || (path !== target && !path.startsWith(`${target.replace(/\/$/, '')}/`))) continue
      return join(folderOf(file), source, path.slice(target.length))
    }
    return undefined
  }
}

/** Variables of a service: its `environment:` over its `env_file:`s. */
function variablesOf(service: Value, file: string, files: Files): Variables {
  const given = entry(service, 'env_file')
  const paths = (given.kind === 'list' ? given.items : [given]).flatMap(v => text(v) ?? text(entry(v, 'path')) ?? [])
  const read = paths.flatMap(path => {
    const found = join(folderOf(file), path)
    const content = found === undefined || !files.repo.has(found) ? undefined : files.text(found)
    return found === undefined || content === undefined ? [] : [...readDotenv(content, found)]
  })
  return new Map([...read, ...variables(entry(service, 'environment'))])
}

interface Found {
  readonly image: Image
  readonly commands: ReturnType<typeof command>
  readonly copies?: ReadonlyMap<string, string>
}

/** What a service runs, where that is Redis. */
function found(name: string, service: Value, file: string, files: Files): Found | undefined {
  const given = entry(service, 'image')
  const shown = settled(interpolated(given))
  const direct = shown && text(shown) !== undefined ? imageOf(text(shown) ?? '', given.at) : undefined
  const own = ['entrypoint', 'command'].flatMap(key => command(name, entry(service, key), new Map()))
  if (direct) return { image: direct, commands: own }
  const build = entry(service, 'build')
  const context = text(build) ?? text(entry(build, 'context'))
  const at = context === undefined ? undefined : join(folderOf(file), context)
  const dockerfile = at === undefined ? undefined : join(at, text(entry(build, 'dockerfile')) ?? 'Dockerfile')
  const built = at === undefined || dockerfile === undefined || !files.repo.has(dockerfile) ? undefined : builtFrom(dockerfile, at, files)
  return built && { image: built.image, commands: own.length > 0 ? own : built.commands, copies: built.copies }
}

function* read(file: string, files: Files): Generator<Fact> {
  const document = files.yaml(file)
  if (!document) return
  const aside = composeAside(file, files)
  const services = servicesIn(document)
  const all = [...services].map(([name, service]) => [name, whole(name, service, file, services, files)] as const)
  const sets = new Map(all.map(([name, service]) => [name, variablesOf(service, file, files)] as const))
  const folder = folderOf(file)
  for (const [name, service] of all) {
    const at = keyAt(entry(document, 'services'), name)
    const server = found(name, service, file, files)
    const image = text(settled(entry(service, 'image')))
    if (!server) {
      if (aside === undefined && image !== undefined && isUnreadKin(image))
        yield { gap: { at, why: `the image ${image} is not known here` } }
      const count = text(entry(entry(service, 'deploy'), 'replicas')) ?? text(entry(service, 'scale'))
      if (aside === undefined && count !== undefined && /^\d+$/.test(count)) yield { replicas: { name, count: Number(count) } }
      continue
    }
    if (holdsNothing(server.commands)) continue
    const fromRepo = mounts(service, document, file)
    const started = startedServer(server.commands, files, path => fromRepo(path) ?? server.copies?.get(path), true)
    if (aside === undefined) for (const gap of started?.gaps ?? []) yield { gap }
    const hosts = [name, text(entry(service, 'container_name')), text(entry(service, 'hostname'))].flatMap(h => h?.toLowerCase() ?? [])
    const published = openTo(service)
    const environment = server.image.vendor === 'bitnami' ? bitnami(sets.get(name) ?? new Map(), files) : {}
    yield {
      server: {
        id: `compose:${[...(folder === '' ? [] : [folder]), name].join('/')}`,
        provider: 'compose',
        ...wiringOf(hosts, sets, name),
        ...addressesOf(hosts, started),
        file,
        service: name,
        at,
        facts: startedFacts(
          started,
          stacked([published ? { openTo: published } : {}, environment, server.image.facts]),
          defaultsOf(server.image),
        ),
        ...(aside !== undefined && { aside }),
      } satisfies Server,
    }
  }
}

/** Bitnami's variables, with the flags that one of them adds. */
function bitnami(set: Variables, files: Files): Facts {
  const flags = set.get('REDIS_EXTRA_FLAGS') ?? set.get('VALKEY_EXTRA_FLAGS')
  const started = flags && startedServer(command('flags', flags, new Map()), files, () => undefined, true)
  return { ...bitnamiFacts(set), ...(started ? factsOf(started.settings) : {}) }
}

export const compose: Detector<Files> = {
  id: 'compose',
  *detect(files) {
    for (const file of composeFiles(files)) yield* read(file, files)
  },
}
