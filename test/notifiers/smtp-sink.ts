/** Real SMTP servers of our own: one that takes mail and refuses what it is told to, one that behaves badly on the wire. */
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

type Arrived = {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
  readonly mail: Email
}

export type SmtpSink = {
  readonly url: string
  readonly arrived: readonly Arrived[]
  readonly connections: () => number
  /** Ends every open connection, as a server does with idle ones. */
  dropConnections(): Promise<void>
  close(): Promise<void>
}

type Refusals = {
  /** @returns the reply code that refuses this recipient. */
  recipient?(address: string): number | undefined
  /** @returns the reply code that refuses the message; `nth` counts from 1. */
  message?(nth: number): number | undefined
  readonly user?: string
  readonly password?: string
  readonly size?: number
}

function refusal(code: number): Error & { responseCode: number } {
  return Object.assign(new Error(`refused by the test with ${code}`), { responseCode: code })
}

/** @returns a server on 127.0.0.1 that parses what arrives. */
export async function startSmtp(refuse: Refusals = {}): Promise<SmtpSink> {
  const arrived: Arrived[] = []
  let messages = 0
  const server = new SMTPServer({
    disabledCommands: refuse.user === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: refuse.user === undefined,
    logger: false,
    ...(refuse.size === undefined ? {} : { size: refuse.size }),
    onAuth: ({ username, password }, _session, callback) => {
      if (username === refuse.user && password === refuse.password) callback(null, { user: username })
      else callback(refusal(535))
    },
    onRcptTo: ({ address }, _session, callback) => {
      const code = refuse.recipient?.(address)
      callback(code === undefined ? null : refusal(code))
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        messages++
        const code = refuse.message?.(messages)
        if (code !== undefined) return callback(refusal(code))
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        arrived.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          mail: await PostalMime.parse(raw),
        })
        callback(null, 'taken')
      })
    },
  })
  server.on('error', () => {})
  const sockets = new Set<Socket>()
  let connections = 0
  server.server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    connections: () => connections,
    dropConnections: async () => {
      await Promise.all(
        [...sockets].map((socket) => {
          socket.destroy()
          return socket.closed ? undefined : once(socket, 'close')
        }),
      )
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export type Wire = {
  readonly url: string
  /** Whole messages that came up to the final dot. */
  readonly messages: readonly string[]
  readonly connections: () => number
  close(): Promise<void>
}

/** What a bad server does: says nothing at all; takes a message and hangs up or stays silent; closes before the greeting. */
export type Behaviour = 'mute' | 'take-and-hang-up' | 'take-and-stay-silent' | 'hang-up-at-once' | 'hang-up-in-data'

/** @returns a server that speaks just enough SMTP, then misbehaves. */
export async function startBadSmtp(behaviour: Behaviour): Promise<Wire> {
  const messages: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    if (behaviour === 'mute') return
    if (behaviour === 'hang-up-at-once') return void socket.destroy()
    socket.write('220 bad.example ESMTP\r\n')
    let text = ''
    let inData = false
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (inData) {
        if (behaviour === 'hang-up-in-data') return void socket.destroy()
        if (!text.endsWith('\r\n.\r\n')) return
        messages.push(text)
        if (behaviour === 'take-and-hang-up') socket.destroy()
        return
      }
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        inData = line === 'DATA'
        socket.write(inData ? '354 go on\r\n' : '250 fine\r\n')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
