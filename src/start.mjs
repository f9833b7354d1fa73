// The only entry. Plain JavaScript that an old Node can parse: it says what is missing instead of failing on syntax.
import { join } from 'node:path'

const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  const problem = `ruledrift: node-too-old: Node ${process.versions.node} runs this, but Ruledrift needs Node 24 or newer.`
  const hint =
    'Next step: run it through npm (npm start, npm run demo, npm run -s ruledrift -- …), which brings Node 24 along; on a Mac, install Node 24.'
  process.stderr.write(`${problem}\n${hint}\n`)
  process.exit(3)
}

// Compiled code is cached where the user says so or beside the dependencies; a read-only folder only means no writing.
const { enableCompileCache } = await import('node:module')
const cache = process.env.NODE_COMPILE_CACHE || join(import.meta.dirname, '..', 'node_modules', '.cache', 'compile')
enableCompileCache(cache)

const { main } = await import('./main.ts')
await main(process.argv.slice(2))
