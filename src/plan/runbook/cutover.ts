/** The cutover: quiet, wait, move, switch, sweep. */
import { before } from '../../model/version.ts'
import { needs } from '../../model/workload.ts'
import { copied } from '../files/copyKeys.ts'
import type { Plan } from '../plan.ts'
import { nameOf, pushing, workers } from '../processes.ts'
import { code, listed } from '../words.ts'
import { fenced, names, type Section } from './section.ts'

/** How one process is run once and how kinds of process are stopped, on the platform of today. */
function onPlatform(plan: Plan): {
  readonly run: (ruby: string) => string
  readonly stop: (name: string) => string
  readonly start: (name: string) => string
} {
  if (plan.model.platform === 'heroku')
    return {
      run: ruby => `heroku run --no-tty -- bin/rails runner '${ruby}'`,
      stop: name => `heroku ps:scale ${name}=0`,
      start: name => `heroku ps:scale ${name}=N   # as many as before: heroku ps`,
    }
  return {
    run: ruby => `bin/rails runner '${ruby}'`,
    stop: name => `# stop every ${name} process (SIGTERM)`,
    start: name => `# start ${name} again`,
  }
}

/** What goes along, and what is made anew. */
function fates(plan: Plan): string {
  const data = [...new Set(copied(plan).map(a => needs[a.client.workload].title.toLowerCase()))]
  const anew = [
    ...(plan.servers.some(s => s.name === 'cache') ? ['the cache'] : []),
    'heartbeats and statistics',
    'locks and counters of limits (they expire)',
    ...(plan.assignments.some(a => a.client.workload === 'cable') ? ["Action Cable's subscriptions"] : []),
  ]
  return `Moved: jobs. Copied: ${data.length > 0 ? listed(data) : 'nothing else'}. Left behind and made anew: ${listed(anew)}.`
}

/** Plug-ins with keys of their own beside the queues. Source: the fact sheet on Ruby, section 2.3. */
const PLUGINS: Readonly<Record<string, string>> = {
  'sidekiq-cron': '`cron_job*`: entries from a schedule file are registered again at boot; those made in the web page are not moved',
  'sidekiq-scheduler': '`schedules` and `sidekiq-scheduler:*` are registered again at boot',
  'sidekiq-unique-jobs': '`uniquejobs:*` is not moved: until the moved jobs have run, the same job can be enqueued a second time',
  'sidekiq-limit_fetch': '`limit_fetch:*` is made anew; limits and pauses that were set by hand have to be set again',
  'sidekiq-batch': '`BID-*` is not moved: wait until no batch is open',
  'resque-scheduler': 'its lock is not moved; delayed jobs are',
}

const plugins = (plan: Plan): readonly string[] => {
  const found = Object.entries(PLUGINS).filter(([gem]) => plan.model.gems[gem] !== undefined)
  return found.length > 0 ? [`Keys of plug-ins: ${found.map(([gem, what]) => `${gem}: ${what}`).join('. ')}.`] : []
}

const QUIET = 'Sidekiq::ProcessSet.new.each(&:quiet!)'
const BUSY = 'puts Sidekiq::WorkSet.new.size, Sidekiq::ProcessSet.new.sum { |process| process["busy"] }'

