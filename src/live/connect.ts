/** The only door to ioredis: one connection to one server, which takes reading commands alone and can lend its socket. */
import './undebugged.ts'

import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { Redis, Command as Sent } from 'ioredis'
import { assertReading, type Command } from './allowed.ts'
import { type Greeting, greet } from './greet.ts'
import { isAddress } from './hostClass.ts'
import { Cut, type OpenServer } from './open.ts'
import { quiet } from './quiet.ts'
import type { Reply } from './reply.ts'
import type { Place } from './target.ts'
import { fingerprintFault, fingerprints, type Trust, trustWarning } from './trust.ts'
import { whyCut } from './why.ts'

export interface Limits {
  /** Milliseconds until a connection stands, TLS included. */
  readonly connect: number
  /** Milliseconds until a command is answered. */
  readonly answer: number
  /** Bytes that the answers to one round of commands may have. */
  readonly bytes: number
}

export const LIMITS: Limits = { connect: 10_000, answer: 10_000, bytes: 64 * 1024 * 1024 }

/** Where and as whom. */
export interface Way {
  /** A place, or the path of a socket. */
  readonly to: Place | string
  readonly tls: boolean
  readonly username?: string
  readonly password?: string
  readonly database: number
  readonly clusterNode: boolean
  /** A Sentinel knows no databases and no CLIENT NO-TOUCH. */
  readonly sentinel?: true
}

export interface Connection extends OpenServer, Greeting {
  /** What a reader must know of how it was reached. */
  readonly warnings: readonly string[]
  /** Errors that the server has given this connection so far, by their first word, as it counts them itself. */
  readonly caused: ReadonlyMap<string, number>
  close(): void
}

/** The words of a reply that is an error; undefined for an error of the connection. */
const refusalIn = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'ReplyError' ? error.message : undefined

/**
 * Opens a connection, checks whom it leads to, and signs in. Throws a Cut that says why it could not, and a UsageError for a
 * fingerprint that is none. No password leaves before the certificate is accepted.
 */
export async function connect(way: Way, trust: Trust, limits: Limits = LIMITS): Promise<Connection> {
  const place = typeof way.to === 'string' ? undefined : way.to
  const pins = way.tls && trust.fingerprint !== undefined ? fingerprints(trust.fingerprint) : undefined
  const client = new Redis({
    ...(place ? { host: place.host, port: place.port } : { path: way.to as string }),
    ...(way.tls && {
      tls: {
        // A fingerprint or --tls-insecure stands for the chain; otherwise Node verifies it and the host's name.
        rejectUnauthorized: pins === undefined && trust.insecure !== true,
        ...(trust.ca !== undefined && { ca: trust.ca }),
        ...(place && !isAddress(place.host) && { servername: place.host }),
      },
    }),
    protocol: 2,
    lazyConnect: true,
    // ioredis sends nothing by itself: what is sent, and when, is decided here.
    enableReadyCheck: false,
    disableClientInfo: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: limits.connect,
    commandTimeout: limits.answer,
    disconnectTimeout: 100,
  })
  let fault: unknown
  client.on('error', error => {
    fault ??= error
  })
  const close = (): void => {
    client.disconnect()
    client.stream?.destroy()
  }
  const cut = (error: unknown): Cut => {
    close()
    return error instanceof Cut ? error : new Cut(whyCut(fault ?? error, way.tls))
  }
  const caused = new Map<string, number>()
  let received = 0
  const counted = (chunk: Buffer): void => {
    received += chunk.length
    if (received > limits.bytes) {
      fault ??= new Cut(`one of its answers has more than ${Math.round(limits.bytes / 1024 / 1024)} MB`)
      client.stream.destroy()
    }
  }
  let lent: ReturnType<typeof quiet> | undefined
  let pending = 0

  const send = async (commands: readonly (readonly (string | number | Buffer)[])[]): Promise<readonly Reply[]> => {
    if (lent) throw new Error('the socket is lent: nothing else may be sent')
    received = 0
    pending += 1
    try {
      client.stream.cork()
      const replies = commands.map(([name, ...args]) => client.sendCommand(new Sent(String(name), args)) as Promise<Reply>)
      client.stream.uncork()
      return await Promise.all(
        replies.map(reply =>
          reply.catch((error: unknown) => {
            const refused = refusalIn(error)
            if (refused === undefined) throw error
            const [kind = ''] = refused.split(' ')
            caused.set(kind, (caused.get(kind) ?? 0) + 1)
            return { refused }
          }),
        ),
      )
    } catch (error) {
      throw fault instanceof Cut ? cut(fault) : cut(error)
    } finally {
      pending -= 1
    }
  }

  try {
    await client.connect()
    const wrong = pins && fingerprintFault(client.stream as unknown as TLSSocket, pins)
    if (wrong !== undefined) throw new Cut(wrong)
    client.stream.on('data', counted)
    const greeting = await greet(send, way)
    return {
      ...greeting,
      database: way.database,
      clusterNode: way.clusterNode,
      warnings: [...trustWarning(way.tls, trust), ...(greeting.stranger === undefined ? [] : [greeting.stranger])],
      caused,
      ask: async (commands: readonly Command[]) => {
        for (const command of commands) assertReading(command)
        return await send(commands.map(([name, ...args]) => [...name.split(' '), ...args]))
      },
      socket: (): Duplex => {
        if (lent || pending > 0) throw new Error('the socket is in use')
        lent = quiet(client.stream)
        return client.stream
      },
      giveBack: () => {
        lent?.wake()
        lent = undefined
      },
      close,
    }
  } catch (error) {
    throw cut(error)
  }
}
