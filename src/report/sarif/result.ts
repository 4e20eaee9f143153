/** One finding as a SARIF result. */
import { type FindingItem, type FixItem, findingsOf } from '../../model/document.ts'
import { placeOf } from '../items.ts'
import { type Descriptors, ruleIdOf } from './descriptors.ts'
import type { Part, SarifOptions, Told } from './options.ts'
import { artifact, locations, region, shown } from './places.ts'

/** Text in which no stretch reads as SARIF's embedded link; placeholders are none without arguments. */
const message = (text: string): string => shown(text).replace(/\[(?=[^[\]]*\]\()/g, '\\[')

/** Edits by file. A fix whose text was masked would write the mask. */
function fixes(fix: FixItem, part: Part): readonly object[] {
  if (fix.edits.length === 0 || fix.edits.some(e => e.text.includes('***'))) return []
  const files = new Map<string, object[]>()
  for (const edit of fix.edits) {
    const place = placeOf(edit.at)
    const end = placeOf(edit.endAt)
    if (!place || !end) return []
    const replacement = { deletedRegion: region({ ...place, end }), ...(edit.text !== '' && { insertedContent: { text: edit.text } }) }
    files.set(place.file, [...(files.get(place.file) ?? []), replacement])
  }
  const changes = [...files].map(([file, replacements]) => ({ artifactLocation: artifact(part, file), replacements }))
  return [{ description: { text: shown(fix.title) }, artifactChanges: changes, properties: { safe: fix.safe } }]
}

const suppression = ({ by, reason }: NonNullable<FindingItem['silenced']>): object => ({
  kind: by === 'ignore' ? 'inSource' : 'external',
  status: 'accepted',
  justification: shown(reason),
})

/** Which identities the base has, and which findings the change adds. */
interface Compared {
  readonly known: ReadonlySet<string>
  readonly added: ReadonlySet<string>
}

/** What all results of a log share; `slim` leaves fixes and advice away. */
export interface Context {
  readonly rules: Descriptors
  readonly options: SarifOptions
  readonly compared: ReadonlyMap<Part, Compared>
  readonly slim: boolean
}

/** The comparisons of reports, ready to be asked for each finding. */
export const comparedIn = (parts: readonly Part[]): Context['compared'] =>
  new Map(
    parts.flatMap(part => {
      const { comparison, document } = part
      if (!comparison) return []
      const base = document.comparedWith?.report
      const ids = (findings: readonly FindingItem[]): ReadonlySet<string> => new Set(findings.map(f => f.identity))
      return [[part, { known: ids(base ? findingsOf(base) : []), added: ids(comparison.added) }] as const]
    }),
  )

function baselineState(told: Told, compared: Compared | undefined): object {
  if (told.absent) return { baselineState: 'absent' }
  if (!compared) return {}
  const isNew = told.silenced ? !compared.known.has(told.identity) : compared.added.has(told.identity)
  return { baselineState: isNew ? 'new' : 'unchanged' }
}

/** A finding as a result. */
export function result(told: Told, { rules, options, compared, slim }: Context): object {
  const ruleId = ruleIdOf(told)
  const { part } = told
  const fixed = told.fix && !slim ? fixes(told.fix, part) : []
  return {
    ruleId,
    ruleIndex: rules.indexOf(ruleId),
    level: told.severity,
    message: { text: message(told.message) },
    ...locations(told, options.changed),
    partialFingerprints: { 'redlineIdentity/v1': part.name === undefined ? told.identity : `${part.name}:${told.identity}` },
    ...(told.silenced && { suppressions: [suppression(told.silenced)] }),
    ...baselineState(told, compared.get(part)),
    ...(fixed.length > 0 && { fixes: fixed }),
    properties: {
      confidence: told.confidence,
      about: shown(told.about),
      ...(told.advice !== undefined && !slim && { advice: shown(told.advice) }),
    },
  }
}
