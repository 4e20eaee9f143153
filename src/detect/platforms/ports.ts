/** Ports that a compose file publishes on the host. */
import type { Facts } from '../../model/fact.ts'
import { entry, type Value } from '../../model/value.ts'
import { listed, text } from '../shapes.ts'
import { declared } from './facts.ts'

/** What stands for a variable that has no default: it may be anything. */
const ANYTHING = '\0'

/** `${PORT:-6379}` and `${PORT-6379}` are 6379 unless the variable is set; `$PORT` may be anything. */
const filled = (port: string): string =>
  port.replace(/\$\{\w+(?::?-([^{}]*)|:?[?+][^{}]*)?\}|\$\w+/g, (_, fallback: string | undefined) => fallback || ANYTHING)

/** A port as the short form has it: `address:published:target`. */
const short = (port: Value): string =>
  (port.kind === 'record' ? `${text(entry(port, 'host_ip')) ?? '0.0.0.0'}:${text(entry(port, 'published')) ?? ''}:` : text(port)) ?? ''

/** A port that every interface of the host publishes: `6379:6379`, but not `127.0.0.1:6379:6379`. */
export function openTo(service: Value): Facts['openTo'] {
  for (const port of listed(entry(service, 'ports'))) {
    const written = short(port)
    const [, address, published] = /^(?:(\[[^\]]*\]|[^:]*):)??(?:([^:]*):)?[^:]*$/.exec(filled(written)) ?? []
    if (written === '' || !/^(?:0\.0\.0\.0|\[?::\]?)$/.test(address ?? '0.0.0.0')) continue
    const shown = published
      ? published === ANYTHING
        ? 'on a port that a variable sets'
        : `0.0.0.0:${published}`
      : 'on a port that Docker chooses'
    // The address alone opens it, whatever the port is.
    const variable = address === undefined ? undefined : /^\$\{?(\w+)/.exec(written)?.[1]
    return { ...declared(shown, port.at), ...(variable !== undefined && { unless: variable }) }
  }
  return undefined
}
