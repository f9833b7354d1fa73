import { describe, expect, it } from 'vitest'
import { isAddress, parseMailbox } from '../../src/notifiers/address.ts'
import { parseSmtpUrl } from '../../src/notifiers/smtp-url.ts'

describe('an smtpUrl', () => {
  it('is host, port, user and password', () => {
    expect(parseSmtpUrl('smtp://ann%40x.org:p%40ss%3A@mail.example.org:2525')).toEqual({
      host: 'mail.example.org',
      port: 2525,
      secure: false,
      requireTLS: true,
      ignoreTLS: false,
      auth: { user: 'ann@x.org', pass: 'p@ss:' },
    })
  })

  it.each([
    ['smtp://mail.example.org', { port: 587, secure: false, requireTLS: false }],
    ['smtps://u:p@mail.example.org', { port: 465, secure: true, requireTLS: false }],
    ['smtp://u:p@mail.example.org', { requireTLS: true, ignoreTLS: false }],
    ['smtp://u:p@127.0.0.1:2525', { requireTLS: false }],
    ['smtp://u:p@[::1]:2525', { host: '::1', requireTLS: false }],
    ['smtp://mail.example.org?tls=required', { requireTLS: true }],
    ['smtp://u:p@mail.example.org?tls=none', { requireTLS: false, ignoreTLS: true }],
  ])('%s protects the password unless told otherwise', (url, expected) => {
    expect(parseSmtpUrl(url)).toMatchObject(expected)
  })

  it.each(['http://x', 'mail.example.org:587', '', 'smtp://', 'smtp://x?tls=maybe', 'smtp://a%:secret@x'])(
    'is refused when it is %j, without repeating it',
    (url) => {
      try {
        parseSmtpUrl(url)
        expect.fail('accepted')
      } catch (error) {
        expect(error).toMatchObject({ code: 'config-invalid' })
        expect(String(error)).not.toContain('secret')
      }
    },
  )
})

describe('a mail address', () => {
  it.each(['ann@example.org', 'a.b+c@sub.example.org', 'ünï@exämple.org', 'root@localhost'])('%s is one', (text) => {
    expect(isAddress(text)).toBe(true)
  })

  it.each(['a@x, b@y', 'a@@x', 'a@', '@x', 'a b@x', 'a@x\n', 'a@x>', '"a b"@x', 'a@-x-', `${'a'.repeat(65)}@x`])(
    '%j is none',
    (text) => {
      expect(isAddress(text)).toBe(false)
    },
  )

  it('as a sender may have a name', () => {
    expect(parseMailbox('"Rule, Drift" <r@example.org>')).toEqual({ name: 'Rule, Drift', address: 'r@example.org' })
    expect(parseMailbox(' r@example.org ')).toEqual({ name: '', address: 'r@example.org' })
    expect(() => parseMailbox('r@example.org, s@example.org')).toThrow('not a sender address')
    expect(() => parseMailbox('x\r\nBcc: a@b <r@example.org>')).toThrow('not a sender address')
  })
})
