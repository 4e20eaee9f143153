/** How long a server's facts take, in milliseconds, each with a connection of its own: `PORT RUNS`. The first run is not counted. */
import { connect } from '../src/live/connect.ts'
import { hostClass } from '../src/live/hostClass.ts'
import { probe } from '../src/live/probe.ts'

const [port, runs] = process.argv.slice(2).map(Number)
const to = { host: '127.0.0.1', port: port as number }
const wait = (milliseconds: number): Promise<void> => new Promise(done => setTimeout(done, milliseconds))
const took: number[] = []
let facts = 0
for (let run = 0; run <= (runs ?? 11); run++) {
  const started = performance.now()
  const open = await connect({ to, tls: false, database: 0, clusterNode: false }, {})
  const probed = await probe(open, { hostClass: hostClass(to), tls: false, now: Date.now, wait })
  took.push(performance.now() - started)
  facts = Object.keys(probed.facts).length
  open.close()
}
const [first, ...counted] = took
console.log(JSON.stringify({ first, took: counted, facts }))
