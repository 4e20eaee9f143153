max_threads = ENV.fetch("RAILS_MAX_THREADS", 5)
threads max_threads, max_threads

workers ENV.fetch("WEB_CONCURRENCY", 2)
preload_app!

port ENV.fetch("PORT", 3000)
