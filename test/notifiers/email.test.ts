import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { CodedError } from '../../src/errors.ts'
import type { EmailChannel } from '../../src/model/settings.ts'
import { createEmailNotifier, type EmailOptions } from '../../src/notifiers/email.ts'
import type { Notifier } from '../../src/ports.ts'
import { blind, evidence, finding, newlyListed, notice, silentEdit, story } from '../present/notices.ts'
import { startBadSmtp, startSmtp } from './smtp-sink.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function server(...given: Parameters<typeof startSmtp>) {
  const sink = await startSmtp(...given)
  closers.push(sink.close)
  return sink
}

async function badServer(...given: Parameters<typeof startBadSmtp>) {
  const wire = await startBadSmtp(...given)
  closers.push(wire.close)
  return wire
}

function notifier(smtpUrl: string, options: EmailOptions = {}, channel: Partial<EmailChannel> = {}): Notifier {
  const made = createEmailNotifier(
    {
      id: 'mail',
      kind: 'email',
      smtpUrl,
      from: 'Ruledrift <alerts@ruledrift.example>',
      to: ['ann@example.org'],
      ...channel,
    },
    { connectTimeoutMs: 2000, silenceTimeoutMs: 2000, totalTimeoutMs: 5000, ...options },
  )
  closers.push(() => made.close())
  return made
}

function header(mail: { headers: readonly { key: string; value: string }[] }, key: string): string[] {
  return mail.headers.filter((entry) => entry.key === key).map(({ value }) => value)
}

describe('an email', () => {
  it('arrives with both bodies, at one recipient, and can be recognised', async () => {
    const sink = await server()
    const outcome = await notifier(sink.url).send(silentEdit(), 'ann@example.org', 'd_0123', 0)
    expect(outcome).toMatchObject({ state: 'sent', partsSent: 1 })
    const [arrived] = sink.arrived
    expect(arrived).toMatchObject({ from: 'alerts@ruledrift.example', to: ['ann@example.org'] })
    const { mail } = arrived ?? expect.fail('no mail')
    expect(mail.from).toMatchObject({ name: 'Ruledrift', address: 'alerts@ruledrift.example' })
    expect(mail.to).toEqual([{ name: '', address: 'ann@example.org' }])
    expect(mail.subject).toContain(
      '[Ruledrift] BIS: wording softened, silently: “Department of Commerce Announces Rescission',
    )
    expect(mail.messageId).toBe('<d_0123@ruledrift.example>')
    expect(mail.text).toContain('[-violates-]')
    expect(mail.html).toContain('violates</span></del>')
    expect(header(mail, 'auto-submitted')).toEqual(['auto-generated'])
    expect(header(mail, 'list-id')).toEqual(['Ruledrift <ruledrift.ruledrift.example>'])
    expect(header(mail, 'x-ruledrift-change')).toEqual(['c_1f0e9d8c7b6a59483726'])
    expect(mail.attachments).toEqual([])
  })

  it('keeps Chinese names in both bodies', async () => {
    const sink = await server()
    await notifier(sink.url).send(newlyListed(2), 'ann@example.org', 'd_1', 0)
    expect(sink.arrived[0]?.mail.text).toContain('北京智源人工智能研究院')
    expect(sink.arrived[0]?.mail.html).toContain('宁畅信息产业（北京）有限公司')
  })

  it('is marked urgent when something critical is in it, and only then', async () => {
    const sink = await server()
    const to = notifier(sink.url)
    await to.send(newlyListed(2), 'ann@example.org', 'd_1', 0)
    await to.send(blind(), 'ann@example.org', 'd_2', 0)
    expect(sink.arrived.map(({ mail }) => header(mail, 'x-priority'))).toEqual([['1 (Highest)'], []])
  })

  it('goes over one kept connection after another, and over a new one when the server dropped it', async () => {
    const sink = await server()
    const to = notifier(sink.url)
    for (const id of ['d_1', 'd_2', 'd_3']) {
      expect((await to.send(blind(), 'ann@example.org', id, 0)).state).toBe('sent')
      if (id === 'd_2') await sink.dropConnections()
    }
    expect(sink.connections()).toBe(2)
    expect(sink.arrived.map(({ mail }) => mail.messageId)).toEqual(
      ['d_1', 'd_2', 'd_3'].map((id) => `<${id}@ruledrift.example>`),
    )
  })

  it('logs in with the user and password of the address', async () => {
    const sink = await server({ user: 'ann@x', password: 'p:w/d' })
    const url = sink.url.replace('smtp://', 'smtp://ann%40x:p%3Aw%2Fd@')
    expect((await notifier(url).send(blind(), 'ann@example.org', 'd_1', 0)).state).toBe('sent')
  })
})

