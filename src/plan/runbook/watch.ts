/** What to watch after the move, each with the value at which to act. */
import type { Plan } from '../plan.ts'

export interface Watched {
  readonly what: string
  readonly where: string
  readonly act: string
}

/** Thresholds by the fact sheet of live signals, section 5; where that names several tools, the stricter one. */
export function watched(plan: Plan): readonly Watched[] {
  const has = (name: string): boolean => plan.servers.some(s => s.name === name)
  const workloads = new Set(plan.servers.flatMap(s => s.workloads))
  return [
    {
      what: 'Connection errors in the app',
      where: '`CannotConnectError`, `ConnectionPool::TimeoutError` in the logs',
      act: 'any that comes back',
    },
    ...(workloads.has('sidekiq')
      ? [
          {
            what: "Latency of Sidekiq's queues",
            where: '`Sidekiq::Queue.new("default").latency`',
            act: 'more than 60 s, or what the queue promises',
          },
          { what: 'Retries', where: '`Sidekiq::RetrySet.new.size`', act: 'more than 1,000, or a tenth of the jobs of a day' },
          {
            what: "Sidekiq's own round trip",
            where: '`rtt_us` of each process in its web page',
            act: 'more than 10 ms; Sidekiq itself warns from 50 ms. Another zone adds its distance to every call',
          },
        ]
      : []),
    { what: 'Memory', where: '`used_memory / maxmemory` of each server', act: '75 % on what never evicts, 90 % anywhere' },
    ...plan.servers
      .filter(s => s.policy === 'noeviction')
      .map(s => ({ what: `Evictions on ${s.name}`, where: '`evicted_keys`', act: 'any: the policy is not what the plan says' })),
    { what: 'Refused writes', where: '`errorstat_OOM`, or `OOM command not allowed` in the logs', act: 'any' },
    ...(has('cache')
      ? [
          {
            what: 'Hit rate of the cache',
            where: '`keyspace_hits / (keyspace_hits + keyspace_misses)`, once it is warm',
            act: 'less than before the move, or below 50 %',
          },
        ]
      : []),
    { what: 'Connections', where: '`connected_clients / maxclients`', act: '80 %; any growth of `rejected_connections`' },
    {
      what: 'Fragmentation',
      where: '`mem_fragmentation_ratio` above 1.5 with more than 100 MB of `mem_fragmentation_bytes`',
      act: 'both at once',
    },
    {
      what: 'CPU of the one core that Redis uses',
      where:
        plan.to === 'elasticache'
          ? '`EngineCPUUtilization`, on two cores `CPUUtilization`'
          : '`used_cpu_user_main_thread` and `used_cpu_sys_main_thread`',
      act: '70 % of a core',
    },
    ...(plan.to === 'elasticache' && plan.servers.some(s => s.persistent)
      ? [{ what: 'Lag of the copy', where: '`ReplicationLag`', act: '10 s: that much is lost if the copy takes over' }]
      : []),
    ...(plan.to === 'compose' && plan.servers.some(s => s.persistent)
      ? [
          {
            what: 'The append-only file',
            where: '`aof_last_write_status`, `aof_last_bgrewrite_status`, free space of the volume',
            act: 'anything but `ok`',
          },
        ]
      : []),
    {
      what: 'Processing time of requests and jobs',
      where: 'your own monitoring, the week before against the week after',
      act: 'a change that stays',
    },
  ]
}
