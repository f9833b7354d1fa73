import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../src/fetch/accept.ts'
import type { Page, Redirect } from '../../src/model/page.ts'
import type { Expectations } from '../../src/model/watch.ts'

const NOW = Date.UTC(2025, 4, 15, 12)
const ASKED = 'https://www.bis.example/press-release/one'

function page(changes: Partial<Page> = {}): Page {
  return {
    url: ASKED,
    finalUrl: ASKED,
    status: 200,
    headers: {},
    redirects: [],
    body: Buffer.from('<p>text</p>'),
    sha256: '',
    fetchedAt: NOW,
    validators: {},
    lengthKnown: true,
    ...changes,
  }
}

function redirected(asked: string, to: string, changes: Partial<Page> = {}): Page {
  const redirects: Redirect[] = [{ status: 302, from: asked, to }]
  return page({ url: asked, finalUrl: to, redirects, ...changes })
}

const codeOf = (seen: Page, expectations: Expectations = {}): string | undefined => refusalOf(seen, expectations)?.code

describe('a page is refused', () => {
  it('never when it came with 200 and a body from where it was asked', () => {
    expect(refusalOf(page(), {})).toBeUndefined()
  })

  it.each([
    [401, 'http-forbidden', false],
    [403, 'http-forbidden', false],
    [404, 'http-gone', false],
    [410, 'http-gone', false],
    [429, 'http-rate-limited', true],
    [500, 'http-server-error', true],
    [503, 'http-server-error', true],
    [520, 'http-server-error', true],
    [202, 'http-status', true],
    [206, 'http-status', false],
    [302, 'http-status', false],
    [400, 'http-status', false],
    [451, 'http-status', false],
  ])('for status %i: %s', (status, code, retryable) => {
    const refusal = refusalOf(page({ status }), {})
    expect(refusal).toMatchObject({ code, retryable, details: { status } })
    expect(refusal?.hint).not.toBe('')
  })

  it.each([200, 202, 203, 204])('for an empty body with status %i', (status) => {
    expect(refusalOf(page({ status, body: new Uint8Array() }), {})).toMatchObject({
      code: 'body-empty',
      retryable: true,
    })
  })

  it('with the status, not for the empty body, when the status says more', () => {
    expect(codeOf(page({ status: 404, body: new Uint8Array() }))).toBe('http-gone')
  })

  it('with the time to wait that the site names', () => {
    for (const status of [429, 503]) {
      const refusal = refusalOf(page({ status, headers: { 'retry-after': '120' } }), {})
      expect(refusal?.retryAfterMs).toBe(120_000)
    }
    expect(refusalOf(page({ status: 429 }), {})?.retryAfterMs).toBeUndefined()
  })
})

it('a page with status 203 is read as one with 200 is', () => {
  expect(refusalOf(page({ status: 203 }), {})).toBeUndefined()
})

describe('a redirect', () => {
  it.each([
    'https://www.bis.example/',
    'https://www.bis.example',
    'http://bis.example/index.html',
    'https://www.bis.example/index.php?error=404',
    'https://www.bis.example/home',
    'https://www.bis.example/default.aspx',
    'https://www.bis.example/en',
    'https://www.bis.example/en/',
    'https://www.bis.example/zh-cn/index.html',
    'https://www.bis.example/zh_Hans/',
  ])('to the front door is refused: %s', (to) => {
    const refusal = refusalOf(redirected(ASKED, to), {})
    expect(refusal).toMatchObject({ code: 'redirect-to-home', retryable: false })
    expect(refusal?.hint).toContain('new address')
  })

  it.each([
    [ASKED, 'https://www.bis.example/press-release/one-renamed'],
    [ASKED, 'https://bis.example/press-release/one/'],
    [ASKED, 'https://www.bis.example/news/index.html'],
    [ASKED, 'https://www.bis.example/us/one'],
    ['https://www.bis.example/', 'https://www.bis.example/en/'],
    ['https://www.bis.example/index.html', 'https://www.bis.example/'],
    ['http://bis.example/?p=12', 'https://www.bis.example/?p=12'],
    ['http://bis.example/', 'https://bis.example/'],
  ])('from %s to %s is no redirect to the home page', (asked, to) => {
    expect(codeOf(redirected(asked, to))).toBeUndefined()
  })

  it('that loses the number of the page leads to the home page', () => {
    expect(codeOf(redirected('https://bis.example/?p=12', 'https://bis.example/'))).toBe('redirect-to-home')
  })

  it('to the home page is told as what it is even when that is missing', () => {
    expect(codeOf(redirected(ASKED, 'https://www.bis.example/', { status: 404 }))).toBe('http-gone')
  })

  it.each([
    'https://media.bis.example/press-release/one',
    'https://evil.example/press-release/one',
    'https://bis.example.evil.example/press-release/one',
    'https://www.bis.example:8443/press-release/one',
    'https://login.example/',
  ])('to another host is refused, with the host to add: %s', (to) => {
    const refusal = refusalOf(redirected(ASKED, to), {})
    expect(refusal).toMatchObject({ code: 'redirect-other-host', details: { finalHost: new URL(to).host } })
    expect(refusal?.hint).toContain(new URL(to).host)
  })

  it('to another host comes before its status: a 404 of somebody else does not mean that our page is gone', () => {
    expect(codeOf(redirected(ASKED, 'https://cdn.example/x', { status: 404 }))).toBe('redirect-other-host')
  })

  it.each([
    'http://bis.example/press-release/one',
    'https://www.bis.example./press-release/one',
    'https://BIS.example/press-release/two',
  ])('to the same site in other clothes is none: %s', (to) => {
    expect(codeOf(redirected(ASKED, to))).toBeUndefined()
  })

  it('may lead to the hosts that the watch names', () => {
    const seen = redirected(ASKED, 'https://media.bis.example/one')
    expect(codeOf(seen, { redirectHosts: ['media.bis.example'] })).toBeUndefined()
    expect(codeOf(seen, { redirectHosts: ['WWW.Media.BIS.example.'] })).toBeUndefined()
    expect(codeOf(seen, { redirectHosts: ['bis.example', 'example'] })).toBe('redirect-other-host')
  })

  it('to a host of block pages is a block page, whatever the watch allows', () => {
    const seen = redirected('https://www.federalregister.gov/documents/1', 'https://unblock.federalregister.gov/?x=1')
    const refusal = refusalOf(seen, { redirectHosts: ['unblock.federalregister.gov'] })
    expect(refusal).toMatchObject({ code: 'page-blocked', retryable: false })
  })

  it('is judged by the address that was asked, where another one is given', () => {
    expect(refusalOf(page(), {}, 'https://other.example/')?.code).toBe('redirect-other-host')
  })
})
