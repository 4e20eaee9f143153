/** A server that was reached, as the parts of an audit see it: questions, answers, and its socket for the bulk of the reading. */
import type { Duplex } from 'node:stream'
import type { Command } from './allowed.ts'
import type { Reply } from './reply.ts'

export interface OpenServer {
  /**
   * Sends commands in one go and gives their replies in order. A command that the server refuses has a `Refusal` for a
   * reply. Throws a `Cut` where the connection ends, and an Error (a fault of Redline) for what `allowed.ts` doesn't list.
   */
  ask(commands: readonly Command[]): Promise<readonly Reply[]>
  /**
   * Lends the authenticated socket to who speaks RESP2 over it by hand; nobody listens to its data meanwhile, and `ask`
   * throws. Before each form of command that is written, `assertReading` of allowed.ts is called. Errors and the end of the
   * socket are for the borrower to listen to. Throws while an answer is awaited.
   */
  socket(): Duplex
  /** Gives the socket back, with no reply outstanding. Selected databases are the borrower's to put back. */
  giveBack(): void
  /** The database that the address names. */
  readonly database: number
  /** Whether it is one node of a cluster, which holds part of the keys and one database. */
  readonly clusterNode: boolean
  /** Whether reads leave the idle time of keys alone on this connection (CLIENT NO-TOUCH, from 7.2 on). */
  readonly noTouch: boolean
}

/** The connection ended: `why` is a sentence without address and secret. */
export class Cut extends Error {
  override readonly name = 'Cut'
}
