/** Fly.io: apps that run Redis' image, and the variables and processes of others. */
import type { Repo } from '../../model/repo.ts'
import { fileSpan } from '../../model/span.ts'
import { entry, type Value } from '../../model/value.ts'
import type { Files } from '../../read/files.ts'
import { readToml } from '../../read/toml.ts'
import { command } from '../commandLines.ts'
import type { Detector, Fact } from '../detector.ts'
import { baseName, folderOf, keyAt, pairs, text } from '../shapes.ts'
import { variables } from '../variables.ts'
import { aside } from './aside.ts'
import { candidates } from './candidates.ts'
import { builtFrom } from './dockerfile.ts'
import { asText, fact, stacked } from './facts.ts'
import { defaultsOf, imageOf } from './image.ts'
import { startedFacts, startedServer } from './started.ts'
import { wiringOf } from './wiring.ts'

const FLY = /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/
/** Whether a path is one of Fly's files. */
export const isFly = (path: string): boolean => FLY.test(path)

const read = new WeakMap<Repo, Map<string, Value | undefined>>()

/** A fly.toml, read once a repository; a gap where it can't be. */
export function flyToml(file: string, files: Files): Value | undefined {
  const known = read.get(files.repo) ?? new Map<string, Value | undefined>()
  read.set(files.repo, known)
  if (!known.has(file)) {
    const found = readToml(files.text(file) ?? '', file)
    if ('refused' in found) files.gaps.push({ at: fileSpan(file), why: `${file} ${found.refused}` })
    known.set(file, 'refused' in found ? undefined : found)
  }
  return known.get(file)
}

/** Fly's files that speak for the environment, in the order of their paths. */
export const flyFiles = (files: Files): readonly string[] => candidates(files, FLY)

/** The image that an app runs: named, or built from a Dockerfile beside the file. */
function imageIn(document: Value, file: string, files: Files) {
  const build = entry(document, 'build')
  const named = text(entry(build, 'image'))
  if (named !== undefined) {
    const image = imageOf(named, entry(build, 'image').at)
    return image && { image, commands: [], copies: undefined, isOwn: /^flyio\//.test(named) }
  }
  const folder = folderOf(file)
  const dockerfile = [folder, text(entry(build, 'dockerfile')) ?? 'Dockerfile'].filter(p => p !== '').join('/')
  const built = files.repo.has(dockerfile) ? builtFrom(dockerfile, folder, files) : undefined
  return built && { ...built, isOwn: false }
}

export const fly: Detector<Files> = {
  id: 'fly',
  *detect(files): Generator<Fact> {
    const documents = flyFiles(files).flatMap(file => {
      const document = flyToml(file, files)
      return document ? [{ file, document, app: text(entry(document, 'app')) ?? baseName(folderOf(file)) }] : []
    })
    const sets = new Map(documents.map(({ document, app }) => [app, variables(entry(document, 'env'))] as const))
    for (const { file, document, app } of documents) {
      const found = imageIn(document, file, files)
      if (!found) {
        const where = entry(document, 'primary_region')
        const region = text(where)
        if (aside(file, files) === undefined && region !== undefined) yield { located: { process: app, region, at: where.at } }
        continue
      }
      const why = aside(file, files)
      const lines = [
        ...command(app, entry(entry(document, 'experimental'), 'cmd'), new Map()),
        ...pairs(entry(document, 'processes')).flatMap(([name, run]) => command(name, run, new Map())),
        ...found.commands,
      ]
      const started = startedServer(lines, files, path => found.copies?.get(path), true)
      // Its start script sets a policy of its own from variables that are not known here.
      const unread =
        found.isOwn && !started ? [{ at: keyAt(document, 'build'), why: `the start script of ${app}'s image is not read` }] : []
      if (why === undefined) for (const gap of [...(started?.gaps ?? []), ...unread]) yield { gap }
      const region = fact(entry(document, 'primary_region'), asText)
      yield {
        server: {
          id: `fly:${app}`,
          provider: 'fly',
          ...wiringOf([app, `${app}.internal`, `${app}.flycast`], sets),
          file,
          service: app,
          at: keyAt(document, 'app'),
          facts: startedFacts(
            started,
            stacked([region ? { region } : {}, found.image.facts]),
            unread.length > 0 ? {} : defaultsOf(found.image),
          ),
          ...(why !== undefined && { aside: why }),
        },
      }
    }
  },
}
