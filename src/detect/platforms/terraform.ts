/** Terraform: resources that are a Redis, from all providers that are known, and the variables that other resources set to them. */

import { groupedByEach } from '../../model/grouped.ts'
import type { Repo } from '../../model/repo.ts'
import type { Server, Wiring } from '../../model/server.ts'
import { place } from '../../model/span.ts'
import { entry, parts, type Value } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import { type Configuration, type Resource, terraform as reader } from '../../read/hcl/terraform.ts'
import { join } from '../../read/ruby/paths.ts'
import type { Detector, Fact } from '../detector.ts'
import { baseName, folderOf, settled, text } from '../shapes.ts'
import { aside, environmentIn } from './aside.ts'
import { candidates } from './candidates.ts'
import { imageOf, isUnreadKin } from './image.ts'
import { AWS } from './terraform/aws.ts'
import { AZURE } from './terraform/azure.ts'
import { GOOGLE } from './terraform/google.ts'
import type { Kind } from './terraform/kind.ts'
import { OTHERS } from './terraform/others.ts'

const KINDS: Readonly<Record<string, Kind>> = { ...AWS, ...GOOGLE, ...AZURE, ...OTHERS }

const FILE = /\.tf(?:\.json)?$/
const WORDS = ['redis', 'valkey', 'elasticache', 'memorydb', 'memorystore', 'dragonfly', 'keydb']
const NAMED = /redis|valkey|elasticache|memorydb|memorystore|dragonfly|keydb/i
/** What may lead to a server without naming it. */
const INDIRECT = /\bmodule\.|\bplan\s*=|\bengine\s*=|digitalocean_database_firewall/
/** Resources that stand beside a server, and tell nothing that is judged. */
const BESIDE =
  /_(?:parameter_group|subnet_group|user|user_group|user_group_association|acl|snapshot|config|firewall_rule|access_policy|access_policy_assignment|linked_server|security_group|attachment|topic|policy|credential|user_acl|acl_rule|acl_role|acl_user|multi_region_parameter_group|endpoints?|backup|link)$/

/** Whether `loadHcl` must be awaited before this repository is read. */
export const needsHcl = (repo: Repo): boolean => {
  const all = repo.files().filter(f => FILE.test(f))
  return all.length > 0 && repo.mentioning(all, WORDS).length > 0
}

/** Folders by the folders whose modules they call. */
function callers(files: Files, all: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const file of files.repo.mentioning(all, ['"./', '"../'])) {
    for (const [, source = ''] of (files.text(file) ?? '').matchAll(/"?source"?[ \t]*[=:][ \t]*"(\.\.?\/[^"]*)"/g)) {
      const target = join(folderOf(file), source) ?? ''
      found.set(target, (found.get(target) ?? new Set()).add(folderOf(file)))
    }
  }
  return found
}

/** The folders that Terraform is run in and that hold a Redis, in them or in a module that they call. */
function roots(files: Files, all: readonly string[]): readonly string[] {
  const calledBy = callers(files, all)
  const holding = new Set(files.repo.mentioning(all, WORDS).map(folderOf))
  for (let grew = true; grew; ) {
    const before = holding.size
    for (const folder of [...holding]) for (const caller of calledBy.get(folder) ?? []) holding.add(caller)
    grew = holding.size > before
  }
  return [...holding].filter(f => ![...(calledBy.get(f) ?? [])].some(caller => caller !== f)).sort()
}

const VARIABLE = /^[A-Z][A-Z0-9_]*$/

