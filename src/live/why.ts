/** Why a server could not be reached or went away: one sentence for each error, without its address or anything secret. */

/** Codes of Node's sockets and TLS, in words that follow "because". */
const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'its host has no address here; a private network may be the only place from where it is known',
  EAI_AGAIN: 'its host could not be looked up; the name server did not answer',
  ETIMEDOUT: 'it did not accept a connection in time; a firewall or a private network may lie between',
  EHOSTUNREACH: 'there is no way to its host from here',
  ENETUNREACH: 'there is no way to its network from here',
  ECONNRESET: 'it closed the connection without an answer, as a server does that takes TLS alone (rediss://) or not this address',
  EPIPE: 'it closed the connection',
  ENOENT: 'there is no socket at its path',
  ENOTSOCK: 'what lies at its path is no socket',
  EACCES: 'its socket may not be opened by this user',
  EPERM: 'its socket may not be opened by this user',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed and vouched for by nobody',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an authority that is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an authority that is not known here',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is signed by an authority that is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an authority that is not known here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is made out for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS at this port; try redis:// instead of rediss://',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS at this port; try redis:// instead of rediss://',
  EPROTO: 'it does not speak TLS as this client does',
  ERR_OSSL_PEM_NO_START_LINE: 'the file of --tls-ca holds no certificate',
}

/** Certificates that are as good as their fingerprint, and what to do about that. */
const UNTRUSTED =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?))$/
const TRUST =
  '; pass its authority with --tls-ca FILE or its own fingerprint with --tls-fingerprint SHA256 (or, where the network is trusted, --tls-insecure)'

/** First words of Redis's error replies. */
const REPLIES: Readonly<Record<string, string>> = {
  NOAUTH:
    'it asks for a password and none was given; put it into the URL, or into REDIS_PASSWORD for REDIS_URL, JOBS_PASSWORD for JOBS_URL',
  WRONGPASS: 'it refuses the user or the password',
  DENIED: 'it runs in protected mode and takes connections from its own host alone',
  LOADING: 'it is still loading its data from disk',
  BUSY: 'it runs a script that does not end, and answers nothing else meanwhile',
  MASTERDOWN: 'it is a replica that lost its primary and is set to serve nothing meanwhile',
  NOPERM: 'its ACL user may not send INFO; add +info to its rules (ACL SETUSER)',
  CLUSTERDOWN: 'its cluster is down',
}

/** Replies that begin with ERR, by what they say. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/max number of clients/i, 'all its connections are taken: it has reached maxclients'],
  [/max concurrent connections/i, 'all connections of its plan are taken'],
  [/invalid password|AUTH failed/i, 'it refuses the user or the password'],
  [/not in the allowlist/i, 'it does not take connections from this address; add the address to its allow list'],
]

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The words for an error reply of a server; undefined where there are none. */
export function whyReply(message: string): string | undefined {
  const first = /^[A-Z]+/.exec(message)?.[0] ?? ''
  if (Object.hasOwn(REPLIES, first)) return REPLIES[first]
  return ERRORS.find(([says]) => says.test(message))?.[1]
}

/**
 * Why a connection failed, in words that follow "because". What isn't known gives its code alone: messages of sockets hold
 * addresses.
 */
export function whyCut(error: unknown, tls = false): string {
  const code = codeOf(error)
  // A server without TLS waits for more of what it takes for a command.
  if (tls && code === 'ETIMEDOUT')
    return 'no TLS connection came about in time; it may not speak TLS at this port (try redis://), or a firewall lies between'
  if (Object.hasOwn(CODES, code)) return `${CODES[code]}${UNTRUSTED.test(code) ? TRUST : ''}`
  const message = error instanceof Error ? error.message : ''
  if (/Unknown RESP type|Protocol error/i.test(message)) return "what answers there does not speak Redis's protocol"
  if (/timed out/i.test(message)) return 'it took the connection and did not answer in time'
  if (/closed|isn't writeable/i.test(message)) return 'it closed the connection'
  return whyReply(message) ?? (/^[A-Z][A-Z0-9_]+$/.test(code) ? `the connection failed with ${code}` : 'the connection failed')
}
