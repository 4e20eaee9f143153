/** Ruby that copies keys by value, for data and sessions that have to be on the new server. */
import { needs } from '../../model/workload.ts'
import type { Plan } from '../plan.ts'
import { CONNECT, OLD } from './ruby.ts'

/** Workloads whose keys are copied: what must survive and is no job. */
export const copied = (plan: Pick<Plan, 'assignments'>): Plan['assignments'] =>
  plan.assignments.filter(a => needs[a.client.workload].persistence === 'wanted' && needs[a.client.workload].kind !== 'jobs')

/** Undefined where nothing has to be copied. */
export function copyKeys(plan: Plan): string | undefined {
  const [first] = copied(plan)
  if (!first) return undefined
  return `# Copies keys by value, with their expiry, from the server in OLD_REDIS_URL to the one in NEW_REDIS_URL. Written by redline plan.
#
#   OLD_REDIS_URL=... NEW_REDIS_URL="$${first.variable}" ruby copy_keys.rb "presence:*" "cart:*"
#
# The patterns say which keys: never "*" on a server that holds jobs or a cache. By value, because DUMP and RESTORE fail
# between versions. Nothing is deleted on the old server; what has a copy already is written anew. Run it while nothing
# writes these keys: a key that changes during its copy may arrive torn.

abort "name the patterns of the keys to copy" if ARGV.empty? || ARGV.include?("*")

${CONNECT}
${OLD}NEW = server(ENV.fetch("NEW_REDIS_URL"))

# Calls the block with what each step of SCAN and its kin returns.
def scan(*command, **options)
  cursor = "0"
  loop do
    cursor, found = OLD.call(*command, cursor, *options.flat_map { |name, value| [name.to_s.upcase, value] }, "COUNT", 500)
    yield found
    break if cursor == "0"
  end
end

def copy(key)
  case OLD.call("TYPE", key)
  when "string"
    value = OLD.call("GET", key)
    NEW.call("SET", key, value) if value
  when "hash" then scan("HSCAN", key) { |found| NEW.call("HSET", key, *found.flatten) unless found.empty? }
  when "set" then scan("SSCAN", key) { |found| NEW.call("SADD", key, *found) unless found.empty? }
  when "zset"
    scan("ZSCAN", key) { |found| NEW.call("ZADD", key, *pairs(found).flat_map { |m, s| [s.to_s, m] }) unless found.empty? }
  when "list"
    0.step(by: 500) do |from|
      items = OLD.call("LRANGE", key, from, from + 499)
      break if items.empty?
      NEW.call("RPUSH", key, *items)
    end
  when "none" then return 0
  else
    warn "left: #{key} is a #{OLD.call("TYPE", key)}"
    return 0
  end
  1
end

total = 0
ARGV.each do |pattern|
  scan("SCAN", match: pattern) do |keys|
    keys.uniq.each do |key|
      NEW.call("DEL", key)
      total += copy(key)
      left = OLD.call("PTTL", key)
      NEW.call("PEXPIRE", key, left) if left.positive?
      NEW.call("DEL", key) if left == -2
    end
  end
end

puts "#{total} copied"
`
}
