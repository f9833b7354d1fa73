/** What an SMTP failure means for a message: again, perhaps out already, or never. */
import type { SendOutcome } from '../ports.ts'

/** The fields that nodemailer sets on its errors. */
export type SmtpError = {
  readonly code?: string
  /** The server's reply code, when it replied. */
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

/** Replies that are about us or the connection, not about this message: they pass when somebody mends the settings. */
const OURS = [530, 534, 535, 538]

/**
 * @param dataStarted true once the first byte of the message was read for sending: from then on a connection that is lost
 * without a reply leaves open whether the server took the message (RFC 1047).
 */
export function outcomeOf(error: SmtpError, dataStarted: boolean): SendOutcome {
  const reason = reasonOf(error)
  // EENVELOPE: MAIL FROM, RCPT TO or DATA was refused; EMESSAGE: the message was. Without a reply it was nodemailer that
  // refused: an address that this server cannot take, a message larger than it announced.
  const aboutMessage = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  const reply = error.responseCode || (aboutMessage ? 550 : 0)
  if (reply === 0) return { state: dataStarted ? 'unknown' : 'retry', reason, partsSent: 0 }
  if (reply >= 500 && aboutMessage && !OURS.includes(reply)) return { state: 'dead', reason, partsSent: 0 }
  return { state: 'retry', reason, partsSent: 0 }
}

/** @returns true when the server read the message and refuses its content (or its size): another content may pass. */
export function refusesContent(error: SmtpError): boolean {
  return error.code === 'EMESSAGE' && [0, 552, 554].includes(error.responseCode || 0)
}

function reasonOf({ code, response, message }: SmtpError): string {
  const said = (response ?? message).replace(/\p{Cc}+/gu, ' ').trim()
  return `${code ?? 'SMTP'}: ${said}`.slice(0, 500)
}
