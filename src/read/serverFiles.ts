/** Ruby files that command lines name as a web server's configuration: `puma -C config/servers/web.rb`. */
import type { Repo } from '../model/repo.ts'

/** Files with command lines, below the app's folder. */
const STARTING =
  /^(?:Procfile[\w.-]*|(?:[\w.-]+\.)?Dockerfile(?:\.[\w.-]+)?|(?:docker-)?compose[\w.-]*\.ya?ml|fly\.toml|render\.yaml|heroku\.yml|config\/deploy[\w.-]*\.yml|(?:bin|scripts?|docker|\.docker)\/[^/]+)$/
const SERVERS = ['puma', 'unicorn', 'pitchfork', 'falcon']
const OPTION = /(?:^|[\s"',])(?:-C|-c|-F|--config|--config-file)(?:[ \t=]|"?,[ \t]*)["']?(?:\.\/)?((?:[\w-]+\/)*[\w-]+\.rb)\b/gm

/** Those of the app's files that a command names, in the order of the files. */
export function serverFiles(repo: Repo, files: readonly string[], path: (below: string) => string): readonly string[] {
  const start = path('').length
  const below = (file: string): string => file.slice(start).replace(/^\//, '')
  const all = new Set(files)
  const named = repo.mentioning(
    files.filter(f => STARTING.test(below(f))),
    SERVERS,
  )
  const found = named.flatMap(file => {
    const text = repo.read(file)
    return typeof text === 'string' ? [...text.matchAll(OPTION)].map(([, name = '']) => path(name)) : []
  })
  return [...new Set(found)].filter(f => all.has(f))
}
