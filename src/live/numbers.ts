/** Facts that INFO tells one by one: its field, and what its unit is. */
import type { Fact, Facts } from '../model/fact.ts'
import { type Info, numberIn } from './info.ts'

type NumberFact = { [K in keyof Facts]-?: NonNullable<Facts[K]> extends Fact<number> ? K : never }[keyof Facts]

/** Facts by the fields that tell them, the first that is there; a divisor where INFO has another unit. */
const FIELDS: readonly (readonly [NumberFact, readonly string[], number?])[] = [
  ['uptime', ['uptime_in_seconds']],
  ['usedMemory', ['used_memory']],
  ['usedMemoryPeak', ['used_memory_peak']],
  ['usedMemoryRss', ['used_memory_rss']],
  ['usedMemoryDataset', ['used_memory_dataset']],
  ['memNotCountedForEvict', ['mem_not_counted_for_evict']],
  ['memClientsNormal', ['mem_clients_normal']],
  ['totalSystemMemory', ['total_system_memory']],
  ['memFragmentationRatio', ['mem_fragmentation_ratio']],
  ['memFragmentationBytes', ['mem_fragmentation_bytes']],
  ['allocatorFragRatio', ['allocator_frag_ratio']],
  ['allocatorFragBytes', ['allocator_frag_bytes']],
  ['cachedScripts', ['number_of_cached_scripts']],
  ['evictedKeys', ['evicted_keys']],
  ['evictionExceededTime', ['current_eviction_exceeded_time']],
  ['expiredKeys', ['expired_keys']],
  ['expiredStalePercent', ['expired_stale_perc']],
  ['totalCommands', ['total_commands_processed']],
  ['opsPerSecond', ['instantaneous_ops_per_sec']],
  ['connectedClients', ['connected_clients']],
  ['blockedClients', ['blocked_clients']],
  ['rejectedConnections', ['rejected_connections']],
  ['outputBufferDisconnections', ['client_output_buffer_limit_disconnections']],
  ['rdbLastSaveTime', ['rdb_last_save_time']],
  ['rdbChangesSinceLastSave', ['rdb_changes_since_last_save']],
  ['latestFork', ['latest_fork_usec'], 1e6],
  ['replicas', ['connected_slaves']],
  ['replBacklogSize', ['repl_backlog_size']],
  ['fullSyncs', ['sync_full']],
  ['pubsubChannels', ['pubsub_channels']],
  ['pubsubPatterns', ['pubsub_patterns']],
  // Dragonfly writes the second (dragonfly src/server/server_family.cc).
  ['maxclients', ['maxclients', 'max_clients']],
  ['maxmemory', ['maxmemory']],
]

/** What INFO says of each; a field that it hasn't is a refusal that names it. */
export function numberFacts(info: Info): Pick<Facts, NumberFact> {
  return Object.fromEntries(
    FIELDS.map(([name, fields, divisor = 1]) => {
      const value = fields.map(field => numberIn(info, field)).find(said => said !== undefined)
      const fact: Fact<number> =
        value === undefined ? { refused: `its INFO does not tell ${fields[0]}` } : { value: value / divisor, source: 'live' }
      return [name, fact]
    }),
  )
}
