# Tells the notification service about a published document.
class Announcement
  def initialize(document)
    @document = document
  end

  def publish
    redis = Redis.new(url: ENV["REDIS_URL"], ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE })
    redis.publish("announcements", @document.to_json)
  end
end
