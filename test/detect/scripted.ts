/** An app of files in memory, and what a detector says of it. */
import type { Detector, Fact } from '../../src/detect/detector.ts'
import type { Gap } from '../../src/model/finding.ts'
import { mapRepo } from '../../src/model/repo.ts'
import { type App, readApp } from '../../src/read/app.ts'

/** An app of these files, for production. */
export function scripted(files: Readonly<Record<string, string>>): App {
  return readApp(mapRepo(new Map(Object.entries(files))), '.', {
    environment: 'production',
    nested: [],
    words: ['redis'],
  })
}

/** All facts, and the gaps, of one detector. */
export function detected(detector: Detector, app: App): { readonly facts: readonly Fact[]; readonly gaps: readonly Gap[] } {
  const facts = [...detector.detect(app)]
  return { facts, gaps: [...app.gaps, ...facts.flatMap(fact => ('gap' in fact ? [fact.gap] : []))] }
}
