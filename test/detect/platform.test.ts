import { expect, test } from 'vitest'
import { platformOf } from '../../src/detect/platform.ts'
import { scripted } from './scripted.ts'

const LOCK = 'GEM\n  specs:\n    rails_12factor (0.0.3)\n\nDEPENDENCIES\n  rails_12factor\n'

const CASES: readonly (readonly [what: string, files: Readonly<Record<string, string>>, platform: string | null])[] = [
  ['nothing', { Procfile: 'web: puma\n' }, null],
  ['a file of one platform', { 'fly.toml': 'app = "shop"\n' }, 'fly'],
  ['files of two', { 'fly.toml': 'app = "shop"\n', 'heroku.yml': 'run: {}\n' }, null],
  ['an app.json with a stack', { 'app.json': '{"stack": "heroku-24"}' }, 'heroku'],
  [
    'one with buildpacks by address',
    { 'app.json': '{"buildpacks": [{"url": "https://github.com/heroku/heroku-buildpack-ruby"}]}' },
    'heroku',
  ],
  ['one for review apps', { 'app.json': '{"environments": {"review": {"addons": ["heroku-postgresql:mini"]}}}' }, 'heroku'],
  ["Expo's", { 'app.json': '{"expo": {"name": "heroku/ruby"}}' }, null],
  ['what is left out of a slug', { '.slugignore': '/spec\n' }, 'heroku'],
  [
    'a script that deploys',
    { 'bin/deploy': '#!/bin/sh\ngit push "$target" main\nheroku run rake db:migrate --remote "$target"\n' },
    'heroku',
  ],
  ['a workflow', { '.github/workflows/deploy.yml': 'steps:\n  - uses: akhileshns/heroku-deploy@v3.13\n' }, 'heroku'],
  ['a script that only speaks of it', { 'bin/setup': '#!/bin/sh\n# like the heroku buildpack\n' }, null],
  ['a comment about what was', { 'bin/setup': '#!/bin/sh\n# Until 2021: heroku run rake db:migrate\nbin/rails db:prepare\n' }, null],
  ["Kamal's file", { 'config/deploy.yml': 'service: shop\nimage: me/shop\n' }, 'kamal'],
  ['the one that rails new writes', { 'config/deploy.yml': 'service: shop\nimage: your-user/shop\n', 'fly.toml': 'app = "shop"\n' }, 'fly'],
  ['a gem', { 'Gemfile.lock': LOCK }, 'heroku'],
  ['a gem that is left behind', { 'Gemfile.lock': LOCK, 'render.yaml': 'services: []\n' }, 'render'],
]

test.each(CASES)('%s', (_what, files, platform) => {
  expect(platformOf(scripted(files))).toBe(platform)
})
