/** A real HTTP server of our own that answers as it is told and remembers what it was asked. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { createHttp } from '../../src/adapters/http.ts'
import type { Http } from '../../src/ports.ts'

export type Asked = { readonly method: string; readonly headers: IncomingHttpHeaders; readonly body: string }

export type HttpSink = {
  readonly url: string
  readonly asked: readonly Asked[]
  /** The adapter that is allowed to reach this server, and no other private one. */
  readonly http: Http
  close(): Promise<void>
}

/** @param answer is called for each request; `nth` counts from 1. */
export async function startHttp(
  answer: (response: ServerResponse, nth: number, asked: Asked) => void,
): Promise<HttpSink> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const one = { method: request.method ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') }
    asked.push(one)
    answer(response, asked.length, one)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const http = createHttp({ egress: { allowPrivate: [`127.0.0.1:${port}`] } })
  return {
    url: `http://127.0.0.1:${port}/hook/secret-path`,
    asked,
    http,
    close: async () => {
      await http.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** An answer with a status and a body. */
export function say(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, headers).end(body)
  }
}
