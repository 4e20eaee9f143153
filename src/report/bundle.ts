/** The files of a rule's example: a text in which `--- path` lines begin a file. */

export interface BundledFile {
  readonly path: string
  readonly text: string
}

/** The files in their order, without empty lines at either end of each. */
export function bundledFiles(bundle: string): readonly BundledFile[] {
  const files: { path: string; lines: string[] }[] = []
  for (const line of bundle.split('\n')) {
    const path = /^--- (\S.*?)\s*$/.exec(line)?.[1]
    if (path !== undefined) files.push({ path, lines: [] })
    else files.at(-1)?.lines.push(line)
  }
  return files.map(({ path, lines }) => ({ path, text: lines.join('\n').replace(/^\n+|\s+$/g, '') }))
}
