# Who is looking at a document right now: a sorted set a document, so that nothing has to search all keys.
class Presence
  TTL = 45

  def self.join(document_id, user_id)
    DATA_POOL.with { |redis| redis.zadd("presence:#{document_id}", Time.now.to_i, user_id) }
  end

  def self.viewers(document_id)
    DATA_POOL.with { |redis| redis.zrangebyscore("presence:#{document_id}", Time.now.to_i - TTL, "+inf") }
  end
end
