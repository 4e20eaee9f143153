/** Servers that a Procfile starts beside the app, and configuration files that nothing else here starts: the last detector of platforms. */
import { fileSpan } from '../../model/span.ts'
import type { Files } from '../../read/files.ts'
import { readProcfile } from '../../read/procfile.ts'
import type { Detector, Fact } from '../detector.ts'
import { baseName } from '../shapes.ts'
import { aside } from './aside.ts'
import { candidates } from './candidates.ts'
import { factsOf, STOCK } from './directives.ts'
import { declared, stacked } from './facts.ts'
import { addressesOf, isRead, readConf, startedFacts, startedServer } from './started.ts'

const CONF = /(?:^|\/)[\w.-]*(?:redis|valkey)[\w.-]*\.conf(?:ig)?$/
/** Configuration of what stands beside a server. */
const NO_SERVER = /sentinel|nginx|haproxy|supervis|logrotate|monit|systemd|sysctl|fluent|telegraf|php/

/** The engine that a command or a file's name tells. */
const engineOf = (name: string): 'redis' | 'valkey' => (/valkey/.test(name) ? 'valkey' : 'redis')

function* fromProcfile(file: string, files: Files): Generator<Fact> {
  const why = aside(file, files)
  const inside = candidates(files, /(?:^|\/)Dockerfile[\w.-]*$/).length > 0 ? ', inside the app container' : ''
  for (const { name, command, at } of readProcfile(files.text(file) ?? '', file)) {
    const mounted = (path: string): string | undefined => (files.repo.has(files.path(path)) ? files.path(path) : undefined)
    const started = startedServer([{ name, text: command, at }], files, mounted, false)
    if (!started) continue
    if (why === undefined) for (const gap of started.gaps) yield { gap }
    yield {
      server: {
        id: `procfile:${name}`,
        provider: 'procfile',
        names: [],
        ...addressesOf(['localhost'], started),
        file: started.conf ?? file,
        service: `${name} (${file}:${at.line}${inside})`,
        at: started.conf === undefined ? at : fileSpan(started.conf),
        facts: startedFacts(started, { engine: declared(engineOf(command), at) }, STOCK),
        ...(why !== undefined && { aside: why }),
      },
    }
  }
}

function* fromConf(file: string, files: Files): Generator<Fact> {
  const { settings, gaps } = readConf(file, files, () => undefined)
  // A file that names nothing of a server's is of something else.
  if (!['port', 'maxmemory', 'maxmemory-policy', 'appendonly', 'save', 'bind', 'dir', 'databases'].some(name => settings.has(name))) return
  const why = aside(file, files) ?? `nothing here says which server reads ${file}`
  yield {
    server: {
      id: `conf:${file}`,
      provider: 'self-run',
      names: [],
      file,
      service: baseName(file),
      at: fileSpan(file),
      facts: stacked([factsOf(settings), { engine: declared(engineOf(baseName(file)), fileSpan(file)) }, gaps.length > 0 ? {} : STOCK]),
      ...(files.describes(file).includes(files.environment) ? {} : { aside: why }),
    },
  }
}

export const redisConf: Detector<Files> = {
  id: 'redis-conf',
  *detect(files) {
    for (const file of candidates(files, /(?:^|\/)Procfile[\w.-]*$/)) yield* fromProcfile(file, files)
    for (const file of candidates(files, CONF)) if (!isRead(file, files) && !NO_SERVER.test(file)) yield* fromConf(file, files)
  },
}
