/** Where an app runs, as files say it that one platform alone reads. */
import { entry, parts, type Value } from '../model/value.ts'
import type { App } from '../read/app.ts'

/** Files whose presence is enough. */
const FILES: readonly (readonly [file: string, platform: string])[] = [
  ['heroku.yml', 'heroku'],
  ['render.yaml', 'render'],
  ['fly.toml', 'fly'],
  ['scalingo.json', 'scalingo'],
  ['config/deploy.yml', 'kamal'],
]

const texts = (v: Value): readonly string[] => (v.kind === 'literal' ? [String(v.value)] : parts(v).flatMap(texts))

/** Expo reads an `app.json` too: Heroku's names a stack, add-ons or buildpacks of Heroku's. */
function herokuJson(app: App): boolean {
  const file = app.path('app.json')
  const json = app.files.includes(file) ? app.yaml(file) : undefined
  return json?.kind === 'record' && ['stack', 'addons', 'buildpacks'].some(key => texts(entry(json, key)).some(t => t.startsWith('heroku')))
}

/** The platform's name as `.redline.yml` has it; null where no file tells, or two tell different things. */
export function platformOf(app: App): string | null {
  const named = FILES.flatMap(([file, platform]) => (app.files.includes(app.path(file)) ? [platform] : []))
  const all = new Set(herokuJson(app) ? [...named, 'heroku'] : named)
  const [only] = all
  return all.size === 1 && only !== undefined ? only : null
}
