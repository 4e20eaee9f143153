/** The Action's inputs: those that only it has, and the options that it shares with the command line. */
import { type Option, options } from './options.ts'

const own: readonly Option[] = [
  {
    name: 'token',
    type: 'text',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    default: '${{ github.token }}',
    help: 'The token that reads the base and posts; without write permission the verdict is the same and only the posts are left out',
    commands: [],
  },
  {
    name: 'path',
    type: 'text',
    help: 'The folder to look at, relative to the repository; all of it where not said',
    commands: [],
  },
  {
    name: 'source',
    type: 'choice',
    choices: ['checkout', 'api'],
    help: 'Where the files come from: the checkout or, as data and never run, the head commit over the API (the default on pull_request_target)',
    commands: [],
  },
  {
    name: 'comment',
    type: 'choice',
    choices: ['changes', 'always', 'never'],
    help: 'When to comment on a pull request: where it changes something (the default), always, or never',
    commands: [],
  },
  {
    name: 'comment-key',
    type: 'text',
    help: 'Which comment to keep, where one job runs Redline several times; by default workflow, job and path',
    commands: [],
  },
  {
    name: 'comment-author',
    type: 'text',
    help: 'The login that the token posts as (by default github-actions[bot])',
    commands: [],
  },
  {
    name: 'suggestions',
    type: 'choice',
    choices: ['true', 'false'],
    help: 'Whether safe fixes of new findings are offered as suggestions in the diff: true (the default) or false',
    commands: [],
  },
  {
    name: 'issue',
    type: 'choice',
    choices: ['true', 'false'],
    help: 'Whether one issue follows the findings of the default branch: true, or false (the default)',
    commands: [],
  },
  {
    name: 'audit',
    type: 'choice',
    choices: ['never', 'auto', 'env', 'require'],
    help: 'Whether live servers are read: those of redis-url and redis-urls (auto, the default), every variable that the code reads and the job sets (env), or so that it fails where one can’t be reached (require); never on forks, pull_request_target and workflow_run',
    commands: [],
  },
  {
    name: 'redis-url',
    type: 'text',
    help: 'The address of a live server, from a secret; the variable that the code reads is REDIS_URL',
    commands: [],
  },
  {
    name: 'redis-urls',
    type: 'text',
    help: 'Addresses of live servers by the variable that the code reads, NAME=URL, one a line, from secrets',
    commands: [],
  },
  {
    name: 'report',
    type: 'text',
    help: 'A saved result of another run, to check and publish instead of looking at files (for workflow_run)',
    commands: [],
  },
]

/** All inputs, in the order that action.yml lists them. */
export const inputOptions: readonly Option[] = [...own, ...(options as readonly Option[]).filter(o => o.input === true)]
