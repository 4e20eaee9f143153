/** Whether work grows with its input and no faster, on a machine that may be busy. */
import { expect } from 'vitest'

/** What this process has computed, in milliseconds: on a busy machine the clock counts what others do. */
function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The shortest of three runs, in milliseconds. */
function shortest(work: () => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const start = computed()
    work()
    return computed() - start
  })
  return Math.min(...runs)
}

/** Eight times the input may take thirty-two times as long; were it quadratic, it would take sixty-four. */
export function expectLinear(work: (times: number) => unknown, times: number): void {
  const small = shortest(() => work(times))
  const large = shortest(() => work(times * 8))
  expect(large).toBeLessThan(32 * Math.max(small, 10))
}
