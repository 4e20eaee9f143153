// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is HCL's
/** HCL on the left, the value on the right. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { place } from '../../src/model/span.ts'
import { entry, show } from '../../src/model/value.ts'
import { fileSource, loadHcl, parseHcl } from '../../src/read/hcl/parse.ts'
import { type Configuration, terraform } from '../../src/read/hcl/terraform.ts'
import { readYaml } from '../../src/read/yaml.ts'

beforeAll(loadHcl)

/** A folder of files as one configuration. */
function configuration(files: Readonly<Record<string, string>>, root = ''): Configuration {
  const folder = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '')
  const text = (file: string): string => files[file] ?? ''
  return terraform({
    filesIn: of => Object.keys(files).filter(f => folder(f) === of),
    text,
    matters: of => !of.includes('idle'),
    json: file => readYaml(text(file), file, { run: () => ({ kind: 'unknown', why: 'none', at: fileSource('', file).span(0, 0) }) }).value,
    given: file => file === 'prod.tfvars',
  })(root)
}

/** What the attribute `v` of a resource comes to. */
function value(expression: string, more = ''): string {
  const [found] = configuration({ 'main.tf': `${more}\nresource "x" "y" {\n  v = ${expression}\n}\n` }).resources
  return found ? show(entry(found.values, 'v')) : 'no resource'
}

const LOCALS =
  'locals {\n  a = { x = 1, "b-c" = "two" }\n  l = ["p", "q", "p"]\n  on = true\n}\nvariable "set" {\n  default = "d"\n}\nvariable "unset" {}\nprovider "x" {}'

const expressions: readonly (readonly [expression: string, value: string])[] = [
  ['1', '1'],
  ['-2.5', '-2.5'],
  ['true', 'true'],
  ['null', 'nil'],
  ['"a\\n\\"b\\" $${c} \\u00e9"', '"a\\n\\"b\\" ${c} é"'],
  ['"é${local.a.x}-${local.a["b-c"]}"', '"é1-two"'],
  ['<<-EOT\n  one ${1}\n  EOT', '"  one 1\\n  "'],
  ['" a ${1} b "', '" a 1 b "'],
  ['""', '""'],
  ['[1, "b", [true]]', '[1, "b", [true]]'],
  ['{ a = 1, "b c" = 2, (local.l[0]) : 3 }', '{a: 1, b c: 2, p: 3}'],
  ['var.set', '$TF_VAR_set or "d"'],
  ['var.unset', '$TF_VAR_unset'],
  ['"x-${var.set}"', '"x-#{$TF_VAR_set}" or "x-d"'],
  ['local.on ? "yes" : "no"', '"yes"'],
  ['var.set == "d" ? 1 : 2', '1 / 2'],
  ['local.a.x == 1 && !false', 'true'],
  ['1 + 2 * 3', '7'],
  ['local.a.x > 3 || local.on', 'true'],
  ['[for v in local.l : upper(v)]', '["P", "Q", "P"]'],
  ['{ for k, v in local.a : k => v if k != "x" }', '{b-c: "two"}'],
  ['[for i, v in ["a"] : i]', '[0]'],
  ['local.l[*]', '["p", "q", "p"]'],
  ['toset(local.l)', '["p", "q"]'],
  ['merge(local.a, { x = 9 })', '{x: 9, b-c: "two"}'],
  ['lookup(local.a, "none", "other")', '"other"'],
  ['try(local.none, "kept")', '"kept"'],
  ['coalesce(null, "", "c")', '"c"'],
  ['join("-", local.l)', '"p-q-p"'],
  ['split(",", "a,b")', '["a", "b"]'],
  ['format("%s.%d", "a", 3)', '"a.3"'],
  ['replace("a_b", "_", "-")', '"a-b"'],
  ['length(local.l)', '3'],
  ['element(local.l, 4)', '"q"'],
  ['contains(local.l, "q")', 'true'],
  ['tonumber("7")', '7'],
  ['jsonencode({ a = 1 })', '{a: 1}'],
  ['concat(["a"], local.l)', '["a", "p", "q", "p"]'],
  ['aws_x.y.endpoint', 'aws_x.y.endpoint'],
  ['aws_x.y["k"].endpoint', 'aws_x.y["k"].endpoint'],
  ['aws_x.y[0].a[1].b', 'aws_x.y.a.b'],
  ['data.aws_x.y.z', 'data.aws_x.y.z'],
  ['timestamp()', 'unknown (what timestamp() returns is known only to Terraform)'],
  ['local.none', 'unknown (there is no local.none)'],
  ['local.a.none', 'unknown (there is no none)'],
  ['terraform.workspace', 'unknown (terraform.workspace is known only to Terraform)'],
]

describe('expressions', () => {
  test.each(expressions)('%s', (expression, expected) => expect(value(expression, LOCALS)).toBe(expected))

  test('places are those of the text, in UTF-16 units', () => {
    const text = '# é😀\nresource "x" "y" {\n  v = "a" # b\n}\n'
    const [found] = configuration({ 'a.tf': text }).resources
    const { at } = entry(found?.values ?? expect.fail(), 'v')
    expect([place(found?.at ?? expect.fail()), place(at), text.slice(at.start, at.end)]).toEqual(['a.tf:2:1', 'a.tf:3:7', '"a"'])
  })
})

