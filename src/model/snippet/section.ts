/** Action Cable's section of cable.yml in code to paste. */
import type { Client } from '../client.ts'
import { fenced, indented } from './layout.ts'

/** Whether cable.yml has nothing for the environment, which Rails takes for `adapter: redis`. */
export const hasNoSection = ({ library, options }: Client): boolean =>
  library === 'action-cable' && options?.kind === 'record' && !options.open && options.entries.size === 0 && !options.keys?.size

/** Keys for the section that configures a client; undefined where Ruby does. */
export function yamlKeys(client: Client, environment: string, keys: readonly string[]): string | undefined {
  if (hasNoSection(client)) return cableSection(client, environment, keys)
  const { file } = client.at
  return /\.ya?ml(?:\.erb)?$/.test(file) ? fenced('yaml', `# ${file}, among the keys of ${environment}\n${keys.join('\n')}`) : undefined
}

/** Keys of the section as YAML: alone, or with all that it needs where there is none. */
export function cableSection(client: Client, environment: string, keys: readonly string[]): string {
  if (!hasNoSection(client)) return fenced('yaml', keys.join('\n'))
  const all = ['adapter: redis', 'url: <%= ENV.fetch("REDIS_URL") %>', ...keys.filter(k => !k.startsWith('url:'))]
  return fenced('yaml', `${environment}:\n${indented(all.join('\n'))}`)
}
