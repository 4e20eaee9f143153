/** DigitalOcean, Aiven, Upstash, Heroku and Render through their own providers of Terraform. */
import { type Facts, known, type Persistence } from '../../../model/fact.ts'
import { entry, type Value } from '../../../model/value.ts'
import type { Configuration, Resource } from '../../../read/hcl/terraform.ts'
import { listed, settled, text } from '../../shapes.ts'
import { asBoolean, asNumber, asPolicy, byDefault, declared, fact, stacked, unconfirmed } from '../facts.ts'
import { addOn } from '../heroku.ts'
import { renderDefaults } from '../render.ts'
import { blocks, booleanIn, derived, type Kind, numberIn, of, only, referred, textIn } from './kind.ts'

const EVERYONE = /^(?:0\.0\.0\.0|::)\/0$/

/** The first address of a list that lets everyone in. */
const everyone = (addresses: readonly (Value | undefined)[]): Facts['openTo'] => {
  const found = addresses.find(a => EVERYONE.test(text(a) ?? ''))
  return found && declared(text(found) ?? '', found.at)
}

/** `value` of the rules of a firewall that names this cluster. Source: terraform-provider-digitalocean, "database_firewall". */
const firewall = (resource: Resource, configuration: Configuration): readonly (Value | undefined)[] =>
  configuration.resources
    .filter(r => r.type === 'digitalocean_database_firewall' && referred(of(r, 'cluster_id'), configuration, [resource.type]) === resource)
    .flatMap(r => blocks(r, 'rule').map(rule => entry(rule, 'value')))

/** What tunes a cluster stands in a resource of its own. Source: terraform-provider-digitalocean documentation. */
function digitalocean(resource: Resource, configuration: Configuration): Facts | undefined {
  const engine = textIn(resource, 'engine')
  if (!known(engine) || !/^(?:redis|valkey)$/.test(known(engine)?.value ?? '')) return undefined
  const types = ['digitalocean_database_redis_config', 'digitalocean_database_valkey_config']
  const tuned = configuration.resources.find(
    r => types.includes(r.type) && referred(of(r, 'cluster_id'), configuration, [resource.type]) === resource,
  )
  const value = (name: string) => (tuned ? [of(tuned, `valkey_${name}`), of(tuned, name)].find(v => v.kind !== 'absent') : undefined)
  return stacked([
    only({
      engine: derived(engine, e => (e === 'valkey' ? 'valkey' : 'redis')),
      version: textIn(resource, 'version'),
      plan: textIn(resource, 'size'),
      region: textIn(resource, 'region'),
      maxmemoryPolicy: fact(value('maxmemory_policy'), asPolicy) ?? fact(of(resource, 'eviction_policy'), asPolicy),
      persistence: derived(fact(value('persistence'), String), (p): Persistence => (p === 'off' ? 'none' : 'rdb')),
      databases: fact(value('number_of_databases'), asNumber),
      tls: derived(fact(value('ssl'), asBoolean), on => (on ? 'required' : 'off')),
      replicas: derived(numberIn(resource, 'node_count'), n => Math.max(0, n - 1)),
      openTo: everyone(firewall(resource, configuration)),
    }),
    {
      maxmemoryPolicy: unconfirmed('noeviction', "it is DigitalOcean's default"),
      tls: byDefault<'required'>('required', 'DigitalOcean serves TLS unless ssl is off'),
      auth: unconfirmed(true, "DigitalOcean's URLs hold a password"),
      clusterMode: unconfirmed(false, 'DigitalOcean has no cluster mode'),
    },
  ])
}

