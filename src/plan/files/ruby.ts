/** What the Ruby files of a plan share: two connections, whichever of the two gems the app has. */

/** `CONNECT`: a method `server(url, unverified)` whose result answers `call`, as redis and redis-client both do. */
export const CONNECT = `# The app has the gem redis or, with Sidekiq 7 and later, perhaps redis-client alone: both answer \`call\`.
require "openssl"

def server(url, unverified: false)
  options = { url: url, timeout: 10 }
  options[:ssl_params] = { verify_mode: OpenSSL::SSL::VERIFY_NONE } if unverified
  require "redis"
  Redis.new(**options)
rescue LoadError
  require "redis-client"
  RedisClient.config(**options).new_client
end

# Pairs come flat or nested, as the protocol's version has it.
def pairs(answer)
  answer.flatten.each_slice(2).to_a
end
`

/** `OLD`: self-signed certificates, as Heroku's are, have to be allowed by name. */
export const OLD = `# OLD_UNVERIFIED=1 where the old server's certificate is self-signed, as Heroku's are.
OLD = server(ENV.fetch("OLD_REDIS_URL"), unverified: ENV["OLD_UNVERIFIED"] == "1")
`