function jobs(plan: Plan, variables: readonly string[]): Section {
  const { model } = plan
  const { run, stop, start } = onPlatform(plan)
  const own = workers(model).map(nameOf)
  const producers = pushing(plan)
  const old = before(model.gems['sidekiq'], '7')
  const unverified = model.clients.some(c => c.tlsVerify === 'none') ? 'OLD_UNVERIFIED=1 ' : ''
  const pro = ['sidekiq-pro', 'sidekiq-ent'].some(gem => model.gems[gem] !== undefined)
  const cron = ['sidekiq-cron', 'sidekiq-scheduler', 'clockwork', 'whenever'].filter(gem => model.gems[gem] !== undefined)
  const moved = plan.assignments.find(a => a.client.workload === 'sidekiq' || a.client.workload === 'resque')?.variable ?? ''
  const run1 = `OLD_REDIS_URL="the address of today's server" ${moved}="the new one's" ${unverified}ruby move_jobs.rb`
  const kinds = workers(model)
  const resque = kinds.length > 0 && kinds.every(p => p.kind === 'resque')
  return {
    title: 'The cutover',
    plain: [
      `The usual recipe (pause, export, import, switch the variable, restart) loses jobs: the processes that push them (${names(producers.length > 0 ? producers : ['web'])}) go on pushing to the old server from the export until the last of them has restarted, and nobody reads that server again. Here the same script runs again after the restart and sweeps them up. \`move_jobs.rb\` writes a batch to the new server before it takes it from the old one, so that what is interrupted runs twice at worst.`,
      fates(plan),
      ...plugins(plan),
    ],
    steps: [
      `Switch off autoscaling${cron.length > 0 ? `, and whatever enqueues on a schedule (${listed(cron)})` : ' and whatever enqueues on a schedule'}. Keep consoles and one-off processes closed.`,
      ...(resque
        ? [`Tell the workers to take no more jobs (\`USR2\` to each), and wait until \`Resque.working\` is empty.`]
        : [
            `Quiet Sidekiq: its processes (${names(own)}) finish what they run and fetch nothing new; it is \`TSTP\` to each.${fenced(run(QUIET))}`,
            `Wait until both numbers are 0. Jobs in progress are in no key, so nothing could copy them:${fenced(run(old ? BUSY.replace('WorkSet', 'Workers') : BUSY))}`,
          ]),
      ...(pro
        ? [
            'Sidekiq Pro: wait until no batch is open, and until the private queues `queue:sq|*` of super_fetch are empty. Batches (`b-*`) are not moved.',
          ]
        : []),
      `Stop the workers. What was not finished within Sidekiq's timeout is pushed back to its queue.${fenced(own.map(stop).join('\n'))}`,
      `Move the jobs: queues${resque ? ', delayed and failed jobs' : ', scheduled, retried and dead jobs'}.${fenced(run1)}`,
      ...copying(plan),
      `Set ${names(variables)} for all processes at once, and restart them (${names([...new Set(plan.model.processes.map(nameOf))])}). From each restarted process on, jobs go to the new server.`,
      `**Sweep**: when no process of the old release is left, run the script again, and again until it says \`0 moved\` twice in a row.${fenced(run1)}`,
      `Nobody is on the old server any more: \`CLIENT LIST\` shows no connection of the app, and \`redline audit OLD="…"\` no jobs.`,
      `Start the workers.${fenced(own.map(start).join('\n'))}`,
      'Autoscaling and schedules on again. The old server stays as it is until the end of the watch.',
    ],
  }
}

/** Data and sessions, in the same window, because no process but the web's writes them then. */
function copying(plan: Plan): readonly string[] {
  const own = copied(plan)
  if (own.length === 0) return []
  const patterns = (plan.audit?.servers ?? [])
    .flatMap(s => s.keyspace?.prefixes ?? [])
    .filter(p => own.some(a => a.client.workload === p.workload))
  const told =
    patterns.length > 0
      ? patterns
          .slice(0, 8)
          .map(p => code(p.prefix.endsWith('*') ? p.prefix : `${p.prefix}*`))
          .join(' ')
      : 'the patterns of their keys'
  const unverified = plan.model.clients.some(c => c.tlsVerify === 'none') ? 'OLD_UNVERIFIED=1 ' : ''
  const run = `OLD_REDIS_URL="the address of today's server" NEW_REDIS_URL="the new one's" ${unverified}ruby copy_keys.rb "PATTERN:*"`
  return [
    `Copy ${listed([...new Set(own.map(a => code(a.variable)))])}: \`copy_keys.rb\` with ${told}. What web processes write between the copy and their restart stays behind: for data that must not lag, stop them for these minutes (\`heroku maintenance:on\` or the like).${fenced(run)}`,
  ]
}

function plainMove(plan: Plan, variables: readonly string[]): Section {
  return {
    title: 'The cutover',
    steps: [
      ...copying(plan),
      `Set ${names(variables)} for all processes at once, and restart them (${names([...new Set(plan.model.processes.map(nameOf))])}).`,
      'Nobody is on the old server any more: `CLIENT LIST` shows no connection of the app.',
    ],
  }
}

/** The window in which everything but the cache moves; undefined where there is nothing but a cache. */
export function cutover(plan: Plan): Section | undefined {
  const variables = plan.servers.filter(s => s.name !== 'cache').flatMap(s => s.variables)
  if (variables.length === 0) return undefined
  return plan.servers.some(s => s.name === 'jobs') ? jobs(plan, variables) : plainMove(plan, variables)
}
