/** Versions of gems as RubyGems orders them, as far as rules need it. */

const segments = (version: string): readonly (number | string)[] =>
  (version.match(/\d+|[a-z]+/gi) ?? []).map(s => (/^\d+$/.test(s) ? Number(s) : s))

/** Negative, zero or positive, as `a` is older than, the same as or newer than `b`. A letter segment is a pre-release. */
function compareVersions(a: string, b: string): number {
  const [x, y] = [segments(a), segments(b)]
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const [p, q] = [x[i] ?? 0, y[i] ?? 0]
    if (p === q) continue
    if (typeof p === 'number' && typeof q === 'number') return p - q
    if (typeof p === typeof q) return p < q ? -1 : 1
    return typeof p === 'string' ? -1 : 1
  }
  return 0
}

/** Whether a version is at least `floor`; false where the version isn't known. */
export const atLeast = (version: string | undefined, floor: string): boolean =>
  version !== undefined && compareVersions(version, floor) >= 0

/** Whether a version is older than `ceiling`; false where the version isn't known. */
export const before = (version: string | undefined, ceiling: string): boolean =>
  version !== undefined && compareVersions(version, ceiling) < 0
