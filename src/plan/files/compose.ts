/** Compose: a container for each server with its redis.conf, and the variables of the app's processes. */
import { databases } from '../databases.ts'
import type { Plan, PlannedServer } from '../plan.ts'
import { services } from '../processes.ts'
import { bytes, plain } from '../words.ts'

const MIB = 1024 ** 2

const container = (s: PlannedServer): string => `redis-${s.name}`
const password = (s: PlannedServer): string => `${s.name.toUpperCase()}_REDIS_PASSWORD`
const memory = (s: PlannedServer): string => s.fit.size?.name ?? '256mb'

/** A configuration that redis-server 7 and Valkey 8 start with. */
function redisConf(s: PlannedServer): string {
  const measured =
    s.need.bytes === null
      ? 'Not measured, so this is only a place to start: RUNBOOK.md says what to measure and how.'
      : `${bytes(s.need.bytes)} needed${s.need.bound ? ", which is what today's plan can hold: not measured" : ''}.`
  const kept = s.persistent
    ? `# Jobs and data must survive a restart: at most the last second is lost.
appendonly yes
appendfsync everysec
save 3600 1 300 100 60 10000
`
    : `# Nothing here is worth a write to disk.
appendonly no
save ""
`
  return `# ${s.name}. Written by redline plan.
port 6379
protected-mode yes
tcp-keepalive 300
timeout 0

# ${measured}${s.persistent ? '\n# The container has twice this: writing the append-only file anew copies what changes meanwhile.' : ''}
maxmemory ${memory(s)}
maxmemory-policy ${s.policy}

${kept}
# A subscriber that does not keep up is cut before it takes the others' memory.
client-output-buffer-limit pubsub 32mb 8mb 60
`
}

const service = (s: PlannedServer): string => `  ${container(s)}:
    image: valkey/valkey:8.1
    command: ["valkey-server", "/etc/redis.conf", "--requirepass", "\${${password(s)}?set it in .env}"]
    environment:
      REDISCLI_AUTH: \${${password(s)}}
    volumes:
      - ./redis/${s.name}.conf:/etc/redis.conf:ro
${s.persistent ? `      - ${container(s)}:/data\n` : ''}    mem_limit: ${Math.ceil(((s.fit.size?.usable ?? 256 * MIB) * (s.persistent ? 2 : 1.5)) / MIB)}m
    restart: unless-stopped
    healthcheck:
      test: ["CMD", "valkey-cli", "ping"]
      interval: 10s
      timeout: 3s
      retries: 5
`

function processes(plan: Plan): string {
  return services(plan, plan.servers.map(container))
    .map(({ key, variables }) => {
      const lines = [...variables].map(([variable, server]) => {
        const s = plan.servers.find(p => p.name === server) as PlannedServer
        return `      ${variable}: redis://:\${${password(s)}}@${container(s)}:6379/${databases(s, plan).get(variable) ?? 0}\n`
      })
      const needed = [...new Set(variables.values())].map(server => `      redis-${server}:\n        condition: service_healthy\n`)
      return `  ${quoted(key)}:
    environment:
${lines.join('')}    depends_on:
${needed.join('')}`
    })
    .join('\n')
}

/** A key that YAML would take for something else than text: `true`, `no`, `null`. */
const quoted = (key: string): string => (/^(?:true|false|yes|no|on|off|null|y|n)$/.test(key) ? `"${key}"` : key)

/** A file to lay over the app's own, and a configuration for each server. */
export function compose(plan: Plan, app: string): ReadonlyMap<string, string> {
  const volumes = plan.servers.filter(s => s.persistent).map(s => `  ${container(s)}:\n`)
  const text = `# Redis servers of ${plain(app)}. Written by redline plan. Lay it over the app's own file:
#   docker compose -f compose.yaml -f compose.redis.production.yaml up -d
# The passwords stand in .env. Passwords go into URLs: letters and digits only.

services:
${plan.servers.map(service).join('\n')}
${processes(plan)}${volumes.length > 0 ? `\nvolumes:\n${volumes.join('')}` : ''}`
  return new Map([['compose.redis.production.yaml', text], ...plan.servers.map(s => [`redis/${s.name}.conf`, redisConf(s)] as const)])
}
