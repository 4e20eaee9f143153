/** The page of libraries: which are supported, by the cases in test/detect, and which are named as gaps. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { detectors } from '../src/detect/index.ts'
import { unreadGems } from '../src/detect/unread.ts'
import { type Kind, readCase } from '../test/detect/cases.ts'

/** What a folder's cases are examples of, where they don't say. */
const SUBJECTS: Readonly<Record<string, string>> = {
  sidekiq: 'Sidekiq',
  'rails-cache': '`:redis_cache_store`',
  'action-cable': 'Action Cable',
  resque: 'Resque',
  kredis: 'Kredis',
  puma: 'Puma',
  'web-servers': 'Unicorn, Pitchfork, Falcon, Passenger, `rails server`',
  'sidekiq-process': 'Sidekiq',
  'good-job': 'GoodJob',
  'solid-queue': 'Solid Queue',
  'resque-pool': 'resque-pool',
  'delayed-job': 'Delayed Job',
  'job-processes': 'Resque, Que, Karafka, Shoryuken, Sneakers, Clockwork, AnyCable',
}

const KINDS: readonly Kind[] = ['positive', 'indirect', 'negative']

interface Counted {
  readonly folder: string
  readonly counts: Map<Kind, number>
}

const casesIn = (folder: string): readonly string[] =>
  existsSync(`test/detect/${folder}`)
    ? readdirSync(`test/detect/${folder}`)
        .filter(f => f.endsWith('.txt'))
        .map(f => readFileSync(`test/detect/${folder}/${f}`, 'utf8'))
    : []

/** Library → how many cases of each kind it has. */
function clients(): ReadonlyMap<string, Counted> {
  const found = new Map<string, Counted>()
  for (const { id } of detectors) {
    for (const text of casesIn(id).filter(t => t.includes('\n=== model\n'))) {
      const { kind, libraries } = readCase(text)
      for (const name of libraries.length > 0 ? libraries : [SUBJECTS[id] ?? id]) {
        const own = found.get(name) ?? { folder: id, counts: new Map<Kind, number>() }
        own.counts.set(kind, (own.counts.get(kind) ?? 0) + 1)
        found.set(name, own)
      }
    }
  }
  return found
}

/** Detectors of processes: how many cases find one, and how many find none. */
function processes(): readonly string[] {
  return detectors.flatMap(({ id }) => {
    const expected = casesIn(id).flatMap(t => t.split('\n=== processes\n')[1] ?? [])
    const some = expected.filter(e => e.trim() !== '').length
    return expected.length === 0 ? [] : [`| ${SUBJECTS[id] ?? id} | ${link(id)} | ${some} | ${expected.length - some} |`]
  })
}

const link = (folder: string): string => `[${folder}](../test/detect/${folder})`

const byName = (a: string, b: string): number => (a.replace('`:', '').toLowerCase() < b.replace('`:', '').toLowerCase() ? -1 : 1)

/** `docs/libraries.md`. */
export function librariesPage(): string {
  const all = clients()
  const names = [...all.keys()].sort(byName)
  const counted = (name: string): string => KINDS.map(k => all.get(name)?.counts.get(k) ?? 0).join(' | ')
  const row = (name: string): string => `| ${name} | ${link(all.get(name)?.folder ?? '')} | ${counted(name)} |`
  const isWhole = (name: string): boolean => KINDS.every(k => all.get(name)?.counts.has(k))
  // A folder's own name and another spelling of what the table has are no library of their own.
  const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const known = new Set([...detectors.map(d => d.id), ...names.filter(isWhole)].map(letters))
  const rest = names.filter(name => !isWhole(name) && !known.has(letters(name)))
  const gaps = Object.keys(unreadGems)
    .sort(byName)
    .map(gem => `\`${gem}\``)
  return `# Libraries

A library is supported when \`test/detect\` holds an example that finds its client (positive), one whose settings come from
somewhere else, such as a constant, another file, a builder or a variable with a default (indirect), and one where it looks
as if there were a client and there is none (negative). This page is generated from those examples.

## What opens connections, or uses another's

| library | examples | positive | indirect | negative |
| --- | --- | --- | --- | --- |
${names.filter(isWhole).map(row).join('\n')}
${rest.length > 0 ? `\nRead, and not yet shown by examples of all three kinds: ${rest.join(', ')}.\n` : ''}
## What starts processes

| program | examples | started | not started |
| --- | --- | --- | --- |
${processes().join('\n')}

## What is named as a gap

These gems may keep data in Redis. Where one is loaded and its configuration is in none of the forms above, the report
says so among what could not be told: ${gaps.join(', ')}.
`
}
