/** The steps of the move in their order, from the app's own names. */
import { before } from '../../model/version.ts'
import { copied } from '../files/copyKeys.ts'
import type { Plan } from '../plan.ts'
import { nameOf, pushing, webs, workers } from '../processes.ts'
import { code, listed } from '../words.ts'
import { wave } from './cable.ts'

export interface Section {
  readonly title: string
  /** Steps to tick off, or (`plain`) sentences. */
  readonly steps: readonly string[]
  readonly plain?: readonly string[]
}

const fenced = (text: string): string => `\n\n  \`\`\`sh\n${text.replace(/^/gm, '  ')}\n  \`\`\``
const names = (list: readonly string[]): string => listed(list.map(code))

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

function order(plan: Plan): Section {
  const how =
    plan.to === 'elasticache'
      ? 'Fill in `terraform/variables.tf` and apply it. In a subnet that the app reaches, in the zones where it runs.'
      : plan.to === 'render'
        ? 'Put `render.yaml` into the repository, adjust the commands, and let Render create the services. Plans can be raised later, never lowered.'
        : 'Put `compose.redis.production.yaml` and `redis/` beside your own file, and the passwords into `.env`.'
  return {
    title: 'Order the servers',
    steps: [
      how,
      ...(plan.to === 'elasticache' && plan.model.platform === 'heroku'
        ? [
            'ElastiCache has no public address: the dynos reach it over a private network only (a Private Space with peering or a VPN), or the app itself moves to AWS first. Settle that before anything else.',
          ]
        : []),
      ...plan.servers.flatMap(s =>
        s.need.missing.length > 0 ? [`Measure before you order **${s.name}** (see above): ${listed(s.need.missing)}.`] : [],
      ),
      `Write down the addresses. Set none of the new variables yet.`,
    ],
  }
}

/** What `audit --expect` knows, by the server's name: locks ask of a server what the cable asks. */
const EXPECTED: Readonly<Record<string, string>> = { cache: 'cache', cable: 'cable', locks: 'cable' }

function staging(plan: Plan): Section {
  const expects = plan.servers.map(s => {
    const variable = s.variables[0] ?? ''
    return `redline audit ${variable}="$${variable}" --expect ${EXPECTED[s.name] ?? 'jobs'}`
  })
  return {
    title: 'Try it in staging',
    steps: [
      `Apply \`patches/1-variables.patch\`, set every new variable of ENVIRONMENT.md to a server of the same kind, and deploy.`,
      `Each server is what its workloads need (policy, persistence, TLS, nobody else's keys):${fenced(expects.join('\n'))}`,
      'Enqueue a job, open a page that streams, sign in, clear the cache: each works, and none touches another server.',
      'Go through "The cutover" below once from end to end with a few hundred jobs, and note how long each step takes.',
    ],
  }
}

/** Whether a cache that had no namespace has one now. */
const named = (plan: Plan): boolean =>
  plan.model.clients.some(
    (c, i) => c.workload === 'cache' && c.prefix === null && (plan.patched.looked.model.clients[i]?.prefix ?? null) !== null,
  )

function prepare(plan: Plan): Section {
  const [first] = plan.patched.patches
  return {
    title: 'Deploy the code first',
    steps: [
      first?.name === '1-variables.patch'
        ? `\`git apply patches/1-variables.patch\`, review, deploy. No new variable is set, so nothing moves: ${names([...new Set(plan.assignments.filter(a => a.fresh).map(a => a.variable))])} fall back to what the app reads today.`
        : 'The code reads variables of its own already; there is nothing to patch before the move.',
      ...(plan.patched.unwired.length > 0 ? ['Make the changes of "By hand", and deploy them too.'] : []),
      ...(named(plan) ? ['The cache gets a namespace, so it starts empty with this deployment: do it at a quiet hour.'] : []),
      'Run it for a day. Roll back by reverting the patch.',
    ],
  }
}

function cache(plan: Plan): Section | undefined {
  const server = plan.servers.find(s => s.name === 'cache')
  if (!server) return undefined
  return {
    title: 'Move the cache',
    steps: [
      `At a quiet hour set ${names(server.variables)}. Nothing is copied: entries are computed again. Until it is warm the database carries what the cache carried.`,
      'Wait until the hit rate is back before you go on: a cold cache and the cutover at the same time are two loads at once.',
    ],
  }
}

const QUIET = 'Sidekiq::ProcessSet.new.each(&:quiet!)'
const BUSY = 'puts Sidekiq::WorkSet.new.size, Sidekiq::ProcessSet.new.sum { |process| process["busy"] }'

