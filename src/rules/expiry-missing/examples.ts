/** Examples of expiry-missing. */
import type { Example } from '../rule.ts'

export const examples: readonly Example[] = [
  {
    title: 'A cache without expiry on a server that does not tell its policy',
    kind: 'bad',
    files: `--- audit.yml
- id: REDIS_URL # <- 92 % of the cache's 310,000 keys on \`$REDIS_URL\` never expire (690 MB), and the server does not tell its policy: unless that is one of \`allkeys-*\`, they stay until memory is full
  facts:
    maxmemoryPolicy: { refused: the answer was empty }
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB, untimed: 0.92 }
`,
  },
  {
    title: 'Sessions without expiry, and keys that nobody claims, from a sample',
    kind: 'bad',
    files: `--- audit.yml
- id: REDIS_URL # <- 100 % of the about 2,000,000 sessions on \`$REDIS_URL\` never expire (600 MB) <- 1.03 GB on \`$REDIS_URL\` (41 % of what it uses) are keys that nobody claims and that never expire. The largest: \`export:*\` (12,000 keys, 900 MB) and \`geo:*\` (500,000 keys, 123 MB). They stay until memory is full
  facts:
    usedMemory: 2.5 GB
    maxmemoryPolicy: noeviction
  keyspace:
    method: sample
    workloads:
      - { workload: session, keys: 2000000, bytes: 600 MB, untimed: 1 }
      - { workload: unclaimed, keys: 512000, bytes: 1.05 GB, untimed: 0.98 }
    prefixes:
      - { prefix: "geo:*", keys: 500000, bytes: 123 MB, untimed: 1 }
      - { prefix: "export:*", keys: 12000, bytes: 900 MB, untimed: 1 }
      - { prefix: "lease:*", keys: 40, bytes: 1 MB, untimed: 0 }
`,
  },
  {
    title: 'A cache under allkeys-lru, one that expires, and a little of everything',
    kind: 'good',
    files: `--- audit.yml
- id: REDIS_CACHE_URL
  facts:
    maxmemoryPolicy: allkeys-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB, untimed: 0.92 }
- id: REDIS_URL
  facts:
    maxmemoryPolicy: volatile-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB, untimed: 0.03 }
      - { workload: unclaimed, keys: 200, bytes: 1 MB, untimed: 1 }
`,
  },
]
