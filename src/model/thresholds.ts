/** From which number on a rule reports: every limit once, with its default and where that comes from. */

export interface Threshold {
  readonly default: number
  /** What the number is, with its unit: a phrase without a full stop. */
  readonly help: string
  /** Whose number it is; `project default` where no other tool or vendor names one. */
  readonly source: string
}

const OURS = 'project default'
const DOCTOR = 'MEMORY DOCTOR, redis/src/object.c at 7.4.1'
const PROMETHEUS = 'awesome-prometheus-alerts, rules for Redis and Sidekiq'

const table = {
  'memory-headroom.warning': {
    default: 75,
    help: 'Percent of `maxmemory` in use for a warning',
    source: "Microsoft's guidance for Azure Cache (75 %); Datadog warns at 70 %",
  },
  'memory-headroom.error': {
    default: 90,
    help: 'Percent of `maxmemory` in use for an error',
    source: `Datadog's monitor and ${PROMETHEUS}`,
  },
  'memory-headroom.hours': { default: 24, help: 'Hours until memory is full, by the growth between two audits', source: OURS },
  'memory-headroom.smallest': {
    default: 5,
    help: 'Megabytes in use below which nothing is judged',
    source: `${DOCTOR}: an instance with less is called empty`,
  },
  'memory-headroom.fork': {
    default: 75,
    help: "Percent of the machine's memory in use beside snapshots or AOF rewrites",
    source: 'Amazon reserves 25 % for them; Aiven caps at 70 %',
  },
  'eviction-rate.per-second': { default: 1, help: 'Evicted keys a second below which a cache is left alone', source: OURS },
  'eviction-rate.share': { default: 10, help: 'Evictions as percent of the writes for a warning', source: OURS },
  'eviction-rate.hit-rate': { default: 50, help: 'Hit rate of a cache in percent below which its evictions are a warning', source: OURS },
  'fragmentation.ratio': {
    default: 1.5,
    help: 'Resident memory by what is used',
    source: `${DOCTOR} speaks from 1.4 on, and INFO's documentation of 1.5`,
  },
  'fragmentation.megabytes': {
    default: 100,
    help: 'Megabytes that fragmentation takes, below which no ratio counts',
    source: 'active-defrag-ignore-bytes, redis.conf at 7.4.1',
  },
  'connection-limit.warning': { default: 80, help: 'Percent of `maxclients` in use for a warning', source: OURS },
  'connection-limit.error': { default: 90, help: 'Percent of `maxclients` in use for an error', source: PROMETHEUS },
  'rejected-connections.per-minute': { default: 5, help: 'Rejected connections a minute for an error', source: PROMETHEUS },
  'expiry-missing.share': { default: 50, help: "Percent of a cache's keys without expiry", source: OURS },
  'expiry-missing.megabytes': { default: 10, help: 'Megabytes of keys without expiry below which none is reported', source: OURS },
  'big-key.megabytes': {
    default: 10,
    help: 'Megabytes of one key for a warning',
    source: `${OURS}: copying one of 42 MB was measured to stop a server for 0.2 s`,
  },
  'big-job.kilobytes': { default: 10, help: 'Kilobytes of one job for a warning; ten times as much is an error', source: OURS },
  'slow-commands.milliseconds': {
    default: 100,
    help: 'Milliseconds of a slow command for a warning',
    source: `${OURS}; the slow log begins at 10 ms`,
  },
  'slow-commands.hours': { default: 24, help: 'Hours that an entry of the slow log counts', source: OURS },
  'queue-latency.warning': { default: 60, help: "Seconds that a queue's oldest job has waited for a warning", source: PROMETHEUS },
  'queue-latency.error': { default: 900, help: "Seconds that a queue's oldest job has waited for an error", source: OURS },
  'dead-set.entries': {
    default: 9900,
    help: 'Dead jobs for a warning',
    source: `${OURS}; Sidekiq keeps 10,000 (lib/sidekiq/job_retry.rb at 8.1.7)`,
  },
  'stale-process.quiet-minutes': { default: 60, help: 'Minutes that a process may be quiet', source: OURS },
  'retry-set.entries': { default: 1000, help: 'Jobs that wait for a retry for a warning', source: OURS },
  'retry-set.share': { default: 10, help: "Jobs that wait for a retry as percent of a day's for a warning", source: OURS },
  'overdue-schedule.seconds': { default: 60, help: 'Seconds by which the first scheduled or retried job may be overdue', source: OURS },
  'replica-lag.warning': { default: 10, help: 'Seconds since a replica last acknowledged for a warning', source: OURS },
  'replica-lag.error': { default: 30, help: 'Seconds since a replica last acknowledged for an error', source: OURS },
  'latency.fork': {
    default: 20,
    help: 'Milliseconds of a fork for each gigabyte in use',
    source: `${OURS}; 10 ms is usual (Redis, Diagnosing latency issues)`,
  },
  'latency.milliseconds': {
    default: 10,
    help: "Milliseconds of Sidekiq's own round trip for a warning",
    source: "Sidekiq's wiki, Using Redis: under 1 ms is ideal, 10 ms workable",
  },
} as const satisfies Readonly<Record<string, Threshold>>

export type ThresholdName = keyof typeof table

export const thresholds: Readonly<Record<ThresholdName, Threshold>> = table

export const thresholdNames = Object.keys(table) as readonly ThresholdName[]

export const isThreshold = (name: string): name is ThresholdName => Object.hasOwn(table, name)

/** A limit as the team set it, else its default. */
export const threshold = (model: { readonly thresholds?: Readonly<Record<string, number>> }, name: ThresholdName): number =>
  model.thresholds?.[name] ?? table[name].default
