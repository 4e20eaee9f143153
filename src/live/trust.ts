/** Whom a TLS connection trusts: the usual authorities, another one, one fingerprint, or anyone. */
import type { TLSSocket } from 'node:tls'
import { UsageError } from '../errors.ts'

export interface Trust {
  /** Certificates of authorities as PEM, instead of the usual ones. */
  readonly ca?: string
  /** SHA-256 fingerprints of the server's own certificate, several with commas between (nodes have one each). */
  readonly fingerprint?: string
  readonly insecure?: boolean
}

/** Fingerprints without colons, in capitals. Throws a UsageError where one is none. */
export function fingerprints(text: string): readonly string[] {
  const all = text.split(',').map(one =>
    one
      .replace(/^\s*(?:sha256[:= ]|SHA256 Fingerprint=)?/i, '')
      .replace(/[:\s]/g, '')
      .toUpperCase(),
  )
  if (all.some(one => !/^[0-9A-F]{64}$/.test(one)))
    throw new UsageError(
      '--tls-fingerprint takes the SHA-256 fingerprint of a certificate, 64 hexadecimal digits; `openssl x509 -noout -fingerprint -sha256` prints it',
    )
  return all
}

/** Why a server isn't the one that was meant, in words that follow "because"; undefined where it is. */
export function fingerprintFault(socket: TLSSocket, pins: readonly string[]): string | undefined {
  const seen = socket.getPeerX509Certificate?.()?.fingerprint256.replaceAll(':', '')
  if (seen === undefined) return 'it showed no certificate'
  if (pins.includes(seen)) return undefined
  return 'its certificate has another fingerprint than --tls-fingerprint says; where the provider renewed it, look the new one up'
}

/** What must be said about a connection that verified nothing. */
export function trustWarning(tls: boolean, trust: Trust): readonly string[] {
  if (!tls || trust.insecure !== true || trust.fingerprint !== undefined) return []
  return [
    'its certificate was not verified (--tls-insecure): whoever sits on the way could have read and changed everything, the password included',
  ]
}
