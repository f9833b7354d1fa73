/** What of a text is compared: the site's furniture (counters, "last updated") is not. */
import type { Span } from '../model/text.ts'
import { standingApart } from '../text/clauses.ts'
import { foldText } from '../text/folding.ts'
import { allMatches } from '../text/matches.ts'

const MONTH = '(?:jan|feb|mar|m[äa]r|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*\\.?'
const DATE = `(?:(?:mon|tues?|wednes|thurs|fri|satur|sun)day,? )?(?:\\d{1,2}(?:st|nd|rd|th|\\.)? ?${MONTH},? \\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{3,4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4})`
const TIME =
  '(?:,? ?(?:at|um|-|\\|)? ?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?| uhr)?(?: ?(?:utc|gmt|e[sd]t|c[e]?s?t|bst|z))?)?'

/** Furniture with its own label and value, that may stand beside other text; on folded text. */
const FRAGMENTS: readonly RegExp[] = [
  // "Page last updated: 15 May 2025", "Last reviewed on May 15, 2025 at 10:30 a.m."
  new RegExp(
    `(?:(?:this )?(?:page|content|site) )?(?:was )?(?:date )?last (?:updated|modified|reviewed|revised)(?: (?:on|at))?:? ?${DATE}${TIME}`,
    'giu',
  ),
  // "Zuletzt aktualisiert am 15. Mai 2025", "Stand: 15.05.2025"
  new RegExp(
    `(?:zuletzt (?:aktualisiert|geändert|bearbeitet)(?: am)?|letzte (?:aktualisierung|änderung)|stand):? ?${DATE}${TIME}`,
    'giu',
  ),
  // "最后更新：2025-05-15 10:30", "更新时间：2025年5月15日"
  new RegExp(`(?:最[后後]更新(?:时间|時間|日期)?|更新(?:时间|時間|日期)|最近更新):? ?${DATE}${TIME}`, 'giu'),
  // "Page generated at 15 May 2025 10:30", "Retrieved on ..."
  new RegExp(`(?:page )?(?:generated|rendered|printed|retrieved)(?: (?:on|at))?:? ?${DATE}${TIME}`, 'giu'),
  // "浏览次数：123", "阅读量：1,234 次", "点击：56"
  /(?:[浏瀏]览|瀏覽|阅读|閱讀|点击|點擊|访问|訪問)(?:次数|次數|人数|人數|人次|量|数|數)?:? ?[\d,.]+[万萬]?\+?次?/gu,
  // "Views: 1,234", "Page views: 12", "Seitenaufrufe: 12"
  /(?:page |seiten)?(?:views?|hits|visits|visitors|reads|aufrufe|besucher): ?[\d,.]+[km]?\b/giu,
]

/** "(PDF, 212 KB)", "DOCX - 1.4 MB": in brackets the size of the file before them, wherever it stands. */
const SIZE =
  /(?<bracket>\()?\b(?:pdf|docx?|xlsx?|pptx?|zip|csv|xml)[,:; -]{0,3}[\d.,]+ ?(?:[kmg]i?b|bytes)\b(?<closed>\))?/giu

/** One of these words stands in every fragment: a quick test before the patterns. */
const FRAGMENT_WORD =
  /\blast |zuletzt|letzte |\bstand\b|更新|generated|rendered|printed|retrieved|[览覽读讀击擊问問]|views?|hits|visit|reads|aufrufe|besucher|[kmg]i?b\b|bytes/i

