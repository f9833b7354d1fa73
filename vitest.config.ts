import { defineConfig } from 'vitest/config'

// Files run in parallel processes; a test that needs a server starts its own, on a free port, in its own folder.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
  },
})
