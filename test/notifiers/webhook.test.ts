import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../src/adapters/http.ts'
import { createWebhookNotifier } from '../../src/notifiers/webhook.ts'
import { finding, listing, notice, silentEdit, story } from '../present/notices.ts'
import { say, startHttp } from './http-sink.ts'

const SECRET = `whsec_${randomBytes(32).toString('base64')}`

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function receiver(...given: Parameters<typeof startHttp>) {
  const sink = await startHttp(...given)
  closers.push(sink.close)
  const channel = { id: 'hook', kind: 'webhook', url: sink.url, secret: SECRET } as const
  return { ...sink, hook: createWebhookNotifier(channel, sink.http, { timeoutMs: 1000 }) }
}

describe('a webhook', () => {
  it('carries the whole notice, signed after Standard Webhooks', async () => {
    const { hook, asked } = await receiver(say(204, ''))
    expect(await hook.send(silentEdit(), 'hook', 'd_0123', 0)).toEqual({
      state: 'sent',
      reason: 'HTTP 204',
      partsSent: 1,
    })
    const [request] = asked
    expect(request?.method).toBe('POST')
    expect(request?.headers['content-type']).toBe('application/json; charset=utf-8')
    const verified = new Webhook(SECRET).verify(request?.body ?? '', request?.headers as Record<string, string>)
    expect(verified).toEqual({ type: 'alert', timestamp: '2025-05-13T20:05:00.000Z', data: silentEdit() })
  })

  it('carries every field of a finding about a list', async () => {
    const { hook, asked } = await receiver(say(204, ''))
    const told = finding({
      kind: 'listing.suspended',
      listing: listing({ status: { state: 'suspended', until: '2025-11-09', text: '' } }),
      parts: [{ part: 'status', before: 'in force', after: 'suspended until 2025-11-09' }],
      parties: [{ party: 'Alpha', by: '甲', matched: '甲公司', sureness: 'likely', how: 'a company of that group?' }],
      ofNotice: '商务部公告2025年第21号',
      confirms: { changeId: 'c_1', sourceName: 'MOFCOM', at: 1 },
      counts: [{ value: 16, text: '等16家', country: '美国', found: 16 }],
    })
    await hook.send(notice({ stories: [story({ findings: [told] })] }), 'hook', 'd_0123', 0)
    expect(JSON.parse(asked[0]?.body ?? '').data.stories[0].findings).toEqual([told])
  })

  it('has the same webhook-id when it is repeated', async () => {
    const { hook, asked } = await receiver(say(500, ''))
    for (let i = 0; i < 2; i++) await hook.send(silentEdit(), 'hook', 'd_0123', 0)
    expect(asked.map(({ headers }) => headers['webhook-id'])).toEqual(['d_0123', 'd_0123'])
  })

  it('does not verify when one letter of it is another', async () => {
    const { hook, asked } = await receiver(say(200, ''))
    await hook.send(silentEdit(), 'hook', 'd_0123', 0)
    const [request] = asked
    const changed = request?.body.replace('violates', 'violated') ?? ''
    expect(changed).not.toBe(request?.body)
    expect(() => new Webhook(SECRET).verify(changed, request?.headers as Record<string, string>)).toThrow()
  })

  it.each([
    [200, 'sent'],
    [202, 'sent'],
    [301, 'retry'],
    [400, 'retry'],
    [401, 'retry'],
    [404, 'retry'],
    [410, 'dead'],
    [500, 'retry'],
    [503, 'retry'],
  ])('that is answered with %d: %s', async (status, state) => {
    const { hook } = await receiver(say(status, '', { location: 'http://elsewhere.example/' }))
    expect((await hook.send(silentEdit(), 'hook', 'd_1', 0)).state).toBe(state)
  })

  it('waits as long as Retry-After asks, in seconds or as a date', async () => {
    const date = new Date(Date.now() + 90_000).toUTCString()
    const { hook } = await receiver((response, nth) =>
      say(nth === 1 ? 429 : 503, '', { 'retry-after': nth === 1 ? '30' : date })(response),
    )
    expect((await hook.send(silentEdit(), 'hook', 'd_1', 0)).retryAfterMs).toBe(30_000)
    const { retryAfterMs = 0 } = await hook.send(silentEdit(), 'hook', 'd_1', 0)
    expect(Math.abs(retryAfterMs - 90_000)).toBeLessThan(5000)
  })

  it('that is taken but never answered leaves the outcome unknown', async () => {
    const { hook, asked } = await receiver(() => {})
    expect((await hook.send(silentEdit(), 'hook', 'd_1', 0)).state).toBe('unknown')
    expect(asked).toHaveLength(1)
  })

  it('whose connection is lost after the request leaves the outcome unknown', async () => {
    const { hook, asked } = await receiver((response) => response.destroy())
    expect((await hook.send(silentEdit(), 'hook', 'd_1', 0)).state).toBe('unknown')
    expect(asked).toHaveLength(1)
  })

  it('is not held up by an answer without end', async () => {
    const { hook } = await receiver((response) => {
      response.writeHead(200)
      const more = setInterval(() => response.write('x'.repeat(2000)), 5)
      response.on('close', () => clearInterval(more))
    })
    const started = performance.now()
    expect((await hook.send(silentEdit(), 'hook', 'd_1', 0)).state).toBe('sent')
    expect(performance.now() - started).toBeLessThan(3_600)
  })

  it('to a closed port is tried again, to a private address never', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as { port: number }
    closed.close()
    await once(closed, 'close')
    const channel = { id: 'hook', kind: 'webhook', url: `http://127.0.0.1:${port}/`, secret: SECRET } as const
    const allowed = createHttp({ egress: { allowPrivate: [`127.0.0.1:${port}`] } })
    const strict = createHttp({ egress: { allowPrivate: [] } })
    closers.push(
      () => allowed.close(),
      () => strict.close(),
    )
    expect((await createWebhookNotifier(channel, allowed).send(silentEdit(), 'hook', 'd_1', 0)).state).toBe('retry')
    const refused = await createWebhookNotifier(channel, strict).send(silentEdit(), 'hook', 'd_1', 0)
    expect(refused.state).toBe('dead')
    expect(refused.reason).toContain('egress-refused')
  })

  it('is probed by a GET that tells nobody anything', async () => {
    const { hook, asked } = await receiver(say(405, ''))
    await hook.probe()
    expect(asked.map(({ method }) => method)).toEqual(['GET'])
    const broken = await receiver(say(502, ''))
    await expect(broken.hook.probe()).rejects.toMatchObject({ code: 'delivery-failed' })
  })

  it.each([
    ['an address that is not http', { url: 'ftp://x.example/' }],
    ['a secret that is not base64', { secret: 'whsec_***' }],
    ['an empty secret', { secret: '' }],
  ])('is not made of %s', async (_, wrong) => {
    const { http } = await receiver(say(200, ''))
    const channel = { id: 'hook', kind: 'webhook', url: 'https://x.example/', secret: SECRET, ...wrong } as const
    expect(() => createWebhookNotifier(channel, http)).toThrow(expect.objectContaining({ code: 'config-invalid' }))
  })
})
