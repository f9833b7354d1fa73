/**
 * Completes package-lock.json after an install from a registry that lacks the packages of other platforms: npm leaves
 * them out and then `npm ci` refuses the lock. Each missing optional package gets an entry with its exact version and
 * the platform that its name says, so that npm skips it here and installs it there. Run with: npm run lock
 */
import { readFileSync, writeFileSync } from 'node:fs'

const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'netbsd', 'openbsd', 'sunos', 'aix']
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32']

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
let added = 0
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = [`${place}/node_modules/${name}`, `node_modules/${name}`].some((key) => key in lock.packages)
    if (known || !/^\d/.test(version)) continue
    const words = name.split(/[-/]/)
    const os = OS.find((word) => words.includes(word))
    const cpu = CPU.find((word) => words.includes(word))
    if (os === undefined || cpu === undefined) throw new Error(`cannot tell the platform of ${name}`)
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev === true ? { dev: true } : {}),
      ...(words.some((word) => word.startsWith('musl')) ? { libc: ['musl'] } : {}),
      ...(words.some((word) => word.startsWith('gnu')) && os === 'linux' ? { libc: ['glibc'] } : {}),
      optional: true,
      os: [os],
    }
    added++
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
console.log(`${added} packages of other platforms added to package-lock.json`)
