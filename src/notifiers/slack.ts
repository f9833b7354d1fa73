/** Slack through an incoming webhook: one message per part of a notice, in order. */
import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError } from '../errors.ts'
import type { Notice } from '../model/notice.ts'
import type { SlackChannel } from '../model/settings.ts'
import type { Http, Notifier, SendOutcome } from '../ports.ts'
import { presentNotice } from '../present/present.ts'
import { type Answer, exchange } from './post.ts'
import { slackMessages, slackSummary } from './slack-message.ts'

export type SlackOptions = {
  /** For one part. */
  readonly timeoutMs?: number
  /** For all parts of one attempt; the next attempt sends the rest. */
  readonly totalTimeoutMs?: number
  /** Slack takes about one message a second on a webhook. */
  readonly pauseMs?: number
}

/** The text of pages in one notice: some 30 messages at most; the rest is counted with the command that shows it. */
const CHARACTERS = 300_000

/** The webhook or its channel is gone or closed to us: only a person can mend that. */
const DEAD = [
  'no_service',
  'no_service_id',
  'no_team',
  'team_disabled',
  'invalid_token',
  'no_active_hooks',
  'channel_not_found',
  'channel_is_archived',
  'action_prohibited',
  'user_not_found',
  'posting_to_general_channel_denied',
]

/** Slack does not take these blocks and never will; a message of our own words only may pass. */
const REFUSED = [
  'invalid_payload',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'too_many_attachments',
  'no_text',
]

/**
 * Every attempt goes on after the parts that are already out, and stops at the first that fails.
 * @throws CodedError `config-invalid` when the webhook is not an http(s) address; the message does not repeat it.
 */
export function createSlackNotifier(channel: SlackChannel, http: Http, options: SlackOptions = {}): Notifier {
  const url = parseUrl(channel)
  const { timeoutMs = 15_000, totalTimeoutMs = 60_000, pauseMs = 1000 } = options
  const post = (message: unknown) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Ruledrift' }
    return exchange(http, { method: 'POST', url, headers, body: JSON.stringify(message) }, timeoutMs)
  }
  return {
    async send(notice: Notice, _recipient: string, _deliveryId: string, skipParts: number): Promise<SendOutcome> {
      const view = presentNotice(notice, CHARACTERS)
      const messages = slackMessages(view)
      let partsSent = Math.min(skipParts, messages.length)
      let reason = 'ok'
      const endsAt = performance.now() + totalTimeoutMs
      for (const [i, message] of messages.slice(partsSent).entries()) {
        if (performance.now() > endsAt) return { state: 'retry', reason: 'More parts are to be sent', partsSent }
        if (i > 0) await sleep(pauseMs)
        let result = await post(message)
        if ('answer' in result && isRefused(result.answer)) {
          reason = `Slack refused part ${partsSent + 1} (${wordOf(result.answer)}); a summary was sent instead`
          result = await post(slackSummary(view))
        }
        const outcome = 'failure' in result ? result.failure : outcomeOf(result.answer)
        if (outcome.state !== 'sent') return { ...outcome, partsSent }
        partsSent++
      }
      return { state: 'sent', reason, partsSent }
    },
    async probe(): Promise<void> {
      // A message without text: a webhook that works says so, and nothing appears in the channel.
      const result = await post({})
      if ('answer' in result && (isRefused(result.answer) || outcomeOf(result.answer).state === 'sent')) return
      const problem = 'failure' in result ? result.failure.reason : outcomeOf(result.answer).reason
      throw new CodedError('delivery-failed', `Channel ${channel.id}: ${problem}`, {
        hint: 'Make a new incoming webhook in Slack and set its address as the webhookUrl of this channel.',
        retryable: true,
      })
    },
    async close(): Promise<void> {},
  }
}

function isRefused(answer: Answer): boolean {
  return REFUSED.includes(wordOf(answer))
}

/** Slack answers with one word: `ok`, or what is wrong. */
function wordOf({ body }: Answer): string {
  return body.trim().slice(0, 60)
}

function outcomeOf(answer: Answer): Omit<SendOutcome, 'partsSent'> {
  const { status, retryAfterMs } = answer
  const word = wordOf(answer)
  if (status === 200 && word === 'ok') return { state: 'sent', reason: 'ok' }
  const known = /^\w+$/.test(word) ? `: ${word}` : ''
  const reason = `Slack answered ${status}${known}`
  if (DEAD.includes(word) || status === 403 || status === 404 || status === 410) return { state: 'dead', reason }
  return { state: 'retry', reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

function parseUrl({ id, webhookUrl }: SlackChannel): URL {
  const parsed = URL.parse(webhookUrl)
  if (parsed !== null && /^https?:$/.test(parsed.protocol)) return parsed
  throw new CodedError('config-invalid', `The webhookUrl of channel ${id} is not an http or https address.`, {
    hint: 'Copy it from the incoming webhooks of your Slack app: https://hooks.slack.com/services/…',
  })
}