function sidekiq(plan: Plan, variables: readonly string[]): Section {
  const { model } = plan
  const { run, stop, start } = onPlatform(plan)
  const own = workers(model).map(nameOf)
  const producers = pushing(plan)
  const old = before(model.gems['sidekiq'], '7')
  const unverified = model.clients.some(c => c.tlsVerify === 'none') ? 'OLD_UNVERIFIED=1 ' : ''
  const pro = ['sidekiq-pro', 'sidekiq-ent'].some(gem => model.gems[gem] !== undefined)
  const cron = ['sidekiq-cron', 'sidekiq-scheduler', 'clockwork', 'whenever'].filter(gem => model.gems[gem] !== undefined)
  const jobs = plan.assignments.find(a => a.client.workload === 'sidekiq' || a.client.workload === 'resque')?.variable ?? ''
  const run1 = `OLD_REDIS_URL="the address of today's server" ${jobs}="the new one's" ${unverified}ruby move_jobs.rb`
  const kinds = workers(model)
  const resque = kinds.length > 0 && kinds.every(p => p.kind === 'resque')
  return {
    title: 'The cutover',
    plain: [
      `The usual recipe (pause, export, import, switch the variable, restart) loses jobs: the processes that push them (${names(producers.length > 0 ? producers : ['web'])}) go on pushing to the old server from the export until the last of them has restarted, and nobody reads that server again. Here the same script runs again after the restart and sweeps them up. \`move_jobs.rb\` writes a batch to the new server before it takes it from the old one, so that what is interrupted runs twice at worst.`,
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
  return [
    `Copy ${listed([...new Set(own.map(a => code(a.variable)))])}: \`copy_keys.rb\` with ${told}. What web processes write between the copy and their restart stays behind: for data that must not lag, stop them for these minutes (\`heroku maintenance:on\` or the like).`,
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

function cable(plan: Plan): Section | undefined {
  if (!plan.assignments.some(a => a.client.workload === 'cable' || a.client.workload === 'anycable')) return undefined
  const web = [...new Set(webs(plan.model).map(nameOf))]
  return {
    title: 'The wave of reconnecting browsers',
    plain: wave(plan),
    steps: [
      `Nothing of Action Cable is copied: pub/sub keeps no keys. While old and new processes of ${names(web.length > 0 ? web : ['web'])} run side by side, they don't hear each other's broadcasts.`,
      'Restart web processes in batches where the platform can, so that the wave comes in parts.',
    ],
  }
}

function certificates(plan: Plan): Section {
  const second = plan.patched.patches.find(p => p.name === '2-certificates.patch')
  return {
    title: 'Afterwards: certificates and declarations',
    steps: [
      ...(second
        ? [
            '`git apply patches/2-certificates.patch` and deploy: the new certificates are verified from now on. Not earlier: code that may still fall back to the old server could not connect to it any more.',
          ]
        : []),
      'Put `redline.yml` into `.redline.yml`, so that `redline check` knows that each variable has its own server.',
      'After the watch: take the old variables out of the code (`|| ENV["…"]`), and give the old server back.',
    ],
  }
}

const rollBack = (plan: Plan): Section => ({
  title: 'Roll back',
  plain: [
    plan.patched.patches.length > 1
      ? 'Possible as long as `2-certificates.patch` is not deployed (or once it is reverted) and the old server is there.'
      : 'Possible as long as the old server is there.',
  ],
  steps: [
    ...(plan.servers.some(s => s.name === 'jobs')
      ? [
          `Quiet and stop the workers as above; then run \`move_jobs.rb\` the other way round: \`OLD_REDIS_URL\` the new server, the variable of the jobs the old one. Sweep after the restart, as above.`,
        ]
      : []),
    `Unset ${names([...new Set(plan.assignments.filter(a => a.fresh).map(a => a.variable))])} (${code('heroku config:unset')} or the like); a variable that kept its name gets its old value back. Restart.`,
    'The cache starts from what the old server still has: entries may be as old as the move. Clear it where that matters.',
  ],
})

/** All sections, in the order in which they are done. */
export function sections(plan: Plan): readonly Section[] {
  const rest = plan.servers.filter(s => s.name !== 'cache').flatMap(s => s.variables)
  const jobs = plan.servers.some(s => s.name === 'jobs')
  const cut = rest.length === 0 ? undefined : jobs ? sidekiq(plan, rest) : plainMove(plan, rest)
  return [order(plan), staging(plan), prepare(plan), cache(plan), cut, cable(plan), certificates(plan), rollBack(plan)].filter(
    s => s !== undefined,
  )
}
