/** Mail addresses: exactly one, in a form that can add neither a recipient nor a header. */
import { CodedError } from '../errors.ts'

export type Mailbox = { readonly name: string; readonly address: string }

/** Narrower than RFC 5322 on purpose: no quoted local parts, comments, lists, spaces or control characters. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\u0000-\u001F\u007F]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,252}[\p{L}\p{N}])?$/u

/** @returns true for one plain address, `user@host`. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text)
}

/**
 * @param text `ruledrift@example.org` or `Ruledrift <ruledrift@example.org>`.
 * @throws CodedError `config-invalid` for anything else.
 */
export function parseMailbox(text: string): Mailbox {
  const match = /^(?<name>[^<>\r\n]*)<(?<address>[^<>]+)>$/.exec(text.trim())
  const address = (match?.groups?.address ?? text).trim()
  if (!isAddress(address)) {
    throw new CodedError('config-invalid', `"${text}" is not a sender address.`, {
      hint: 'Write ruledrift@example.org or Ruledrift <ruledrift@example.org>.',
    })
  }
  return { name: (match?.groups?.name ?? '').trim().replace(/^"|"$/g, ''), address }
}

/** The host part of an address. */
export function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
