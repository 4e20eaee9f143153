/** The shape of a finding in a saved result, of files or of a server. */
import * as z from 'zod/mini'
import type { EditItem, FindingItem, FixItem } from '../model/document.ts'
import type { Confidence } from '../model/finding.ts'
import type { Severity } from '../model/workload.ts'
import { count, list, long, matching, maybe, name, named, object, place, ruleId, text, word } from './shape.ts'

const severity = word<Severity>({ error: true, warning: true, note: true })
export const confidence = word<Confidence>({ certain: true, likely: true, possible: true })

const fix = object<FixItem>({
  title: text,
  safe: z.boolean(),
  edits: list(object<EditItem>({ at: place, endAt: place, start: count, end: count, text: long })),
  diff: maybe(long),
  noDiff: maybe(text),
})

export const finding = named(
  'finding',
  object<FindingItem>({
    rule: ruleId,
    severity,
    confidence,
    message: text,
    advice: maybe(text),
    at: maybe(place),
    endAt: maybe(place),
    related: list(object<FindingItem['related'][number]>({ at: place, role: text })),
    about: text,
    identity: matching(/^[a-z][a-z0-9-]*:[0-9a-f]{6,64}(?::[1-9][0-9]*)?$/, 200),
    server: maybe(text),
    silenced: maybe(
      object<NonNullable<FindingItem['silenced']>>({
        by: word<NonNullable<FindingItem['silenced']>['by']>({ ignore: true, baseline: true, severity: true, allow: true }),
        reason: text,
      }),
    ),
    fix: maybe(fix),
    stale: maybe(name),
    docs: matching(/^docs\/rules\/[a-z0-9-]+\.md$/, 200),
  }),
)
