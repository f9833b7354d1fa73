import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Notice } from '../../src/model/notice.ts'
import { createSlackNotifier, type SlackOptions } from '../../src/notifiers/slack.ts'
import { slackMessages, split } from '../../src/notifiers/slack-message.ts'
import { presentNotice } from '../../src/present/present.ts'
import {
  BIS,
  blind,
  evidence,
  finding,
  INCIDENT,
  listing,
  newlyListed,
  notice,
  silentEdit,
  story,
  weeklyDigest,
} from '../present/notices.ts'
import { say, startHttp } from './http-sink.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function slack(answer: Parameters<typeof startHttp>[0], options: SlackOptions = {}) {
  const sink = await startHttp(answer)
  closers.push(sink.close)
  const channel = { id: 'slack', kind: 'slack', webhookUrl: sink.url } as const
  return { ...sink, to: createSlackNotifier(channel, sink.http, { timeoutMs: 1000, pauseMs: 0, ...options }) }
}

type Block = {
  type: string
  text?: { type: string; text: string }
  elements?: { type: string; text?: unknown; url?: string }[]
}

function messagesOf(told: Notice, characters = 300_000) {
  return JSON.parse(JSON.stringify(slackMessages(presentNotice(told, characters)))) as {
    text: string
    blocks: Block[]
  }[]
}

/** All text that a reader sees, entities decoded as Slack does. */
function shownText(told: Notice): string {
  const texts: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { type, text } = value as { type?: string; text?: unknown }
    if (type === 'plain_text' && typeof text === 'string') texts.push(text)
    for (const inner of Object.values(value)) visit(inner)
  }
  visit(messagesOf(told).map(({ blocks }) => blocks))
  return texts.join('\n').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

function longNotice(n: number): Notice {
  const findings = Array.from({ length: n }, (_, i) =>
    finding({
      before: evidence(`Sentence number ${i} «violates» the rule.`),
      after: evidence(`Sentence number ${i} «risks» the rule.`),
      reason: `Reason ${i}.`,
    }),
  )
  return notice({ stories: [story({ findings })] })
}

