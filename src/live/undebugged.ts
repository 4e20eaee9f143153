/** Stops ioredis from printing what it sends, passwords included: imported before it, because it reads `DEBUG` when it loads. */
delete process.env.DEBUG
