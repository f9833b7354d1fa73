import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openStore } from '../../src/adapters/store/store.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import { describeRegister } from './register.contract.ts'
import { describeStore } from './store.contract.ts'

let folder: string
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruledrift-store-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describeStore('in memory', () => openStore({ path: ':memory:', lookHash }))

describeStore('in a SQLite file', () => openStore({ path: join(folder, 'new', `${files++}.db`), lookHash }))

describeRegister('in memory', () => openStore({ path: ':memory:', lookHash }))

describeRegister('in a SQLite file', () => openStore({ path: join(folder, 'new', `${files++}.db`), lookHash }))
