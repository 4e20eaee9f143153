/** What the Action leaves for later steps: each output's name and what it holds. */
export const outputs = {
  verdict: '`pass`, `fail`, `nothing-to-scan` or `incomplete`',
  'new-count': 'How many findings this change brings; all of them where there is nothing to compare with',
  'total-count': 'How many findings there are',
  'report-path': 'The whole result as JSON, for `actions/upload-artifact` and `redline report`',
  'sarif-path': 'The findings as SARIF, for `github/codeql-action/upload-sarif`',
  'audit-path': 'The folder with `audit.json` and `audit.html`, where live servers were read, for `actions/upload-artifact`',
  'audit-verdict': '`pass`, `fail` or `incomplete`, where live servers were read',
  'comment-url': 'The comment on the pull request, where there is one',
} as const

export type OutputName = keyof typeof outputs
