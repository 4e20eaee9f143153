/** What people must do by hand, each with the place and the code to paste. */
import { isRider } from '../model/client.ts'
import { snippet } from '../model/snippet.ts'
import { place } from '../model/span.ts'
import { called } from '../model/wording.ts'
import { withFallback } from './patch/url.ts'
import type { Plan } from './plan.ts'
import { before } from './processes.ts'
import { code } from './words.ts'

export interface Manual {
  readonly at: string
  readonly what: string
  /** Markdown. */
  readonly paste: string
}

const javascript = (variable: string): string =>
  `\`\`\`js\nprocess.env.${variable} ?? process.env.REDIS_URL // what stands there now\n\`\`\``

/** Clients whose address no edit could change safely, connections that nothing in the app makes, and certificates. */
export function manual(plan: Plan): readonly Manual[] {
  const { patched, model } = plan
  const wiring = patched.unwired.map(({ client, variable }): Manual => {
    const url = withFallback(client, variable)
    const node = client.library === 'ioredis' || client.library === 'node-redis'
    const yaml = /\.ya?ml/.test(client.at.file)
    const source = url ?? `ENV["${variable}"].presence || …`
    return {
      at: place(client.at),
      what: `${called(client)} (now ${code(before({ client }))}) is to ask for ${code(variable)} first. It could not be changed mechanically: its address is put together in a way that no single edit parts from others.`,
      paste: node ? javascript(variable) : snippet({ client, added: { url: yaml ? `<%= ${source} %>` : source } }, model),
    }
  })
  const certificates = patched.unverified
    .filter(c => !isRider(c))
    .map(
      (client): Manual => ({
        at: place(client.tlsAt ?? client.at),
        what: `${called(client)} accepts any certificate. Take \`VERIFY_NONE\` out once its variable is set.`,
        paste: '```ruby\nssl_params: { verify_mode: OpenSSL::SSL::VERIFY_PEER }\n```',
      }),
    )
  return [...wiring, ...certificates]
}
