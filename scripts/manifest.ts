/** action.yml, made from the options and outputs that the code has. */
import { stringify } from 'yaml'
import { outputs } from '../src/action/outputs.ts'
import { inputOptions } from '../src/inputs.ts'

const sentence = (text: string): string => `${text}.`

/**
 * The manifest as YAML. No input but the token has a default there: a default would look like something that was said,
 * and what a team wrote into its `.redline.yml` would never be heard.
 */
export function manifest(): string {
  const inputs = inputOptions.map(({ name, help, choices, default: given }) => {
    const words = choices && !choices.every(c => help.includes(c)) ? ` (${choices.join(', ')})` : ''
    return [name, { description: sentence(help + words), required: false, ...(name === 'token' && { default: given }) }]
  })
  const text = stringify(
    {
      name: 'Redline: what breaks with your Redis',
      description: 'Reads a Rails repository and tells, in the pull request, what will break with its use of Redis and what to paste.',
      author: 'Redline contributors',
      branding: { icon: 'git-pull-request', color: 'red' },
      inputs: Object.fromEntries(inputs),
      outputs: Object.fromEntries(Object.entries(outputs).map(([name, help]) => [name, { description: sentence(help) }])),
      runs: { using: 'node24', main: 'dist/action.js' },
    },
    { lineWidth: 0 },
  )
  return `# Generated from src/options.ts, src/inputs.ts and src/action/outputs.ts by \`npm run docs\`.\n${text}`
}
