/** The stage of a story: what it opens, it closes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createLog } from '../../src/adapters/log.ts'
import { openStage } from '../../src/commands/demo/stage.ts'

it('leaves no server behind when the configuration of a story is wrong', async () => {
  const home = mkdtempSync(join(tmpdir(), 'ruledrift-stage-'))
  const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length
  const before = servers()
  const watches = { bis: 'id: bis\nname: BIS\nwatches: nothing' }
  await expect(openStage({ home, watches, start: 0, log: createLog('silent') })).rejects.toMatchObject({
    code: 'config-invalid',
  })
  await expect.poll(servers).toBe(before)
  rmSync(home, { recursive: true })
})
