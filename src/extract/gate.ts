/** The gate: is this HTML the page, or a challenge, a script shell, a "not found" with status 200, a notice of maintenance? */
import { CodedError, type ErrorCode } from '../errors.ts'
import type { Block } from '../model/extract.ts'
import { isChinese } from '../text/scripts.ts'
import { readBlocks } from './blocks.ts'
import { type HtmlDocument, lineOf, query, rawText, titleElement } from './document.ts'
import { descendants, isFurniture } from './furniture.ts'
import { resolveLink } from './links.ts'

/** What the rules look at. Lengths count characters; a Chinese character says as much as three Latin ones. */
type Facts = {
  readonly host: string
  readonly title: string
  readonly heading: string
  readonly text: string
  readonly length: number
  readonly scripts: string
  readonly scriptCount: number
  /** Blocks long enough to be sentences: a document has some, a block page hardly. */
  readonly sentences: number
  readonly links: number
  readonly emptyRoot: boolean
  readonly noscript: string
  readonly password: boolean
  /** Where `<meta http-equiv="refresh">` leads at once. */
  readonly refreshTo: string | undefined
}

/** Titles that only challenge and block pages have. */
const BLOCK_TITLE =
  /^just a moment\b|attention required!? \| cloudflare|^access denied(?:\s*[|–—-].{0,60})?$|^access to this page has been denied|^pardon our interruption|^human verification|^are you (?:a )?(?:human|robot)|^robot (?:or human|check)|^ddos-guard|^(?:http )?(?:error )?(?:401|403|429|503)(?:\s*$|\s*[-–—|:]|\s+(?:error|forbidden|unauthorized|too many|service|access))|^request (?:rejected|blocked|unsuccessful)|^error: the request could not be satisfied|^checking your browser|federal register :+ request access|^you have been blocked|^(?:安全|访问|人机|滑动|身份)验证|^访问(?:被拒绝|受限|拦截|禁止)|^(?:网站)?防火墙|^请求(?:被拦截|被拒绝)|^拒绝访问/i
/** Sentences of the vendors' own pages (Cloudflare, Akamai, Imperva, DataDome, AWS, F5, CloudFront, Chinese firewalls). */
const BLOCK_TEXT =
  /you don.t have permission to access .{0,300}reference\s*#|incapsula incident id|verif(?:y|ying) (?:that )?you are (?:a )?human|enable javascript and cookies to continue|please enable js and disable any ad ?blocker|unusual (?:traffic|activity) from your|due to (?:aggressive )?automated (?:scraping|access|requests)|sorry, you have been blocked|(?:complete|solve) the captcha|requested url was rejected\. please consult|the request could not be satisfied|request blocked\. we can.t connect|performing a security verification|cloudflare ray id|access to this (?:site|page) has been (?:blocked|denied|limited)|请完成(?:下列|以下)?(?:安全|人机|滑动|拼图)?验证|人机验证|请输入验证码(?:后)?(?:继续|访问)|访问过于频繁|您的(?:访问)?请求.{0,20}(?:拦截|威胁|攻击|拒绝|阻断)|已被(?:网站管理员|防火墙|安全策略).{0,10}(?:拦截|阻断|禁止)/i
const BLOCK_SCRIPT =
  /cdn-cgi\/challenge-platform|_cf_chl_opt|_Incapsula_Resource|captcha-delivery\.com|awsWafCookieDomainList|gokuProps|token\.awswaf\.com|px-captcha|__jsl_clearance|\$_ts\s*=|acw_sc__v2|distil_r_captcha/
const SSI_FAILURE = '[an error occurred while processing this directive]'
const NEEDS_SCRIPT =
  /(?:enable|turn on|activate|requires?|need to have) javascript|javascript (?:is|must be|needs to be) (?:required|enabled|disabled)|without javascript|请(?:启用|开启|打开|允许).{0,6}javascript|不支持.{0,4}javascript|javascript .{0,12}aktivier/i
const NO_RESULTS = /\bshowing 0 (?:[A-Z][\w-]*\s){0,4}(?:notices|documents|results|items|entries)\b/i
const NOT_FOUND =
  /^(?:http )?(?:error )?(?:404|410)(?:\s*$|\s*[-–—|:]|\s+(?:error|not|page|file|gone|oops|sorry))|(?:error|[-–—|:])\s*404$|page (?:was |could |can |is )?not (?:be )?found|^(?:file |document |content |resource )?not found\b|page (?:you .{0,40})?(?:does not|doesn.t|no longer) exists?|(?:page|content|document) (?:is |was )?(?:no longer|not|un)\s?available|can(?:not|.t) (?:find|be found)|^(?:sorry|oops)\b.{0,30}\b(?:found|missing|exist)|seite (?:wurde )?nicht gefunden|页面(?:不存在|未找到|找不到|已删除|已被删除)|访问的(?:页面|网页|内容|文件).{0,6}(?:不存在|已删除|找不到)|找不到(?:您|你)?.{0,8}(?:页面|网页|文件)|(?:内容|文章|信息|文件)(?:不存在|已删除|已被删除|已下线)|頁面不存在|找不到.{0,6}(?:網頁|頁面)|ページ(?:が|は)(?:見つかりません|存在しません)|페이지를 찾을 수 없|page (?:introuvable|non trouvée)|pagina niet gevonden/i
