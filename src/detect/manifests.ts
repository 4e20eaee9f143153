/** Commands that platform manifests start: heroku.yml, render.yaml, Kamal's deploy.yml, compose files, fly.toml, Kubernetes' workloads. */
import { fileSpan } from '../model/span.ts'
import { entry, list, nil, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { type CommandLine, command } from './commandLines.ts'
import { aside } from './platforms/aside.ts'
import { composeAside, composeFiles } from './platforms/compose.ts'
import { flyFiles, flyToml } from './platforms/fly.ts'
import { configured } from './platforms/heroku.ts'
import { clear } from './platforms/kamal.ts'
import { manifestAside } from './platforms/kubernetes.ts'
import { isWorkload, manifestsOf, podOf, variablesOf } from './platforms/manifest.ts'
import { renderServices } from './platforms/render.ts'
import { listed, pairs, text } from './shapes.ts'
import { namedVariables, type Variables, variables } from './variables.ts'

/** What the manifests beside a Procfile set for its processes. */
export function procfileVariables(app: App): Variables {
  const files = ['app.json', 'scalingo.json'].map(app.path).filter(f => app.files.includes(f))
  return new Map(files.flatMap(f => [...configured(app.yaml(f) ?? nil(fileSpan(f)))]))
}

/** `run:` holds a command for each process, or a list of command lines under `command:`. */
const heroku = (v: Value): readonly CommandLine[] => {
  const set = variables(entry(entry(v, 'setup'), 'config'))
  return pairs(entry(v, 'run')).flatMap(([name, run]) => {
    if (run.kind !== 'record') return command(name, run, set)
    const given = entry(run, 'command')
    return given.kind === 'list' ? given.items.flatMap(line => command(name, line, set)) : command(name, given, set)
  })
}

const render = (v: Value): readonly CommandLine[] =>
  renderServices(v).flatMap(({ service }) => {
    const set = namedVariables(entry(service, 'envVars'), 'key')
    return ['startCommand', 'dockerCommand'].flatMap(key => command(text(entry(service, 'name')) ?? 'service', entry(service, key), set))
  })

/** Roles with a `cmd` of their own; others run the image's. Clear variables of the app and the role are set for it. */
const roles = (v: Value): readonly CommandLine[] =>
  pairs(entry(v, 'servers')).flatMap(([role, server]) => command(role, entry(server, 'cmd'), new Map([...clear(v), ...clear(server)])))

const compose = (v: Value): readonly CommandLine[] =>
  pairs(entry(v, 'services')).flatMap(([name, service]) => {
    const set = variables(entry(service, 'environment'))
    return ['entrypoint', 'command'].flatMap(key => command(name, entry(service, key), set))
  })

/** `[processes]` of a fly.toml, each with the variables of `[env]`. */
const flyProcesses = (v: Value): readonly CommandLine[] => {
  const set = variables(entry(v, 'env'))
  return pairs(entry(v, 'processes')).flatMap(([name, run]) => command(name, run, set))
}

/** Containers with a command or arguments of their own. */
function* workloads(app: App, files: readonly string[]): Generator<CommandLine> {
  const manifests = manifestsOf(app)
  for (const workload of manifests.all.filter(m => isWorkload(m) && files.includes(m.file) && manifestAside(m, app) === undefined)) {
    for (const container of listed(entry(podOf(workload), 'containers'))) {
      const words = [...listed(entry(container, 'command')), ...listed(entry(container, 'args'))]
      const [first] = words
      if (first) yield* command(workload.name, list(words, first.at), variablesOf(container, manifests))
    }
  }
}

/** The command lines of the manifests among `files`, in the order Heroku, Render, Kamal, compose, Fly, Kubernetes. */
export function* manifests(app: App, files: readonly string[]): Generator<CommandLine> {
  const readers: readonly (readonly [readonly string[], (v: Value) => readonly CommandLine[]])[] = [
    [['heroku.yml'].map(app.path), heroku],
    [['render.yaml', 'render.yml'].map(app.path), render],
    [['config/deploy.yml', `config/deploy.${app.environment}.yml`].map(app.path), roles],
    [composeFiles(app).filter(f => composeAside(f, app) === undefined), compose],
  ]
  for (const [paths, read] of readers) {
    for (const path of paths.filter(p => files.includes(p))) {
      const value = app.yaml(path)
      if (value) yield* read(value)
    }
  }
  for (const file of flyFiles(app)) {
    const value = files.includes(file) && aside(file, app) === undefined ? flyToml(file, app) : undefined
    if (value) yield* flyProcesses(value)
  }
  yield* workloads(app, files)
}
