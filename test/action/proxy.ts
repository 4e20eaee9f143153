/** An HTTP proxy on loopback that leads every name to one port, and knows whom it was asked for. */
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Proxy {
  readonly url: string
  /** `host:port`, as the programs behind it named them. */
  readonly asked: string[]
  /** How it was asked, `CONNECT` for a tunnel. */
  readonly methods: string[]
}

export async function startProxy(port: number): Promise<Proxy> {
  const asked: string[] = []
  const methods: string[] = []
  const server = createServer((incoming, response) => {
    const { host, pathname, search } = new URL(incoming.url ?? '', 'http://nowhere.test')
    asked.push(host)
    methods.push(incoming.method ?? '')
    const { method, headers } = incoming
    const onward = request({ host: '127.0.0.1', port, method, headers, path: `${pathname}${search}` }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    incoming.pipe(onward)
  })
  server.on('connect', (incoming, socket) => {
    asked.push(incoming.url ?? '')
    methods.push('CONNECT')
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(socket)
      socket.pipe(onward)
    })
    for (const end of [onward, socket]) end.on('error', () => end.destroy())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, methods }
}