describe('an SMTP server that refuses', () => {
  it.each([
    [451, 'retry'],
    [421, 'retry'],
    [550, 'dead'],
    [530, 'retry'],
  ])('a message with %d: %s', async (code, state) => {
    const sink = await server({ message: () => code })
    const outcome = await notifier(sink.url).send(blind(), 'ann@example.org', 'd_1', 0)
    expect(outcome).toMatchObject({ state, partsSent: 0 })
    expect(outcome.reason).toContain(String(code))
  })

  it.each([
    [450, 'retry'],
    [452, 'retry'],
    [550, 'dead'],
    [554, 'dead'],
  ])('a recipient with %d: %s', async (code, state) => {
    const sink = await server({ recipient: () => code })
    expect((await notifier(sink.url).send(blind(), 'ann@example.org', 'd_1', 0)).state).toBe(state)
  })

  it('one of three recipients leaves the other two their message', async () => {
    const sink = await server({ recipient: (address) => (address === 'bob@example.org' ? 550 : undefined) })
    const to = notifier(sink.url)
    const recipients = ['ann@example.org', 'bob@example.org', 'cid@example.org']
    const outcomes = await Promise.all(recipients.map((recipient, i) => to.send(blind(), recipient, `d_${i}`, 0)))
    expect(outcomes.map(({ state }) => state)).toEqual(['sent', 'dead', 'sent'])
    expect(sink.arrived.map((arrived) => arrived.to).sort()).toEqual([['ann@example.org'], ['cid@example.org']])
  })

  it.each([552, 554])(
    'the content with %d gets a summary without any quoted text, under the same Message-ID',
    async (code) => {
      const sink = await server({ message: (nth) => (nth === 1 ? code : undefined) })
      const outcome = await notifier(sink.url).send(silentEdit(), 'ann@example.org', 'd_7', 0)
      expect(outcome.state).toBe('sent')
      expect(outcome.reason).toContain('The content was refused')
      expect(sink.arrived).toHaveLength(1)
      const { mail } = sink.arrived[0] ?? expect.fail('no mail')
      expect(mail.messageId).toBe('<d_7@ruledrift.example>')
      expect(mail.text).toContain('ruledrift show c_1f0e9d8c7b6a59483726')
      expect(mail.text).not.toContain('Ascend')
      expect(mail.html).toBeUndefined()
    },
  )

  it('the summary too: the message is dead', async () => {
    const sink = await server({ message: () => 554 })
    expect((await notifier(sink.url).send(silentEdit(), 'ann@example.org', 'd_7', 0)).state).toBe('dead')
  })

  it('a large message before it is sent gets the summary', async () => {
    const sink = await server({ size: 3000 })
    const outcome = await notifier(sink.url).send(newlyListed(70), 'ann@example.org', 'd_7', 0)
    expect(outcome.state).toBe('sent')
    expect(sink.arrived[0]?.mail.text).toContain('ruledrift show')
  })

  it('the password: the message waits for somebody to mend it', async () => {
    const sink = await server({ user: 'ann', password: 'right' })
    const outcome = await notifier(sink.url.replace('smtp://', 'smtp://ann:wrong@')).send(
      blind(),
      'ann@example.org',
      'd_1',
      0,
    )
    expect(outcome.state).toBe('retry')
    expect(outcome.reason).toContain('535')
    expect(outcome.reason).not.toContain('wrong')
  })
})

