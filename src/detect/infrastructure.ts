/** What files outside every app's folder declare: joined to the one app of a repository, else on its own. */
import { bareModel } from '../model/bareModel.ts'
import type { Gap } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Failure } from '../model/report.ts'
import type { Files } from '../read/files.ts'
import type { Detector, Fact } from './detector.ts'
import { compose } from './platforms/compose.ts'
import { fly } from './platforms/fly.ts'
import { helm } from './platforms/helm.ts'
import { heroku } from './platforms/heroku.ts'
import { kamal } from './platforms/kamal.ts'
import { kubernetes } from './platforms/kubernetes.ts'
import { redisConf } from './platforms/redis-conf.ts'
import { render } from './platforms/render.ts'
import { scalingo } from './platforms/scalingo.ts'
import { terraform } from './platforms/terraform.ts'
import { unreadPlatforms } from './platforms/unread-platforms.ts'

/** Detectors of platforms. `redisConf` is the last: it lists what no other reads. */
export const platforms: readonly Detector<Files>[] = [
  compose,
  heroku,
  render,
  fly,
  kamal,
  kubernetes,
  helm,
  terraform,
  scalingo,
  unreadPlatforms,
  redisConf,
]

/** The facts of files that belong to no app, with the gaps in reading them. A detector that throws is named, and the others run. */
export function infrastructure(files: Files): { readonly facts: readonly Fact[]; readonly failures: readonly Failure[] } {
  const facts: Fact[] = []
  const failures: Failure[] = []
  for (const detector of platforms) {
    try {
      facts.push(...detector.detect(files))
    } catch (error) {
      failures.push({ part: `detector ${detector.id}`, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  return { facts: [...facts, ...files.gaps.map((gap: Gap) => ({ gap }))], failures }
}

/** A model of servers alone, for rules that need no app. */
export const serversOnly = (
  facts: readonly Fact[],
  {
    environment,
    platform,
    target,
    endpoints,
    thresholds,
    now,
  }: Pick<Model, 'environment' | 'platform' | 'target' | 'endpoints' | 'thresholds' | 'now'>,
): Model =>
  bareModel(
    facts.flatMap(f => ('server' in f ? [f.server] : [])),
    {
      environment,
      platform,
      target,
      endpoints,
      ...(thresholds ? { thresholds } : {}),
      now,
      located: facts.flatMap(f => ('located' in f ? [f.located] : [])),
      herokuParts: facts.flatMap(f => ('herokuPart' in f ? [f.herokuPart] : [])),
      gaps: facts.flatMap(f => ('gap' in f ? [f.gap] : [])),
    },
  )
