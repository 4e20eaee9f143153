import { expect, test } from 'vitest'
import { show } from '../../src/model/value.ts'
import { readYaml } from '../../src/read/yaml.ts'
import { erbRuby } from './erbRuby.ts'

function read(text: string) {
  const ruby = erbRuby('config/a.yml')
  return { ...readYaml(text, 'config/a.yml', ruby), asked: ruby.asked }
}
const shown = (text: string): string => {
  const { value, problems } = read(text)
  return [value ? show(value) : 'nothing', ...problems.map(p => `${p.at.line}:${p.at.column} ${p.why}`)].join(' ! ')
}

test.each([
  ['<% if Rails.env.production? %>\na: 1\n<% else %>\na: 2\n<% end %>', '{a: 1}'],
  ['<% unless Rails.env.production? %>\na: 1\n<% else %>\na: 2\n<% end %>', '{a: 2}'],
  ['<% if Rails.env.test? %>\na: 1\n<% elsif Rails.env.production? %>\na: 2\n<% else %>\na: 3\n<% end %>', '{a: 2}'],
  ['<% if ENV["X"] %>\na: 1\n<% else %>\na: 2\n<% end %>', '{a: 1 / 2}'],
  ['<% if ENV["X"] %>\na: 1\n<% end %>', '{a: 1 / not set}'],
  ['<% if ENV["X"] %>\na: 1\n<% elsif ENV["Y"] %>\na: 2\n<% end %>', '{a: 1 / 2 / not set}'],
  ['a: 0\n<% if ENV["X"] %>\na: 1\n<% end %>', '{a: 0 / 1}'],
  ['<% if ENV["X"] %>\na: 1\n<% elsif Rails.env.production? %>\na: 2\n<% else %>\na: 3\n<% end %>', '{a: 1 / 2}'],
  ['p:\n  <% if ENV["X"] %>\n  a: 1\n  <% else %>\n  b: 2\n  <% end %>\n  c: 3', '{p: {a: 1 / not set, b: 2 / not set, c: 3}}'],
  ['a: <% if ENV["X"] %>x<% else %>y<% end %>', '{a: "x" / "y"}'],
  ['a: <% if ENV["X"] %><%= 5 %><% else %>y<% end %>', '{a: 5 / "y"}'],
  ['a: <% if ENV["X"] %>x<% end %>', '{a: "x" / nil}'],
  ['a: <% if Rails.env.production? %>x<% else %>y<% end %>', '{a: "x"}'],
  ['a:\n  <% if ENV["X"] %>\n  x\n  <% else %>\n  y\n  <% end %>', '{a: "x" / "y"}'],
  ['a: b<% if ENV["X"] %>x<% end %>', '{a: unknown (a condition in its ERB decides about part of the text)}'],
  ['<% if ENV["X"] %>a: 1<% end %>\nb: 2', '{a: 1 / not set, b: 2}'],
  ['<% 2.times do |i| %>\na: 1\n<% end %>\nb: 2', '{a: 1 / not set, b: 2}'],
  ['<% if ENV["X"] %>\na: 1\na: 2\n<% end %>', '{a: 2 / not set} ! 3:1 the key "a" is there twice in one mapping, and the last counts'],
  ['<% if ENV["X"] %>\na: 1', '{a: 1 / not set}'],
  ['d: &d {a: 1}\np:\n  a: 0\n<% if ENV["X"] %>\n  <<: *d\n<% end %>', '{d: {a: 1}, p: {a: 0 / 1}}'],
  ['<% end %>\na: 1', '{a: 1}'],
  ['<% if ENV["X"] then y = 1 end %>\na: 1', '{a: 1}'],
])('%j', (text, expected) => expect(shown(text)).toBe(expected))

test('what is never written is never evaluated', () => {
  const { asked } = read('<% if Rails.env.test? %>\na: <%= 1 %>\n<% if ENV["X"] %>\n<% end %>\n<% end %>\nb: <%= 2 %>')
  expect(asked.map(a => a.code.trim())).toEqual(['Rails.env.test?', '2'])
})
