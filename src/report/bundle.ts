/** The files of a rule's example: a text in which `--- path` lines begin a file. */

export interface BundledFile {
  readonly path: string
  readonly text: string
}

/** The file of an example that is none of the repository's: what an audit found on live servers. */
const AUDIT = 'audit.yml'

/** What stands over a file of an example: its path, or what it is. */
export const fileTitle = ({ path }: BundledFile): string => (path === AUDIT ? 'What an audit found' : path)

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
