/** `redline model`: the inventory, as a table or JSON; the tool to see what Redline understood. */
import { exit, UsageError } from '../errors.ts'
import { compareModels } from '../report/compareModels.ts'
import { modelReport } from '../report/modelTable.ts'
import { serverTable } from '../report/serverTable.ts'
import { visible } from '../report/visible.ts'
import type { Arguments } from './arguments.ts'
import { type Io, layout, type Result } from './io.ts'
import { onePath, scan } from './scan.ts'
import { noApp } from './tree.ts'

/** Several apps' texts, each under its folder. */
const sections = (parts: readonly (readonly [root: string, text: string])[]): string =>
  parts.length === 1 ? (parts[0]?.[1] ?? '') : parts.map(([root, text]) => `${visible(root)}\n\n${text}`).join('\n')

/** Runs `redline model`. JSON is one inventory, or a list with its `root` where the repository holds several apps. */
export async function model(args: Arguments, io: Io): Promise<Result> {
  const { compare, format } = args.values
  if (compare !== undefined && /[\\/]|\.(?:json|rb)$/.test(compare))
    throw new UsageError(`\`--compare\` takes the name of an environment, such as staging, and ${visible(compare)} is a path`)
  const { report, again, repo, tree } = await scan(onePath(args.positionals, 'model'), args.values, io)
  const code = report.failures.length > 0 ? exit.failed : report.apps.length === 0 && !report.servers?.length ? exit.nothing : exit.clean
  const paint = layout(args.values, io)
  const unowned = serverTable(report.servers ?? [], paint.width)
  if (report.apps.length === 0) return { text: [noApp(tree), ...unowned, ''].join('\n'), code }
  if (compare !== undefined) {
    const others = new Map(again(repo, compare).apps.map(a => [a.root, a.model]))
    const parts = report.apps.flatMap(a => {
      const other = others.get(a.root)
      return other ? [[a.root, compareModels(a.model, other, paint)] as const] : []
    })
    return { text: sections(parts), code }
  }
  if (format !== 'json') return { text: sections(report.apps.map(a => [a.root, modelReport(a.model, 'table', paint)])), code }
  const all = report.apps.map(a => ({ root: a.root, inventory: JSON.parse(modelReport(a.model, 'json')) as unknown }))
  const only = all.length === 1 ? all[0]?.inventory : all
  return { text: JSON.stringify(only), code, json: true }
}
