import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Tests that start servers, databases or processes, or write files. */
const WORLD = ['adapters', 'commands', 'config', 'contract', 'fetch', 'jobs', 'notifiers', 'stories']
const world = [
  ...WORLD.map((folder) => `test/${folder}/**/*.test.ts`),
  'test/boot.test.ts',
  'test/extract/lists/bad-input.test.ts',
]
/** The largest inputs, weeks of story time, and daemons and databases that are killed: `npm run test:long`. */
const long = 'test/long/**/*.test.ts'

// Node runs the sources as the program does. Files share the modules of a process: what a test starts, it ends.
const shared = { isolate: false, experimental: { viteModuleRunner: false, nodeLoader: false } }
// Bounds, not expectations: a machine at its limit keeps them.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 }
const env = { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compile') }

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      // What only computes needs threads.
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [...world, long],
          pool: 'threads',
          ...shared,
          ...patience,
        },
      },
      // A test that needs a server starts its own, on a free port, in its own folder.
      { test: { name: 'world', include: world, pool: 'forks', env, ...shared, ...patience } },
      { test: { name: 'long', include: [long], pool: 'forks', env, ...shared, ...patience } },
    ],
  },
})
