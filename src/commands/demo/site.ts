/** A small web site on loopback that serves the pages of a story, with validators, as official sites do. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Served = {
  readonly body: Uint8Array
  readonly type: string
  readonly status: number
  readonly location?: string
  /** Instead of one that is made of the body: some servers send the same for ever. */
  readonly etag?: string
}

export type Site = {
  /** http://127.0.0.1:PORT */
  readonly origin: string
  serve(path: string, page: Served): void
  close(): Promise<void>
}

/** @returns a running site; every path that was never served answers 404. */
export async function openSite(): Promise<Site> {
  const pages = new Map<string, Served>()
  const server = createServer((request, response) => answer(pages, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    serve: (path, page) => void pages.set(path, page),
    close: () => closeServer(server),
  }
}

function answer(pages: ReadonlyMap<string, Served>, request: IncomingMessage, response: ServerResponse): void {
  const page = pages.get(request.url ?? '/')
  if (page === undefined) {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Not found</h1>')
    return
  }
  const etag = page.etag ?? `"${createHash('sha256').update(page.body).digest('hex').slice(0, 16)}"`
  if (page.status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  const location = page.location === undefined ? {} : { location: page.location }
  response.writeHead(page.status, { 'content-type': page.type, 'content-length': page.body.length, etag, ...location })
  response.end(page.body)
}

/** Ends a server and the connections that clients keep alive. */
export async function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
