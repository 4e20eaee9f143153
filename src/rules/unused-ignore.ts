/** Ignores that silence nothing, or are written wrong: the findings come from `policy/ignores.ts`, the words stand here. */
import type { Rule } from './rule.ts'

export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'An ignore silences nothing',
  why: `A finding that someone has looked at and accepts is silenced where it stands, with a reason: \`# redline:ignore RULE -- reason\` at the end of the line, or on a line of its own above it (\`//\` in JavaScript). Several rules are written with commas between them.

An ignore whose finding is gone is a warning: left behind, it would silence the next finding on that line, which nobody has looked at. One without a reason, with a rule that doesn't exist or with a typing error silences nothing and is an error, since someone relies on it. An ignore never silences another rule than the one it names, and one of a rule that did not run in this run is not called unused.`,
  fix: `Delete the comment, or write it in full:

\`\`\`ruby
config.redis = { url: ENV["REDIS_URL"] } # redline:ignore shared-instance -- 200 MB of 2 GB in use, see ADR 12
\`\`\``,
  sources: ['https://github.com/rubocop/rubocop/blob/v1.69.2/lib/rubocop/cop/lint/redundant_cop_disable_directive.rb'],
  // The comments of all files are read after the rules have run.
  *check() {},
  examples: [
    {
      title: 'The finding is gone, the ignore is still there',
      kind: 'bad',
      files: `--- config/initializers/redis.rb
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1) # redline:ignore hard-coded-url -- the staging box # <- this ignore can go
`,
    },
    {
      title: 'No reason, and a rule that does not exist',
      kind: 'bad',
      files: `--- config/initializers/redis.rb
# redline:ignore missing-timeout # <- gives no reason
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"))
# redline:ignore missing-timeuot -- the job may wait # <- There is no rule \`missing-timeuot\`
STOCK = Redis.new(url: ENV.fetch("STOCK_URL"))
`,
    },
    {
      title: 'An ignore that is used, with its reason',
      kind: 'good',
      files: `--- config/initializers/redis.rb
# redline:ignore tls-verify-none -- a tunnel inside the machine, certificates change daily
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1, ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE })
`,
    },
  ],
}
