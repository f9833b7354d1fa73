/** smtp:// and smtps:// addresses as connection settings. */
import { CodedError } from '../errors.ts'

export type SmtpServer = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte. */
  readonly secure: boolean
  /** The connection must be upgraded by STARTTLS before anything else is said. */
  readonly requireTLS: boolean
  readonly ignoreTLS: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
}

/**
 * `smtp://user:password@host:587`: STARTTLS where the server offers it, and always when there is a password to protect;
 * `smtps://…` (465): TLS at once. `?tls=required` insists on TLS, `?tls=none` never uses it (a server on this machine).
 * User and password are percent-encoded.
 * @throws CodedError `config-invalid`; the message never repeats the address, which is a secret.
 */
export function parseSmtpUrl(url: string): SmtpServer {
  const parsed = URL.parse(url)
  if (parsed === null || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '') {
    throw invalid('is not an smtp:// or smtps:// address')
  }
  const secure = parsed.protocol === 'smtps:'
  const tls = parsed.searchParams.get('tls') ?? 'auto'
  if (!['auto', 'required', 'none'].includes(tls)) throw invalid('has a tls parameter other than required or none')
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  const auth = credentials(parsed)
  return {
    host,
    port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    requireTLS: !secure && (tls === 'required' || (tls === 'auto' && auth !== undefined && !isThisMachine(host))),
    ignoreTLS: tls === 'none',
    ...(auth === undefined ? {} : { auth }),
  }
}

function credentials({ username, password }: URL): { user: string; pass: string } | undefined {
  if (username === '') return undefined
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  } catch {
    throw invalid('has a user or password that is not percent-encoded')
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function invalid(problem: string): CodedError {
  return new CodedError('config-invalid', `The smtpUrl of an email channel ${problem}.`, {
    hint: 'Write smtp://user:password@mail.example.org:587, with special characters percent-encoded.',
  })
}
