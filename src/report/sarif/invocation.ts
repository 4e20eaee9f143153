/** What a run has to say about itself: failures, what could not be told, what was not checked, what was left out. */
import { placeOf } from '../items.ts'
import { plural } from '../tally.ts'
import type { Part } from './options.ts'
import { artifact, region, shown } from './places.ts'

/** Notifications are for reading; nobody reads more. */
const MOST = 1000

const KINDS = {
  failure: 'Redline itself failed in a part; the rest was reported.',
  gap: 'Something could not be told from the files.',
  'not-checked': 'A rule could not run.',
  skipped: 'An app was seen and left alone.',
  'left-out': 'The log would have been larger than GitHub takes.',
} as const

const ids = Object.keys(KINDS)

/** The kinds of notification, as the tool describes them. */
export const notifications: readonly object[] = Object.entries(KINDS).map(([id, text]) => ({
  id,
  shortDescription: { text },
  fullDescription: { text },
  help: { text },
}))

function notification(id: keyof typeof KINDS, level: 'error' | 'warning' | 'note', text: string, more: object = {}): object {
  return { descriptor: { id, index: ids.indexOf(id) }, level, message: { text: shown(text) }, ...more }
}

function gap(part: Part, { at, why }: { readonly at: string; readonly why: string }): object {
  const place = placeOf(at)
  const locations = place && [{ physicalLocation: { artifactLocation: artifact(part, place.file), region: region(place) } }]
  return notification('gap', 'note', `Could not tell, because ${why}.`, locations ? { locations } : {})
}

function ofPart(part: Part): readonly object[] {
  const { apps, failures, skipped } = part.document
  const of = (root: string): string => [part.name, root].filter(p => p !== undefined && p !== '.').join('/')
  const within = (root: string): string => (of(root) === '' ? '' : ` in ${of(root)}`)
  return [
    ...failures.map(f => notification('failure', 'error', `${f.part} failed${within('.')}: ${f.error}`)),
    ...apps.flatMap(a =>
      a.notChecked.map(n =>
        notification('not-checked', 'note', `${n.rule} was not checked${within(a.root)}, because ${n.why}. ${n.allow}.`, {
          associatedRule: { id: n.rule },
        }),
      ),
    ),
    ...skipped.map(s => notification('skipped', 'note', `${of(s.root)} was left alone: ${s.why}.`)),
    ...apps.flatMap(a => a.gaps.map(g => gap(part, g))),
  ]
}

/** The one invocation of a log; `leftOut` says what the limits took away. */
export function invocation(parts: readonly Part[], leftOut: readonly string[]): object {
  const all = parts.flatMap(ofPart)
  const more = all.length > MOST ? [`${plural(all.length - MOST, 'notification')} of this log left out, of ${all.length} in all.`] : []
  return {
    executionSuccessful: parts.every(p => p.document.failures.length === 0),
    toolExecutionNotifications: [...[...leftOut, ...more].map(text => notification('left-out', 'warning', text)), ...all.slice(0, MOST)],
  }
}
