/** What an audit learned of a server's keys: a command that was refused leaves zeros behind that say nothing. */
import type { Keyspace } from './audit.ts'

/** Whether any name was read, where there are keys. */
export const wereRead = ({ scanned, total }: Keyspace): boolean => scanned > 0 || total === 0

/** Whether the size of any key is known, where there are keys. */
export const areSized = ({ closure, workloads }: Keyspace): boolean => closure.sum > 0 || workloads.length === 0

/** Whether any key was asked for its expiry, where there are keys. */
export const areTimed = ({ workloads }: Keyspace): boolean => workloads.length === 0 || workloads.some(w => w.untimed !== undefined)
