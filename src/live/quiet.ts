/** Takes everyone who listens to a stream's data away from it, so that someone else can read it by hand, and back. */
import type { Duplex } from 'node:stream'

type Listener = (...args: unknown[]) => void

/**
 * Stops the stream and detaches the listeners to its data. Those to errors and to its end stay: they send nothing, and without
 * one an error would end the process. `wake` drops who came meanwhile and puts the old ones back.
 */
export function quiet(stream: Duplex): { readonly wake: () => void } {
  const listeners = stream.rawListeners('data') as Listener[]
  stream.pause()
  stream.removeAllListeners('data')
  stream.removeAllListeners('readable')
  return {
    wake: () => {
      stream.removeAllListeners('data')
      stream.removeAllListeners('readable')
      for (const listener of listeners) stream.on('data', listener)
      stream.resume()
    },
  }
}
