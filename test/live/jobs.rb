# Jobs of a small app, as its Sidekiq processes load them.
require 'sidekiq'
Sidekiq.logger.level = Logger::FATAL
$stdout.sync = true

class SlowJob
  include Sidekiq::Worker
  sidekiq_options queue: 'slow'
  def perform(_word)
    puts 'working on a slow job'
    sleep 600
  end
end

class MailJob
  include Sidekiq::Worker
  sidekiq_options queue: 'mailers'
  def perform(_word); end
end

class ReportJob
  include Sidekiq::Worker
  sidekiq_options queue: 'reports'
  def perform(_word); end
end

class FailingJob
  include Sidekiq::Worker
  sidekiq_options queue: 'failing', retry: 5
  def perform(_word)
    raise 'refused'
  end
end

class DyingJob
  include Sidekiq::Worker
  sidekiq_options queue: 'failing', retry: 0
  def perform(_word)
    raise 'dead'
  end
end