/** Source: Aiven documentation, "Advanced parameters for Aiven for Valkey"; terraform-provider-aiven. */
function aiven(resource: Resource): Facts {
  const engine = resource.type === 'aiven_dragonfly' ? 'dragonfly' : resource.type === 'aiven_valkey' ? 'valkey' : 'redis'
  const settings = `${engine}_user_config`
  const named = (name: string) => of(resource, settings, `${engine}_${name}`)
  const own = of(resource, settings)
  const filters = [
    ...listed(entry(own, 'ip_filter')),
    ...listed(entry(own, 'ip_filter_string')),
    ...listed(entry(own, 'ip_filter_object')).map(o => entry(o, 'network')),
  ]
  const cacheMode = derived(fact(of(resource, settings, 'cache_mode'), asBoolean), on => (on ? 'cache_mode' : undefined))
  return stacked([
    only({
      plan: textIn(resource, 'plan'),
      region: textIn(resource, 'cloud_name'),
      maxmemoryPolicy: engine === 'dragonfly' ? cacheMode : fact(named('maxmemory_policy'), asPolicy),
      persistence: derived(fact(named('persistence'), String), (p): Persistence => (p === 'off' ? 'none' : 'rdb')),
      databases: fact(named('number_of_databases'), asNumber),
      tls: derived(fact(named('ssl'), asBoolean), on => (on ? 'required' : 'off')),
      openTo: everyone(filters),
    }),
    { engine: declared(engine, resource.at) },
    {
      maxmemoryPolicy:
        engine === 'valkey' ? byDefault('noeviction', "it is Aiven's default") : unconfirmed('noeviction', "it is Aiven's default"),
      persistence:
        engine === 'valkey'
          ? byDefault<Persistence>('rdb', 'Aiven saves a snapshot every 10 minutes')
          : unconfirmed<Persistence>('rdb', 'Aiven saves a snapshot every 10 minutes'),
      tls: byDefault<'required'>('required', 'Aiven serves TLS by default'),
      auth: unconfirmed(true, "Aiven's URLs hold a password"),
      clusterMode: unconfirmed(false, 'an Aiven service is no cluster unless it is asked for'),
    },
  ])
}

/** Source: upstash/docs, "Eviction", "Durability" and "Compatibility". */
function upstash(resource: Resource): Facts {
  return stacked([
    only({
      maxmemoryPolicy: derived(booleanIn(resource, 'eviction'), on => (on ? 'optimistic-volatile' : 'noeviction')),
      tls: derived(booleanIn(resource, 'tls'), on => (on ? 'required' : 'off')),
      region: textIn(resource, 'primary_region') ?? textIn(resource, 'region'),
    }),
    {
      maxmemoryPolicy: byDefault('noeviction', 'Upstash evicts only where eviction is switched on'),
      persistence: byDefault<Persistence>('aof', 'Upstash writes every change to its own storage'),
      databases: byDefault(1, 'Upstash has one database'),
      tls: unconfirmed<'required'>('required', "it is Upstash's default"),
      auth: unconfirmed(true, "Upstash's URLs hold a password"),
      clusterMode: unconfirmed(false, 'Upstash speaks the plain protocol'),
    },
  ])
}

const herokuAddOn = (resource: Resource) => {
  const plan = settled(of(resource, 'plan'))
  return plan ? addOn(text(plan) ?? '', plan.at) : undefined
}

/** `persistence_mode` as the provider has it. */
const PERSISTENCE: Readonly<Record<string, Persistence>> = { journal_snapshot: 'aof+rdb', snapshot: 'rdb', off: 'none' }

/** Source: render-oss/terraform-provider-render documentation, "render_keyvalue". */
function render(resource: Resource): Facts {
  const plan = textIn(resource, 'plan')
  return stacked([
    only({
      plan,
      region: textIn(resource, 'region'),
      maxmemoryPolicy: fact(of(resource, 'max_memory_policy'), asPolicy),
      persistence: derived(textIn(resource, 'persistence_mode'), m => PERSISTENCE[m]),
      openTo: everyone(blocks(resource, 'ip_allow_list').map(item => entry(item, 'cidr_block'))),
    }),
    renderDefaults(known(plan)?.value.replaceAll('_', ' ')),
  ])
}

export const OTHERS: Readonly<Record<string, Kind>> = {
  digitalocean_database_cluster: { provider: 'digitalocean', facts: digitalocean },
  aiven_valkey: { provider: 'aiven', facts: aiven },
  aiven_redis: { provider: 'aiven', facts: aiven },
  aiven_dragonfly: { provider: 'aiven', facts: aiven },
  upstash_redis_database: { provider: 'upstash', facts: upstash },
  heroku_addon: { provider: 'heroku', facts: r => herokuAddOn(r)?.facts, variable: r => herokuAddOn(r)?.variable },
  render_keyvalue: { provider: 'render', facts: render },
  render_redis: { provider: 'render', facts: render },
}