describe('configurations', () => {
  const addresses = (files: Readonly<Record<string, string>>): readonly string[] =>
    configuration(files).resources.map(r => `${r.address} ${show(entry(r.values, 'v'))}`)

  test.each([
    ['for_each = { a = 1, b = 2 }', 'each.value', ['x.y["a"] 1', 'x.y["b"] 2']],
    ['for_each = toset(["a", "b"])', 'each.key', ['x.y["a"] "a"', 'x.y["b"] "b"']],
    ['count = 2', 'count.index', ['x.y[0] 0', 'x.y[1] 1']],
    ['count = 1', 'count.index', ['x.y 0']],
    ['count = 0', '1', []],
    ['for_each = var.unset', '1', ['x.y 1']],
  ])('%s', (meta, expression, expected) =>
    expect(addresses({ 'a.tf': `resource "x" "y" {\n  ${meta}\n  v = ${expression}\n}` })).toEqual(expected),
  )

  test('variables: files that Terraform loads, and those of the environment', () => {
    const main = 'variable "a" { default = 1 }\nvariable "b" {}\nvariable "c" {}\nresource "x" "y" { v = [var.a, var.b, var.c] }'
    const files = { 'a.tf': main, 'terraform.tfvars': 'a = 2', 'x.auto.tfvars': 'b = 3', 'prod.tfvars': 'c = 4', 'dev.tfvars': 'c = 5' }
    expect(addresses(files)).toEqual(['x.y [2, 3, 4]'])
  })

  test('modules: inputs, outputs, and what is not followed', () => {
    const found = configuration({
      'main.tf':
        'module "a" {\n  source = "./m"\n  in = "given"\n}\nmodule "far" { source = "org/far/aws" }\nresource "x" "out" { v = module.a.out }\n',
      'm/main.tf':
        'variable "in" {}\nvariable "kept" { default = 7 }\nresource "x" "in" { v = [var.in, var.kept] }\noutput "out" { value = x.in.id }\nmodule "deep" { source = "./n" }',
      'm/n/main.tf': 'resource "x" "deep" { v = 1 }',
    })
    expect(found.resources.map(r => `${r.address} ${show(entry(r.values, 'v'))}`)).toEqual([
      'module.a.x.in ["given", 7]',
      'x.out module.a.x.in.id',
    ])
    expect(found.unread.map(u => `${u.name} ${u.source}`)).toEqual(['module.a.module.deep ./n', 'module.far org/far/aws'])
  })

  test('resources that do not matter, by their text, are not there', () => {
    const files = {
      'a.tf': 'resource "x" "y" { v = 1 }',
      'b.tf': 'resource "x" "idle" { v = 2 }',
      'c.tf': 'resource "x" "led" { v = [local.through, "idle"] }\nresource "x" "idle" { v = local.not }',
      'locals.tf': 'locals {\n  through = local.end\n  end = 3\n  not = "idle"\n}',
    }
    expect(addresses(files)).toEqual(['x.y 1', 'x.led [3, "idle"]'])
  })

  test('blocks, dynamic ones too', () => {
    const text =
      'resource "x" "y" {\n  b { n = 1 }\n  b { n = 2 }\n  dynamic "d" {\n    for_each = ["p"]\n    iterator = it\n    content { n = it.value }\n  }\n  dynamic "e" {\n    for_each = var.unset\n    content {}\n  }\n}'
    const [found] = configuration({ 'a.tf': text }).resources
    expect(show(found?.values ?? expect.fail())).toBe(
      '{b: [{n: 1}, {n: 2}], d: [{n: "p"}], e: [unknown (its blocks are written from what the files do not say)]}',
    )
  })

  test('JSON says the same', () => {
    const json = { resource: { x: { y: { v: '${local.a}-b', list: [1, { k: true }], quoted: 'a"b\\c\n' } } }, locals: { a: 'é' } }
    const [found] = configuration({ 'a.tf.json': JSON.stringify(json) }).resources
    expect(show(found?.values ?? expect.fail())).toBe('{v: "é-b", list: [1, {k: true}], quoted: "a\\"b\\\\c\\n"}')
  })

  test('what is broken is named, and the rest is read', () => {
    const found = configuration({ 'a.tf': 'resource "x" "y" { v = 1 }\nresource "x" "z" {\n', 'b.tf': 'resource "x" "w" { v = 2 }' })
    expect(found.gaps.map(g => g.why)).toEqual(['a.tf is not all valid HCL: what is not understood is left out'])
    expect(found.resources.map(r => r.address)).toContain('x.w')
  })
})

test('whatever stands in a file, nothing throws', () => {
  const pieces = [
    'resource "x" "y" {\n',
    '}\n',
    'v = ',
    '"${',
    '}"',
    '[',
    ']',
    'for k, v in ',
    ' : ',
    ' => ',
    'var.a',
    'local.b',
    '? 1 : 2',
    '<<E\n',
    'E\n',
    'module "m" {',
    'source = "./m"\n',
    'dynamic "d" {',
    'for_each = ',
    'count = ',
    '*.x',
    '[0]',
    '!',
    '&&',
    'f(',
    ')',
    ',',
    '"',
    '#',
    'locals {',
    'é',
    '\n',
    'variable "a" {',
    'default = ',
  ]
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(all => all.join(''))
  fc.assert(
    fc.property(text, text, (one, other) => {
      configuration({ 'a.tf': one, 'm/b.tf': other, 'c.tf.json': JSON.stringify({ resource: { x: { y: { v: one } } } }) })
    }),
    { numRuns: 300 },
  )
})

test('brackets beyond reason take no time and no stack', () => {
  expect(parseHcl(fileSource(`v = ${'['.repeat(5000)}`, 'a.tf')).whole).toBe(false)
  expect(value(`${'['.repeat(2000)}1${']'.repeat(2000)}`)).toContain('[')
})
