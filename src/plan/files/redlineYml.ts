/** The part of `.redline.yml` that says what the new variables point to. */
import { endpointsOf, type Plan } from '../plan.ts'

export const redlineYml = (
  plan: Plan,
): string => `# Put this into .redline.yml when the variables are set in production: until then it would not be true.
target: ${plan.to}
endpoints:
${Object.entries(endpointsOf(plan.assignments))
  .map(([variable, server]) => `  ${variable}: ${server}\n`)
  .join('')}`