const MAINTENANCE =
  /(?:under|scheduled|down for|site|system|undergoing) maintenance|^maintenance( mode)?$|temporarily (?:unavailable|down|offline)|service (?:temporarily )?unavailable|(?:we.ll )?be (?:right )?back (?:soon|shortly)|(?:系统|網站|网站|服务器|服務)(?:正在)?(?:维护|維護|升级|升級)|wartungsarbeiten|メンテナンス中|점검 ?중/i
const SERVER_WORDS =
  /^(?:(?:502 )?bad gateway|(?:504 )?gateway time-?out|(?:503 )?service (?:temporarily )?unavailable|no healthy upstream|upstream (?:connect|request) (?:error|timeout)|(?:500 )?internal server error|error establishing a database connection|too many requests|(?:403 )?forbidden|unauthorized)\b/i
const LOGIN =
  /^(?:log ?in|sign ?in|登录|登入|登錄|用户登录|anmelden|anmeldung|ログイン)\b|(?:please|you must) (?:log|sign) ?in to|请(?:先)?登录/i
const COOKIES = /\bcookies?\b/gi

/**
 * @throws CodedError `page-blocked` (challenge, block page, maintenance, login or cookie wall), `page-script-shell`,
 * `page-soft-404`, `redirect-to-home` (by a meta element), `page-unreadable` (a server-side include failed). A long genuine page that mentions such words passes:
 * every rule wants little text beside its words.
 */
export function gateHtml(document: HtmlDocument): void {
  refuseFrames(document)
  const facts = factsOf(document)
  const { title, heading, text, length } = facts
  if (title === '' || heading === '') gateText(text)
  if (facts.host.startsWith('unblock.')) refuse('page-blocked', `The site sent us to ${facts.host}.`)
  if (length < 3000 && facts.sentences < 4 && (BLOCK_TITLE.test(title) || BLOCK_TITLE.test(heading))) {
    refuse('page-blocked', 'The page has the title of a challenge or block page.')
  }
  if (length < 600 && facts.sentences < 2 && (SERVER_WORDS.test(title) || SERVER_WORDS.test(heading))) {
    refuse('page-blocked', 'The page is the message of a server.')
  }
  if (length < 2500 && facts.sentences < 4 && BLOCK_TEXT.test(text)) {
    refuse('page-blocked', 'The page has the words of a challenge or block page.')
  }
  if (length < 400 && BLOCK_SCRIPT.test(facts.scripts)) {
    refuse('page-blocked', 'The page is the script of a challenge.')
  }
  if (length < 1500 && facts.sentences === 0 && text.includes(SSI_FAILURE)) {
    refuse('page-unreadable', 'A server-side include of the page failed.')
  }
  if (facts.sentences < 4 && length < 2000 && (NOT_FOUND.test(title) || NOT_FOUND.test(heading))) {
    refuse('page-soft-404', 'The title of the page says that it was not found.')
  }
  if (length < 300 && facts.sentences < 2 && NOT_FOUND.test(text)) {
    refuse('page-soft-404', 'The page says that it was not found.')
  }
  if (length < 300 && facts.refreshTo !== undefined) {
    const toHome = /^\/(?:[a-z-]{2,7}\/?)?$/i.test(new URL(facts.refreshTo).pathname)
    refuse(toHome ? 'redirect-to-home' : 'page-script-shell', 'The page only sends the browser on to another address.')
  }
  if (isShell(facts)) refuse('page-script-shell', 'The page holds scripts and hardly any text.')
  if (NO_RESULTS.test(text) && facts.scriptCount > 0) {
    refuse('page-script-shell', 'The page shows a list of no entries, which its script would fill.')
  }
  const head = `${title} ${heading}`
  if (length < 900 && facts.links < 8 && facts.sentences < 4 && MAINTENANCE.test(head)) {
    refuse('page-blocked', 'The page is a notice of maintenance.')
  }
  if (length < 1200 && facts.password && (LOGIN.test(title) || LOGIN.test(heading) || LOGIN.test(text))) {
    refuse('page-blocked', 'The page is a login form.')
  }
  if (length < 900 && facts.sentences < 4 && (text.match(COOKIES)?.length ?? 0) >= 3 && /cookie/i.test(head)) {
    refuse('page-blocked', 'The page only asks for consent to cookies.')
  }
}

