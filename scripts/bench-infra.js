// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is HCL's
/**
 * `npm run bench:infra`: what platform files cost. `redline check` on an app without any, with the readers of platforms and
 * as it would be without them, and on a generated repository of Terraform.
 *   npm run bench:infra -- [--files N] [--terraform N] [--runs N]
 * Exit 1 where a bar is missed.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'rolldown'
import { generateTree } from './generate-tree.js'

/** The share that platforms may add to an app without them, and the seconds that Terraform may take. */
const BARS = { share: 0.15, seconds: 2 }
const SOURCE = resolve(import.meta.dirname, '../src')
/** Files of one folder: a root of Terraform's, or a module. */
const FOLDER = 10

function fail(why) {
  console.error(why)
  process.exit(2)
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        files: { type: 'string', default: '5000' },
        terraform: { type: 'string', default: '2000' },
        runs: { type: 'string', default: '9' },
      },
    })
    const number = name => (Number(values[name]) >= 1 ? Number(values[name]) : fail(`--${name} is a positive number`))
    return { files: number('files'), terraform: number('terraform'), runs: number('runs') }
  } catch (error) {
    return fail(error.message)
  }
}

/** Resources without a Redis; those that speak of locals may lead to one, and are looked at. */
const filler = (n, lines) =>
  Array.from(
    { length: lines },
    (_, i) => `resource "aws_security_group_rule" "r${n}_${i}" {
  type              = "ingress"
  from_port         = ${1000 + i}
  to_port           = ${1000 + i}
  protocol          = "tcp"
  cidr_blocks       = ["10.0.${i % 250}.0/24"]
  security_group_id = aws_security_group.main.id
  description       = ${n % 2 ? '"${var.name}"' : 'local.description'}
}
`,
  ).join('\n')

/** A folder of Terraform: every one of them holds a Redis, so that all of it is parsed. */
function folderFiles(n) {
  const files = {
    'variables.tf':
      'variable "name" {\n  default = "shop"\n}\n\nvariable "policy" {\n  default = "noeviction"\n}\n\nlocals {\n  description = "for ${var.name}"\n}\n',
    'redis.tf': `resource "aws_elasticache_parameter_group" "main" {
  name   = "\${var.name}-${n}"
  family = "redis7"
  parameter {
    name  = "maxmemory-policy"
    value = var.policy
  }
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "\${var.name}-${n}"
  node_type            = "cache.t4g.micro"
  num_cache_clusters   = 2
  parameter_group_name = aws_elasticache_parameter_group.main.name
}
`,
  }
  for (let i = Object.keys(files).length; i < FOLDER; i++) files[`more_${i}.tf`] = filler(i, 4)
  return files
}

function generateTerraform(folder, count) {
  for (let n = 0; n * FOLDER < count; n++) {
    for (const [name, text] of Object.entries(folderFiles(n))) {
      const to = join(folder, `stacks/stack_${n}`, name)
      mkdirSync(dirname(to), { recursive: true })
      writeFileSync(to, text)
    }
  }
}

/** The program without its readers of platforms: an empty list of them, and parsers that nobody loads. */
const without = {
  name: 'without-platforms',
  transform(code, id) {
    if (!id.endsWith('infrastructure.ts')) return undefined
    const emptied = code.replace(/(export const platforms[^=]*= )\[[^\]]*\]/, '$1[]')
    if (emptied === code) fail('src/detect/infrastructure.ts lists its platforms in another way now')
    return emptied
  },
}

/** Builds the program into a folder; where it starts. */
async function program(folder, plugins) {
  await build({ input: join(SOURCE, 'cli.ts'), platform: 'node', plugins, output: { dir: folder, format: 'esm' }, logLevel: 'silent' })
  const { resolve: find } = createRequire(import.meta.url)
  for (const wasm of [
    '@ruby/prism/src/prism.wasm',
    'web-tree-sitter/tree-sitter.wasm',
    '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
  ])
    copyFileSync(find(wasm), join(folder, wasm.slice(wasm.lastIndexOf('/') + 1)))
  return join(folder, 'cli.js')
}

/** Seconds of one run. */
function seconds(cli, tree) {
  const before = process.hrtime.bigint()
  const { status, error } = spawnSync(process.execPath, [cli, 'check', tree, '--quiet'], { stdio: 'ignore' })
  if (error) throw error
  if (![0, 1].includes(status)) fail(`redline check ${tree} ended with ${status}`)
  return Number(process.hrtime.bigint() - before) / 1e9
}

/** Seconds of each program's runs, sorted; in turn, so that a machine that slows down slows all. The first round is not counted. */
function measure(contenders, runs) {
  const times = contenders.map(() => [])
  for (let round = 0; round <= runs; round++) {
    contenders.forEach(([cli, tree], i) => {
      const time = seconds(cli, tree)
      if (round > 0) times[i].push(time)
    })
  }
  return times.map(of => of.sort((a, b) => a - b))
}

const median = times => times[Math.floor(times.length / 2)]
const shown = times => `${median(times).toFixed(3)} s (${times[0].toFixed(3)}–${times.at(-1).toFixed(3)})`

function servers(cli, tree) {
  const { stdout } = spawnSync(process.execPath, [cli, 'check', tree, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const report = JSON.parse(stdout)
  return report.servers.length + report.apps.reduce((n, app) => n + app.inventory.servers.length, 0)
}

let missed = 0
function bar(text, holds) {
  console.log(`${holds ? 'holds ' : 'MISSED'}  ${text}`)
  if (!holds) missed++
}

const { files, terraform, runs } = options()
const scratch = mkdtempSync(join(tmpdir(), 'redline-infra-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

console.log(`Medians of ${runs} runs (least–most); Node ${process.versions.node}`)
const app = join(scratch, 'app')
const stacks = join(scratch, 'stacks')
generateTree(app, files, 1)
generateTerraform(stacks, terraform)
const whole = await program(join(scratch, 'whole'), [])
const less = await program(join(scratch, 'less'), [without])
const found = servers(whole, stacks)
const expected = Math.ceil(terraform / FOLDER)
if (found !== expected)
  fail(`${found} servers were found in ${terraform} files of Terraform, not ${expected}: what looks at nothing is fast`)

const [withPlatforms, withoutPlatforms, stack] = measure(
  [
    [whole, app],
    [less, app],
    [whole, stacks],
  ],
  runs,
)
const share = median(withPlatforms) / median(withoutPlatforms) - 1
console.log(`an app of ${files} Ruby files   ${shown(withPlatforms)}, without platforms ${shown(withoutPlatforms)}`)
console.log(`${terraform} files of Terraform  ${shown(stack)}, ${found} servers`)
bar(`platforms add ${(share * 100).toFixed(1)} % to an app without them, less than ${BARS.share * 100} %`, share < BARS.share)
bar(`${terraform} files of Terraform take ${median(stack).toFixed(2)} s, under ${BARS.seconds}`, median(stack) < BARS.seconds)
process.exitCode = missed === 0 ? 0 : 1
