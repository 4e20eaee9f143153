/** Files on the left, the consumers found in them on the right. */
import { beforeAll, expect, test } from 'vitest'
import { actionCableJs } from '../../../src/detect/action-cable-js.ts'
import { needsJavaScript } from '../../../src/detect/javascript/files.ts'
import { mapRepo } from '../../../src/model/repo.ts'
import { place } from '../../../src/model/span.ts'
import { show } from '../../../src/model/value.ts'
import { loadJavaScript } from '../../../src/read/javascript.ts'
import { detected, scripted } from '../scripted.ts'

beforeAll(loadJavaScript)

const CONSUMER = 'app/javascript/channels/consumer.js'
const RAILS = "import { createConsumer } from '@rails/actioncable'\n"

const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['the generated one', { [CONSUMER]: `${RAILS}export default createConsumer()` }, [`${CONSUMER}:2:16 @rails/actioncable page`]],
  [
    'a literal URL',
    { [CONSUMER]: `${RAILS}createConsumer('wss://cable.example.org/cable')` },
    [`${CONSUMER}:2:1 @rails/actioncable "wss://cable.example.org/cable"`],
  ],
  [
    'a function',
    { [CONSUMER]: `${RAILS}createConsumer(() => \`wss://a.example/cable?t=\${token()}\`)` },
    [`${CONSUMER}:2:1 @rails/actioncable "wss://a.example/cable?t=#{unknown (what token returns is known only at run time)}"`],
  ],
  [
    'a meta tag',
    { [CONSUMER]: `${RAILS}createConsumer(document.querySelector("meta[name='cable']").content)` },
    [`${CONSUMER}:2:1 @rails/actioncable page`],
  ],
  [
    'a meta tag with a fallback',
    { [CONSUMER]: `${RAILS}createConsumer(document.querySelector('meta')?.content || 'wss://app-1.herokuapp.com/cable')` },
    [`${CONSUMER}:2:1 @rails/actioncable unknown (the page in the browser decides it) or "wss://app-1.herokuapp.com/cable"`],
  ],
  [
    'a build variable',
    { 'app/frontend/cable.ts': `${RAILS}export const consumer = createConsumer(import.meta.env.VITE_CABLE_URL ?? '/live')` },
    ['app/frontend/cable.ts:2:25 @rails/actioncable $VITE_CABLE_URL or "/live"'],
  ],
  [
    'by environment',
    { [CONSUMER]: `${RAILS}createConsumer(process.env.NODE_ENV === 'production' ? 'wss://a.example/cable' : 'ws://localhost:3010/cable')` },
    [`${CONSUMER}:2:1 @rails/actioncable "wss://a.example/cable"`],
  ],
  [
    'a URL object',
    { [CONSUMER]: `${RAILS}createConsumer(new URL('wss://a.example/cable'))` },
    [`${CONSUMER}:2:1 @rails/actioncable "wss://a.example/cable"`],
  ],
  [
    "another file's constant",
    {
      [CONSUMER]: `${RAILS}import { CABLE_URL } from '../config'\ncreateConsumer(CABLE_URL)`,
      'app/javascript/config.ts': "export const CABLE_URL = 'wss://b.example/cable'",
    },
    [`${CONSUMER}:3:1 @rails/actioncable "wss://b.example/cable"`],
  ],
  [
    'an alias and a wrapper',
    {
      [CONSUMER]:
        "import * as Cable from '@rails/actioncable'\nconst connect = url => Cable.createConsumer(url)\nconnect('wss://c.example')",
    },
    [`${CONSUMER}:2:24 @rails/actioncable "wss://c.example"`],
  ],
  [
    'the global of Sprockets',
    {
      'app/assets/javascripts/cable.js':
        '//= require action_cable\n(function() {\n  this.App || (this.App = {});\n  App.cable = ActionCable.createConsumer("/live");\n}).call(this);\n',
    },
    ['app/assets/javascripts/cable.js:4:15 actioncable "/live"'],
  ],
  [
    'actioncable before 6',
    { [CONSUMER]: "import ActionCable from 'actioncable'\nActionCable.createConsumer()" },
    [`${CONSUMER}:2:1 actioncable page`],
  ],
  [
    'required',
    { [CONSUMER]: "const { createConsumer } = require('@rails/actioncable')\ncreateConsumer()" },
    [`${CONSUMER}:2:1 @rails/actioncable page`],
  ],
  [
    'turbo-rails, once a file',
    {
      'app/javascript/a.js':
        "import { cable } from '@hotwired/turbo-rails'\nconst s = await cable.subscribeTo({ channel: 'A' }, {})\ncable.subscribeTo({ channel: 'B' }, {})",
    },
    ['app/javascript/a.js:2:17 @hotwired/turbo-rails page'],
  ],
  [
    'AnyCable with options alone',
    { [CONSUMER]: "import { createCable } from '@anycable/web'\nexport default createCable({ protocol: 'actioncable-v1-ext-json' })" },
    [`${CONSUMER}:2:16 @anycable/web page`],
  ],
  [
    'AnyCable with a URL',
    { [CONSUMER]: "import { createCable } from '@anycable/core'\ncreateCable('wss://any.example/cable', { lazy: true })" },
    [`${CONSUMER}:2:1 @anycable/core "wss://any.example/cable"`],
  ],
  // What is not one
  ['a test', { 'app/javascript/consumer.test.js': `${RAILS}createConsumer()` }, []],
  ['a spec folder', { 'spec/javascript/consumer.js': `${RAILS}createConsumer()` }, []],
  ['vendored', { 'vendor/javascript/consumer.js': `${RAILS}createConsumer()` }, []],
  [
    'built',
    { 'public/assets/consumer.js': `${RAILS}createConsumer()`, 'app/assets/builds/application.js': `${RAILS}createConsumer()` },
    [],
  ],
  ["someone's own function", { [CONSUMER]: "import { createConsumer } from './kafka'\ncreateConsumer('topic')" }, []],
  ['another package', { [CONSUMER]: "import { createConsumer } from 'kafkajs'\ncreateConsumer('topic')" }, []],
  ['never in production', { [CONSUMER]: `${RAILS}if (process.env.NODE_ENV === 'test') createConsumer('ws://localhost')` }, []],
  ['a comment', { [CONSUMER]: '// createConsumer()' }, []],
]

