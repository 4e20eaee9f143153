import { describe, expect, test } from 'vitest'
import { show, type Value } from '../../src/model/value.ts'
import { section, sidekiqSection } from '../../src/read/section.ts'
import { readYaml } from '../../src/read/yaml.ts'
import { erbRuby } from './erbRuby.ts'

const read = (text: string): Value => {
  const { value } = readYaml(text, 'config/a.yml', erbRuby('config/a.yml'))
  if (!value) throw new Error('the table holds an empty file')
  return value
}
const shown = (value: Value | undefined): string => (value ? show(value) : 'nothing')

describe('config_for', () => {
  test.each<[string, boolean | 'deep', string]>([
    ['a: 1\nproduction: {b: 2}\ntest: {b: 3}', false, '{b: 2}'],
    ['shared: {a: 1}\nproduction: {b: 2}', false, '{b: 2}'],
    ['shared: {a: 1, b: 1}\nproduction: {b: 2}', true, '{a: 1, b: 2}'],
    ['shared: {a: {x: 1}}\nproduction: {a: {y: 2}}', true, '{a: {y: 2}}'],
    ['shared: {a: {x: 1}}\nproduction: {a: {y: 2}}', 'deep', '{a: {x: 1, y: 2}}'],
    ['shared: {a: 1}\nproduction: {a: ~}', 'deep', '{a: nil}'],
    ['shared: {a: 1}', 'deep', '{a: 1}'],
    ['shared: {a: 1}\nproduction:', 'deep', '{a: 1}'],
    ['shared: [1]\nproduction: [2]', 'deep', '[2]'],
    ['shared: {a: 1}\nproduction: text', 'deep', '"text"'],
    ['test: {a: 1}', 'deep', 'nothing'],
    ['- 1', 'deep', 'nothing'],
    ['<%= ENV["E"] %>: {a: 1}', 'deep', 'unknown (ERB decides which keys the file has)'],
    ['shared: {a: 1}\nproduction:\n  <% if ENV["X"] %>\n  a: 2\n  <% end %>\n  b: 3', 'deep', '{a: 2 / 1, b: 3}'],
    ['shared: {a: 1}\n<% if ENV["X"] %>\nproduction: {a: 2}\n<% end %>', 'deep', '{a: 2} / {a: 1}'],
  ])('%j, shared: %j', (text, shared, expected) => expect(shown(section(read(text), 'production', { shared }))).toBe(expected))
})

describe("Sidekiq's sections", () => {
  test.each([
    [':concurrency: 5\n:queues: [a, b]', '{concurrency: 5, queues: ["a", "b"]}'],
    ['concurrency: 5\nqueues: [a]\nproduction:\n  queues: [c]', '{concurrency: 5, queues: ["c"]}'],
    ['concurrency: 5\nshared: {concurrency: 6}', '{concurrency: 5, shared: {concurrency: 6}}'],
    ['capsules: {a: {x: 1}}\nproduction: {capsules: {b: {y: 1}}}', '{capsules: {b: {y: 1}}}'],
    ['concurrency: 5\nproduction:', '{concurrency: 5}'],
  ])('%j', (text, expected) => expect(show(sidekiqSection(read(text), 'production'))).toBe(expected))
})
