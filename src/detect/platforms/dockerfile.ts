/** An image that the repository builds from one of Redis': what it starts, and which files it copies in. */
import { lineStarts, spanAt } from '../../model/span.ts'
import type { Files } from '../../read/files.ts'
import { join } from '../../read/ruby/paths.ts'
import { type CommandLine, image as commandsOf } from '../commandLines.ts'
import { type Image, imageOf } from './image.ts'

export interface Built {
  readonly image: Image
  readonly commands: readonly CommandLine[]
  /** Path in the image → path in the repository. */
  readonly copies: ReadonlyMap<string, string>
}

/** Reads the last stage of a Dockerfile that starts from an image of Redis; undefined for any other. */
export function builtFrom(file: string, context: string, files: Files): Built | undefined {
  const text = files.text(file)
  if (text === undefined) return undefined
  const from = [...text.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim)].at(-1)
  if (!from?.[1]) return undefined
  const starts = lineStarts(text)
  const start = from.index + from[0].length - from[1].length
  const image = imageOf(from[1], spanAt(file, starts, start, start + from[1].length))
  if (!image) return undefined
  const copies = new Map<string, string>()
  for (const [, source = '', target = ''] of text
    .slice(from.index)
    .matchAll(/^[ \t]*(?:COPY|ADD)[ \t]+(?:--\S+[ \t]+)*(\S+)[ \t]+(\S+)[ \t]*$/gim)) {
    const path = join(context, source)
    if (path === undefined) continue
    copies.set(target.endsWith('/') ? `${target}${source.slice(source.lastIndexOf('/') + 1)}` : target, path)
  }
  return { image, commands: commandsOf(text, file), copies }
}