/** Variables that a resource's settings give an app: `NAME = …`, or `{name = "NAME", value = …}`, at any depth. */
function* variablesIn(v: Value): Generator<readonly [name: string, value: Value]> {
  if (v.kind === 'record') {
    // A parameter of SSM has a path before its name.
    const name = (text(entry(v, 'name')) ?? text(entry(v, 'key')))?.replace(/^.*\//, '')
    const value = entry(v, 'value')
    if (name !== undefined && VARIABLE.test(name) && value.kind !== 'absent') yield [name, value]
    for (const [key, inner] of v.entries) if (VARIABLE.test(key)) yield [key, inner]
  }
  for (const inner of parts(v)) yield* variablesIn(inner)
}

/** The addresses of resources inside a value. */
function* addressesIn(v: Value): Generator<string> {
  if (v.kind === 'constant') yield v.name
  else for (const inner of parts(v)) yield* addressesIn(inner)
}

/** Which variables are given each address or a part of what stands there, once for all servers of a configuration. */
const index = new WeakMap<Configuration, ReadonlyMap<string, readonly Wiring[]>>()

function byAddress(configuration: Configuration): ReadonlyMap<string, readonly Wiring[]> {
  const known = index.get(configuration)
  if (known) return known
  const wires = configuration.resources.flatMap(r => {
    // Stores of parameters hold one variable a resource: together they are what a process is given.
    const process = entry(r.values, 'value').kind === 'absent' ? r.address : r.type
    return [...variablesIn(r.values)].map(([name, value]) => ({ process, name, value }))
  })
  const made = groupedByEach(
    wires,
    ({ value }) => new Set([...addressesIn(value)].flatMap(a => [a, ...[...a.matchAll(/\./g)].map(dot => a.slice(0, dot.index))])),
  )
  const found = new Map([...made].map(([address, own]) => [address, own.map(({ process, name }) => ({ process, name }))]))
  index.set(configuration, found)
  return found
}

function wiringOf(server: Resource, configuration: Configuration): Pick<Server, 'names' | 'wiring'> {
  const wiring = byAddress(configuration).get(server.address) ?? []
  return { names: [...new Set(wiring.map(w => w.name))].sort(), wiring }
}

/**
 * Why what stands at a place is not judged: the file, else the folder that Terraform is run in, such as an example that
 * calls the repository's own module.
 */
const asideOf = (server: Resource, root: string, files: Files): string | undefined =>
  aside(server.at.file, files) ?? (root === '' ? undefined : aside(`${root}/`, files)?.replace(`${root}/`, root))

/** The images and charts of Redis that a resource runs which is no server of a provider: a container, a pod, a release of Helm. */
function* runs(v: Value): Generator<string> {
  for (const key of ['image', 'chart']) {
    const named = text(settled(v.kind === 'record' ? entry(v, key) : undefined))
    if (named !== undefined && (imageOf(named, v.at) !== undefined || isUnreadKin(named)))
      yield key === 'chart' ? `installs the chart ${named}` : `runs the image ${named}`
  }
  for (const inner of parts(v)) yield* runs(inner)
}

function* unreadIn(server: Resource): Generator<Fact> {
  if (NAMED.test(server.type) && !BESIDE.test(server.type))
    yield { gap: { at: server.at, why: `${server.type} is a Redis by its name, and not read` } }
  else for (const what of new Set(runs(server.values))) yield { gap: { at: server.at, why: `${server.address} ${what}, and is not read` } }
}

function* read(root: string, configuration: Configuration, files: Files): Generator<Fact> {
  const judged = aside(`${root}/main.tf`, files) === undefined
  for (const server of configuration.resources) {
    const kind = Object.hasOwn(KINDS, server.type) ? KINDS[server.type] : undefined
    const facts = kind?.facts(server, configuration)
    if (!kind || !facts) {
      if (!kind && judged) yield* unreadIn(server)
      continue
    }
    const why = asideOf(server, root, files)
    const own = kind.variable?.(server)
    const { names, wiring } = wiringOf(server, configuration)
    yield {
      server: {
        id: `terraform:${[...(root === '' ? [] : [root]), server.address].join('/')}`,
        provider: kind.provider,
        names: own === undefined ? names : [...new Set([...names, own])].sort(),
        ...(wiring && wiring.length > 0 && { wiring }),
        file: server.at.file,
        service: server.address,
        at: server.at,
        facts,
        ...(why !== undefined && { aside: why }),
      },
    }
  }
  if (!judged) return
  for (const gap of configuration.gaps) yield { gap }
  const unread = configuration.unread.filter(u => NAMED.test(u.source) || NAMED.test(u.name))
  for (const { name, source, at } of new Map(unread.map(u => [place(u.at), u])).values()) {
    const module = name.replace(/\[[^\]]*\]/g, '')
    yield { gap: { at, why: `${module} comes from ${source === '' ? 'a source that is computed' : source}, which is not read` } }
  }
}

/** A `.tfvars` file of the environment that is read for, as `-var-file` is given it. */
const isGiven = (file: string, environment: string): boolean => environmentIn(baseName(file).replace(/\.tfvars$/, '')) === environment

export const terraform: Detector<Files> = {
  id: 'terraform',
  *detect(files) {
    const all = candidates(files, FILE)
    if (all.length === 0) return
    const byFolder = new Map<string, string[]>()
    for (const file of candidates(files, /\.tf(?:\.json|vars)?$/)) {
      const folder = folderOf(file)
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), file])
    }
    const configuration = reader({
      filesIn: folder => byFolder.get(folder) ?? [],
      text: files.text,
      json: files.yaml,
      matters: text => NAMED.test(text) || INDIRECT.test(text),
      given: file => isGiven(file, files.environment),
    })
    for (const root of roots(files, all)) yield* read(root, configuration(root), files)
  },
}
