/**
 * Reads a generated list under a small heap and prints what it took: `npm run bench` (127 MB), or with a size in MB and a heap in MB.
 * The bytes lie outside of the heap; a reader that kept the text, or a tree of it, would not fit.
 */
import { spawnSync } from 'node:child_process'
import { readOfac } from '../../src/extract/lists/ofac/ofac-sdn.ts'
import { generatedSdnXml } from './generated-list.ts'

const [size = '127', heap = '160', inside] = process.argv.slice(2)

if (inside === undefined) {
  const child = spawnSync(
    process.execPath,
    [`--max-old-space-size=${heap}`, import.meta.filename, size, heap, 'inside'],
    {
      encoding: 'utf8',
    },
  )
  process.stdout.write(child.stdout)
  process.stderr.write(child.status === 0 ? '' : child.stderr.slice(0, 2000))
  process.exitCode = child.status ?? 1
} else {
  const { body, entries } = generatedSdnXml(Number(size) * 1_000_000)
  const page = {
    url: 'https://www.example.gov/SDN.XML',
    finalUrl: 'https://www.example.gov/SDN.XML',
    contentType: 'text/xml',
    body,
  }
  const reading = { select: [], remove: [], columns: {}, links: [], language: 'en', timeZone: 'UTC', expect: {} }
  const started = performance.now()
  const before = process.memoryUsage().heapUsed
  const { listings } = readOfac(page, reading)
  const ms = Math.round(performance.now() - started)
  globalThis.gc?.()
  const kept = Math.round((process.memoryUsage().heapUsed - before) / 1_000_000)
  process.stdout.write(
    `${JSON.stringify({ bytes: body.length, entries, listings: listings.length, ms, heapMb: Number(heap), kept })}\n`,
  )
}
