/** Where a result is: files as URIs, regions, the line that a pull request changes first. */
import type { FindingItem } from '../../model/document.ts'
import { fromRoot, type PlaceItem, placeOf } from '../items.ts'
import { visible } from '../visible.ts'
import type { Part, SarifOptions, Told } from './options.ts'

/** The repository's root, as SARIF names it. */
export const ROOT = '%SRCROOT%'

/** Most places of one result; GitHub refuses more. */
const MOST_LOCATIONS = 1000
/** A region is asked line by line whether it changed; nobody's finding is longer. */
const MOST_LINES = 500

/** Text of any length with control and bidirectional characters written as escapes; line ends stay. */
export const shown = (text: string): string => text.split(/\r?\n/).map(visible).join('\n')

/** A path as a relative URI reference, each of its segments percent-encoded. */
function uriOf(file: string): string {
  const encoded = file
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return file.startsWith('/') ? `file://${encoded}` : encoded
}

/** A file of a report as its repository, or the folder of several, names it. */
const fileIn = (part: Part, file: string): string => {
  const own = fromRoot(part.document.base, file)
  return part.name === undefined ? own : `${part.name}/${own.replace(/^\/+/, '')}`
}

export function artifact(part: Part, file: string): object {
  const uri = uriOf(fileIn(part, file))
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: ROOT }
}

/** A place, with its end where one is known. */
interface Stretch extends PlaceItem {
  readonly end?: PlaceItem
  readonly role?: string
}

/** The region of a stretch; an end that isn't behind the start is left out. */
export function region({ line, column, end }: Stretch): object {
  const ends = end && (end.line > line || (end.line === line && end.column >= column))
  return { startLine: line, startColumn: column, ...(ends && { endLine: end.line, endColumn: end.column }) }
}

const location = (part: Part, stretch: Stretch): object => ({
  physicalLocation: { artifactLocation: artifact(part, stretch.file), region: region(stretch) },
})

/** The stretches of a finding, its own first. */
function stretches(finding: FindingItem): readonly Stretch[] {
  const own = placeOf(finding.at)
  const end = placeOf(finding.endAt)
  const related = finding.related.flatMap((r): readonly Stretch[] => {
    const place = placeOf(r.at)
    return place ? [{ ...place, role: r.role }] : []
  })
  return own ? [{ ...own, ...(end && end.file === own.file && { end }) }, ...related] : related
}

/** What of a stretch a pull request changes: all of it, its first changed line, or nothing. */
function changedPart(part: Part, stretch: Stretch, changed: NonNullable<SarifOptions['changed']>): Stretch | undefined {
  const file = fileIn(part, stretch.file)
  const last = Math.min(stretch.end?.line ?? stretch.line, stretch.line + MOST_LINES)
  const lines = Array.from({ length: last - stretch.line + 1 }, (_, i) => stretch.line + i)
  const touched = lines.filter(line => changed(file, line))
  const [first] = touched
  if (first === undefined || touched.length === lines.length) return first === undefined ? undefined : stretch
  const { file: same, role } = stretch
  return { file: same, line: first, column: first === stretch.line ? stretch.column : 1, ...(role !== undefined && { role }) }
}

/** The place that stands for a finding which no file names: GitHub refuses a whole log for one result without any. */
function anywhere(told: Told): Stretch {
  const apps = told.part.document.apps
  const app = apps.find(a => a.findings.some(f => f.identity === told.identity)) ?? apps[0]
  return placeOf(app?.inventory.clients[0]?.at) ?? { file: '.redline.yml', line: 1, column: 1 }
}

/** `locations` and `relatedLocations` of a result: the changed line first where there is one, else the finding's own place. */
export function locations(told: Told, changed: SarifOptions['changed']): object {
  const all = stretches(told)
  const { part } = told
  const hits = changed && !told.absent ? all.map(s => changedPart(part, s, changed)) : []
  const best = Math.max(
    0,
    hits.findIndex(hit => hit !== undefined),
  )
  const primary = hits[best] ?? all[best] ?? anywhere(told)
  const rest = all.filter((_, i) => i !== best).slice(0, MOST_LOCATIONS - 1)
  const logical = told.server === undefined ? {} : { logicalLocations: [{ name: visible(told.server), kind: 'resource' }] }
  return {
    locations: [{ ...location(part, primary), ...logical }],
    ...(rest.length > 0 && {
      relatedLocations: rest.map((s, i) => ({
        id: i + 1,
        ...location(part, s),
        message: { text: shown(s.role ?? 'What it is about') },
      })),
    }),
  }
}
