/** The page of a watch: at its own address, or at one that has to be found first, because it changes with every edition. */
import { CodedError } from '../errors.ts'
import type { Page, Redirect, Validators } from '../model/page.ts'
import type { Find, Watch } from '../model/watch.ts'
import type { Judge } from '../ports.ts'
import { refusalOf, siteOfHost } from './accept.ts'
import type { FetchDeps, FetchSettings } from './exchange.ts'
import { type FetchResult, fetchPage } from './fetch.ts'
import { fetchPatiently } from './patient.ts'

/** `lost`: the page that should name the address came, and does not. */
type WatchedResult = FetchResult | { readonly kind: 'lost'; readonly page: Page; readonly error: CodedError }

const MAX_VALUE_CHARS = 200

/**
 * One polite look at a watch. With `find` the page at its address is fetched first and read behind the judge; what it names is
 * fetched next. The result keeps both: `url` is where it was found, the first of `redirects` (status 200) leads from there to
 * what was found. Validators go out only to the address that they came from.
 * @throws CodedError as fetchPage.
 */
export async function fetchWatched(
  deps: FetchDeps & { readonly judge: Pick<Judge, 'find'> },
  watch: Pick<Watch, 'url' | 'find' | 'reading' | 'maxBodyBytes'>,
  validators: Validators,
  settings: FetchSettings,
): Promise<WatchedResult> {
  const { url, find, reading, maxBodyBytes } = watch
  const { language } = reading
  const size = maxBodyBytes === undefined ? {} : { maxBodyBytes }
  if (find === undefined) return await fetchPage(deps, { url, validators, language, ...size }, settings)
  let named = await fetchPage(deps, { url, validators: {}, language }, settings)
  const trail: Redirect[] = []
  const steps = find.through.length === 0 ? [find] : [{ through: [], link: find.through, into: '{found}' }, find]
  for (const [i, step] of steps.entries()) {
    if (named.kind !== 'page') return named
    const found = await addressIn(deps.judge, named.page, step, reading)
    if (found instanceof CodedError) {
      const page = { ...named.page, url, redirects: [...trail, ...named.page.redirects] }
      return { kind: 'lost', page, error: found }
    }
    trail.push({ status: 200, from: named.page.finalUrl, to: found })
    const isLast = i === steps.length - 1
    if (!isLast) named = await fetchPatiently(deps, { url: found, validators: {}, language }, settings)
  }
  const found = trail.at(-1)?.to ?? url
  const known = validators.of === found ? validators : {}
  const fetched = await fetchPatiently(deps, { url: found, validators: known, language, ...size }, settings)
  if (fetched.kind === 'wait') return fetched
  if (fetched.kind === 'unchanged') {
    return { ...fetched, url, redirects: [...trail, ...fetched.redirects] }
  }
  const { page } = fetched
  const own = Object.keys(page.validators).length === 0 ? {} : { ...page.validators, of: found }
  return { kind: 'page', page: { ...page, url, redirects: [...trail, ...page.redirects], validators: own } }
}

/** @returns the address to fetch next, or why there is none. */
async function addressIn(
  judge: Pick<Judge, 'find'>,
  page: Page,
  find: Find,
  reading: Watch['reading'],
): Promise<string | CodedError> {
  const { expect, language, timeZone, charset } = reading
  const refusal = refusalOf(page, expect)
  // That the naming page is gone does not mean that the list is: only the found address can say that (D-8)
  if (refusal?.code === 'http-gone') return failed(`${refusal.message} It should name the address of the list.`)
  if (refusal !== undefined) return refusal
  const { url, finalUrl, body, headers } = page
  const judged = { url, finalUrl, contentType: headers['content-type'] ?? '', body }
  try {
    const found = await judge.find({
      page: judged,
      find,
      reading: { language, timeZone, ...(charset === undefined ? {} : { charset }) },
    })
    return checked(found, find.into, finalUrl, expect.redirectHosts ?? [])
  } catch (error) {
    if (error instanceof CodedError) return error
    throw error
  }
}

/** Text of a page decides where we ask next: only http(s), only hosts that the watch itself names. */
function checked(found: string, into: string, from: string, redirectHosts: readonly string[]): string | CodedError {
  const isWhole = into === '{found}'
  if (!isWhole && found.length > MAX_VALUE_CHARS)
    return failed('What was found is too long to be a part of an address.')
  const url = isWhole ? URL.parse(found, from) : URL.parse(into.replaceAll('{found}', encodeURIComponent(found)))
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  if (!isWeb) return failed('What was found is no http(s) address.')
  const own = isWhole ? new URL(from).host : new URL(into.replaceAll('{found}', '')).host
  const allowed = new Set([own, ...redirectHosts].map(siteOfHost))
  if (!allowed.has(siteOfHost(url.host))) {
    return failed(`The address that was found is on another host, ${url.host}.`, { finalHost: url.host })
  }
  url.hash = ''
  return url.href
}

function failed(message: string, details: Readonly<Record<string, string>> = {}): CodedError {
  return new CodedError('find-failed', message, {
    hint: 'Open the address of find in a browser: correct find, or allow the host in expect.redirectHosts.',
    details,
  })
}
