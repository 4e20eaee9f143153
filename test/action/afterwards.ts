/** Puts things away when a test is done; outside of tests, in the benchmark, when the process ends. */
import { onTestFinished } from 'vitest'

const left: (() => unknown)[] = []
process.on('exit', () => {
  for (const undo of left) undo()
})

export function afterwards(undo: () => unknown): void {
  try {
    onTestFinished(async () => void (await undo()))
  } catch {
    left.push(undo)
  }
}
