/** Code under a finding is pasted where it belongs, and what the findings on that client said is gone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Call } from '../src/model/call.ts'
import { type Change, target } from '../src/model/change.ts'
import type { Model } from '../src/model/model.ts'
import type { Judged } from '../src/model/report.ts'
import { contains, place } from '../src/model/span.ts'
import { rules } from '../src/rules/index.ts'
import { findingsOf, readBundle, reportOn } from './bundle.ts'

const RULES = [
  'shared-instance',
  'missing-timeout',
  'loose-timeout',
  'undersized-pool',
  'missing-pool-timeout',
  'unpooled-client',
  'client-per-call',
  'cache-clear-flushes',
]

const bundles = RULES.flatMap(id => [
  ...(rules.find(r => r.id === id)?.examples ?? [])
    .filter(e => e.kind === 'bad')
    .map((e): readonly [string, string] => [`${id}: ${e.title}`, e.files]),
  ...(existsSync(`test/rules/${id}`) ? readdirSync(`test/rules/${id}`) : []).map((name): readonly [string, string] => [
    `${id}/${name}`,
    readFileSync(`test/rules/${id}/${name}`, 'utf8'),
  ]),
])

/** The call that the code stands for, with the pool and the namespace around it. */
function whole({ client }: Change, model: Model): Call | undefined {
  const around = model.calls.filter(
    c => place(c.at) === place(client.at) || (/^(?:ConnectionPool|Redis::Namespace)\b/.test(c.path) && contains(c.at, client.at)),
  )
  return around.sort((a, b) => b.at.end - b.at.start - (a.at.end - a.at.start))[0]
}

/** The file with the code in place of the call and what it is assigned to; undefined where lines are to be added by hand. */
function pasted(text: string, code: string, change: Change, model: Model): string | undefined {
  const [note = '', ...rest] = code.split('\n')
  const call = whole(change, model)
  if (!call || /among|with a block around/.test(note)) return undefined
  const { target: to = '', behind = '' } = call.text ?? {}
  const own = to !== '' && rest.join('\n').startsWith(to)
  const start = own ? text.lastIndexOf(to.trimEnd().replace(/\s*=$/, ''), call.at.start) : call.at.start
  const end = call.at.end + (own ? behind.length : 0)
  const lines = rest.join('\n')
  return text.slice(0, start) + lines + text.slice(end)
}

const byTarget = (f: Judged): string => (f.paste ? target(f.paste.change) : '')
const blockOf = (f: Judged): string | undefined => /```ruby\n([\s\S]*?)\n```/.exec(f.advice ?? '')?.[1]

let seen = 0
test.each(bundles)('%s', (_, text) => {
  const { files } = readBundle(text)
  const report = reportOn(files)
  const model = report.apps[0]?.model as Model
  const all = findingsOf(report).filter(f => f.paste && f.rule !== 'client-per-call')
  for (const finding of all) {
    const { change } = finding.paste as NonNullable<Judged['paste']>
    const code = blockOf(finding)
    const file = finding.paste?.change.client.at.file ?? ''
    if (!code || !file.endsWith('.rb')) continue
    expect(code).not.toContain('…')
    // Where nothing configures it yet the code is a new file's.
    const named = /^# (\S+)/.exec(code)?.[1] ?? ''
    const isNew = /^(?:Sidekiq\.configure_\w+ do|Resque\.redis)/m.test(code) && !whole(change, model)?.path.endsWith('.new')
    const to = isNew ? named.replace('.rb', '_redline.rb') : file
    const after = isNew ? code : pasted(files.get(file) ?? '', code, change, model)
    if (after === undefined) continue
    seen++
    const yaml = /```yaml\n(# \.redline\.yml\n[\s\S]*?)\n```/.exec(finding.advice ?? '')?.[1]
    const declared: readonly [string, string][] = yaml === undefined ? [] : [['.redline.yml', yaml]]
    const again = reportOn(new Map([...files, [to, after], ...declared]))
    const kept = (all as readonly Judged[])
      // What is merely possible is in its own block alone.
      .filter(f => byTarget(f) === target(change) && (f === finding || f.confidence !== 'possible'))
      // Two servers are two once the team has said so, under the finding that asks for it.
      .filter(f => f.rule !== 'shared-instance' || declared.length > 0)
      .filter(f => findingsOf(again).some(g => g.identity === f.identity))
      // A number that stands elsewhere is raised there.
      .filter(f => !/The number stands at/.test(f.advice ?? ''))
    const wrong = again.apps[0]?.gaps.filter(g => g.why.includes('syntax error')).map(g => g.why)
    expect({ after, kept: kept.map(f => `${f.rule}: ${f.message}`), wrong }).toEqual({ after, kept: [], wrong: [] })
  }
})

test('most of the code was pasted', () => expect(seen).toBeGreaterThan(60))
