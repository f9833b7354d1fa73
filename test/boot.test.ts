/** The program as an operating system starts it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const START = join(ROOT, 'src', 'start.mjs')

function start(args: readonly string[], node = process.execPath, env: NodeJS.ProcessEnv = process.env) {
  return spawnSync(node, [START, ...args], {
    encoding: 'utf8',
    env: { ...env, NODE_OPTIONS: '' },
    cwd: mkdtempSync(join(tmpdir(), 'ruledrift-boot-')),
  })
}

/** A Node that is older than 24, if this machine has one. */
function oldNode(): string | undefined {
  const places = ['/usr/local/bin/node', '/usr/bin/node']
  return places.find(
    (place) =>
      existsSync(place) &&
      Number(/v(\d+)/.exec(spawnSync(place, ['--version'], { encoding: 'utf8' }).stdout)?.[1]) < 24,
  )
}

describe('boot', () => {
  it('starts on Node 24 without a build step', () => {
    const { status, stdout } = start(['--version'])
    expect(stdout.trim()).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version)
    expect(status).toBe(0)
  })

  it('names every command in its help', () => {
    const { stdout, status } = start(['--help'])
    for (const name of [
      'run',
      'check',
      'demo',
      'compare',
      'classify',
      'changes',
      'show',
      'watches',
      'try',
      'doctor',
      'schema',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    }
    expect(status).toBe(0)
  })

  it.skipIf(oldNode() === undefined)('says on an older Node what is missing, and exits with 3', () => {
    const { status, stderr } = start(['--version'], oldNode())
    expect(stderr).toContain('node-too-old')
    expect(stderr).toContain('Next step:')
    expect(status).toBe(3)
  })

  it('exits with 2 and a next step when it does not understand the command line', () => {
    const { status, stderr } = start(['comprae'])
    expect(stderr).toMatch(/unknown command 'comprae'/)
    expect(stderr).toMatch(/compare/)
    expect(status).toBe(2)
  })

  it('starts from a folder that it cannot write its compile cache to', () => {
    const { status } = start(['--version'], process.execPath, {
      ...process.env,
      NODE_COMPILE_CACHE: join(ROOT, 'package.json', 'cache'),
    })
    expect(status).toBe(0)
  })
})