describe('a Slack message', () => {
  it('shows both sentences with the words marked, the reasons, the evidence and a button to the page', () => {
    const text = shownText(silentEdit())
    expect(text).toContain('BIS: wording softened, silently')
    expect(text).toContain('chips «anywhere in the world» «violates» U.S. export controls.')
    expect(text).toContain('«alerting industry to the risks of»')
    expect(text).toContain('Why: ‘violates’')
    expect(text).toContain('ruledrift show c_1f0e9d8c7b6a59483726')
    const buttons = messagesOf(silentEdit()).flatMap(({ blocks }) =>
      blocks.flatMap(({ elements }) => elements?.flatMap(({ url }) => url ?? []) ?? []),
    )
    expect(buttons).toEqual(['https://www.bis.gov/press-release/rescission-ai-diffusion'])
  })

  it('shows a digest with its health, an incident with its next step', () => {
    const digest = shownText(weeklyDigest())
    expect(digest).toContain('MOFCOM: 1 finding in 1 document')
    expect(digest).toContain('商务部新闻发言人就美方调整芯片出口管制相关表述答记者问')
    expect(digest).toContain('19 watches healthy, 1 blind')
    expect(shownText(blind())).toContain(`Next step: ${INCIDENT.hint}`)
    expect(shownText({ ...weeklyDigest(), stories: [] })).toContain('Digest: nothing to report')
  })

  it.each([1, 20, 70, 400])('stays within the limits of Slack and loses none of %d findings', (n) => {
    const told = longNotice(n)
    for (const { blocks } of messagesOf(told)) {
      expect(blocks.length).toBeLessThanOrEqual(50)
      expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
      for (const { type, text } of blocks)
        if (text) expect(text.text.length).toBeLessThanOrEqual(type === 'header' ? 150 : 3000)
    }
    const text = shownText(told)
    const lost = Array.from({ length: n }, (_, i) => `Sentence number ${i} «violates» the rule.`).filter(
      (words) => !text.includes(words),
    )
    expect(lost).toEqual([])
  })

  it('numbers its parts and says what they are part of', () => {
    const parts = messagesOf(longNotice(100))
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.map(({ text }) => /part (\d+) of (\d+)/.exec(text)?.slice(1).map(Number))).toEqual(
      parts.map((_, i) => [i + 1, parts.length]),
    )
    expect(JSON.stringify(parts[1]?.blocks[0])).toContain('n_00112233445566778899')
  })

  it('tells all seventy new entries', () => {
    const text = shownText(newlyListed(70))
    expect(text.match(/^• /gm)).toHaveLength(70)
    expect(text).toContain('YOUR PARTY: Nettrix')
  })

  it('holds a list of thousands: some thirty entries a block, within the limits, the rest counted', () => {
    const parts = messagesOf(newlyListed(3000))
    expect(parts.length).toBeLessThan(30)
    for (const { blocks } of parts) {
      expect(blocks.length).toBeLessThanOrEqual(50)
      for (const { type, text } of blocks)
        if (text) expect(text.text.length).toBeLessThanOrEqual(type === 'header' ? 150 : 3000)
    }
    const text = shownText(newlyListed(3000))
    expect(text.match(/^• Nettrix/gm)?.length).toBeGreaterThan(0)
    expect(text).toContain('2900 more findings did not fit here.')
  })

  it('says of second tellings one line, of suspended entries one sentence and their names', () => {
    const entry = listing({
      name: '甲公司',
      aliases: ['Alpha'],
      status: { state: 'suspended', until: '2025-11-09', text: '' },
    })
    const both = notice({
      stories: [
        story({
          findings: [
            finding({
              kind: 'listing.suspended',
              severity: 'high',
              ofNotice: '商务部公告2025年第21号',
              after: evidence('决定«暂停»90天。'),
              listing: entry,
              parts: [{ part: 'status', before: 'in force', after: 'suspended until 2025-11-09' }],
            }),
            finding({
              kind: 'listing.added',
              listing: listing({}),
              confirms: { changeId: 'c_1', sourceName: 'Federal Register', at: 0 },
            }),
          ],
        }),
      ],
    })
    const text = shownText(both)
    expect(text).toContain(
      'Suspended until 9 November 2025: 1 entry of 商务部公告2025年第21号, Entity List (high)\n  决定«暂停»90天。\n• 甲公司, China\n  Also known as: Alpha',
    )
    expect(text).toContain(
      'Confirmed by BIS: 1 entry (Entity List): Example Co., Ltd., told on 31 December 1969 (Federal Register). Nothing new.',
    )
  })

  it('is told in at most some thirty parts, and then counts the rest', () => {
    const parts = messagesOf(longNotice(5000))
    expect(parts.length).toBeLessThan(30)
    expect(JSON.stringify(parts)).toMatch(/\d+ more findings did not fit/)
  })

  it.each([
    '<!channel> <@U123> <http://evil.example|gov.example>',
    '*bold* _x_ ~y~ `z` :skull: @here #general',
    '&lt;!channel&gt;',
    '<script>alert(1)</script>',
    'a\u202Eb\u0000',
  ])('shows %j literally in every field, and calls nobody', (payload) => {
    const words = evidence(`${payload}«${payload}»`)
    const entry = finding({
      kind: 'listing.added',
      flags: ['party'],
      severity: 'critical',
      reason: payload,
      listing: listing({ name: payload, list: payload, aliases: [payload] }),
      parts: [{ part: payload, before: payload, after: payload }],
      parties: [{ party: payload, by: payload, matched: payload, sureness: 'likely', how: payload }],
      counts: [{ value: 1, text: payload, country: payload, found: 2 }],
    })
    const confirmed = finding({
      kind: 'listing.added',
      listing: listing({ name: payload, list: payload }),
      confirms: { changeId: payload, sourceName: payload, at: 0 },
    })
    const suspended = finding({
      kind: 'listing.suspended',
      after: words,
      ofNotice: payload,
      listing: listing({ name: payload, status: { state: 'suspended', until: payload, text: payload } }),
    })
    const hostile = notice({
      route: payload,
      stories: [
        story({
          source: { ...BIS, name: payload },
          watchTitle: payload,
          changeId: payload,
          url: payload,
          document: { title: payload, url: `javascript:${payload}`, date: payload },
          findings: [
            finding({ before: words, after: words, reason: payload, path: [payload] }),
            entry,
            confirmed,
            suspended,
          ],
        }),
      ],
      incidents: [{ ...INCIDENT, title: payload, message: payload, hint: payload, url: `data:${payload}` }],
      health: { watches: 1, blind: [{ watchId: payload, title: payload, cause: payload, since: 0 }] },
    })
    for (const kind of ['alert', 'digest', 'incident'] as const) {
      const json = JSON.stringify(messagesOf({ ...hostile, kind }))
      expect(json).not.toMatch(/<[!@#h]|mrkdwn|javascript:|data:text|\\u202e|\\u0000/i)
      expect(json).not.toContain('"emoji":true')
      for (const { text } of messagesOf({ ...hostile, kind })) expect(text).toMatch(/^Ruledrift: [a-z0-9, ]+$/)
      expect(shownText({ ...hostile, kind })).toContain(payload.replace(/[\u202E\u0000]/g, ''))
    }
  })

  it('splits any text into pieces that fit, in order, without losing a visible character', () => {
    const bare = (text: string) => text.replace(/\s/g, '')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 12, max: 60 }), (text, max) => {
        const pieces = split(text, max)
        expect(bare(pieces.join(''))).toBe(bare(text))
        for (const piece of pieces) {
          expect(piece.length).toBeGreaterThan(0)
          expect(piece.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').length).toBeLessThanOrEqual(
            max,
          )
          expect(piece.isWellFormed()).toBe(text.isWellFormed())
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('Slack', () => {
  it('takes each part in order, without previews of links', async () => {
    const { to, asked } = await slack(say(200, 'ok'))
    const told = longNotice(100)
    const outcome = await to.send(told, 'slack', 'd_1', 0)
    expect(outcome).toEqual({ state: 'sent', reason: 'ok', partsSent: messagesOf(told).length })
    expect(asked.map(({ body }) => JSON.parse(body))).toEqual(messagesOf(told))
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ unfurl_links: false, unfurl_media: false })
  })

  it('says 429 in the middle: the parts that are out are counted, and the next attempt goes on after them', async () => {
    const { to, asked } = await slack((response, nth) =>
      (nth === 3 ? say(429, 'rate_limited', { 'retry-after': '30' }) : say(200, 'ok'))(response),
    )
    const told = longNotice(100)
    const first = await to.send(told, 'slack', 'd_1', 0)
    expect(first).toMatchObject({ state: 'retry', retryAfterMs: 30_000, partsSent: 2 })
    const second = await to.send(told, 'slack', 'd_1', first.partsSent)
    expect(second.state).toBe('sent')
    const texts = asked.filter((_, i) => i !== 2).map(({ body }) => (JSON.parse(body) as { text: string }).text)
    expect(texts).toEqual(messagesOf(told).map(({ text }) => text))
  })

  it.each([
    [500, 'rollup_error', 'retry'],
    [503, '<html>', 'retry'],
    [302, '', 'retry'],
    [200, '', 'retry'],
    [200, '<html>signed out</html>', 'retry'],
    [200, 'no_service', 'dead'],
    [404, 'no_service', 'dead'],
    [410, 'channel_is_archived', 'dead'],
    [403, 'action_prohibited', 'dead'],
    [403, 'invalid_token', 'dead'],
    [400, 'user_not_found', 'dead'],
  ])('answers %d %j: %s', async (status, body, state) => {
    const { to } = await slack(say(status, body))
    const outcome = await to.send(silentEdit(), 'slack', 'd_1', 0)
    expect(outcome).toMatchObject({ state, partsSent: 0 })
    expect(outcome.reason).not.toContain('secret-path')
    expect(outcome.reason).not.toContain('<')
  })

  it('refuses the blocks: it gets a summary in our own words', async () => {
    const { to, asked } = await slack((response, nth) =>
      (nth === 1 ? say(400, 'invalid_blocks') : say(200, 'ok'))(response),
    )
    const outcome = await to.send(silentEdit(), 'slack', 'd_1', 0)
    expect(outcome).toMatchObject({ state: 'sent', partsSent: 1 })
    expect(outcome.reason).toContain('invalid_blocks')
    const summary = asked[1]?.body ?? ''
    expect(summary).toContain('ruledrift show c_1f0e9d8c7b6a59483726')
    expect(summary).not.toContain('Ascend')
  })

  it('is slow: an attempt ends in time, and the next one sends the rest', async () => {
    const { to, asked } = await slack((response) => setTimeout(() => say(200, 'ok')(response), 60), {
      totalTimeoutMs: 100,
    })
    const told = longNotice(200)
    const first = await to.send(told, 'slack', 'd_1', 0)
    expect(first.state).toBe('retry')
    expect(first.partsSent).toBe(asked.length)
    expect(first.partsSent).toBeGreaterThan(0)
    expect(first.partsSent).toBeLessThan(messagesOf(told).length)
  })

  it('gets a pause between two parts', async () => {
    const { to, asked } = await slack(say(200, 'ok'), { pauseMs: 150 })
    const started = performance.now()
    await to.send(longNotice(60), 'slack', 'd_1', 0)
    expect(asked.length).toBeGreaterThan(1)
    expect(performance.now() - started).toBeGreaterThanOrEqual(150 * (asked.length - 1) - 5)
  })

  it('takes the request and does not answer: unknown', async () => {
    const { to, asked } = await slack(() => {})
    expect(await to.send(silentEdit(), 'slack', 'd_1', 0)).toMatchObject({ state: 'unknown', partsSent: 0 })
    expect(asked).toHaveLength(1)
  })

  it('is probed with a message that it refuses, so that nobody sees it', async () => {
    const well = await slack(say(400, 'no_text'))
    await well.to.probe()
    expect(well.asked[0]?.body).toBe('{}')
    const gone = await slack(say(404, 'no_service'))
    await expect(gone.to.probe()).rejects.toMatchObject({ code: 'delivery-failed' })
  })
})
