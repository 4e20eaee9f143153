/** A server as a command starts it: its flags over the configuration file that it is given, where the repository holds that. */
import type { Facts } from '../../model/fact.ts'
import type { Gap } from '../../model/finding.ts'
import type { Server } from '../../model/server.ts'
import type { Span } from '../../model/span.ts'
import { type Value, variables as variablesOf } from '../../model/value.ts'
import { type Invocation, readCommand } from '../../read/command.ts'
import type { Files } from '../../read/files.ts'
import { readRedisConf } from '../../read/redisConf.ts'
import type { CommandLine } from '../commandLines.ts'
import { folderOf } from '../shapes.ts'
import { interpolated } from '../variables.ts'
import { confOf, factsOf, flagsOf, isServerProgram, type Settings, settingsOf } from './directives.ts'
import { asNumber, fact, stacked } from './facts.ts'

/** The file of the repository that a path in a container, or on the server, is; undefined where nothing says. */
export type Mounted = (path: string) => string | undefined

export interface StartedServer {
  readonly settings: Settings
  /** The configuration file of the repository that it reads. */
  readonly conf?: string
  /** What of its settings could not be read: defaults say nothing then. */
  readonly gaps: readonly Gap[]
  readonly at: Span
}

const MOST_INCLUDED = 10

const readSoFar = new WeakMap<Files, Set<string>>()

/** Whether a configuration file was read for a server that something starts. */
export const isRead = (file: string, files: Files): boolean => readSoFar.get(files)?.has(file) ?? false

/** A configuration file with what it includes; the last of two lines wins. */
export function readConf(file: string, files: Files, mounted: Mounted, depth = 0): { settings: Settings; gaps: readonly Gap[] } {
  readSoFar.set(files, (readSoFar.get(files) ?? new Set()).add(file))
  const gaps: Gap[] = []
  let settings: Settings = new Map()
  for (const directive of readRedisConf(files.text(file) ?? '', file)) {
    if (directive.name !== 'include') {
      settings = settingsOf([directive], settings)
      continue
    }
    const [path = ''] = directive.args
    const beside = [folderOf(file), path].filter(p => p !== '').join('/')
    const target = mounted(path) ?? (files.repo.has(beside) ? beside : undefined)
    if (!target || depth >= MOST_INCLUDED) {
      gaps.push({ at: directive.at, why: `${file} includes ${path}, which is not in the repository` })
      continue
    }
    const inner = readConf(target, files, mounted, depth + 1)
    gaps.push(...inner.gaps)
    settings = new Map([...settings, ...inner.settings])
  }
  return { settings, gaps }
}

/** What the entry point of the official images does: it starts the server where flags or a `.conf` file are all there is. */
const completed = (text: string): string =>
  /^\s*(?:\[\s*")?(?:--?[a-z]|[^\s"]+\.conf(?=["\s]|$))/.test(text)
    ? text.replace(/^(\s*)(\[?)\s*/, (_, space: string, list: string) => (list ? `${space}["redis-server",` : `${space}redis-server `))
    : text

const withInterpolation = (i: Invocation): Invocation => {
  const read = (v: Value): Value => (v.kind === 'literal' && typeof v.value === 'string' && v.value.includes('$') ? interpolated(v) : v)
  return { ...i, args: i.args.map(read), flags: new Map([...i.flags].map(([name, v]) => [name, read(v)])) }
}

/** The server that command lines start; undefined where they start none. `isImage`: they are handed to a server's image. */
export function startedServer(lines: readonly CommandLine[], files: Files, mounted: Mounted, isImage: boolean): StartedServer | undefined {
  for (const line of lines) {
    const found = readCommand(isImage ? completed(line.text) : line.text, line.at)
      .map(withInterpolation)
      .find(i => isServerProgram(i.program))
    if (!found) continue
    const path = confOf(found)
    if (path === undefined) return { settings: flagsOf(found), gaps: unsettled(found), at: line.at }
    const conf = mounted(path)
    if (conf === undefined)
      return {
        settings: flagsOf(found),
        gaps: [{ at: line.at, why: `${line.name} is started with ${path}, which is not in the repository` }],
        at: line.at,
      }
    const read = readConf(conf, files, mounted)
    return { settings: flagsOf(found, read.settings), conf, gaps: [...read.gaps, ...unsettled(found)], at: line.at }
  }
  return undefined
}

/** Programs of a server's image that hold no data: Sentinel watches, the client asks once and ends. */
const BESIDE = /^(?:redis|valkey|keydb)-(?:sentinel|cli|benchmark|check-(?:aof|rdb))$/

/** Whether a server's image is only taken for a program that holds no data, or for a server in the mode of Sentinel. */
export function holdsNothing(lines: readonly CommandLine[]): boolean {
  const started = lines.flatMap(line => readCommand(completed(line.text), line.at))
  const servers = started.filter(i => isServerProgram(i.program))
  if (servers.length > 0) return servers.every(i => i.flags.has('--sentinel'))
  return started.some(i => BESIDE.test(i.program))
}

/** Arguments that only the deployment knows, where flags may stand. */
const unsettled = (i: Invocation): readonly Gap[] =>
  i.args.flatMap(a =>
    a.kind === 'literal'
      ? []
      : [
          {
            at: a.at,
            why: `the flags of ${i.program} are in ${
              variablesOf(a)
                .map(n => `$${n}`)
                .join(', ') || 'a command'
            }`,
          },
        ],
  )

/** Where a started server is reached under some hosts, with the port that its settings name. */
export function addressesOf(hosts: readonly string[], started: StartedServer | undefined): Pick<Server, 'addresses'> {
  const port = fact(started?.settings.get('port'), asNumber)
  return { addresses: hosts.map(host => `${host}:${port && 'value' in port && port.value !== 0 ? port.value : 6379}`) }
}

/** A server's facts: what its settings say, then the image's own, then the defaults where all settings were read. */
export const startedFacts = (started: StartedServer | undefined, own: Facts, defaults: Facts): Facts =>
  stacked([started ? factsOf(started.settings) : {}, own, started && started.gaps.length > 0 ? {} : defaults])
