/** How hard an audit reads, on a clock that the test moves. */
import { describe, expect, it } from 'vitest'
import { BETWEEN, FIRST, LEAST, type Pace, pace, STRIKES, WINDOW } from '../../src/live/pace.ts'

function started(firstPing: number): { readonly paced: Pace; pass(milliseconds: number, ping: number): void } {
  let clock = 1000
  const paced = pace(() => clock)
  for (let i = 0; i < FIRST; i++) {
    expect(paced.pingDue()).toBe(true)
    paced.ping(firstPing)
  }
  return {
    paced,
    /** Time in which each ping takes so long. */
    pass(milliseconds, ping) {
      for (const end = clock + milliseconds; clock < end; ) {
        clock += BETWEEN
        expect(paced.pingDue()).toBe(true)
        paced.ping(ping)
        expect(paced.pingDue()).toBe(false)
      }
    },
  }
}

describe('the pace', () => {
  it('stays where pings are below 5 ms, however fast the first were', () => {
    const { paced, pass } = started(0.1)
    pass(10 * WINDOW, 4.9)
    expect(paced.duty).toBe(1)
  })

  it('stays where pings are below three times the first, however slow those were', () => {
    const { paced, pass } = started(40)
    pass(10 * WINDOW, 119)
    expect(paced.duty).toBe(1)
    pass(WINDOW, 121)
    expect(paced.duty).toBe(1 / 2)
  })

  it('halves with each slow window, and ends after three in a row at the least', () => {
    const { paced, pass } = started(0.1)
    for (const duty of [1 / 2, 1 / 4, LEAST]) {
      pass(WINDOW, 6)
      expect(paced.duty).toBe(duty)
    }
    pass(WINDOW * (STRIKES - 1), 6)
    expect(paced.ended).toBeUndefined()
    pass(WINDOW, 6)
    expect(paced.duty).toBe(LEAST)
    expect(paced.ended).toMatch(/6\.0 ms \(0\.1 ms at first\) .* 13 % of the time/)
  })

  it('begins to count again where a window was calm', () => {
    const { paced, pass } = started(0.1)
    pass(WINDOW * (3 + STRIKES - 1), 6)
    pass(WINDOW, 1)
    pass(WINDOW * (STRIKES - 1), 6)
    expect(paced.ended).toBeUndefined()
    pass(WINDOW, 6)
    expect(paced.ended).toBeDefined()
  })

  it('judges by the median: a few slow pings are nothing', () => {
    const { paced, pass } = started(0.1)
    for (let i = 0; i < 20; i++) {
      pass(WINDOW * 0.6, 1)
      pass(WINDOW * 0.4, 500)
    }
    expect(paced.duty).toBe(1)
  })

  it('waits as long as it worked at half the time, and carries over what is less than a timer can wait', () => {
    const { paced, pass } = started(0.1)
    expect(paced.batch(30)).toBe(0)
    pass(WINDOW, 6)
    expect(paced.batch(30)).toBe(30)
    const waits = Array.from({ length: 100 }, () => paced.batch(0.3))
    expect(waits.filter(w => w > 0).every(w => w >= 1)).toBe(true)
    expect(waits.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(29)
    expect(waits.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(31)
  })
})
