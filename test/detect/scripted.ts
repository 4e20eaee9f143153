/** An app of files in memory, as far as detectors of JavaScript ask, and what a detector says of it. */
import type { Detector, Fact } from '../../src/detect/detector.ts'
import type { Gap } from '../../src/model/finding.ts'
import { mapRepo } from '../../src/model/repo.ts'
import type { App } from '../../src/read/app.ts'

/** An app at `root` with these files; nothing of it is Ruby. */
export function scripted(files: Readonly<Record<string, string>>, root = '.', environment = 'production'): App {
  const repo = mapRepo(new Map(Object.entries(files)))
  const gaps: Gap[] = []
  return {
    root,
    repo,
    environment,
    gems: {},
    loaded: undefined,
    calls: [],
    settings: new Map(),
    path: below => (root === '.' ? below : `${root}/${below}`),
    files: repo.files(),
    text: path => {
      const text = repo.read(path)
      return typeof text === 'string' ? text : undefined
    },
    yaml: () => undefined,
    gaps,
    parsed: 0,
  }
}

/** All facts, and the gaps, of one detector. */
export function detected(detector: Detector, app: App): { readonly facts: readonly Fact[]; readonly gaps: readonly Gap[] } {
  const facts = [...detector.detect(app)]
  return { facts, gaps: [...app.gaps, ...facts.flatMap(fact => ('gap' in fact ? [fact.gap] : []))] }
}
