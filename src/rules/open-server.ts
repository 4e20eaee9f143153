/** A server that everyone can reach, or that asks nobody for a password. */
import { known } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import type { Severity } from '../model/workload.ts'
import type { Rule } from './rule.ts'
import { CACHE, LOCK, SIDEKIQ } from './servers/exampleFiles.ts'
import { setting } from './servers/setting.ts'
import { judgedServers, tenants } from './servers/tenants.ts'
import { because, liveName, onceEach, relatedTo, titled, whereSaid } from './servers/wording.ts'
import { capital } from './words.ts'

/** Shared networks of a cloud, in which other machines than the app's are. What compose, Kamal or a private network of one app holds is the team's alone. */
const SHARED_NETWORK = /^(?:elasticache|elasticache-serverless|memorydb|memorystore|azure-cache|azure-managed)$/

const CLOSE: Readonly<Record<string, string>> = {
  render:
    'Services of the same region reach it without the list:\n\n```yaml\nipAllowList: []\n```\n\nFor a person at a desk, list that address alone.',
  aiven: "Let in the addresses that the app's machines have, and nobody else:\n\n```hcl\nip_filter_string = [var.app_network]\n```",
  digitalocean:
    'Let in what is yours, and no address:\n\n```hcl\nrule {\n  type  = "tag" # or "app", "droplet", "k8s"\n  value = "app"\n}\n```',
  compose:
    'Other services of the file reach it by its name without `ports:`. For a person on the host:\n\n```yaml\nports: ["127.0.0.1:6379:6379"]\n```',
  kamal: 'The app reaches it by its name on Kamal\'s network. For a person on the host:\n\n```yaml\nport: "127.0.0.1:6379:6379"\n```',
  kubernetes: "Pods reach it through a Service of the cluster's own:\n\n```yaml\nspec:\n  type: ClusterIP\n```",
}

const TOKEN: Readonly<Record<string, string>> = {
  elasticache: '```hcl\ntransit_encryption_enabled = true\nauth_token                 = var.redis_auth_token\n```',
}

/** Memorystore by Terraform's resource: two of its three know Google's identities and no password. Source: terraform-provider-google. */
const AUTHORIZATION: Readonly<Record<string, string>> = {
  google_redis_instance: 'Ask for a password, and put it into the URL:\n\n```hcl\nauth_enabled = true\n```',
  google_redis_cluster:
    'Ask for a token of Google\'s IAM. It is valid for an hour, so clients must fetch new ones:\n\n```hcl\nauthorization_mode = "AUTH_MODE_IAM_AUTH"\n```',
  google_memorystore_instance:
    'Ask for a token of Google\'s IAM. It is valid for an hour, so clients must fetch new ones:\n\n```hcl\nauthorization_mode = "IAM_AUTH"\n```',
}

/** Providers that let nobody call `CONFIG`. Source: their lists of commands. */
const CLOSED_CONFIG = /^(?:elasticache|elasticache-serverless|memorydb|memorystore|azure-cache|aiven)$/

/** What whoever reaches a server can do with it. */
const reach = ({ provider }: Server): string =>
  CLOSED_CONFIG.test(provider)
    ? 'reads everything and pushes jobs of their own'
    : 'reads everything, pushes jobs of their own, and can write files on its disk with `CONFIG SET dir`'

