/** Where an app runs, as files say it that one platform alone reads. */
import { entry, parts, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'

/** Files whose presence is enough. */
const FILES: readonly (readonly [file: string, platform: string])[] = [
  ['heroku.yml', 'heroku'],
  ['.slugignore', 'heroku'],
  ['render.yaml', 'render'],
  ['fly.toml', 'fly'],
  ['scalingo.json', 'scalingo'],
  ['config/deploy.yml', 'kamal'],
]

const texts = (v: Value): readonly string[] => (v.kind === 'literal' ? [String(v.value)] : parts(v).flatMap(texts))

/** `heroku-24`, `heroku/ruby`, `https://github.com/heroku/heroku-buildpack-ruby`. */
const OF_HEROKU = /^heroku\b|[/@:]heroku\//

/** Expo reads an `app.json` too: Heroku's names a stack, add-ons or buildpacks of Heroku's, perhaps for review apps alone. */
function herokuJson(app: App): boolean {
  const file = app.path('app.json')
  const json = app.files.includes(file) ? app.yaml(file) : undefined
  return (
    json?.kind === 'record' &&
    ['stack', 'addons', 'buildpacks', 'environments'].some(key => texts(entry(json, key)).some(t => OF_HEROKU.test(t)))
  )
}

/** Gems that are of use on Heroku alone. */
const GEMS = ['rails_12factor', 'heroku-deflater', 'barnes', 'hirefire-resource']

const SCRIPTS =
  /^(?:(?:bin|scripts?)\/[^/]+|\.github\/workflows\/[^/]+\.ya?ml|\.circleci\/config\.yml|\.travis\.yml|Procfile|Rakefile|lib\/tasks\/[^/]+\.rake)$/
/** `heroku run rake db:migrate`, `git push heroku main`, `rails heroku:release`. */
const COMMANDS =
  /\bheroku[ \t]+(?:run|restart|ps|pg|config|maintenance|container|releases|pipelines)\b|\bgit[ \t]+push[^\n#]*\bheroku\b|\bheroku:release\b|git\.heroku\.com|\bheroku-deploy@/

/** Whether a script, a workflow or a gem speaks of Heroku: what is left behind when an app moves, so it counts alone. */
function herokuByUse(app: App): boolean {
  if (GEMS.some(gem => app.loaded?.has(gem))) return true
  const start = app.root === '.' ? 0 : app.root.length + 1
  const scripts = app.files.filter(f => SCRIPTS.test(f.slice(start)))
  return app.repo.mentioning(scripts, ['heroku']).some(f => COMMANDS.test((app.text(f) ?? '').replace(/^[ \t]*#.*$/gm, '')))
}

/** `rails new` writes Kamal's file into every app, with an image and a machine that nobody has. */
const untouched = (file: string, app: App): boolean =>
  file.endsWith('config/deploy.yml') && /^image: your-user\//m.test(app.text(file) ?? '')

/** The platform's name as `.redline.yml` has it; null where no file tells, or two tell different things. */
export function platformOf(app: App): string | null {
  const named = FILES.flatMap(([file, platform]) =>
    app.files.includes(app.path(file)) && !untouched(app.path(file), app) ? [platform] : [],
  )
  const all = new Set(herokuJson(app) ? [...named, 'heroku'] : named)
  if (all.size === 0 && herokuByUse(app)) return 'heroku'
  const [only] = all
  return all.size === 1 && only !== undefined ? only : null
}
