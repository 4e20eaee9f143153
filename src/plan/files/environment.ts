/** The map from old variables to new ones, process by process, and how to set them. */
import { databases } from '../databases.ts'
import type { Plan } from '../plan.ts'
import { before, processVariables } from '../processes.ts'
import { code, plain } from '../words.ts'

const row = (cells: readonly string[]): string => `| ${cells.map(c => c.replaceAll('|', '\\|')).join(' | ')} |`

/** Where a variable's value comes from on the target. */
function value(plan: Plan, server: string, database: number): string {
  const path = database > 0 ? `/${database}` : ''
  switch (plan.to) {
    case 'elasticache':
      return `\`$(terraform -chdir=terraform output -raw ${server}_url)${path}\``
    case 'render':
      return `by \`fromService\` in render.yaml${path ? `, with \`${path}\` behind it` : ''}`
    default:
      return `by compose.redis.production.yaml${path ? ` (database ${database})` : ''}`
  }
}

/** The command that sets them, where the platform of today is known to have one. */
function setting(plan: Plan): string {
  if (plan.to !== 'elasticache') return ''
  const lines = plan.servers.flatMap(s =>
    [...databases(s, plan)].map(
      ([variable, n]) => `  ${variable}="$(terraform -chdir=terraform output -raw ${s.name}_url)${n > 0 ? `/${n}` : ''}"`,
    ),
  )
  const command = plan.model.platform === 'heroku' ? 'heroku config:set' : 'env'
  return plan.model.platform === 'heroku'
    ? `\nRUNBOOK.md says when. The cache's variable may go first, by itself; set the others together, because each \`config:set\` restarts every dyno:\n\n\`\`\`sh\n${command} \\\n${lines.join(' \\\n')}\n\`\`\`\n\nHeroku's dynos reach ElastiCache only over a private network (Private Spaces with peering or a VPN), or once the app itself runs in AWS.\n`
    : `\nTheir values:\n\n\`\`\`sh\n${lines.map(l => l.trim()).join('\n')}\n\`\`\`\n`
}

/** Markdown. */
export function environment(plan: Plan, app: string): string {
  const numbers = new Map(plan.servers.flatMap(s => [...databases(s, plan)]))
  const tables = processVariables(plan).map(({ name, assignments }) => {
    const rows = [...new Map(assignments.map(a => [`${before(a)}\n${a.variable}`, a])).values()]
    return [
      `## ${code(name)}`,
      '',
      row(['Workload', 'Reads today', 'Reads then', 'Server', 'Value']),
      row(['---', '---', '---', '---', '---']),
      ...rows.map(a =>
        row([
          a.client.workload,
          code(before(a)),
          `${code(a.variable)}${a.fresh ? '' : ' (as today, with a new value)'}`,
          a.server,
          value(plan, a.server, numbers.get(a.variable) ?? 0),
        ]),
      ),
      '',
    ].join('\n')
  })
  return `# Variables of ${plain(app)}

As long as a new variable is not set, the code of \`patches/1-variables.patch\` falls back to what it reads today.
One-off processes (console, rake tasks, migrations) read the same variables: set them for the whole app, not for single processes.

${tables.join('\n')}${setting(plan)}`
}
