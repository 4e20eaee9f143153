/** The steps of the move in their order, from the app's own names. */
import type { Plan } from '../plan.ts'
import { nameOf, webs } from '../processes.ts'
import type { Target } from '../target.ts'
import { code, listed, number } from '../words.ts'
import { wave } from './cable.ts'
import { cutover } from './cutover.ts'
import { fenced, names, type Section } from './section.ts'

/** How an app on Heroku reaches the servers. Source: the fact sheet of providers, sections 3 and 4. */
const FROM_HEROKU: Readonly<Record<Target, string>> = {
  elasticache:
    'ElastiCache has no public address: the dynos reach it over a private network only (a Private Space with peering or a VPN), or the app itself moves to AWS first. Settle that before anything else.',
  render:
    "Services of Render's own region alone reach these servers by the address that `fromService` gives; a dyno does not. So the app's processes move to Render in the same cutover, and `move_jobs.rb` runs there. Settle that before anything else.",
  compose:
    "The containers are reached on the host's own network alone; a dyno does not reach them. So the app's processes move to that host in the same cutover, and `move_jobs.rb` runs there. Settle that before anything else.",
}

/** Whether the repository has a blueprint of Render's, which another one would replace. */
const hasBlueprint = ({ model }: Plan): boolean =>
  model.platform === 'render' || model.servers.some(s => /(?:^|\/)render\.ya?ml$/.test(s.file))

function order(plan: Plan): Section {
  const containers = plan.servers.map(s => `redis-${s.name}`)
  const how =
    plan.to === 'elasticache'
      ? ['Fill in `terraform/variables.tf` and apply it: subnets that the app reaches, in the zones where it runs.']
      : plan.to === 'render'
        ? [
            hasBlueprint(plan)
              ? "Add the `keyvalue` services of the plan's `render.yaml` to the blueprint that the repository has, and let Render create them. Plans can be raised later, never lowered."
              : 'Put `render.yaml` into the repository, adjust the commands, and let Render create the services. Plans can be raised later, never lowered.',
            'Leave the `envVars` of the processes out for now: a blueprint sets them as soon as it is synced. Each goes in when a step below sets it.',
          ]
        : [
            'Put `compose.redis.production.yaml` and `redis/` beside your own file, and the passwords into `.env`.',
            `Start the servers alone: what stands under \`environment:\` sets the variables of a process as soon as it is started anew. Take out what no step below has set yet.${fenced(`docker compose -f compose.yaml -f compose.redis.production.yaml up -d ${containers.join(' ')}`)}`,
          ]
  return {
    title: 'Order the servers',
    steps: [
      ...how,
      ...(plan.model.platform === 'heroku' ? [FROM_HEROKU[plan.to]] : []),
      ...plan.servers.flatMap(s =>
        s.need.missing.length > 0 ? [`Measure before you order **${s.name}** (see above): ${listed(s.need.missing)}.`] : [],
      ),
      plan.to === 'elasticache' ? 'Write down the addresses. Set none of the new variables yet.' : 'Set none of the new variables yet.',
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

/** The server of today stays what it is until the variables are set; larger pools may even ask more of it. */
function crowd({ crowded }: Plan): readonly string[] {
  if (!crowded) return []
  const { before, after } = crowded
  const more = after > before ? `, ${number(after)} with the pools of the patch` : ''
  const or = after > before ? ", or leave the pools' sizes out of the patch until the variables are set" : ''
  return [
    `Today's server allows fewer connections than the app may open, with this patch or without it, and \`redline check\` says so (\`connection-limit\`) until the variables are set: ${number(before)} with every thread busy${more}. Take a larger plan for the time of the move${or}.`,
  ]
}

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
      ...crowd(plan),
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
  return [order(plan), staging(plan), prepare(plan), cache(plan), cutover(plan), cable(plan), certificates(plan), rollBack(plan)].filter(
    s => s !== undefined,
  )
}
