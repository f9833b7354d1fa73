/** Email over SMTP: one message to one recipient, with a Message-ID that stays the same when it is repeated. */
import { createTransport } from 'nodemailer'
import { CodedError } from '../errors.ts'
import type { Notice } from '../model/notice.ts'
import type { EmailChannel } from '../model/settings.ts'
import type { Notifier, SendOutcome } from '../ports.ts'
import { writeMail } from '../present/present.ts'
import { hostOf, isAddress, type Mailbox, parseMailbox } from './address.ts'
import { outcomeOf, refusesContent, type SmtpError } from './smtp-outcome.ts'
import { parseSmtpUrl } from './smtp-url.ts'

export type EmailOptions = {
  /** Wait for the TCP connection, and again for the greeting. */
  readonly connectTimeoutMs?: number
  /** Longest silence of the server. */
  readonly silenceTimeoutMs?: number
  /** The whole attempt: a server can be slow without ever being silent. */
  readonly totalTimeoutMs?: number
  readonly maxConnections?: number
}

/**
 * @throws CodedError `config-invalid` for a channel whose smtpUrl or sender cannot be read.
 * `send` says in its outcome whatever goes wrong. A message whose content the server refuses (552, 554) is sent once more
 * without any quoted text, so that one odd page cannot silence its own news.
 */
export function createEmailNotifier(channel: EmailChannel, options: EmailOptions = {}): Notifier {
  const from = parseMailbox(channel.from)
  const transport = openTransport(channel, options)
  return {
    async send(notice: Notice, recipient: string, deliveryId: string): Promise<SendOutcome> {
      if (!isAddress(recipient)) {
        return { state: 'dead', reason: `"${recipient.slice(0, 100)}" is not one mail address.`, partsSent: 0 }
      }
      const mail = writeMail(notice)
      const envelope = { notice, recipient, deliveryId, from, subject: mail.subject }
      const full = await attempt(transport, envelope, { text: mail.text, html: mail.html })
      if (full.refused === undefined) return full.outcome
      const plain = await attempt(transport, envelope, { text: mail.summary })
      const reason = `The content was refused (${full.outcome.reason}); a summary was sent instead: ${plain.outcome.reason}`
      return { ...plain.outcome, reason }
    },
    async probe(): Promise<void> {
      try {
        await transport.transporter.verify()
      } catch (cause) {
        throw new CodedError(
          'delivery-failed',
          `Channel ${channel.id}: ${outcomeOf(cause as SmtpError, false).reason}`,
          {
            hint: 'Check host, port, user and password in the smtpUrl of this channel.',
            retryable: true,
            cause,
          },
        )
      }
    },
    async close(): Promise<void> {
      transport.transporter.close()
    },
  }
}

type Transport = {
  readonly transporter: ReturnType<typeof createTransport>
  /** Message-ID -> the streams that were made to send it: read from means that DATA has begun. */
  readonly streams: Map<string, { readonly readableDidRead: boolean }[]>
  readonly totalTimeoutMs: number
}

function openTransport(channel: EmailChannel, options: EmailOptions): Transport {
  const { connectTimeoutMs = 15_000, silenceTimeoutMs = 30_000, totalTimeoutMs = 50_000, maxConnections = 3 } = options
  const transporter = createTransport({
    ...parseSmtpUrl(channel.smtpUrl),
    pool: true,
    maxConnections,
    // A kept connection that the server dropped is replaced once; all other repeats are the outbox's.
    maxRequeues: 1,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const streams: Transport['streams'] = new Map()
  transporter.use('stream', (mail, done) => {
    mail.message.processFunc((stream) => {
      streams.get(mail.data.messageId ?? '')?.push(stream)
      return stream
    })
    done()
  })
  return { transporter, streams, totalTimeoutMs }
}

type Addressed = {
  readonly notice: Notice
  readonly recipient: string
  readonly deliveryId: string
  readonly from: Mailbox
  readonly subject: string
}

async function attempt(
  { transporter, streams, totalTimeoutMs }: Transport,
  { notice, recipient, deliveryId, from, subject }: Addressed,
  bodies: { readonly text: string; readonly html?: string },
): Promise<{ readonly outcome: SendOutcome; readonly refused?: true }> {
  const host = hostOf(from.address)
  const messageId = `<${deliveryId}@${host}>`
  const made: { readonly readableDidRead: boolean }[] = []
  streams.set(messageId, made)
  try {
    const sent = await transporter.sendMail({
      from,
      to: { name: '', address: recipient },
      envelope: { from: from.address, to: [recipient] },
      messageId,
      subject,
      ...bodies,
      ...(isUrgent(notice) ? { priority: 'high' as const } : {}),
      headers: headersOf(notice, host),
      signal: AbortSignal.timeout(totalTimeoutMs),
    })
    return { outcome: { state: 'sent', reason: String(sent.response).slice(0, 500), partsSent: 1 } }
  } catch (error) {
    const failure = error as SmtpError
    const dataStarted = made.some(({ readableDidRead }) => readableDidRead)
    const outcome = outcomeOf(failure, dataStarted)
    return refusesContent(failure) && bodies.html !== undefined ? { outcome, refused: true } : { outcome }
  } finally {
    streams.delete(messageId)
  }
}

function isUrgent({ stories }: Notice): boolean {
  return stories.some(({ findings }) => findings.some(({ severity }) => severity === 'critical'))
}

/** RFC 3834 keeps answering machines quiet; RFC 2919 lets people sort; the ids connect a message to its change. */
function headersOf(notice: Notice, host: string): Record<string, string> {
  const changes = notice.stories.map(({ changeId }) => changeId).filter((id) => /^[\w.-]{1,80}$/.test(id))
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'List-Id': `Ruledrift <ruledrift.${host}>`,
    'X-Ruledrift-Kind': notice.kind,
    ...(changes.length === 0 ? {} : { 'X-Ruledrift-Change': changes.slice(0, 20).join(' ') }),
  }
}
