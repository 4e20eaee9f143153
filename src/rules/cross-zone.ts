/** A process in one region and its Redis in another, where files declare both. */
import { known } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import type { Rule } from './rule.ts'
import { LOCK, SIDEKIQ } from './servers/exampleFiles.ts'
import { judgedServers } from './servers/tenants.ts'
import { liveName, onceEach, relatedTo, titled } from './servers/wording.ts'
import { named } from './words.ts'

function* judge(server: Server, model: Model): Iterable<Finding> {
  const region = known(server.facts.region)
  if (region?.source !== 'declared') return
  for (const { process, region: own, at } of model.located ?? []) {
    const variables = (server.wiring ?? []).filter(w => w.process === process).map(w => w.name)
    if (variables.length === 0 || own.toLowerCase() === region.value.toLowerCase()) continue
    // Source: render-oss/skills, render-keyvalue: internal addresses are for services of the same region.
    const apart = server.provider === 'render'
    yield {
      rule: 'cross-zone',
      severity: apart ? 'error' : 'warning',
      confidence: region.unless ? 'likely' : 'certain',
      message: apart
        ? `\`${process}\` runs in ${own} and takes ${named(variables)} from ${titled(server)} in ${region.value}: that is an internal address, which only services of the same region can reach, so that no connection is made.`
        : `\`${process}\` runs in ${own}, and ${titled(server)} in ${region.value}: each command waits for the way there and back, tens of milliseconds instead of less than one, and a page or a job sends dozens.`,
      advice: apart
        ? `One region for both; it can't be changed later, so that one of the two has to be made anew:\n\n\`\`\`yaml\nregion: ${region.value}\n\`\`\``
        : `Move one to the other:\n\n\`\`\`toml\nprimary_region = "${region.value}"\n\`\`\``,
      at,
      related: [...(region.at ? [{ at: region.at, role: "the server's region" }] : []), ...relatedTo(at, server, [])],
      about: `${process} on ${server.id}`,
      ...liveName(server),
    }
  }
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) yield* judge(server, model)
}

export const crossZone: Rule = {
  id: 'cross-zone',
  severity: 'error',
  since: '0.1.0',
  needs: ['declared'],
  title: 'A process and its Redis in different regions',
  why: "A Redis command takes well under a millisecond in one zone and tens of milliseconds between regions; Sidekiq's documentation calls 10 ms the limit of what works, and its process warns above 50 ms. Render's internal addresses do not lead to another region at all. Reported only where files declare the region of both.",
  fix: 'One region for the app and its servers.',
  sources: [
    'https://render.com/docs/private-network',
    'https://github.com/sidekiq/sidekiq/wiki/Using-Redis',
    'https://fly.io/docs/reference/regions/',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'Render services in two regions',
      kind: 'bad',
      files: `--- render.yaml
services:
  - type: keyvalue
    name: jobs
    plan: starter
    region: oregon
    maxmemoryPolicy: noeviction
    ipAllowList: []
  - type: worker
    name: sidekiq
    region: frankfurt # <- \`sidekiq\` runs in frankfurt and takes \`$REDIS_URL\` from the Key Value instance \`jobs\` (\`$REDIS_URL\`) in oregon
    envVars:
      - key: REDIS_URL
        fromService: { type: keyvalue, name: jobs, property: connectionString }
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'Two files for Fly',
      kind: 'bad',
      files: `--- fly.toml
app = "shop"
primary_region = "syd" # <- each command waits for the way there and back

[env]
REDIS_URL = "redis://shop-redis.internal:6379"
--- redis/fly.toml
app = "shop-redis"
primary_region = "ams"

[build]
image = "redis:7.4"
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'One region',
      kind: 'good',
      files: `--- render.yaml
services:
  - type: keyvalue
    name: jobs
    plan: starter
    region: frankfurt
    maxmemoryPolicy: noeviction
    ipAllowList: []
  - type: worker
    name: sidekiq
    region: frankfurt
    envVars:
      - key: REDIS_URL
        fromService: { type: keyvalue, name: jobs, property: connectionString }
${SIDEKIQ}${LOCK}`,
    },
  ],
}
