/** The names of the files: one under a wrong name would be silently without effect. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Mistake } from './mistakes.ts'
import { suggest } from './mistakes.ts'

const KNOWN_FILES = ['ruledrift.yaml', 'routes.yaml', 'parties.csv']

/** Appends a mistake for each file that looks like configuration and is none: `route.yaml`, `watches/bis.yml`. */
export function checkFileNames(folder: string, mistakes: Mistake[]): void {
  for (const name of readdirSync(folder)) {
    if (!/\.(?:ya?ml|csv)$/i.test(name) || KNOWN_FILES.includes(name)) continue
    mistakes.push({
      file: join(folder, name),
      path: [],
      got: 'a file that nobody reads',
      allowed: suggest(name, KNOWN_FILES),
    })
  }
  const watches = join(folder, 'watches')
  for (const name of existsSync(watches) ? readdirSync(watches) : []) {
    if (!/\.(?:yml|json|ya?ml\.\w+)$/i.test(name)) continue
    mistakes.push({
      file: join(watches, name),
      path: [],
      got: 'a file that nobody reads',
      allowed: 'allowed: <publisher>.yaml',
    })
  }
}
