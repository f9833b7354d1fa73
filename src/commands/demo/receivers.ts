/** Who receives in a story: a real SMTP server and a real webhook endpoint, both on loopback. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { closeServer } from './site.ts'

/** A mail as it arrived. */
export type Mail = {
  readonly raw: string
  readonly to: readonly string[]
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type Mailbox = { readonly port: number; readonly mails: readonly Mail[]; close(): Promise<void> }

/** @param at the port to listen on; 0 takes a free one. @returns an SMTP server that takes every mail and keeps it. */
export async function openMailbox(at = 0): Promise<Mailbox> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        readMail(Buffer.concat(chunks), to).then((mail) => {
          mails.push(mail)
          done()
        }, done)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { port, mails, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function readMail(bytes: Buffer, to: readonly string[]): Promise<Mail> {
  const { messageId = '', subject = '', text = '', html = '' } = await PostalMime.parse(bytes)
  return { raw: bytes.toString(), to, messageId, subject, text, html }
}

/** A Slack message as it was posted. */
export type Post = { readonly body: string; readonly text: string }

export type Desk = { readonly url: string; readonly posts: readonly Post[]; close(): Promise<void> }

/** @returns an endpoint that answers as a Slack incoming webhook does. */
export async function openDesk(): Promise<Desk> {
  const posts: Post[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    posts.push({ body, text: plainText(JSON.parse(body)) })
    response.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/services/T000/B000/desk`, posts, close: () => closeServer(server) }
}

/** All text of a Block Kit message, in order. */
function plainText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  if (Array.isArray(value))
    return value
      .map(plainText)
      .filter((text) => text !== '')
      .join('\n')
  const { text, ...rest } = value as Record<string, unknown>
  const own = typeof text === 'string' ? ('type' in rest ? text : '') : plainText(text)
  return [own, ...Object.values(rest).map(plainText)].filter((part) => part !== '').join('\n')
}
