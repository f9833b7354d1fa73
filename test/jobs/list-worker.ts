/** A process that dies of `kill -9` between the look at a page and its commit: `node list-worker.ts CONFIG WATCH NOW`. */
import { check } from '../../jobs/check.ts'
import { createLog } from '../../src/adapters/log.ts'
import { openApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'

const [folder = '', watchId = '', start = '0'] = process.argv.slice(2)
const offset = Number(start) - Date.now()
const clock = { now: () => Date.now() + offset }
const app = await openApp({ config: loadConfig(folder, {}, clock.now()), log: createLog('silent'), clock })
const { store } = app.deps
const commit: typeof store.evidence.commit = async ({ change }) => {
  process.stdout.write(`${change?.findings.length ?? 0} findings decided\n`, () => process.kill(process.pid, 'SIGKILL'))
  await new Promise(() => {})
}
await check({ ...app.deps, store: { ...store, evidence: { ...store.evidence, commit } } }, watchId, 'now')
