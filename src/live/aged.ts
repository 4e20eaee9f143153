/** What an audit that is too old may still say: everything, aloud, and nothing that fails a run. */
import type { Finding } from '../model/finding.ts'

const DAY = 86_400_000

/**
 * The day of an audit where it is older than `days`, as `2026-11-01`; undefined where it is fresh, or from the future. One
 * whose day is none is as good as old: nobody can say that it isn't.
 */
export function staleDay(takenAt: string, now: number, days: number): string | undefined {
  const age = now - Date.parse(takenAt)
  return age <= days * DAY ? undefined : takenAt.slice(0, 10)
}

const key = (f: Finding): string => `${f.rule}\n${f.about}`

/**
 * The findings of a run whose live facts are stale: what the files alone show stands as it is, also where the old facts
 * would excuse it; what only the old facts show is a note that names their day.
 */
export function aged(alone: readonly Finding[], joined: readonly Finding[], day: string): readonly Finding[] {
  const known = new Set(alone.map(key))
  const old = joined.filter(f => !known.has(key(f)))
  return [
    ...alone,
    ...old.map(f => ({
      ...f,
      severity: 'note' as const,
      stale: day,
      message: `${f.message} So it was on ${day}; an audit that old fails nothing.`,
    })),
  ]
}
