/** A configuration folder on disk for one test, removed after it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Config, loadConfig } from '../../src/config.ts'
import { CodedError } from '../../src/errors.ts'

/** A publisher with one watch of five lines. */
export const PUBLISHER = `id: office
name: Office of Rules
jurisdiction: EU
language: en
timeZone: Europe/Brussels
watches:
  - id: office-notices
    title: Notices
    url: https://office.example/notices
    every: 30m
    select: main
`

/** @param files text by path inside the folder; `watches/office.yaml` is there unless given. @returns the folder. */
function configFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'ruledrift-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, text] of Object.entries({ 'watches/office.yaml': PUBLISHER, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

export function load(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  env: Readonly<Record<string, string>> = {},
  now?: number,
): Config {
  return loadConfig(configFolder(files), env, now)
}

/** @returns the one error that loading gives, with its lines; paths are relative to the folder. */
export function mistakesOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  env: Readonly<Record<string, string>> = {},
): { code: string; lines: readonly string[]; text: string } {
  const folder = configFolder(files)
  try {
    loadConfig(folder, env)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    const text = error.message.replaceAll(`${folder}/`, '')
    return { code: error.code, lines: text.split('\n').slice(1), text }
  }
  throw new Error('the configuration has no mistakes')
}
