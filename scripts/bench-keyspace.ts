/** Reads the keyspace of a local server as an audit does, and prints what it came to: `PORT exact|strata [primary|replica]`. */
import { readKeyspace } from '../src/live/keyspace.ts'
import { plainServer } from '../test/live/plainServer.ts'

const [port, method, role] = process.argv.slice(2)
const server = await plainServer(Number(port))
const told = <T>(value: T) => ({ value, source: 'live' as const })
const keyspace = await readKeyspace(
  server,
  { engine: told('redis'), maxmemoryPolicy: told('noeviction'), role: told(role === 'replica' ? 'replica' : 'primary') },
  {
    showKeys: false,
    budget: { seconds: 3600 },
    claims: [],
    now: () => performance.now(),
    ...(method === 'strata' && { exactUpTo: 0 }),
    ...(method === 'exact' && { exactUpTo: Number.POSITIVE_INFINITY }),
  },
)
server.close()
console.log(JSON.stringify({ method: keyspace.method, keys: keyspace.scanned, bytes: keyspace.closure.sum, ended: keyspace.ended }))
