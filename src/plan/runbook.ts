/** The runbook: what is there, what comes, and every step between, in Markdown. */
import { place } from '../model/span.ts'
import { needs } from '../model/workload.ts'
import { afterDiagram, beforeDiagram } from './diagram.ts'
import { manual } from './manual.ts'
import type { Plan, PlannedServer } from './plan.ts'
import type { Section } from './runbook/section.ts'
import { sections } from './runbook/steps.ts'
import { watched } from './runbook/watch.ts'
import { titles } from './target.ts'
import { bytes, code, listed, number, plain } from './words.ts'

const row = (cells: readonly string[]): string => `| ${cells.map(c => c.replaceAll('|', '\\|')).join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
const mermaid = (text: string): string => `\`\`\`mermaid\n${text}\n\`\`\``

const lives = (s: PlannedServer): string =>
  listed([...new Set([...s.workloads, ...s.riders.map(r => r.workload)])].map(w => needs[w].title))

function sized(s: PlannedServer): string {
  const { size, next } = s.fit
  if (s.need.bytes === null) return 'measure first'
  if (!size) return 'larger than anything on the list: split it, or ask the provider'
  return `${size.name}${next ? ` (next: ${next.name})` : ''}`
}

const connectionsOf = ({ need: { connections } }: PlannedServer): string =>
  connections.most === null
    ? `${number(connections.typical)}, without a limit in the code`
    : `${number(connections.typical)}, at most ${number(connections.most)} while two deployments overlap`

function servers(plan: Plan): string {
  const rows = plan.servers.map(s => [
    `**${s.name}**`,
    lives(s),
    `\`${s.policy}\``,
    s.persistent ? 'yes' : 'no',
    s.need.bytes === null ? 'not measured' : `${bytes(s.need.bytes)}${s.need.bound ? ' (bound)' : ''}`,
    sized(s),
    connectionsOf(s),
    s.variables.map(code).join(', '),
  ])
  return table(['Server', 'For', 'Eviction', 'Persistence', 'Memory needed', 'Size', 'Connections', 'Variables'], rows)
}

function arithmetic(plan: Plan): string {
  return plan.servers
    .map(s => {
      const { size, next } = s.fit
      const steps = s.need.steps.map(step => `- ${plain(step)}`)
      const sum =
        s.need.bytes !== null && size
          ? [
              `- needed: ${bytes(s.need.bytes)}; ${size.name} has ${bytes(size.usable)} for data and ${number(size.connections)} connections${next ? `, the next one up, ${next.name}, ${bytes(next.usable)}` : ''}${size.unsure ? ` (${size.unsure})` : ''}`,
            ]
          : []
      return `### ${s.name}\n\n${[...steps, ...sum].join('\n') || '- nothing is kept there that could be measured'}\n`
    })
    .join('\n')
}

/** What to measure before anything is ordered; empty where everything was. */
function measuring(plan: Plan): string {
  const missing = [...new Set(plan.servers.flatMap(s => s.need.missing))]
  if (missing.length === 0) return ''
  const today = [
    ...new Set(
      plan.model.clients
        .flatMap(c => (c.endpoint.kind === 'firstOf' ? c.endpoint.options : [c.endpoint]))
        .flatMap(v => (v.kind === 'env' ? [v.name] : [])),
    ),
  ]
  const names = today.length > 0 ? today : ['REDIS_URL']
  return `## Measure first

${plan.audit ? 'The audit did not see' : 'Nobody measured'} ${listed(missing)}. Sizes above are bounds or missing. From a machine that reaches the servers of today, at the busiest hour:

\`\`\`sh
redline audit ${names.map(n => `${n}="$${n}"`).join(' ')} --format json --output audit.json
redline plan --to ${plan.to} --live audit.json --output DIR
\`\`\`

It reads only, and says of each workload how many bytes it has, with an interval. Some days later again, with \`--since audit.json\` and another \`--output\`: a plan from that one counts with what grew.
`
}

const section = ({ title, steps, plain: words = [] }: Section, n: number): string =>
  `## ${n}. ${title}\n\n${words.map(w => `${w}\n\n`).join('')}${steps.map(s => `- [ ] ${s}`).join('\n')}\n`

function byHand(plan: Plan): string {
  const all = manual(plan)
  if (all.length === 0) return ''
  return `## By hand\n\n${all.map(m => `- [ ] ${code(m.at)}: ${m.what}\n\n${m.paste.replace(/^/gm, '  ')}`).join('\n\n')}\n`
}

function left(plan: Plan): string {
  const mends =
    plan.mends.length > 0
      ? `With patches and declarations \`redline check\` finds nothing any more of ${listed(plan.mends.map(code))}.`
      : ''
  const fewer =
    plan.fewer.length > 0 ? `Of ${listed(plan.fewer.map(f => `${code(f.rule)} ${f.gone} of ${f.gone + f.left}`))} findings are gone.` : ''
  const rest = plan.left.map(f => `- ${f.severity} ${code(f.rule)} at ${code(place(f.at))}`)
  const riders = plan.servers.flatMap(s =>
    s.riders.map(r => `- ${needs[r.workload].title} (${code(place(r.at))}): on a connection of ${s.name}, with which it moves`),
  )
  return `## What this plan mends, and what it leaves\n\n${[mends, fewer].filter(t => t !== '').join(' ')}\n\n${rest.length > 0 ? `Left for you:\n\n${rest.join('\n')}\n` : 'Nothing else is found.\n'}${riders.length > 0 ? `\nWithout a connection of their own:\n\n${[...new Set(riders)].join('\n')}\n` : ''}`
}

/** Markdown. */
export function runbook(plan: Plan, app: string): string {
  const told = plan.audit ? `the code and an audit of ${plain(plan.audit.takenAt)}` : 'the code alone, without an audit'
  return `# Moving Redis of ${plain(app)} to ${titles[plan.to]}

Written by \`redline plan --to ${plan.to}\` from ${told}. Variables, process by process: ENVIRONMENT.md.

## Before

${mermaid(beforeDiagram(plan))}

## After

${mermaid(afterDiagram(plan))}

${servers(plan)}

## How the sizes come about

${arithmetic(plan)}
${[measuring(plan), ...sections(plan).map((s, i) => section(s, i + 1)), byHand(plan)].filter(s => s !== '').join('\n')}
## Watch

For two weeks, then monthly. The team owns these servers now.

${table(
  ['What', 'Where', 'Act at'],
  watched(plan).map(w => [w.what, w.where, w.act]),
)}

${left(plan)}`
}
