/** Ruby that moves jobs from the old server to the new one: for the export, and again for those that were pushed afterwards. */
import type { Plan } from '../plan.ts'
import { CONNECT, OLD } from './ruby.ts'

/** The prefix of the library's keys: Resque always has one, Sidekiq with redis-namespace. */
function prefixOf(plan: Plan): string {
  const client = plan.model.clients.find(c => c.workload === 'resque' || c.workload === 'sidekiq')
  const own = client?.prefix?.kind === 'literal' && typeof client.prefix.value === 'string' ? client.prefix.value : undefined
  const prefix = own ?? (client?.workload === 'resque' ? 'resque' : '')
  return /^[\w:.-]*$/.test(prefix) && prefix !== '' ? `${prefix}:` : ''
}

const RESQUE = `cursor = "0"
delayed = []
loop do
  cursor, keys = OLD.call("SCAN", cursor, "MATCH", "#{PREFIX}delayed:*", "COUNT", 1000)
  delayed.concat(keys)
  break if cursor == "0"
end
delayed.uniq.each do |key|
  total += report(key.delete_prefix(PREFIX), move_list(key)) if OLD.call("TYPE", key) == "list"
end
total += report("delayed_queue_schedule", move_sorted_set("#{PREFIX}delayed_queue_schedule"))
total += report("failed", move_list("#{PREFIX}failed"))`

const SIDEKIQ = '%w[schedule retry dead].each { |set| total += report(set, move_sorted_set("#{PREFIX}#{set}")) }'

/**
 * Undefined where the app has no jobs in Redis. A batch is written to the new server before it is taken from the old one:
 * what is interrupted runs twice at worst and is never lost, which is what Sidekiq itself promises.
 */
export function moveJobs(plan: Plan): string | undefined {
  const jobs = plan.assignments.find(a => a.client.workload === 'sidekiq' || a.client.workload === 'resque')
  if (!jobs) return undefined
  return `# Moves jobs from the server in OLD_REDIS_URL to the one in ${jobs.variable}. Written by redline plan.
#
#   OLD_REDIS_URL=... ruby move_jobs.rb
#
# On a machine near both servers that has the gem redis, with ${jobs.variable} set to the new server's address.
# Run it once no worker runs, and again after the cutover until it moves nothing any more: that is the sweep of jobs that
# were pushed to the old server in between. Interrupted, it can be started again: a batch is written before it is taken.

PREFIX = ${JSON.stringify(prefixOf(plan))}
BATCH = 500

${CONNECT}
${OLD}NEW = server(ENV.fetch("${jobs.variable}"))

def run_id(server)
  server.call("INFO", "server")[/^run_id:(\\h+)/, 1]
end

abort "OLD_REDIS_URL and ${jobs.variable} are one server" if run_id(OLD) && run_id(OLD) == run_id(NEW)

# The oldest jobs stand at the right end, where nothing is added: what the app pushes meanwhile goes to the left.
def move_list(key)
  moved = 0
  until (batch = OLD.call("LRANGE", key, -BATCH, -1)).empty?
    NEW.call("LPUSH", key, *batch.reverse)
    OLD.call("LTRIM", key, 0, -batch.size - 1)
    moved += batch.size
  end
  moved
end

def move_sorted_set(key)
  moved = 0
  until (batch = pairs(OLD.call("ZRANGE", key, 0, BATCH - 1, "WITHSCORES"))).empty?
    NEW.call("ZADD", key, *batch.flat_map { |member, score| [score.to_s, member] })
    OLD.call("ZREM", key, *batch.map(&:first))
    moved += batch.size
  end
  moved
end

def report(name, moved)
  puts format("%8d  %s", moved, name) if moved.positive?
  moved
end

queues = OLD.call("SMEMBERS", "#{PREFIX}queues").to_a
NEW.call("SADD", "#{PREFIX}queues", *queues) unless queues.empty?

total = queues.sum { |queue| report(queue, move_list("#{PREFIX}queue:#{queue}")) }
${jobs.client.workload === 'resque' ? RESQUE : SIDEKIQ}

puts "#{total} moved"
`
}
