/**
 * Webhook: the notice as JSON, signed after Standard Webhooks (https://www.standardwebhooks.com). `webhook-id` is the id of
 * the delivery and stays the same over repeats: receivers drop what they have had.
 */
import { Webhook } from 'standardwebhooks'
import { CodedError } from '../errors.ts'
import type { Notice } from '../model/notice.ts'
import type { WebhookChannel } from '../model/settings.ts'
import type { Http, Notifier, SendOutcome } from '../ports.ts'
import { type Answer, exchange } from './post.ts'

export type WebhookOptions = { readonly timeoutMs?: number }

/**
 * Outcomes as the specification asks: 2xx is sent, 410 is dead, everything else (redirects and other 4xx too) is tried again,
 * not before a Retry-After. An answer that does not come leaves the outcome unknown.
 * @throws CodedError `config-invalid` when the address is not http(s) or the secret is not one.
 */
export function createWebhookNotifier(channel: WebhookChannel, http: Http, options: WebhookOptions = {}): Notifier {
  const url = parseUrl(channel)
  const signer = createSigner(channel)
  const timeoutMs = options.timeoutMs ?? 15_000
  return {
    async send(notice: Notice, _recipient: string, deliveryId: string): Promise<SendOutcome> {
      const body = payloadOf(notice)
      const now = new Date()
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Ruledrift',
        'webhook-id': deliveryId,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': signer.sign(deliveryId, now, body),
      }
      const result = await exchange(http, { method: 'POST', url, headers, body }, timeoutMs)
      return 'failure' in result ? { ...result.failure, partsSent: 0 } : outcomeOf(result.answer)
    },
    async probe(): Promise<void> {
      const result = await exchange(http, { method: 'GET', url, headers: { 'user-agent': 'Ruledrift' } }, timeoutMs)
      const problem = 'failure' in result ? result.failure.reason : statusProblem(result.answer.status)
      if (problem === undefined) return
      throw new CodedError('delivery-failed', `Channel ${channel.id}: ${problem}`, {
        hint: 'Check the url of this channel, and egress.allowPrivate when the receiver is on a private network.',
        retryable: true,
      })
    },
    async close(): Promise<void> {},
  }
}

/**
 * @returns `{type, timestamp, data}`: type `alert`, `digest` or `incident`; timestamp ISO 8601; data is the notice as it is
 * (model.ts), times in ms since 1970.
 */
function payloadOf(notice: Notice): string {
  return JSON.stringify({ type: notice.kind, timestamp: new Date(notice.at).toISOString(), data: notice })
}

function outcomeOf({ status, retryAfterMs }: Answer): SendOutcome {
  const reason = `HTTP ${status}`
  if (status >= 200 && status < 300) return { state: 'sent', reason, partsSent: 1 }
  if (status === 410) return { state: 'dead', reason: `${reason}: the receiver is gone for good`, partsSent: 0 }
  return { state: 'retry', reason, partsSent: 0, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

/** A receiver that only takes POST may answer a GET as it likes. */
function statusProblem(status: number): string | undefined {
  if (status === 410) return 'the receiver says that it is gone for good (410)'
  return status >= 500 ? `the receiver has an error of its own (${status})` : undefined
}

function parseUrl({ id, url }: WebhookChannel): URL {
  const parsed = URL.parse(url)
  if (parsed !== null && /^https?:$/.test(parsed.protocol)) return parsed
  throw new CodedError('config-invalid', `The url of channel ${id} is not an http or https address.`, {
    hint: 'Write https://host/path.',
  })
}

function createSigner({ id, secret }: WebhookChannel): Webhook {
  try {
    return new Webhook(secret)
  } catch (cause) {
    throw new CodedError('config-invalid', `The secret of channel ${id} cannot be used for signing.`, {
      hint: "Make one with: node -e \"console.log('whsec_' + crypto.randomBytes(32).toString('base64'))\"",
      cause,
    })
  }
}
