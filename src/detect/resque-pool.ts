/** resque-pool: forked Resque workers, so many for each list of queues. */
import { entry, isNothing, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'
import { flag, type Invocation } from '../read/command.ts'
import { commands, loads, runsTask } from './commands.ts'
import { counted, unreadable, withVariables } from './counts.ts'
import type { Detector, Fact } from './detector.ts'

const FILES = ['resque-pool.yml', 'config/resque-pool.yml']

/** Plain entries hold always, those of the environment's section over them. Source: resque-pool lib/resque/pool/file_or_hash_loader.rb. */
function entries(file: Value, environment: string): ReadonlyMap<string, Value> {
  if (file.kind !== 'record') return new Map()
  const own = entry(file, environment)
  const common = [...file.entries].filter(([, v]) => v.kind !== 'record')
  return new Map([...common, ...(own.kind === 'record' ? own.entries : [])])
}

const fileOf = (app: App, named: readonly string[] = []): string | undefined =>
  [...named, ...FILES].map(app.path).find(f => app.files.includes(f))

/** Whether the app has the gem and its file: what starts the pool may be a service of the machine's. */
export const hasPool = (app: App): boolean => app.loaded?.has('resque-pool') === true && fileOf(app) !== undefined

export const startsPool = (i: Invocation): boolean => i.program === 'resque-pool' || runsTask(i, /^resque:pool$/)

export const resquePool: Detector = {
  id: 'resque-pool',
  *detect(app: App): Iterable<Fact> {
    const [started] = commands(app, startsPool)
    if (!loads(app, 'resque-pool') || (!started && !hasPool(app))) return
    const given = started && flag(started, '-c', '--config')
    const named = given?.kind === 'literal' ? [String(given.value).replace(/^\.\//, '')] : []
    const file = fileOf(app, named)
    const whole = file === undefined ? undefined : app.yaml(file)
    const pools = whole ? [...entries(whole, app.environment)].filter(([, v]) => !isNothing(v)) : []
    if (pools.length === 0 && started) {
      yield { process: { kind: 'resque', name: started.name, workers: null, at: started.at } }
      yield { gap: { at: started.at, why: "the file with resque-pool's numbers of workers could not be read" } }
    }
    for (const [queues, count] of pools) {
      const workers = counted(withVariables(count, started?.env ?? new Map()))
      const at = (whole?.kind === 'record' ? whole.keys?.get(queues) : undefined) ?? count.at
      yield {
        process: { kind: 'resque', ...(started && { name: started.name }), workers, queues: queues.split(',').map(q => q.trim()), at },
      }
      yield* unreadable(`the number of Resque workers for ${queues}`, workers)
    }
  },
}