test.each(cases)('%s', (_what, files, expected) => {
  const { facts } = detected(actionCableJs, scripted(files))
  const found = facts.flatMap(fact => ('consumer' in fact ? [fact.consumer] : []))
  expect(found.map(c => `${place(c.at)} ${c.library} ${c.url ? show(c.url) : 'page'}`)).toEqual(expected)
})

test.each([
  [{ 'app/assets/javascripts/cable.coffee': '@App.cable = ActionCable.createConsumer()' }, 'is CoffeeScript, which is not read'],
  [{ 'app/javascript/a.vue': '<script>createConsumer()</script>' }, 'is a Vue component, which is not read'],
  [{ 'app/javascript/a.js': 'createConsumer(' }, 'app/javascript/a.js is not valid JavaScript'],
])('a gap for %o', (files, why) => {
  const { gaps } = detected(actionCableJs, scripted(files as Record<string, string>))
  expect(gaps.map(gap => gap.why).join()).toContain(why)
})

test.each([
  [{ 'app/javascript/a.js': 'fetch("/")' }, false],
  [{ 'app/javascript/a.js': 'createConsumer()' }, true],
  [{ 'node_modules/a/a.js': 'createConsumer()' }, false],
  [{ 'realtime/a.ts': "import x from 'ioredis'" }, true],
])('whether the parser is needed: %o', (files, expected) =>
  expect(needsJavaScript(mapRepo(new Map(Object.entries(files as Record<string, string>))))).toBe(expected),
)