/** A frameset holds no text of its own: what a visitor reads stands at the addresses of its frames. */
function refuseFrames(document: HtmlDocument): void {
  if (document.named('frameset').length === 0) return
  const addresses = document.named('frame').map(({ attribs }) => resolveLink(attribs.src ?? '', document.base))
  const shown = addresses.filter((address) => address !== undefined).slice(0, 10)
  throw new CodedError('page-unreadable', 'The page is only frames: it holds no text of its own.', {
    hint: `Watch the address of the frame that holds the text${shown.length === 0 ? '' : `: ${shown.join(', ')}`}.`,
  })
}

/** As gateHtml, for an answer without a title: the few words that servers and proxies say. @throws `page-blocked` */
export function gateText(text: string): void {
  if (text.length < 250 && (SERVER_WORDS.test(text.trim()) || BLOCK_TITLE.test(text.trim()) || BLOCK_TEXT.test(text))) {
    refuse('page-blocked', 'The page is nothing but the message of a server.')
  }
}

/** A block that is nothing but the message of a failed include stands where text should be. @throws `page-unreadable` */
export function refuseFailedInclude(blocks: readonly Block[]): void {
  if (blocks.some((block) => block.text === SSI_FAILURE)) {
    refuse('page-unreadable', 'A server-side include of the page failed where the text should stand.')
  }
}

function isShell(facts: Facts): boolean {
  const { length, scripts, scriptCount, emptyRoot, noscript, text } = facts
  if (length >= 600) return false
  const says = NEEDS_SCRIPT.test(text) || (length < 300 && NEEDS_SCRIPT.test(noscript))
  if (says && facts.sentences < 3) return true
  if (length >= 250 || facts.sentences > 0) return false
  const redirects = /(?:window\.|document\.|self\.|top\.)?location(?:\.href)?\s*=|location\.(?:replace|assign)\(/.test(
    scripts,
  )
  return emptyRoot || scriptCount >= 3 || scripts.length > 1500 || (redirects && length < 120)
}

function factsOf(document: HtmlDocument): Facts {
  const body = document.named('body')[0]
  const root = body ?? document.root
  const drop = (element: Parameters<typeof isFurniture>[0]) =>
    element.name === 'nav' || isFurniture(element, 'selected', document)
  const blocks = readBlocks(root.children, { base: document.base, drop, limit: 40_000 })
  const text = blocks
    .slice(0, 400)
    .map((block) => block.text)
    .join('\n')
    .slice(0, 8000)
  const scripts = document.named('script')
  const noscript = document.named('noscript')
  const roots = query(document, '#root, #app, #__next, #__nuxt, app-root, #main-app, [ng-app], [data-reactroot]')
  const heading = document.named('h1')[0] ?? document.named('h2')[0]
  return {
    host: URL.canParse(document.url) ? new URL(document.url).hostname : '',
    title: lineOfTitle(titleElement(document)),
    heading: heading === undefined ? '' : lineOf(heading, 300),
    text,
    length: weightedLength(blocks),
    scripts: scripts
      .slice(0, 200)
      .map((element) => `${element.attribs.src ?? ''} ${rawText(element).slice(0, 20_000)}`)
      .join('\n'),
    scriptCount: scripts.length,
    sentences: blocks.filter((block) => block.text.length >= (isChinese(block.text) ? 30 : 80)).length,
    links: countLinks(root),
    emptyRoot: roots.some((element) => lineOf(element, 200).length < 20),
    noscript: noscript.map((element) => lineOf(element, 500)).join(' '),
    password: document.named('input').some(({ attribs }) => attribs.type?.toLowerCase() === 'password'),
    refreshTo: refreshTarget(document),
  }
}

function refreshTarget(document: HtmlDocument): string | undefined {
  for (const { attribs } of document.named('meta')) {
    if (attribs['http-equiv']?.toLowerCase() !== 'refresh') continue
    const target = /^\s*\d{0,2}\s*[;,]\s*url\s*=\s*["']?([^"']+)/i.exec(attribs.content ?? '')?.[1]
    const url = target === undefined ? undefined : resolveLink(target, document.base)
    if (url !== undefined && url !== document.url) return url
  }
  return undefined
}

function lineOfTitle(title: string): string {
  return title.replace(/\s+/g, ' ').trim().slice(0, 300)
}

function weightedLength(blocks: readonly Block[]): number {
  let length = 0
  for (const { text } of blocks) {
    length += isChinese(text) ? text.length * 3 : text.length
    if (length > 10_000) break
  }
  return length
}

function countLinks(root: Parameters<typeof descendants>[0]): number {
  let links = 0
  for (const element of descendants(root)) if (element.name === 'a' && element.attribs.href !== undefined) links++
  return links
}

function refuse(code: ErrorCode, message: string): never {
  throw new CodedError(code, message, {
    hint: 'Open the address in a browser; if it shows the document there, watch another address of the same text.',
    retryable: code === 'page-blocked',
  })
}
