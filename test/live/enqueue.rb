# Enqueues what the test of Sidekiq's state counts.
require_relative 'jobs'
SECRET = 'argument-nobody-may-see'
7.times { |i| MailJob.perform_async("#{SECRET}-#{i}") }
3.times { ReportJob.perform_async(SECRET * 400) }
5.times { |i| MailJob.perform_in(3600 + i, SECRET) }
4.times { FailingJob.perform_async(SECRET) }
2.times { DyingJob.perform_async(SECRET) }
SlowJob.perform_async(SECRET)
puts 'enqueued'
