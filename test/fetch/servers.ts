/** Servers on 127.0.0.1 that say exactly what a test wants said, byte for byte, and remember who asked. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { CodedError } from '../../src/errors.ts'

export type Asked = {
  readonly method: string
  readonly path: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly at: number
}

export type RawServer = {
  readonly port: number
  /** host:port, as egress.allowPrivate writes it. */
  readonly pair: string
  readonly origin: string
  readonly connections: () => number
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

/** @param answer is called once for each request with a socket to write to, and closes it when it wants to. */
export async function rawServer(answer: (asked: Asked, socket: Socket) => void): Promise<RawServer> {
  const asked: Asked[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const request = parse(text, end)
      if (request.body.length < Number(request.headers['content-length'] ?? 0)) return
      text = ''
      asked.push(request)
      answer(request, socket)
    })
  })
  const port = await listen(server)
  return {
    port,
    pair: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    connections: () => connections,
    asked,
    close: () => end(server, sockets),
  }
}

export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function end(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  server.close()
  await once(server, 'close')
}

function parse(text: string, end: number): Asked {
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const [method = '', path = ''] = first.split(' ')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  return { method, path, headers: Object.fromEntries(headers), body: text.slice(end + 4), at: Date.now() }
}

/** A whole answer with Content-Length; header values as given, so that a test can contradict itself. */
export function reply(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array = '',
): Buffer {
  const bytes = Buffer.from(body)
  const all = { 'content-length': String(bytes.length), ...headers }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Said\r\n${head.join('')}\r\n`, 'latin1'), bytes])
}

/** An answer without Content-Length: the end of the connection ends it. */
export function openReply(headers: Readonly<Record<string, string>>, body: string | Uint8Array = ''): Buffer {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head.join('')}\r\n`, 'latin1'), Buffer.from(body)])
}

/** @returns the code of the CodedError that `promise` fails with; anything else, success too, is a failure of the test. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return (await failureOf(promise)).code
}

export async function failureOf(promise: Promise<unknown>): Promise<CodedError> {
  const outcome = await promise.then(
    () => new Error('It succeeded.'),
    (error: unknown) => error,
  )
  if (!(outcome instanceof CodedError)) throw outcome
  return outcome
}
