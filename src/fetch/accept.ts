/** May a page be read at all, going by its status, its redirects and its size? What stands in it is judged by Extract. */
import { CodedError, type ErrorCode } from '../errors.ts'
import type { Page } from '../model/page.ts'
import type { Expectations } from '../model/watch.ts'
import { retryAfterMs } from './retry-after.ts'

/** Where block pages live that a site sends its readers to instead of answering. */
const BLOCK_HOSTS: ReadonlySet<string> = new Set(['unblock.federalregister.gov'])

/**
 * In this order: a block page, another host, the status, an empty body, the home page of the site. Another host comes before
 * the status, because a 404 of somebody else says nothing about our page.
 * @param url the address that was asked; when absent the page's own, or the found one (`find`).
 * @returns the refusal with its next step, or undefined for a page that may be read. Codes: `page-blocked`,
 * `redirect-other-host`, `body-empty`, `http-forbidden`, `http-gone` (with `details.status`), `http-rate-limited`,
 * `http-server-error`, `http-status`, `redirect-to-home`.
 */
export function refusalOf(page: Page, expect: Expectations, url: string = askedAddress(page)): CodedError | undefined {
  const asked = new URL(url)
  const final = new URL(page.finalUrl)
  return (
    refuseHost(asked, final, expect.redirectHosts ?? []) ?? refuseStatus(page, final) ?? refuseHome(page, asked, final)
  )
}

/** What a page named (`find`) was asked next, and what it may redirect to is measured by that. */
function askedAddress({ url, redirects }: Page): string {
  return redirects.findLast(({ status }) => status === 200)?.to ?? url
}

function refuseHost(asked: URL, final: URL, allowed: readonly string[]): CodedError | undefined {
  if (BLOCK_HOSTS.has(siteOf(final))) {
    return refusal('page-blocked', `${asked.host} sent us to its block page.`, {
      hint: 'Ask less often, or through an address that the site has not blocked; its API may serve the same page.',
      details: { finalHost: final.host },
    })
  }
  const hosts = new Set([siteOf(asked), ...allowed.map((host) => siteOfHost(host))])
  if (hosts.has(siteOf(final))) return undefined
  return refusal('redirect-other-host', `${asked.host} redirects to ${final.host}.`, {
    hint: `If the page has moved there, change the address of the watch, or add "${final.host}" to expect.redirectHosts.`,
    details: { finalHost: final.host },
  })
}

function refuseStatus(page: Page, final: URL): CodedError | undefined {
  const { status } = page
  const said = `${final.host} answered ${status}.`
  const details = { status }
  if (page.body.length === 0 && [200, 202, 203, 204].includes(status)) {
    return refusal('body-empty', `${final.host} answered ${status} without a body.`, {
      hint: 'Some sites answer so to programs they do not like; open the page in a browser and compare.',
      retryable: true,
      details,
    })
  }
  // 203: a page that something on the way has changed, which is no less what readers see.
  if (status === 200 || status === 203) return undefined
  if (status === 401 || status === 403) {
    return refusal('http-forbidden', said, {
      hint: 'The site refuses programs or this network; look for a feed or API of the same page, or write to the site.',
      details,
    })
  }
  if (status === 404 || status === 410) {
    return refusal('http-gone', said, {
      hint: 'Open the page in a browser; if it lives elsewhere now, change the address of the watch.',
      details,
    })
  }
  const wait = retryAfterMs(page.headers, page.fetchedAt)
  const later = wait === undefined ? {} : { retryAfterMs: wait }
  if (status === 429) {
    const hint = 'Check less often, or raise politeness.gap.'
    return refusal('http-rate-limited', said, { hint, retryable: true, ...later, details })
  }
  if (status >= 500) {
    const hint = 'The fault is the site’s own and usually passes.'
    return refusal('http-server-error', said, { hint, retryable: true, ...later, details })
  }
  return refusal('http-status', said, {
    hint: 'A page comes with status 200; open the address in a browser and see what the site wants.',
    retryable: status === 202 || status === 408 || status === 425,
    details,
  })
}

/** "/", "/index.html", "/home", "/en/", "/zh-cn/index.aspx": the front door of a site, or of one of its languages. */
const HOME = /^(?:\/[a-z]{2}(?:[-_][a-z]{2,4})?)?\/?(?:(?:index|default|home|main)(?:\.\w{1,5})?\/?)?$/i

function refuseHome(page: Page, asked: URL, final: URL): CodedError | undefined {
  if (page.redirects.length === 0 || !HOME.test(final.pathname)) return undefined
  // "/?p=123" is a page of its own, until it loses its number.
  const wasHome = HOME.test(asked.pathname) && (asked.search === '' || final.search === asked.search)
  if (wasHome) return undefined
  return refusal('redirect-to-home', `${asked.host} redirects to its home page.`, {
    hint: 'The page is probably gone or has moved; look for its new address.',
    details: { finalPath: final.pathname.slice(0, 100) },
  })
}

function siteOf(url: URL): string {
  return siteOfHost(url.host)
}

/** www. or not, and a trailing dot, make no other site; nor does the default port, which URL.host leaves out. */
export function siteOfHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.(?=$|:)/, '')
}

function refusal(
  code: ErrorCode,
  message: string,
  options: ConstructorParameters<typeof CodedError>[2] & object,
): CodedError {
  return new CodedError(code, message, options)
}
