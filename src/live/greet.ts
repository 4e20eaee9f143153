/** Signs in to a server that was reached, and says who is asking. */
import { isKnownBy } from './allowed.ts'
import { parseInfo } from './info.ts'
import { Cut } from './open.ts'
import { isRefusal, type Reply, text } from './reply.ts'
import { whyReply } from './why.ts'

type Send = (commands: readonly (readonly (string | number)[])[]) => Promise<readonly Reply[]>

interface Account {
  readonly username?: string
  readonly password?: string
  readonly database: number
  readonly clusterNode: boolean
  readonly sentinel?: true
}

/** What signing in showed. */
export interface Greeting {
  readonly noTouch: boolean
  /** What the server said where it knows CLIENT NO-TOUCH and refuses it. */
  readonly noTouchRefused?: string
  /** Whether the server asks for a password at all; undefined where it didn't come to that. */
  readonly asksPassword: boolean | undefined
  /** What a reader must know of as whom it was read. */
  readonly stranger?: string
}

/** The name under which operators see the audit in CLIENT LIST. */
export const CLIENT_NAME = 'redline-audit'

const NEEDS_NONE = /without any password configured|no password is set/i

const STRANGER =
  'the server has no such user, or another password for it, and lets everyone in: it was read as its default user (ACL LIST shows the users)'

/**
 * Signs in as redis-rb does, which falls back to the password alone: URLs of Heroku and others carry a user that is none.
 * Gives the answer to a PING before that, and whether nothing that was given was taken.
 */
async function signIn(send: Send, account: Account): Promise<{ readonly ping: Reply; readonly stranger?: string }> {
  const { username, password } = account
  const own = username === undefined ? [password ?? ''] : [username, password ?? '']
  const [ping = null, reply = null] = await send([['PING'], ['AUTH', ...own]])
  const refused = isRefusal(reply) ? reply.refused : ''
  if (refused === '' || NEEDS_NONE.test(refused)) return { ping }
  if (username !== undefined && /wrong number of arguments|^WRONGPASS/i.test(refused)) {
    const [again = null] = await send([['AUTH', password ?? '']])
    if (!isRefusal(again)) return { ping }
    if (NEEDS_NONE.test(again.refused)) return { ping, ...(/^WRONGPASS/i.test(refused) && { stranger: STRANGER }) }
  }
  throw new Cut(whyReply(refused) ?? 'it refuses to sign this user in')
}

/** Whether who sends no password is let in, as the answer to a PING before signing in shows. */
function asksPassword(ping: Reply): boolean | undefined {
  if (!isRefusal(ping)) return false
  if (/^NOAUTH/.test(ping.refused)) return true
  return /^NOPERM/.test(ping.refused) ? false : undefined
}

/**
 * Signs in and names the connection. Throws a Cut where the server lets nobody in, wants a password that wasn't given, or
 * hasn't the database. Whatever else it refuses is left to the questions that come.
 */
export async function greet(send: Send, account: Account): Promise<Greeting> {
  const signed = account.password === undefined ? undefined : await signIn(send, account)
  const [first = null] = signed ? [signed.ping] : await send([['PING']])
  const asks = asksPassword(first)
  const met = { asksPassword: asks, ...(signed?.stranger !== undefined && { stranger: signed.stranger }) }
  if (asks === true && account.password === undefined) throw new Cut(whyReply('NOAUTH') ?? '')
  if (isRefusal(first) && /^DENIED|max number of clients/i.test(first.refused)) throw new Cut(whyReply(first.refused) ?? '')
  if (account.sentinel) return { noTouch: false, ...met }
  const [info, select] = await send([
    ['INFO', 'server'],
    // READONLY lets a replica of a cluster answer; where there is no cluster it asks for database 0 or the one that was named.
    account.clusterNode ? ['READONLY'] : ['SELECT', account.database],
    ['CLIENT', 'SETNAME', CLIENT_NAME],
  ])
  if (account.database > 0 && isRefusal(select))
    throw new Cut(`it has no database ${account.database}, or does not let this user select one`)
  // A command that a server doesn't know counts among its errors, and an audit that runs every day would fill them.
  const speaks = isRefusal(info) ? undefined : parseInfo(text(info) ?? '').get('redis_version')
  if (speaks !== undefined && !isKnownBy(speaks, 'CLIENT NO-TOUCH')) return { noTouch: false, ...met }
  const [noTouch] = await send([
    ['CLIENT', 'NO-TOUCH', 'ON'],
    ['CLIENT', 'SETINFO', 'LIB-NAME', 'redline'],
  ])
  return { noTouch: text(noTouch) === 'OK', ...(isRefusal(noTouch) && { noTouchRefused: noTouch.refused }), ...met }
}
