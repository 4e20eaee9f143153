/** Times as Sidekiq writes them, and this or that of a job's JSON. */

/**
 * Seconds since 1970. Sidekiq to 7 writes float seconds and 8 integer milliseconds; a float without a fraction may arrive as an
 * integer, so the magnitude decides: more than 1e11 seconds would lie beyond the year 5000.
 */
export function seconds(said: unknown): number | undefined {
  const value = typeof said === 'string' && said.trim() !== '' ? Number(said) : said
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined
  return value > 1e11 ? value / 1000 : value
}

/** A JSON object; undefined for anything else. */
export function record(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Seconds since a job was enqueued (or made, where it was never enqueued: Sidekiq's own order). */
export function age(job: string | undefined, now: number): number | undefined {
  const fields = record(job)
  const at = seconds(fields?.enqueued_at) ?? seconds(fields?.created_at)
  return at === undefined ? undefined : Math.max(0, now - at)
}

/** Dates of the days before a moment, as Sidekiq names its daily counts: UTC. */
export const daysBefore = (now: number, days: number): readonly string[] =>
  Array.from({ length: days }, (_, i) => new Date((now - (i + 1) * 86_400) * 1000).toISOString().slice(0, 10))
