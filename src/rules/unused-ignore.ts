/** Ignores that silence nothing, or are written wrong: the findings come from `policy/ignores.ts`, the words stand here. */
import type { Rule } from './rule.ts'

export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  severity: 'warning',
  since: '0.1.0',
  needs: ['code'],
  title: 'An ignore silences nothing',
  why: `A finding that someone has looked at and accepts is silenced where it stands, with a reason: \`# redline:ignore RULE -- reason\` at the end of the line, or on a line of its own above it (\`//\` in JavaScript). Several rules are written with commas between them.

An ignore whose finding is gone is a warning: left behind, it would silence the next finding on that line, which nobody has looked at. One without a reason, with a rule that doesn't exist or with a typing error silences nothing and is an error, since someone relies on it. An ignore never silences another rule than the one it names, and one of a rule that did not run in this run is not called unused. An entry of \`allow:\` in \`.redline.yml\` that permits nothing is the same warning.`,
  fix: `Delete the comment, or write it in full:

\`\`\`ruby
config.redis = { url: ENV["REDIS_URL"] } # redline:ignore shared-instance -- 200 MB of 2 GB in use, see ADR 12
\`\`\``,
  sources: ['https://github.com/rubocop/rubocop/blob/v1.69.2/lib/rubocop/cop/lint/redundant_cop_disable_directive.rb'],
  // The comments of all files are read after the rules have run.
  *check() {},
  examples: [
    {
      title: 'No reason',
      kind: 'bad',
      files: `--- config/initializers/redis.rb
# redline:ignore missing-timeout # <- gives no reason
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"))
`,
    },
    {
      title: 'A rule that does not exist, in YAML, and a directive with a typing error',
      kind: 'bad',
      files: `--- config/cable.yml
production:
  adapter: redis
  url: redis://redis.internal:6380/3 # redline:ignore cabel-prefix -- one app alone uses it # <- There is no rule \`cabel-prefix\`
--- config/initializers/redis.rb
# redline:ignored missing-timeout -- the job may wait # <- looks like an ignore and is none
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
