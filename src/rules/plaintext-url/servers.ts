/** Servers that are declared, or were found, to talk without TLS where their network has others in it. */
import { type Known, known } from '../../model/fact.ts'
import type { Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import type { Server } from '../../model/server.ts'
import type { Severity } from '../../model/workload.ts'
import { judgedServers, tenants } from '../servers/tenants.ts'
import { because, liveName, relatedTo, titled, whereSaid } from '../servers/wording.ts'
import { capital } from '../words.ts'

/** Reached over the internet, or over a network that belongs to the provider. */
const PUBLIC = /^(?:upstash|digitalocean|aiven|azure-cache|azure-managed)$/
/** Reached over a private network of the team's own in a cloud. */
const PRIVATE = /^(?:elasticache|memorydb|memorystore)$/

const ON: Readonly<Record<string, string>> = {
  elasticache:
    '```hcl\ntransit_encryption_enabled = true\ntransit_encryption_mode    = "preferred" # "required" once every client uses rediss://\n```\n\nThen `rediss://` in the URL that the app reads.',
  memorydb: '```hcl\ntls_enabled = true\n```\n\nIt is set at creation: the cluster has to be made anew.',
  memorystore:
    '```hcl\ntransit_encryption_mode = "SERVER_AUTHENTICATION"\n```\n\nIt is set at creation. Clients need the instance\'s own authority (`server_ca_certs`): `ssl_params: { ca_file: "…" }`.',
  upstash: '```hcl\ntls = true\n```',
  digitalocean: '```hcl\nresource "digitalocean_database_valkey_config" "this" {\n  ssl = true\n}\n```',
  aiven: '```hcl\nvalkey_user_config {\n  valkey_ssl = true\n}\n```',
  'azure-cache': '```hcl\nnon_ssl_port_enabled = false\n```',
  'azure-managed': '```hcl\nclient_protocol = "Encrypted"\n```',
}

/** Redis Cluster of Memorystore spells the mode in its own way. Source: terraform-provider-google. */
const CLUSTER = ON.memorystore?.replace('"SERVER_AUTHENTICATION"', '"TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION"')

/** How much it matters; undefined where nobody else is on the way, or a mere default says so of a public one. */
function weight(server: Server, tls: Known<string>): Severity | undefined {
  if (tls.source === 'live') {
    const host = server.live?.hostClass
    return host === 'another host' ? 'warning' : host === 'a private address' || host === 'elasticache' ? 'note' : undefined
  }
  if (PUBLIC.test(server.provider)) return tls.source === 'declared' ? 'warning' : undefined
  return PRIVATE.test(server.provider) && tls.value === 'off' ? 'note' : undefined
}

export function* unencrypted(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) {
    const tls = known(server.facts.tls)
    if (!tls || tls.value === 'required') continue
    const severity = weight(server, tls)
    if (!severity) continue
    const at = whereSaid(server, tls)
    const also = tls.value === 'optional' ? 'also answers without TLS' : 'talks without TLS'
    yield {
      rule: 'plaintext-url',
      severity,
      confidence: tls.unconfirmed || tls.unless ? 'likely' : 'certain',
      message: `${capital(titled(server))} ${also}${because(tls)}: whoever is on the way reads its password, sessions and the arguments of jobs.${severity === 'note' ? ' Only a note, because its network is private.' : ''}`,
      advice:
        (server.service.includes('google_redis_cluster.') ? CLUSTER : ON[server.provider]) ??
        'Switch TLS on at the server, and use `rediss://` in the URL that the app reads.',
      at,
      related: relatedTo(at, server, tenants(server, model)),
      about: `TLS of ${server.id}`,
      ...liveName(server),
    }
  }
}
