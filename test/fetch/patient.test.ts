import { describe, expect, it } from 'vitest'
import { createHttp } from '../../src/adapters/http.ts'
import { openStore } from '../../src/adapters/store/store.ts'
import { openSite } from '../../src/commands/demo/site.ts'
import { fetchPage } from '../../src/fetch/fetch.ts'
import { fetchPatiently } from '../../src/fetch/patient.ts'
import { lookHash } from '../../src/snapshot/chain.ts'

const LIMITS = { deadlineMs: 5_000, maxBodyBytes: 10_000, maxRedirects: 5, judgeDeadlineMs: 1_000, judgeHeapMb: 64 }

describe('a second page of one host', () => {
  it('waits its turn, where a first one is told to come back; for a site that asks for an hour it does not', async () => {
    const site = await openSite()
    const store = await openStore({ path: ':memory:', lookHash })
    const http = createHttp({ egress: { allowPrivate: [new URL(site.origin).host] } })
    const deps = { http, hosts: store.hosts, clock: Date }
    const settings = { politeness: { gapMs: 2_000, inFlight: 1, robots: false, contact: '' }, limits: LIMITS }
    const request = { url: `${site.origin}/a`, validators: {} }
    try {
      site.serve('/a', { body: Buffer.from('text'), type: 'text/plain', status: 200 })
      expect((await fetchPage(deps, request, settings)).kind).toBe('page')
      expect((await fetchPage(deps, request, settings)).kind).toBe('wait')
      const began = Date.now()
      expect((await fetchPatiently(deps, request, settings)).kind).toBe('page')
      expect(Date.now() - began).toBeGreaterThan(1_000)
      await store.hosts.pause(new URL(site.origin).host, Date.now() + 3_600_000)
      expect((await fetchPatiently(deps, request, settings)).kind).toBe('wait')
    } finally {
      await http.close()
      await store.close()
      await site.close()
    }
  })
})
