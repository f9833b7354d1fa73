import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Tests that start servers, databases or processes, or write files. */
const WORLD = ['adapters', 'commands', 'config', 'contract', 'fetch', 'jobs', 'notifiers', 'stories']
const world = [
  ...WORLD.map((folder) => `test/${folder}/**/*.test.ts`),
  'test/boot.test.ts',
  'test/extract/lists/bad-input.test.ts',
  'test/extract/lists/formats/xml-records.test.ts',
]

// Bounds, not expectations: a machine at its limit keeps them.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      // What only computes shares its modules and a thread or two.
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: world,
          pool: 'threads',
          isolate: false,
          ...patience,
        },
      },
      // A test that needs a server starts its own, on a free port, in its own folder; each file has a process of its own.
      {
        test: {
          name: 'world',
          include: world,
          pool: 'forks',
          env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compile') },
          ...patience,
        },
      },
    ],
  },
})
