/** Add-ons, buildpacks and files for Heroku alone, once the app is to run elsewhere. */
import type { Finding } from '../model/finding.ts'
import type { HerokuPart, Model } from '../model/model.ts'
import type { Rule } from './rule.ts'
import { LOCK } from './servers/exampleFiles.ts'
import { judgedServers } from './servers/tenants.ts'
import { onceEach, titled } from './servers/wording.ts'
import { capital, named } from './words.ts'

const PARTS: Readonly<Record<HerokuPart['what'], (shown: string, target: string) => string>> = {
  buildpacks: (shown, target) =>
    `The buildpacks (${shown}) are for Heroku: ${target} does not read them, so that what they installed (system packages, Node, a Redis tool) has to come from elsewhere.`,
  stack: (shown, target) => `The stack \`${shown}\` is Heroku's: ${target} does not read it.`,
  'heroku.yml': (shown, target) =>
    `\`heroku.yml\` (${shown}) is read by Heroku alone: what it builds, runs and releases has to be said again for ${target}.`,
}

function* check(model: Model): Iterable<Finding> {
  const { target } = model
  if (target === null || target === 'heroku') return
  for (const server of judgedServers(model)) {
    if (server.provider !== 'heroku') continue
    const terraform = /\.tf(?:\.json)?$/.test(server.file)
    const variables = server.names.length > 0 ? ` and sets ${named(server.names)}` : ''
    yield {
      rule: 'heroku-leftovers',
      severity: 'warning',
      confidence: 'certain',
      message: terraform
        ? `${capital(titled(server))} stays, and is paid for, while the app is to run on ${target}: nothing there reads what it sets.`
        : `The app is to run on ${target}, but this still asks Heroku for the add-on \`${server.service.replace(/ .*/, '')}\`: each review app or new Heroku app gets a Redis that nobody uses${variables}, which points anyone who runs it to a server without the data.`,
      advice: terraform
        ? 'Remove the resource once nothing reads its server any more, and `terraform apply`.'
        : 'Take it out once the move is done, and detach it:\n\n```sh\nheroku addons:destroy heroku-redis\n```',
      at: server.at,
      related: [],
      about: `${server.id}`,
    }
  }
  for (const { what, shown, at } of model.herokuParts ?? []) {
    yield {
      rule: 'heroku-leftovers',
      severity: 'note',
      confidence: 'certain',
      message: PARTS[what](shown, target),
      advice: 'Take it out once nothing runs on Heroku any more.',
      at,
      related: [],
      about: what === 'heroku.yml' ? 'the build file of Heroku' : what,
    }
  }
}

export const herokuLeftovers: Rule = {
  id: 'heroku-leftovers',
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'What only Heroku reads, though the app is to run elsewhere',
  why: "With a `target:` in `.redline.yml` other than Heroku, what stands in `app.json`, `heroku.yml` and in Terraform's `heroku_addon` is left over: a Redis add-on is still made for each new app and review app, and is paid for; buildpacks and stacks are not read on the new platform. Without a target nothing is reported.",
  fix: 'Take them out with the last step of the move, not before: until then they describe what runs.',
  sources: [
    'https://devcenter.heroku.com/articles/app-json-schema',
    'https://devcenter.heroku.com/articles/build-docker-images-heroku-yml',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'An add-on and buildpacks, with a target',
      kind: 'bad',
      files: `--- .redline.yml
target: render
--- app.json
{
  "addons": [
    "heroku-redis:premium-2" // <- still asks Heroku for the add-on \`heroku-redis\`
  ],
  "buildpacks": [ // <- The buildpacks (heroku/nodejs, heroku/ruby) are for Heroku: render does not read them
    { "url": "heroku/nodejs" },
    { "url": "heroku/ruby" }
  ]
}
${LOCK}`,
    },
    {
      title: 'Terraform that makes the add-on, and a build file',
      kind: 'bad',
      files: `--- .redline.yml
target: elasticache
--- infra/heroku.tf
variable "plan" {
  default = "heroku-redis:premium-2"
}

resource "heroku_addon" "redis" { # <- stays, and is paid for, while the app is to run on elasticache
  app_id = heroku_app.shop.id
  plan   = var.plan
}
--- heroku.yml
build: # <- is read by Heroku alone
  docker:
    web: Dockerfile
${LOCK}`,
    },
    {
      title: 'No target: it describes where the app runs',
      kind: 'good',
      files: `--- app.json
{
  "addons": ["heroku-redis:premium-2"],
  "buildpacks": [{ "url": "heroku/ruby" }]
}
${LOCK}`,
    },
  ],
}
