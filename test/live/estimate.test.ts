/** Intervals: against what is known by hand, and how often they hold where the truth is known. */
import { describe, expect, it } from 'vitest'
import { countOf, exactly, extrapolated, interval, share, together, total } from '../../src/live/estimate.ts'

/** Numbers that are the same in every run. */
function numbers(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const sampleOf = (sizes: readonly number[], all: number) => ({
  all,
  measured: sizes.length,
  sum: sizes.reduce((a, b) => a + b, 0),
  squares: sizes.reduce((a, b) => a + b * b, 0),
})

describe('a total', () => {
  it('is exact where all were measured', () => {
    expect(interval(total(sampleOf([10, 20, 30], 3)))).toEqual(exactly(60))
  })

  it('is the mean times the keys, between what the spread allows', () => {
    // Mean 20, standard deviation 10 of 3 of 12: 12 · 10 / √3 · √(1 − 3/12) = 60, and t is 4.3 with two degrees of freedom.
    expect(interval(total(sampleOf([10, 20, 30], 12)))).toEqual({ value: 240, low: 60, high: 498 })
  })

  it('of one key that was measured of many may be anything', () => {
    const { value, low, high } = interval(total(sampleOf([100], 10)))
    expect([value, low]).toEqual([1000, 100])
    expect(high).toBeGreaterThan(10_000)
  })

  it('of groups adds up, exact parts without spread', () => {
    const exact = total(sampleOf([500], 1))
    const rest = total(sampleOf([10, 20, 30], 12))
    expect(interval(together([exact, rest])).value).toBe(740)
    expect(together([exact, rest]).variance).toBe(rest.variance)
    expect(interval(together([exact, exact]))).toEqual(exactly(1000))
  })

  it('holds the truth in about 95 of 100 samples', () => {
    const next = numbers(7)
    const all = Array.from({ length: 5000 }, () =>
      Math.exp(6 + 0.9 * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    )
    const truth = all.reduce((a, b) => a + b, 0)
    let held = 0
    for (let draw = 0; draw < 400; draw++) {
      const picked = Array.from({ length: 300 }, () => all[Math.floor(next() * all.length)] as number)
      const { low, high } = interval(total(sampleOf(picked, all.length)))
      if (low <= truth && truth <= high) held++
    }
    expect(held).toBeGreaterThan(360)
    expect(held).toBeLessThan(400)
  })

  it('of a part of a server grows to the whole, and knows how rare its keys are', () => {
    // 40 of 1,000 keys that were read, of 10,000: each is 100 bytes, so only how many there are is unsure.
    const part = total(
      sampleOf(
        Array.from({ length: 40 }, () => 100),
        40,
      ),
    )
    const grown = interval(extrapolated(part, 40 * 100 ** 2, 1000, 10_000))
    expect(grown.value).toBe(40_000)
    expect(grown.low).toBeGreaterThan(27_000)
    expect(grown.low).toBeLessThan(29_500)
    expect(grown.high).toBeGreaterThan(50_500)
    expect(grown.high).toBeLessThan(53_000)
    expect(extrapolated(part, 1, 1000, 1000)).toBe(part)
  })
})

describe('a share', () => {
  it.each([
    ['none of 0', share(0, 0, 10), { value: 0, low: 0, high: 1 }],
    ['all were asked', share(3, 12, 12), exactly(0.25)],
  ])('%s', (_, made, expected) => {
    expect(made).toEqual(expected)
  })

  it('of none among many is at most about 3 in n', () => {
    const { value, low, high } = share(0, 1000, 1_000_000)
    expect([value, low]).toEqual([0, 0])
    expect(high).toBeGreaterThan(0.003)
    expect(high).toBeLessThan(0.004)
  })

  it('is as Wilson has it', () => {
    const { value, low, high } = share(10, 100, 1e9)
    expect(value).toBe(0.1)
    expect(low).toBeCloseTo(0.0552, 3)
    expect(high).toBeCloseTo(0.1744, 3)
  })

  it('of what was read says how many there are', () => {
    expect(countOf(5, 100, 100)).toEqual(exactly(5))
    const { value, low, high } = countOf(100, 1000, 10_000)
    expect(value).toBe(1000)
    expect(low).toBeGreaterThan(800)
    expect(high).toBeLessThan(1250)
    expect(countOf(0, 1000, 10_000).low).toBe(0)
  })
})
