/** Versions of npm packages as the package.json nearest to a file has them. */
import { fileSpan } from '../../model/span.ts'
import type { App } from '../../read/app.ts'
import { nodePackages } from '../../read/nodePackages.ts'

/** The nearest package.json and lockfile above a file, within the app's repository. */
export function versions(app: App): (file: string) => ReadonlyMap<string, string> {
  const known = new Map<string, ReadonlyMap<string, string>>()
  const own = new Set(app.files)
  const inFolder = (folder: string): ReadonlyMap<string, string> => {
    const found = known.get(folder)
    if (found) return found
    const path = (name: string): string => (folder === '' ? name : `${folder}/${name}`)
    const text = (name: string): string | undefined => (own.has(path(name)) ? app.text(path(name)) : undefined)
    const packages = nodePackages({
      packageJson: text('package.json'),
      packageLock: text('package-lock.json'),
      yarnLock: text('yarn.lock'),
    })
    if ('refused' in packages) app.gaps.push({ at: fileSpan(path('package.json')), why: `${path('package.json')} ${packages.refused}` })
    const result = 'refused' in packages ? new Map<string, string>() : packages
    known.set(folder, result)
    return result
  }
  return file => {
    for (let folder = file; folder.includes('/'); ) {
      folder = folder.slice(0, folder.lastIndexOf('/'))
      if (own.has(`${folder}/package.json`)) return inFolder(folder)
    }
    return inFolder('')
  }
}

/** @redis/client counts from 1 where redis counts from 4; from 5 on they are one. */
export function versionOf(pack: string, known: ReadonlyMap<string, string>): string | undefined {
  if (pack !== '@redis/client') return known.get(pack)
  const version = known.get('@redis/client')
  return version?.startsWith('1.') ? (known.get('redis') ?? '4.0.0') : version
}
