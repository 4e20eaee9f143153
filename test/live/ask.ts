/** An audit of one address with the options of a test. */
import { type Audited, type AuditOptions, auditTarget } from '../../src/live/audit.ts'
import { LIMITS } from '../../src/live/connect.ts'
import { readKeyspace } from '../../src/live/keyspace.ts'
import { parseTarget } from '../../src/live/target.ts'
import type { AuditedServer } from '../../src/model/audit.ts'

export const options: AuditOptions = {
  trust: {},
  jobs: false,
  salt: 'salt of a test',
  wait: () => Promise.resolve(),
  limits: { ...LIMITS, connect: 2000, answer: 2000 },
  showKeys: false,
  budget: { seconds: 60 },
  claims: [],
  now: Date.now,
  readKeyspace,
}

export const audit = (url: string, more: Partial<AuditOptions> = {}): Promise<Audited> =>
  auditTarget(parseTarget(url), 'REDIS_URL', { ...options, ...more })

/** The one server that an address means; throws with the reason where it wasn't reached. */
export async function auditOf(url: string, more: Partial<AuditOptions> = {}): Promise<AuditedServer> {
  const { servers, unreached } = await audit(url, more)
  const [server] = servers
  if (!server) throw new Error(unreached[0]?.why ?? 'nothing was audited')
  return server
}

/** Why an address wasn't reached. */
export async function whyNot(url: string, more: Partial<AuditOptions> = {}): Promise<string> {
  const { servers, unreached } = await audit(url, more)
  return unreached[0]?.why ?? `it was reached: ${servers.length}`
}
