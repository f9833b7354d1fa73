/** Connects to judged addresses only: every address of a name before connecting, and the socket's own after it. */
import type { LookupFunction, Socket } from 'node:net'
import type { buildConnector } from 'undici'
import { CodedError } from '../../errors.ts'
import { type Allowed, hostPort, refuseAddress } from './guard.ts'

/** Resolves a name to all its addresses; fails as `dns.promises.lookup` does. */
export type Lookup = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

/**
 * @param connect opens the socket (undici's own connector).
 * @returns a connector that gives up a socket whose peer is not public. This is the second line: it holds whatever the
 * resolver, the system or a proxy of the system did in between.
 */
export function guardConnector(connect: buildConnector.connector, allowed: Allowed): buildConnector.connector {
  return (options, callback) => {
    const pair = hostPort(options.protocol, options.hostname, options.port)
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      tellResets(socket)
      if (allowed.has(pair)) return callback(null, socket)
      const peer = socket.remoteAddress
      try {
        if (peer === undefined) {
          throw new CodedError('connect-failed', `The connection to ${pair} was lost at once.`, { retryable: true })
        }
        refuseAddress(peer, options.hostname)
      } catch (refusal) {
        socket.on('error', () => {}).destroy()
        return callback(refusal as Error, null)
      }
      callback(null, socket)
    })
  }
}

/**
 * undici takes a reset (RST) for the end of a body that has no length, and so half a page for a whole one. Under another name, given
 * before undici hears of it, it is what it is: a connection that broke.
 */
function tellResets(socket: Socket): void {
  socket.prependListener('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET') error.code = 'ECONNABORTED'
  })
}

/** @returns `lookup` as node:net wants it. */
export function nodeLookup(lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const first = addresses[0]
        if (first === undefined) callback(noAddress(hostname), '')
        else if (options.all === true) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

/**
 * One private address refuses the whole host: which one is asked would otherwise be up to chance.
 * @returns a lookup that throws CodedError `egress-refused` when any address is private, and what `lookup` throws.
 */
export function guardLookup(lookup: Lookup): Lookup {
  return async (hostname) => {
    const addresses = await lookup(hostname)
    for (const { address } of addresses) refuseAddress(address, hostname)
    return addresses
  }
}

function noAddress(hostname: string): CodedError {
  return new CodedError('dns-failed', `${hostname} has no address.`, {
    hint: 'Check the spelling of the host and the DNS of this machine.',
    retryable: true,
    details: { host: hostname },
  })
}
