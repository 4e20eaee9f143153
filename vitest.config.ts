import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Fuzzing, and tests that start the Action five times, are slow on a small and busy machine, never endless.
    testTimeout: 180_000,
    // Many tests wait for programs that they start, so that every processor may have one.
    maxWorkers: '100%',
  },
})
