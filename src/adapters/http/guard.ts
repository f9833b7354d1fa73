/** Which addresses may be asked: public http(s), and the `host:port` pairs that the operator allowed by name. */
import ipaddr from 'ipaddr.js'
import { CodedError } from '../../errors.ts'

/** `host:port` pairs, lower case, that may be private. */
export type Allowed = ReadonlySet<string>

/** @returns the set to compare with `hostPort`. */
export function allowedSet(allowPrivate: readonly string[]): Allowed {
  return new Set(allowPrivate.map((entry) => entry.trim().toLowerCase()))
}

/** @returns host and port as `allowPrivate` writes them: `intranet.example:8080`, `[::1]:80`, the default port included. */
export function hostPort(protocol: string, hostname: string, port: string): string {
  const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname
  return `${host.toLowerCase()}:${port || (protocol === 'https:' ? '443' : '80')}`
}

/**
 * Judges the parsed URL before anything is asked: WHATWG parsing has already made 0x7f.1, 2130706433, full-width digits
 * and the like plain addresses, so the string is never looked at.
 * @throws CodedError `egress-refused`: not http(s), user info, a port other than 80 and 443, a private address or name.
 */
export function refuseUrl(url: URL, allowed: Allowed): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refused(url.hostname, `The scheme ${url.protocol} is not http or https.`, 'Give an http or https address.')
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(url.hostname, 'The address carries a user name or password.', 'Remove the part before "@".')
  }
  if (allowed.has(hostPort(url.protocol, url.hostname, url.port))) return
  if (url.port !== '' && url.port !== '80' && url.port !== '443') {
    throw refused(url.hostname, `Port ${url.port} is not 80 or 443.`, ALLOW_HINT)
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (host === '' || host === 'localhost' || host.endsWith('.localhost')) {
    throw refused(url.hostname, `${host || 'The host'} is this machine.`, ALLOW_HINT)
  }
  if (ipaddr.isValid(host)) refuseAddress(host, host)
}

/** @throws CodedError `egress-refused` when `address`, to which `host` leads, is not public. */
export function refuseAddress(address: string, host: string): void {
  if (isPublicAddress(address)) return
  throw refused(host, `${host} leads to ${address}, which is private or reserved.`, ALLOW_HINT)
}

const ALLOW_HINT = 'If this is meant, add the host:port of the address to egress.allowPrivate.'

/** ipaddr.js calls these unicast; 2000::/3 is all the global unicast space that IANA has given out. */
const GLOBAL_UNICAST_6 = ipaddr.parseCIDR('2000::/3')

/**
 * @param address an IP address as the resolver or the socket gives it.
 * @returns true for a global unicast address; IPv4 inside ::ffff:0:0/96 is judged as itself; NAT64, 6to4, Teredo,
 * IPv4-compatible, zone ids and whatever is no address are not public.
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%') || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST_6 as [ipaddr.IPv6, number])
}

function refused(host: string, message: string, hint: string): CodedError {
  return new CodedError('egress-refused', message, { hint, details: { host } })
}
