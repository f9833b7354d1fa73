/** Addresses as they are compared and shown: absolute, http(s), without what changes from one visit to the next. */

/** Added by whoever passes a link on; never part of a document's address. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|_hsenc|_hsmi|spm)$/i

/**
 * @param href as it stands in the page.
 * @param base address that relative links start from.
 * @returns the absolute address, or undefined for what leads to no other page: fragments of this one, javascript:, mailto:,
 * and Cloudflare's mail cipher, whose key changes with every answer.
 */
export function resolveLink(href: string, base: string): string | undefined {
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.startsWith('#') || trimmed.includes('/cdn-cgi/l/email-protection')) return undefined
  const url = URL.parse(trimmed, base)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  if (url.hash !== '' && withoutHash(url.href) === withoutHash(base)) return undefined
  return url.href.length > 4096 ? undefined : url.href
}

/**
 * The form that two links to one document share: lower-case host without default port or trailing dot (both by URL
 * parsing), no fragment, no credentials, no tracking parameters, `%20` for a space in the path.
 * @returns the address as it is when it is no http(s) address.
 */
export function canonicalUrl(address: string): string {
  return canonical(address, false)
}

/** As `canonicalUrl`, but a fragment that names a part of the page stays: "news.html#n4" is the fourth notice on it. */
export function itemUrl(address: string): string {
  return canonical(address, true)
}

/** What a reader's own program adds: words to be marked, campaigns. */
const NO_PART = /^#(?::~:|!?$|[^=&]*=)/

function canonical(address: string, keepsPart: boolean): string {
  const url = URL.parse(address)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return address
  if (!keepsPart || NO_PART.test(url.hash)) url.hash = ''
  url.username = ''
  url.password = ''
  url.hostname = url.hostname.replace(/\.+$/, '')
  const tracking = [...new Set(url.searchParams.keys())].filter((name) => TRACKING.test(name))
  if (tracking.length > 0) {
    // by hand: URLSearchParams would rewrite the escapes of the parameters that stay
    const kept = url.search
      .slice(1)
      .split('&')
      .filter((pair) => !TRACKING.test(pair.split('=', 1)[0] ?? ''))
    url.search = kept.join('&')
  }
  return url.href
}

function withoutHash(address: string): string {
  return address.split('#', 1)[0] ?? ''
}
