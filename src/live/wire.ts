/** A borrowed socket that commands are written to by hand, one round trip at a time. */
import type { Duplex } from 'node:stream'
import { Cut } from './open.ts'
import type { Reply } from './reply.ts'
import { replyReader } from './resp.ts'

export interface Wire {
  /**
   * Sends the bytes of `count` commands and gives their replies, in order. One call at a time. Throws `Cut` where the
   * connection ends or nothing comes for too long, `Garbled` for an answer that is no RESP2.
   */
  send(bytes: Buffer, count: number): Promise<readonly Reply[]>
  /** Listens no longer; the socket stays open. */
  release(): void
}

/** `patience`: milliseconds without a byte after which a server counts as gone. */
export function wire(socket: Duplex, patience = 20_000): Wire {
  let replies: Reply[] = []
  let wanted = 0
  let settle: { readonly resolve: (all: readonly Reply[]) => void; readonly reject: (why: Error) => void } | undefined
  let broken: Error | undefined

  // One timer for all: it is wound up with each question and each answer, and where nobody waits it rings for nothing.
  const timer = setTimeout(() => {
    if (settle) fail(new Cut(`the server did not answer for ${Math.round(patience / 1000)} seconds`))
  }, patience)
  timer.unref()

  function fail(why: Error): void {
    broken ??= why
    clearTimeout(timer)
    settle?.reject(broken)
    settle = undefined
  }

  const read = replyReader(reply => {
    if (!settle) return fail(new Cut('the server answers what was not asked'))
    replies.push(reply)
    if (replies.length < wanted) return
    const { resolve } = settle
    settle = undefined
    resolve(replies)
  })
  const onData = (chunk: Buffer): void => {
    if (broken) return
    try {
      read(chunk)
      if (settle) timer.refresh()
    } catch (error) {
      fail(error as Error)
    }
  }
  const onEnd = (): void => fail(new Cut('the server closed the connection'))
  const onError = (): void => fail(new Cut('the connection broke'))
  socket.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError)
  socket.resume()

  return {
    send(bytes, count) {
      if (broken) return Promise.reject(broken)
      if (count === 0) return Promise.resolve([])
      replies = []
      wanted = count
      return new Promise((resolve, reject) => {
        settle = { resolve, reject }
        timer.refresh()
        socket.write(bytes)
      })
    },
    release() {
      clearTimeout(timer)
      socket.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onError)
    },
  }
}
