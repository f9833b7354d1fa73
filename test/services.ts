/** `npm run services`: makes sure that the servers which the tests start are on this machine, or says how to get them. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Service = { readonly programs: readonly string[]; readonly debian: string; readonly elsewhere: string }

/** What the tests start themselves; nothing here has to run as a system service. */
const SERVICES: Readonly<Record<'redis', Service>> = {
  redis: {
    programs: ['redis-server', 'valkey-server'],
    debian: 'redis-server',
    elsewhere: 'brew install redis, dnf install valkey, or https://redis.io/docs/latest/operate/oss_and_stack/install/',
  },
}

const FOLDERS = ['/usr/local/bin', '/usr/bin', '/opt/homebrew/bin', '/usr/local/sbin', '/usr/sbin']

/** @returns the path of the program that serves `name`, or undefined when the machine has none. */
export function serviceProgram(name: keyof typeof SERVICES): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...FOLDERS].filter((folder) => folder !== '')
  const paths = SERVICES[name].programs.flatMap((program) => folders.map((folder) => join(folder, program)))
  return paths.find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Installs a Debian package without starting or enabling what it brings. @returns true when that went well. */
function installDebian(packageName: string): boolean {
  // invoke-rc.d asks this program before it starts a service; 101 means "not allowed".
  const policy = '/usr/sbin/policy-rc.d'
  const ours = !existsSync(policy)
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) =>
      spawnSync('/usr/bin/apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
      }).status === 0
    apt('update', '-qq')
    return apt('install', '-qq', '-y', '--no-install-recommends', packageName)
  } finally {
    if (ours) rmSync(policy, { force: true })
  }
}

function main(): number {
  let missing = 0
  for (const name of Object.keys(SERVICES) as (keyof typeof SERVICES)[]) {
    const { debian, elsewhere } = SERVICES[name]
    const present = serviceProgram(name)
    if (present !== undefined) {
      console.log(`${name}: present (${present})`)
      continue
    }
    const isDebian = existsSync('/etc/debian_version')
    if (isDebian && process.getuid?.() === 0) installDebian(debian)
    const installed = serviceProgram(name)
    if (installed !== undefined) {
      console.log(`${name}: installed (${installed})`)
    } else {
      missing++
      console.log(`${name}: missing. Install it: ${isDebian ? `sudo apt-get install ${debian}` : elsewhere}`)
    }
  }
  return missing === 0 ? 0 : 3
}

if (import.meta.main) process.exitCode = main()