/** `source: 0.0.0.0/0` and the like: the declaration itself opens it. */
function reachable(server: Server): Finding | undefined {
  const open = known(server.facts.openTo)
  if (!open) return undefined
  const auth = known(server.facts.auth)
  // Render asks for a password from outside, whatever holds inside. Source: render.com/docs/redis.
  const guarded = server.provider === 'render' || auth?.value === true
  const at = whereSaid(server, open)
  const severity: Severity = guarded ? 'warning' : auth && !auth.unconfirmed ? 'error' : 'warning'
  const bypass =
    server.provider === 'compose' || server.provider === 'kamal' ? " Docker publishes the port past the host's own firewall rules." : ''
  const who = guarded
    ? 'only its password stands between everyone and the data, and Redis answers as many guesses as one sends'
    : auth
      ? `it asks for no password, so whoever finds it ${reach(server)}`
      : `whether it asks for a password is not known here; without one whoever finds it ${reach(server)}`
  return {
    rule: 'open-server',
    severity,
    confidence: open.unless || auth?.unless ? 'likely' : 'certain',
    message: `${capital(titled(server))} is open to the network (${open.value.includes(' ') ? open.value : `\`${open.value}\``}), and ${who}.${bypass}`,
    advice:
      CLOSE[server.provider] ??
      `Let it listen on a private address, behind a firewall, with a password:\n\n${setting(server, ['requirepass', '…']) ?? ''}`.trimEnd(),
    at,
    related: relatedTo(at, server, []),
    about: `open ${server.id}`,
    ...liveName(server),
  }
}

/** No password, in a network with others in it, or on a live server. */
function unguarded(server: Server, model: Model): Finding | undefined {
  const auth = known(server.facts.auth)
  if (!auth || auth.value || auth.unconfirmed || known(server.facts.openTo)) return undefined
  const host = server.live?.hostClass
  const live = auth.source === 'live' && host !== 'loopback'
  if (!live && !SHARED_NETWORK.test(server.provider)) return undefined
  const far = live && host === 'another host'
  const unprotected = known(server.facts.settings)?.value['protected-mode'] === 'no'
  const severity: Severity = far ? 'error' : live && unprotected ? 'warning' : 'note'
  const at = whereSaid(server, auth)
  const asked = TOKEN[server.provider] ?? setting(server, ['requirepass', '…'])
  const resource = Object.keys(AUTHORIZATION).find(type => server.service.includes(`${type}.`))
  const advice =
    (resource && AUTHORIZATION[resource]) ?? `Ask for a password, and put it into the URL${asked === undefined ? '.' : `:\n\n${asked}`}`
  const mode = live && unprotected ? ', and `protected-mode` is off' : ''
  return {
    rule: 'open-server',
    severity,
    confidence: auth.unless ? 'likely' : 'certain',
    message: `${capital(titled(server))} asks nobody for a password${because(auth)}${mode}: whoever reaches its ${far ? 'address' : 'network'} ${reach(server)}.${severity === 'note' ? ' Only a note, because its network is private.' : ''}`,
    advice,
    at,
    related: relatedTo(at, server, tenants(server, model)),
    about: `password of ${server.id}`,
    ...liveName(server),
  }
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) {
    const found = reachable(server) ?? unguarded(server, model)
    if (found) yield found
  }
}

export const openServer: Rule = {
  id: 'open-server',
  severity: 'error',
  since: '0.1.0',
  needs: ['declared', 'live'],
  title: 'A Redis that anyone can reach',
  why: 'Redis trusts whoever reaches it. Without a password anyone who does reads sessions and jobs, pushes jobs that the workers then run, and writes files by `CONFIG SET dir` and a snapshot; addresses are scanned within hours. Reported are a port that a compose file or Kamal publishes on every interface (Docker does so past the firewall rules of the host), `0.0.0.0/0` in an allow list, a Kubernetes Service that leads in from outside, and `bind` to everything with `protected-mode no`: an error where no password is asked for, a warning where one is. A password that is missing in a private network with other machines in it is a note.',
  fix: `\`\`\`yaml
ports: ["127.0.0.1:6379:6379"]
\`\`\``,
  sources: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    'https://docs.docker.com/engine/network/packet-filtering-firewalls/',
    'https://render.com/docs/key-value',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'A published port',
      kind: 'bad',
      files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    ports: ["6379:6379"] # <- is open to the network (\`0.0.0.0:6379\`), and it asks for no password
  web:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
${SIDEKIQ}${LOCK}`,
    },
    {
      title: 'An allow list for everyone, and a configuration file that opens the server',
      kind: 'bad',
      files: `--- render.yaml
services:
  - type: keyvalue
    name: pages
    plan: starter
    maxmemoryPolicy: allkeys-lru
    ipAllowList:
      - source: 0.0.0.0/0 # <- only its password stands between everyone and the data
        description: everywhere
--- Procfile
redis: redis-server ops/redis.conf
--- ops/redis.conf
include ops/network.conf
appendonly yes
--- ops/ops/network.conf
bind * # <- is open to the network (every interface
protected-mode no
${LOCK}`,
    },
    {
      title: 'Reachable from inside only',
      kind: 'good',
      files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server --appendonly yes
    ports: ["127.0.0.1:6379:6379"]
  web:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
--- render.yaml
services:
  - type: keyvalue
    name: pages
    plan: starter
    maxmemoryPolicy: allkeys-lru
    ipAllowList: []
${SIDEKIQ}${CACHE}${LOCK}`,
    },
  ],
}
