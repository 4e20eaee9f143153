/** Commands that platform manifests start: heroku.yml, render.yaml, Kamal's deploy.yml, compose files of production. */
import { entry, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { readCommand } from '../read/command.ts'
import type { CommandLine } from './commandLines.ts'

type Variables = ReadonlyMap<string, Value>

const pairs = (v: Value | undefined): readonly (readonly [string, Value])[] => (v?.kind === 'record' ? [...v.entries] : [])
const listed = (v: Value | undefined): readonly Value[] => (v?.kind === 'list' ? v.items : [])
const text = (v: Value | undefined): string | undefined =>
  v?.kind === 'literal' && v.value !== null && v.value !== true && v.value !== false ? String(v.value) : undefined

/** A command as text, or as a list of words, which Docker starts without a shell. */
function command(name: string, v: Value, env: Variables): readonly CommandLine[] {
  const plain = text(v)
  if (plain !== undefined) return [{ name, text: plain, at: v.at, env }]
  const words = listed(v).map(text)
  return words.length > 0 && words.every(w => w !== undefined) ? [{ name, text: JSON.stringify(words), at: v.at, env }] : []
}

/** A variable's value as a manifest writes it, with `${NAME:-default}` in it read. */
function variable(name: string, v: Value): readonly (readonly [string, Value])[] {
  const plain = text(v)
  if (plain === undefined || !/^[A-Za-z_]\w*$/.test(name)) return []
  if (!plain.includes('$')) return [[name, v]]
  const read = readCommand(`${name}="${plain.replace(/[\\"`]/g, '\\$&')}" x`, v.at)[0]?.env.get(name)
  return read ? [[name, read]] : []
}

/** `{NAME: value}`, or `["NAME=value"]`. */
const variables = (v: Value): Variables =>
  new Map([
    ...pairs(v).flatMap(([name, value]) => variable(name, value)),
    ...listed(v).flatMap(item => {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(text(item) ?? '') ?? []
      return name !== undefined && value !== undefined && item.kind === 'literal' ? variable(name, { ...item, value }) : []
    }),
  ])

const none: Variables = new Map()

/** `run:` holds a command for each process, or a list of command lines under `command:`. */
const heroku = (v: Value): readonly CommandLine[] =>
  pairs(entry(v, 'run')).flatMap(([name, run]) => {
    if (run.kind !== 'record') return command(name, run, none)
    const given = entry(run, 'command')
    return given.kind === 'list' ? given.items.flatMap(line => command(name, line, none)) : command(name, given, none)
  })

const render = (v: Value): readonly CommandLine[] =>
  listed(entry(v, 'services')).flatMap(service => {
    const set = new Map(listed(entry(service, 'envVars')).flatMap(one => variable(text(entry(one, 'key')) ?? '', entry(one, 'value'))))
    return ['startCommand', 'dockerCommand'].flatMap(key => command(text(entry(service, 'name')) ?? 'service', entry(service, key), set))
  })

/** Roles with a `cmd` of their own; others run the image's. Clear variables of the app and the role are set for it. */
const kamal = (v: Value): readonly CommandLine[] =>
  pairs(entry(v, 'servers')).flatMap(([role, server]) => {
    const clear = (of: Value) => variables(entry(entry(of, 'env'), 'clear'))
    return command(role, entry(server, 'cmd'), new Map([...clear(v), ...clear(server)]))
  })

const compose = (v: Value): readonly CommandLine[] =>
  pairs(entry(v, 'services')).flatMap(([name, service]) => {
    const set = variables(entry(service, 'environment'))
    return ['entrypoint', 'command'].flatMap(key => command(name, entry(service, key), set))
  })

/** A compose file speaks for production only with `prod` in its name or where it sets the environment. */
const isProduction = (file: string, content: string): boolean =>
  /prod/i.test(file.slice(file.lastIndexOf('/') + 1)) || /\b(?:RAILS|RACK|APP)_ENV["']?[ \t]*[:=][ \t]*["']?production\b/.test(content)

const COMPOSE = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/

/** The command lines of the manifests among `files`, in the order Heroku, Render, Kamal, compose. */
export function* manifests(app: App, files: readonly string[]): Generator<CommandLine> {
  const readers: readonly (readonly [readonly string[], (v: Value) => readonly CommandLine[]])[] = [
    [['heroku.yml'].map(app.path), heroku],
    [['render.yaml', 'render.yml'].map(app.path), render],
    [['config/deploy.yml', `config/deploy.${app.environment}.yml`].map(app.path), kamal],
    [files.filter(f => COMPOSE.test(f) && isProduction(f, app.text(f) ?? '')), compose],
  ]
  for (const [paths, read] of readers) {
    for (const path of paths.filter(p => files.includes(p))) {
      const value = app.yaml(path)
      if (value) yield* read(value)
    }
  }
}