/** Furniture that is a whole block or sentence; on folded text in lower case. */
const WHOLE: readonly RegExp[] = [
  // "Updated: January 17, 2025", "Date modified: 2025-05-20": alone it is the page's own date; in a sentence it may be the matter's
  new RegExp(`^(?:(?:page|content|date) )?(?:updated|modified)(?: on)?: ?${DATE}${TIME}\\.?$`, 'iu'),
  // "432 filtered results", "1,234 views", "12 Treffer"
  /^[\d,.]+ ?(?:(?:filtered|search|total|matching) )?(?:results?|matches|hits|views|page views|visits|reads|likes|shares|comments?|treffer|ergebnisse|aufrufe)(?: found)?\.?$/u,
  // "Showing 1-10 of 432 results", "Page 2 of 44", "Seite 2 von 44"
  /^(?:(?:showing|displaying|viewing|results?|page|items?|seite|zeige) )?[\d,.]+(?:(?: to |-| bis )[\d,.]+)? (?:of|out of|von|\/) [\d,.]+(?: (?:results?|items?|entries|records|pages|ergebnissen?|treffern?))?\.?$/u,
  // "共432条", "第1页/共44页", "共 44 页 432 条记录"
  /^(?:第\d+页[/,]?)?共\d+(?:条|條|页|頁|项|項)(?:记录|記錄|结果|結果)?(?:,?共?\d+(?:条|條|页|頁)(?:记录|記錄)?)?$/u,
  // "Back to top", "Skip to main content.", "Search"
  /^(?:(?:back|return|skip|jump) to (?:the )?(?:top|main content|content|navigation)(?: of (?:the )?page)?|nach oben|zum seitenanfang|zum inhalt(?: springen)?|返回(?:顶部|頂部)|search|menu|suche|menü)\.?$/u,
  // "Share on Facebook", "Print Email Share", "Share this page", "Seite drucken"
  /^(?:share(?: this(?: page| article| post)?)?|print(?: this page)?|e-?mail(?: this page)?|tweet|facebook|twitter|linkedin|whatsapp|reddit|telegram|pinterest|copy link|teilen|drucken|seite (?:drucken|teilen|empfehlen))(?:[\s|,:/·-]*(?:on|to|via|by|auf|über|and|share|this page|print|e-?mail|tweet|facebook|twitter|x|linkedin|whatsapp|reddit|telegram|pinterest|copy link|teilen|drucken))*$/u,
  // "This website uses cookies.", "We use cookies to improve this site", "By continuing to browse you agree to our use of cookies."
  /^(?:this|our) (?:web ?)?site uses cookies\b|^we (?:and our partners )?use (?:\w+ )?cookies\b|^by (?:continuing|using|browsing)\b[^.]{0,60}\bcookies\b|^(?:accept|reject|decline|manage|allow) (?:all |optional |necessary )?cookies?(?: settings| preferences)?\.?$|^you can (?:accept|decline|manage)\b[^.]{0,40}\bcookies\b/u,
  // "Subscribe to our newsletter", "Follow us on X", "Sign up for email updates", "JavaScript is disabled"
  /^(?:subscribe to (?:our|the) newsletter|follow us(?: on [\w ,&]{1,60})?|sign up for (?:e-?mail )?(?:updates|alerts|news)|(?:please )?enable javascript\b[^.]{0,60}|javascript is (?:disabled|required)\b[^.]{0,60})\.?$/u,
  // "本网站使用Cookie", "关注我们", "责任编辑：王某"
  /^(?:本(?:网站|網站|站)使用cookies?[^。]{0,60}|关注我们|關注我們|(?:责任编辑|責任編輯|编辑|編輯)[:：].{1,12})。?$/u,
  // "分享到：微信 微博", "【打印】【关闭】", "字号：大 中 小"
  /^(?:[[【「("]?(?:分享(?:到|至)?|打印(?:本页|页面|本文)?|列印|关闭(?:窗口|本页)?|字[体号]|微信(?:扫一扫)?|新浪微博|微博|qq空间|朋友圈|推荐给?(?:好友|朋友)|复制链接|我要纠错|扫一扫)[\]】」)"]?[:\s|/,、]*(?:[大中小][:\s|/,、]*){0,3})+$/u,
]

/**
 * @param text a text or the part of it after its numbering.
 * @returns what is compared of it: folded, without the fragments of furniture. Equal keys mean no difference.
 */
export function comparisonKey(text: string): string {
  const folded = foldText(text)
  const spans = furnitureSpans(folded)
  if (spans.length === 0) return folded
  const kept = spans.map(([, end], i) => folded.slice(end, spans[i + 1]?.[0]))
  return [folded.slice(0, spans[0]?.[0]), ...kept].join('').trim()
}

/** @returns where fragments of furniture stand apart in a folded text, in order; inside a sentence they are what it says. */
export function furnitureSpans(folded: string): Span[] {
  if (!FRAGMENT_WORD.test(folded)) return []
  const fragments = FRAGMENTS.flatMap((fragment) => allMatches(folded, fragment)).map(spanOf)
  const sizes = allMatches(folded, SIZE)
  const enclosed = sizes
    .filter(({ groups }) => groups?.bracket !== undefined && groups.closed !== undefined)
    .map(spanOf)
  const open = sizes.map(spanOf).filter((span) => !enclosed.some((other) => other[0] === span[0]))
  const spans = standingApart(folded, [...fragments, ...open])
  return [...spans, ...enclosed]
    .sort((a, b) => a[0] - b[0])
    .filter(([start], i, all) => start >= (all[i - 1]?.[1] ?? 0))
}

function spanOf({ index, 0: text }: RegExpExecArray | RegExpMatchArray): Span {
  return [index ?? 0, (index ?? 0) + text.length]
}

/** @returns true for a key without a word or number, and for one that is furniture as a whole. */
export function isFurniture(key: string): boolean {
  if (key.length > 200) return false
  if (!/[\p{L}\p{N}]/u.test(key)) return true
  const lower = key.toLowerCase()
  return key.length <= 120 && WHOLE.some((pattern) => pattern.test(lower))
}
