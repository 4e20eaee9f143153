/** What to paste so that a server has a setting, in the form that it is declared in. */
import { known } from '../../model/fact.ts'
import type { Server } from '../../model/server.ts'

/** A setting of redis.conf with its value. */
export type Setting = readonly [name: 'maxmemory-policy' | 'maxmemory' | 'appendonly' | 'requirepass', value: string]

const fence = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``

const flags = (settings: readonly Setting[]): string => settings.map(([name, value]) => `--${name} ${value}`).join(' ')
const conf = (settings: readonly Setting[]): string => settings.map(([name, value]) => `${name} ${value}`).join('\n')

const camel = (policy: string): string =>
  policy
    .replace(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase())
    .replace(/^Noeviction$/, 'NoEviction')
    .replace(/L(r|f)u$/, (_, c: string) => `L${c.toUpperCase()}U`)

/** The name of a resource in its address: `jobs` of `module.redis.aws_elasticache_cluster.jobs[0]`. */
const resourceName = (address: string): string => /\.([\w-]+)(?:\[[^\]]*\])?$/.exec(address)?.[1] ?? address
const resourceType = (address: string): string => /(\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1] ?? ''

/** `redis7`, `valkey8`: the family of parameter groups that a version belongs to. */
function family(server: Server): string {
  const engine = known(server.facts.engine)?.value === 'valkey' ? 'valkey' : 'redis'
  const [, major, minor] = /^(\d+)(?:\.(\d+))?/.exec(known(server.facts.version)?.value ?? '') ?? []
  if (major === undefined) return engine === 'valkey' ? 'valkey8' : 'redis7'
  if (engine === 'valkey' || Number(major) > 6) return `${engine}${major}`
  return major === '6' ? 'redis6.x' : `redis${major}.${minor ?? '0'}`
}

/** The program that a container of this engine starts; undefined for Dragonfly, which has other flags. */
function program(server: Server): string | undefined {
  const engine = known(server.facts.engine)?.value ?? 'redis'
  return engine === 'dragonfly' ? undefined : `${engine}-server`
}

function terraform(server: Server, settings: readonly Setting[]): string | undefined {
  const name = resourceName(server.service)
  const type = resourceType(server.service)
  const policy = settings.find(([key]) => key === 'maxmemory-policy')?.[1]
  if (policy === undefined) return undefined
  switch (type) {
    case 'aws_elasticache_replication_group':
    case 'aws_elasticache_cluster':
      return fence(
        'hcl',
        `resource "aws_elasticache_parameter_group" "${name}" {\n  name   = "${name.replaceAll('_', '-').toLowerCase()}"\n  family = "${family(server)}"\n\n  parameter {\n    name  = "maxmemory-policy"\n    value = "${policy}"\n  }\n}\n\n# in ${type}.${name}\nparameter_group_name = aws_elasticache_parameter_group.${name}.name`,
      )
    case 'google_redis_instance':
    case 'google_redis_cluster':
      return fence('hcl', `redis_configs = {\n  "maxmemory-policy" = "${policy}"\n}`)
    case 'google_memorystore_instance':
      return fence('hcl', `engine_configs = {\n  "maxmemory-policy" = "${policy}"\n}`)
    case 'azurerm_redis_cache':
      return fence('hcl', `redis_configuration {\n  maxmemory_policy = "${policy}"\n}`)
    case 'azurerm_managed_redis':
      return fence('hcl', `default_database {\n  eviction_policy = "${camel(policy)}"\n}`)
    case 'digitalocean_database_cluster':
      return fence('hcl', `eviction_policy = "${policy.replaceAll('-', '_')}"`)
    case 'aiven_valkey':
      return fence('hcl', `valkey_user_config {\n  valkey_maxmemory_policy = "${policy}"\n}`)
    case 'upstash_redis_database':
      return fence('hcl', `eviction = ${policy !== 'noeviction'}`)
    case 'render_keyvalue':
    case 'render_redis':
      return fence('hcl', `max_memory_policy = "${policy.replaceAll('-', '_')}"`)
    default:
      return undefined
  }
}

/** Text and code that give a server these settings; undefined where nothing in its declaration, or no command, can. */
export function setting(server: Server, ...settings: readonly Setting[]): string | undefined {
  const { provider, service, file } = server
  const policy = settings.find(([key]) => key === 'maxmemory-policy')?.[1]
  if (file === '') return live(server, settings)
  if (file.endsWith('.conf') || provider === 'self-run') return fence('conf', conf(settings))
  const own = /\.tf(?:\.json)?$/.test(file) ? terraform(server, settings) : undefined
  if (own !== undefined) return own
  const started = program(server)
  const command = `${started} ${flags(settings)}`
  if (started === undefined) return undefined
  switch (provider) {
    case 'compose':
      return fence('yaml', `services:\n  ${service}:\n    command: ${command} # beside your other flags`)
    case 'render':
      return policy === undefined ? undefined : fence('yaml', `- type: keyvalue\n  name: ${service}\n  maxmemoryPolicy: ${policy}`)
    case 'kamal':
      return fence('yaml', `accessories:\n  ${service}:\n    cmd: ${command} # beside your other flags`)
    case 'kubernetes':
      return server.file.includes('values')
        ? fence('yaml', `${service}:\n  commonConfiguration: |-\n${conf(settings).replace(/^/gm, '    ')}`)
        : fence('yaml', `args: [${settings.flatMap(([name, value]) => [`"--${name}"`, `"${value}"`]).join(', ')}]`)
    case 'fly':
      return fence('toml', `[processes]\n  redis = "${command}"`)
    case 'procfile':
      return fence('', `redis: ${command}`)
    case 'heroku':
      return policy === undefined || !service.startsWith('heroku-redis')
        ? undefined
        : fence('sh', `heroku redis:maxmemory ${server.names[0] ?? ''} --policy ${policy}`.replace('  ', ' '))
    default:
      return undefined
  }
}

/** Providers refuse CONFIG: there the setting is a matter of the provider's panel. */
const CLOSED = /heroku|elasticache|memorydb|upstash|memorystore|azure|aiven|digitalocean|render|redis-?cloud/

function live(server: Server, settings: readonly Setting[]): string {
  const closed = CLOSED.test(server.live?.hostClass ?? server.provider)
  const policy = settings.find(([key]) => key === 'maxmemory-policy')?.[1]
  if (closed && server.live?.hostClass === 'heroku' && policy !== undefined)
    return fence('sh', `heroku redis:maxmemory ${server.names[0] ?? ''} --policy ${policy}`.replace('  ', ' '))
  if (closed) return `In the provider's panel or parameter group:\n\n${fence('conf', conf(settings))}`
  return fence('', [...settings.map(([name, value]) => `CONFIG SET ${name} ${value}`), 'CONFIG REWRITE'].join('\n'))
}
