# Who is looking at a document right now.
class Presence
  TTL = 45

  def self.join(document_id, user_id)
    REDIS_POOL.with { |redis| redis.set("presence:#{document_id}:#{user_id}", 1, ex: TTL) }
  end

  def self.viewers(document_id)
    REDIS_POOL.with do |redis|
      redis.keys("presence:#{document_id}:*").map { |key| key.split(":").last }
    end
  end
end