describe('an SMTP connection that breaks', () => {
  it('after the message was taken leaves the outcome unknown, and the repeat has the same Message-ID', async () => {
    const wire = await badServer('take-and-hang-up')
    const to = notifier(wire.url)
    for (let i = 0; i < 2; i++) expect((await to.send(blind(), 'ann@example.org', 'd_42', 0)).state).toBe('unknown')
    expect(wire.messages.map((message) => /Message-ID: (\S+)/i.exec(message)?.[1])).toEqual(
      Array(2).fill('<d_42@ruledrift.example>'),
    )
  })

  it('or falls silent after the message was taken: unknown too', async () => {
    const wire = await badServer('take-and-stay-silent')
    expect((await notifier(wire.url, { silenceTimeoutMs: 400 }).send(blind(), 'ann@example.org', 'd_1', 0)).state).toBe(
      'unknown',
    )
    expect(wire.messages).toHaveLength(1)
  })

  it('while the message is being sent: unknown', async () => {
    const wire = await badServer('hang-up-in-data')
    expect((await notifier(wire.url).send(newlyListed(70), 'ann@example.org', 'd_1', 0)).state).toBe('unknown')
  })

  it('before anything was said: again later, and the server is not asked many times over', async () => {
    const wire = await badServer('hang-up-at-once')
    expect((await notifier(wire.url).send(blind(), 'ann@example.org', 'd_1', 0)).state).toBe('retry')
    expect(wire.connections()).toBeLessThanOrEqual(2)
  })

  it('that hangs in the greeting ends after its time, and other servers are not held up', async () => {
    const mute = await badServer('mute')
    const well = await server()
    const started = performance.now()
    const [hung, sent] = await Promise.all([
      notifier(mute.url, { connectTimeoutMs: 500 }).send(blind(), 'ann@example.org', 'd_1', 0),
      notifier(well.url)
        .send(blind(), 'ann@example.org', 'd_2', 0)
        .then((outcome) => ({ outcome, after: performance.now() - started })),
    ])
    expect(hung.state).toBe('retry')
    expect(performance.now() - started).toBeLessThan(12_000)
    expect(sent.outcome.state).toBe('sent')
    expect(sent.after).toBeLessThan(450)
  })

  it('that is refused: again later', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as { port: number }
    closed.close()
    await once(closed, 'close')
    expect((await notifier(`smtp://127.0.0.1:${port}`).send(blind(), 'ann@example.org', 'd_1', 0)).state).toBe('retry')
  })
})

describe('what others wrote', () => {
  const payload = 'Rule\r\nBcc: victim@example.org\r\nX-Evil: 1\r\n\r\n<script>'

  it('adds no header, recipient, body or attachment', async () => {
    const sink = await server()
    const hostile = notice({
      route: payload,
      stories: [
        story({
          changeId: payload,
          document: { title: payload, url: 'https://bis.gov/' },
          findings: [finding({ reason: payload, after: evidence(payload) })],
        }),
      ],
    })
    expect((await notifier(sink.url).send(hostile, 'ann@example.org', 'd_1', 0)).state).toBe('sent')
    const [arrived] = sink.arrived
    expect(arrived?.to).toEqual(['ann@example.org'])
    const keys = arrived?.mail.headers.map(({ key }) => key) ?? []
    expect(keys).not.toContain('bcc')
    expect(keys).not.toContain('x-evil')
    expect(keys).not.toContain('x-ruledrift-change')
    expect(arrived?.mail.subject).toContain('Rule Bcc: victim@example.org X-Evil: 1 <script>')
    expect(arrived?.mail.html).not.toContain('<script>')
  })

  it.each([
    'a@x.org, b@y.org',
    'a@x.org b@y.org',
    'a@x.org\r\nRCPT TO:<b@y.org>',
    '<a@x.org>',
    'Ann <a@x.org>',
    'a@x.org;b@y.org',
    'ann',
    '',
  ])('in the place of one recipient, %j, is refused before anything is sent', async (recipient) => {
    const sink = await server()
    expect((await notifier(sink.url).send(blind(), recipient, 'd_1', 0)).state).toBe('dead')
    expect(sink.arrived).toEqual([])
  })
})

describe('an email channel', () => {
  it('is probed without sending anything', async () => {
    const sink = await server()
    await notifier(sink.url).probe()
    expect(sink.arrived).toEqual([])
  })

  it('says with a code that its server cannot be used', async () => {
    const sink = await server({ user: 'ann', password: 'right' })
    const probing = notifier(sink.url.replace('smtp://', 'smtp://ann:wrong@')).probe()
    await expect(probing).rejects.toMatchObject({ code: 'delivery-failed' })
    await expect(probing).rejects.toBeInstanceOf(CodedError)
  })
})
