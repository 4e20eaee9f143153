import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Fuzzing on a small machine is slow, never endless.
    testTimeout: 60_000,
  },
})
