/** What an address is, without the address: the provider by its names, or where it lies. */
import type { Place } from './target.ts'

/** Names of hosts by provider, read from above; each stands in the provider's documentation or in its users' reports. */
const PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [/\.serverless\.[a-z0-9]+\.cache\.amazonaws\.com(?:\.cn)?$/, 'elasticache serverless'],
  [/\.memorydb\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, 'memorydb'],
  [/\.cache\.amazonaws\.com(?:\.cn)?$/, 'elasticache'],
  [/^red-[a-z0-9]{20}$|-(?:keyvalue|redis)\.render\.com$/, 'render'],
  [/^fly-.*\.upstash\.io$/, 'upstash on fly'],
  [/\.upstash\.io$/, 'upstash'],
  [/\.redis-cloud\.com$|\.redislabs\.com$|\.rlrcp\.com$/, 'redis cloud'],
  [/\.db\.ondigitalocean\.com$/, 'digitalocean'],
  [/\.redis\.cache\.windows\.net$/, 'azure cache'],
  [/\.redis\.azure\.net$|\.redisenterprise\.cache\.azure\.net$/, 'azure managed redis'],
  [/\.aivencloud\.com$/, 'aiven'],
  [/\.scalingo-dbs\.com$|\.dbs\.scalingo\.(?:eu|com)$/, 'scalingo'],
  [/\.railway\.internal$|\.proxy\.rlwy\.net$|\.railway\.app$/, 'railway'],
  [/\.dragonflydb\.cloud$/, 'dragonfly cloud'],
]

/** Heroku's servers have bare names of EC2, and no server that one runs oneself hides its port. */
const EC2 = /^ec2-[0-9-]+\.(?:compute-1|[a-z0-9-]+\.compute)\.amazonaws\.com$/

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|0:0:0:0:0:0:0:1|localhost|.*\.localhost)$/
const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::ffff:(?:10\.|192\.168\.)|f[cd][0-9a-f]{2}:|fe80:)/
const IS_ADDRESS = /^[0-9.]+$|:/

/** Whether a host is written as a number. */
export const isAddress = (host: string): boolean => IS_ADDRESS.test(host)

/**
 * `heroku`, `elasticache`, `loopback`, `a socket`, `a private address`, `a private name` (one without a domain, as service
 * containers have, or under `.internal` or `.local`), `another host`.
 */
export function hostClass(place: Place | undefined): string {
  if (place === undefined) return 'a socket'
  const { host, port } = place
  if (LOOPBACK.test(host)) return 'loopback'
  const provider = PROVIDERS.find(([name]) => name.test(host))?.[1]
  if (provider !== undefined) return provider
  if (EC2.test(host)) return port === 6379 ? 'ec2' : 'heroku'
  if (IS_ADDRESS.test(host)) return PRIVATE.test(host) ? 'a private address' : 'another host'
  return !host.includes('.') || /\.(?:internal|local|lan|flycast)$/.test(host) ? 'a private name' : 'another host'
}

/** Whether a host is this machine. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)
