/** The operations on commits, trees and blobs. */
import { type Call, found, type Handler, Refusal } from './call.ts'
import * as shapes from './shapes.ts'
import { ancestors, type Entry, mergeBase } from './state.ts'

/** A sha in full, as these operations want it; a branch's name answers 404 or 422. */
function sha(text: string | undefined): string {
  if (!/^[0-9a-f]{40}$/.test(text ?? ''))
    throw new Refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  return text as string
}

/** A sha, or the tip of a branch of ours or of a fork (`owner:branch`). */
function tip({ state }: Call, name: string): string {
  if (state.commits.has(name)) return name
  const sides = [...state.pulls.values()].flatMap(p => [p.head, p.base])
  const side = sides.find(s => s.ref === name || `${s.repo?.owner}:${s.ref}` === name)
  return found(side).sha
}

/** The most files that a comparison lists. */
const COMPARED = 300

export const git: Readonly<Record<string, Handler>> = {
  'repos/get': ({ state, site }) => ({ body: shapes.repository(state, site) }),

  'git/get-commit': ({ state, site, params }) => ({
    body: shapes.gitCommit(state, site, found(state.commits.get(sha(params['commit_sha'])))),
  }),

  'git/get-tree': ({ state, site, params, query }) => {
    const of = params['tree_sha'] ?? ''
    const tree = state.commits.get(of)?.tree ?? of
    const all: readonly Entry[] = found(state.trees.get(tree))
    // Whatever the value of `recursive` is, even 0, GitHub lists everything.
    const listed = query.has('recursive') ? all : all.filter(e => !e.path.includes('/'))
    const truncated = query.has('recursive') && state.truncated.has(tree)
    const tree_ = (truncated ? listed.slice(0, Math.ceil(listed.length / 2)) : listed).map(e => shapes.treeEntry(state, site, e))
    return { body: { sha: tree, url: `${site.api}/repos/${state.owner}/${state.name}/git/trees/${tree}`, tree: tree_, truncated } }
  },

  'git/get-blob': ({ state, site, params }) => {
    const id = sha(params['file_sha'])
    const blob = found(state.blobs.get(id))
    // In lines of 60 characters, as GitHub sends it.
    const content = blob.toString('base64').replace(/.{60}/g, '$&\n')
    const url = `${site.api}/repos/${state.owner}/${state.name}/git/blobs/${id}`
    return { body: { sha: id, node_id: `B_${id}`, size: blob.length, url, content: `${content}\n`, encoding: 'base64' } }
  },

  'repos/compare-commits-with-basehead': call => {
    const { state, site, params } = call
    const [left = '', right = ''] = (params['basehead'] ?? '').split('...')
    const [base, head] = [tip(call, left), tip(call, right)]
    const middle = found(mergeBase(state, base, head))
    const [before, after] = [ancestors(state, base), ancestors(state, head)]
    const ahead = [...after].filter(c => !before.has(c)).reverse()
    const behind = [...before].filter(c => !after.has(c))
    const of = (c: string): shapes.Json => shapes.commit(state, site, found(state.commits.get(c)))
    const html = `${site.html}/${state.owner}/${state.name}/compare/${base}...${head}`
    const files = [...state.pulls.values()].find(p => p.head.sha === head)?.files ?? []
    return {
      list: ahead.map(of),
      within: commits => ({
        url: `${site.api}/repos/${state.owner}/${state.name}/compare/${base}...${head}`,
        html_url: html,
        permalink_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        base_commit: of(base),
        merge_base_commit: of(middle),
        status: ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged',
        ahead_by: ahead.length,
        behind_by: behind.length,
        total_commits: ahead.length,
        commits,
        files: files.slice(0, COMPARED).map(f => shapes.changedFile(state, site, head, f)),
      }),
    }
  },

  'repos/list-pull-requests-associated-with-commit': ({ state, site, params }) => {
    const commit = sha(params['commit_sha'])
    const pulls = [...state.pulls.values()].filter(p => {
      const own = ancestors(state, p.head.sha)
      return own.has(commit) && !ancestors(state, p.base.sha).has(commit)
    })
    return { list: pulls.map(p => shapes.pull(state, site, p)) }
  },
}
