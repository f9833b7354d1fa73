/** What may differ without meaning anything: numbering, citations of articles, addresses, file sizes, counters, time stamps. */
import type { Span } from '../../model/text.ts'
import { standingApart } from '../../text/clauses.ts'
import { allMatches } from '../../text/matches.ts'
import { instrumentRanges } from './cited-instruments.ts'
import { chineseFurniture } from './quiet-ranges-chinese.ts'

/** A region, and what a text must hold for it to be looked for. */
const REGIONS: readonly [needs: RegExp, region: RegExp][] = [
  // "(a)", "4.2.1.", "§ 744.21", "第四十二条", "（三）", "一、", "•" at the beginning
  [
    /^/u,
    /^\s*(?:[•·▪◦*–—-]\s*)?(?:\(?(?:\d{1,4}|[a-z]|[ivxlc]{1,5})[.)]\s|\d+(?:\.\d+)+\.?\s|§{1,2}\s{0,3}[\d.]{1,12}|第[〇零一二三四五六七八九十百千\d]{1,12}[条款项章节編编條項](?:之[一二三四五六七八九十])?|[（(][〇零一二三四五六七八九十百\da-z]+[）)]|[一二三四五六七八九十]+、)/giu,
  ],
  // 本法第二十一条、第二十三条; 前二項; 第五條至第九條
  [
    /[第前]/u,
    /(?:(?:[、至到和及与與]|以及)?(?:第[〇零一二三四五六七八九十百千\d]{1,12}[条條款项項章节節](?:之[一二三四五六七八九十]{1,3})?|前[一二三四五六七八九十]?[条條款项項]))+/gu,
  ],
  // A short name that is defined in brackets: （以下简称委员会）, (hereinafter "the Board"), (the “Board”)
  [/[（(]/u, /[（(]\s{0,3}(?:以下(?:统称|簡稱|简称|稱|称|统)|hereinafter|hereafter|the [“"'‘])[^（）()]{0,60}[）)]/giu],
  // "section 5.3.1", "Sections 3.2.2.4", "§ 744.11(a)", "Part 744", "RFC 6844", "paragraph (b)(2)"
  // An annex or a schedule is what a rule is about: "goods in Annex I".
  // Only a number, a letter in brackets or a single capital is a reference: "this section must" cites nothing.
  [
    /\d|\(|\b[A-Z]\b|[IVXLC]/u,
    /(?:\b(?:sections?|subsections?|articles?|paragraphs?|clauses?|part|chapter|rfc|figure|table)\s{1,3}|§{1,2}\s{0,3})(?:\d[\da-z]{0,5}|\([\da-z]{1,5}\)|(?-i:[A-Z]|[IVXLC]{1,6})(?![\p{L}\d]))(?:[.-]\d+)*(?:\([\da-z]+\))*(?:(?:,|\s+and|\s+or|\s+to)\s+\d+(?:\.\d+)*)*/giu,
  ],
  // "15 CFR 744.11(a)", "50 U.S.C. 4819", "90 FR 14046", "§ 744.11 of the EAR"
  [
    /\d\s{1,3}(?:CFR|U\.?S\.?C|FR\b|Fed)|\bof the [A-Z]{2}/u,
    /\b\d{1,3}\s+(?:CFR|U\.?S\.?C\.?(?:A\.)?|FR|Fed\.\s?Reg\.)\s+(?:parts?\s+|§+\s*)?\d[\d.]{0,8}[a-z]?(?:\([\da-z]+\)){0,4}|(?<=[\d)]\s)of the (?-i:[A-Z]{2,6})\b/giu,
  ],
  // "section 5.3.2 of this policy"
  [
    /of th/iu,
    /\bof (?:this|these) (?:policy|policies|document|section|act|rule|rules|regulation|regulations|notice|order|agreement|terms)\b/giu,
  ],
  // Addresses of pages and files
  [/:\/\/|www\./iu, /https?:\/\/\S+|\bwww\.\S+/giu],
  // "(PDF, 212 KB)" in brackets; "PDF, 212 KB" at the end of a line; "1,024 views" as the whole line; "瀏覽人次：1,024", "字号：大 中 小".
  // "Files over 10 MB are rejected" and "10,000 shares" are what a rule is about.
  [
    /[（(]|\d\s{0,3}(?:kb|mb|bytes|views|visits|downloads|shares|likes|times)\.?\s{0,3}$|[:：]\s{0,3}\d|字[号號]/iu,
    /[（(]\s{0,3}(?:pdf|docx?|xlsx?|csv|html?)?\s{0,3},?\s{0,3}[\d.,]{1,12}\s{0,3}(?:kb|mb|bytes)(?:\s{0,3},\s{0,3}\d{1,5}\s{1,3}pages?)?\s{0,3}[)）]|\b(?:pdf|docx?|xlsx?|csv|html?)\s{0,3},?\s{0,3}[\d.,]{1,12}\s{0,3}(?:kb|mb|bytes)\s{0,3}$|^\s{0,3}(?:[\d.,]{1,12}\s{0,3}(?:kb|mb|bytes)|[\d,]{1,12}\s{1,3}(?:views|visits|downloads|shares|likes)|(?:this (?:page|document|site)\s(?:has been|was)\s)?(?:viewed|visited|read|downloaded)\s{1,3}[\d,]{1,12}\s{1,3}times)\.?\s{0,3}$|字[号號][：:]?\s{0,3}[大中小\s]{1,12}/giu,
  ],
  // "press@office.example"
  [/@/u, /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/giu],
  // "+1 202 555 0100", "(202) 555-0100", "Tel: 5555 0100", 电话：010-55550100
  [
    /\d{3}/u,
    /(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)\s?|\b\d{3}[\s.-])\d{3}[\s.-]\d{4}\b|\+\d{1,3}(?:[\s.-]?\(?\d{2,4}\)?){2,4}|(?:\b(?:tel(?:ephone)?|phone|fax|hotline|call|mobile)\b\.?|电话|電話|热线|熱線|传真|傳真|查询|查詢)\s{0,3}(?:no\.?|number|热线|熱線|号码|號碼)?\s{0,3}[:：]?\s{0,3}(?:at\s{1,3})?\+?\(?\d[\d\s().-]{4,20}\d/giu,
  ],
  // "Room 210, 14 Main Street", "Suite 400", "PO Box 12"
  [
    /\d/u,
    /\b(?:room|suite|floor|building|p\.?o\.?\s?box)\s+\d{1,5}[a-z]?\b,?|\b\d{1,5}[a-z]?,?\s+(?=(?-i:[A-Z][\p{L}'’.-]{1,20}\s+){1,3}(?-i:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Boulevard|Blvd\.|Drive|Square|Way|Court|Place)\b)/giu,
  ],
  // "page 14 of 60", "Seite 3 von 18"
  [/\d/u, /\b(?:page|seite)\s{1,3}\d{1,5}\s{0,3}(?:of|von|\/)\s{0,3}\d{1,5}\b/giu],
  // "Filed 5-12-25; 8:45 am]"
  [/filed/iu, /\bfiled\s{1,3}\d{1,2}-\d{1,2}-\d{2,4};\s{0,3}\d{1,2}:\d{2}\s{0,3}[ap]\.?m\.?\]?/giu],
  // "as it stood.[12]": the mark of a note
  [/\[\d/u, /\[\d{1,3}\]/gu],
  // "Portland, OR 97201"
  [/\d{5}/u, /(?<=,\s)(?-i:[A-Z]{2})\s{1,3}\d{5}(?:-\d{4})?\b,?/giu],
  // "[FR Doc. 2025-08421 Filed 5-12-25; 8:45 am]"
  [/\[/u, /\[\s{0,3}(?:fr doc|billing code)[^\]]{0,80}\]/giu],
  // "Regulation (EU) 2016/679", "Directive 95/46/EC", "15 CFR 744.11", "90 FR 12345"
  [
    /\d/u,
    /\b(?:council\s+)?(?:(?:implementing|delegated)\s+)?(?:regulation|directive|decision)\s+(?:\((?:eu|ec|eec|cfsp|euratom)\)\s*)?(?:no\.?\s*)?\d{2,4}\/\d{1,4}(?:\/(?:eu|ec|eec|cfsp|jha))?\b|\b\d{1,3}\s+(?:c\.?f\.?r\.?|u\.?s\.?c\.?|fr|fed\.?\s+reg\.?|f\.?\s?r\.?)\s+(?:part\s+)?\d[\d.]*(?:\([\da-z]+\))*/giu,
  ],
  // "Version 1.5 - Adopted" at the head of a line, "(v2.1)", "the user guide, version 3.2", "as of Ballot SC17"; "TLS version 1.2" and "V100" name a thing
  [
    /\d/u,
    /(?:^\s{0,3}(?:this\s{1,3})?|[（(]\s{0,3}|(?<=\b(?:guide|guidelines|handbook|manual|leaflet|policy|document),?\s))(?:version|release|edition|revision)\s{0,3}:?\s{0,3}[a-z]{0,3}\d{1,6}(?:\.\d{1,6}){0,5}\b|\bballot\s{1,3}[a-z]{0,3}\d{1,6}\b|(?<=[（(]\s{0,3})v\d{1,4}(?:\.\d{1,6}){1,5}\b/giu,
  ],
  // "Reference: TC/27/118", "Docket No. 2027-14", "Document 02019R0517-20240101", "文号：商安2027年3号"; "file 2 copies" says how many
  [
    /\d|[文编編][号號]/u,
    /\b(?:reference|ref\.?|docket|file)\s{0,3}(?:(?:no\b\.?|number)\s{0,3}:?|:)\s{0,3}(?=[a-z/.-]{0,20}\d)[\w/.-]{1,40}|\bdocument\s(?=[\w/.-]{6})[a-z/.-]{0,6}\d[\w/.-]{0,30}|(?:文号|文號|编号|編號)[：:]\s{0,3}[^\s，。]{1,60}/giu,
  ],
  // The seconds that only a stamp has: "14:05:33"
  [/:\d\d:/u, /\b\d{1,2}:\d{2}:\d{2}\b/giu],
]

/** As a line or a clause of its own; inside a sentence it is what the sentence is about: "the form last revised on 3 May". */
const APART: readonly [needs: RegExp, region: RegExp][] = [
  // "Last updated: 12 May 2025, 14:05 EDT", "发布时间：2025-10-09 09:00", "更新日期：114-05-13"
  [
    /:|布[时時日]|[更来][新源]/u,
    /(?:\b(?:last\s+(?:updated|modified|reviewed|revised|changed)|page\s+last\s+\w{1,20}|published|posted)\s{0,3}(?:on)?\s{0,3}:)(?:[\d\s:.,/-]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\b|\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|\b(?:[ap]\.?m|edt|est|utc|gmt|cst|at)\b\.?)+|(?:发布时间|發布時間|发布日期|發布日期|更新时间|更新時間|更新日期|最后更新|最後更新|来源时间)[：:]?\s*[\d\s:：./年月日-]+/giu,
  ],
  // 瀏覽人次：1,024
  [/[：:]/u, /(?:瀏覽|浏览|點閱|点击|阅读|访问)(?:人次|次数|次數|量|数|數)?[：:]\s{0,3}[\d,]{1,12}次?/gu],
]

/** What a line does to its document: "Published", "This page was last updated", "发布时间". */
const STAMPED =
  '(?:(?:this\\s)?(?:page|document|content|version)\\s{1,3})?(?:was\\s)?(?:last\\s{1,3}|zuletzt\\s{1,3})?(?:published|posted|updated|modified|printed|retrieved|reviewed|revised|issued|generated|stand|veröffentlicht|aktualisiert|geändert)|发布时间|發布時間|发布日期|發布日期|更新日期|更新时间|更新時間|最后更新|最後更新'

/** A day, a time and the words that join them. */
const MOMENT =
  '(?:\\d{1,4}(?:st|nd|rd|th)?|(?:jan|feb|mär|mar|apr|may|mai|june?|juni|july?|juli|aug|sept?|okt|oct|nov|dez|dec)(?:uary|uar|ruary|ruar|z|ch|il|ust|tember|ober|ember)?\\b|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\\b|[ap]\\.?m\\b|(?:edt|est|bst|cest|cet|utc|gmt|cst|at|on|am|um|uhr|as|the|of)\\b|[年月日时時分秒\\s:：.,/()-])'

/** A version: a number, how far it got, and its day. */
const VERSION = `(?:this\\s{1,3})?version\\s{0,3}:?\\s{0,3}v?\\d{1,6}(?:\\.\\d{1,6}){0,5}(?:\\s{0,3}(?:[,;–—-]|${MOMENT}|(?:adopted|draft|final|dated|effective|published|issued|date)\\b)){0,24}`

/** A line that carries a date of the document and nothing else: a label and a day or time, a version line, a history without a repeal. */
const STAMP = new RegExp(
  `^\\s{0,3}(?:(?:${STAMPED})\\s{0,3}[:：]?\\s{0,3}${MOMENT}{1,24}|${VERSION})\\s{0,3}$|^\\s{0,3}(?:(?:amendment |legislative )?history|zuletzt geändert durch|历史沿革|歷史沿革|修订历史)\\s{0,3}[:：](?!.{0,320}(?:repeal|rescind|revok|withdr|expire|supersed|废|廢|失效|停止))`,
  'iu',
)

/** Furniture of the site: a note on cookies, a bar of buttons. */
const CHROME =
  /\b(?:we use|this (?:site|website) uses)\s+(?:\w+\s+){0,3}cookies\b|\b(?:accept|reject|view|manage) (?:\w+ )?cookies\b|^\s*(?:share this page|skip to (?:main )?content|print this page|back to top|nach oben)\b|\bseite drucken\b/iu
const MOST_CHROME = 200

const MOST_STAMP = 80

/** @returns ranges of the text in which a difference means nothing. */
export function insignificantRanges(text: string): Span[] {
  const most = /^\s{0,3}(?:(?:\w{1,20} )?history\s{0,3}:|历史沿革|歷史沿革|修订历史)/iu.test(text)
    ? 4 * MOST_STAMP
    : MOST_STAMP
  if (text.length <= MOST_CHROME && CHROME.test(text)) return [[0, text.length]]
  if (text.length <= most && STAMP.test(text)) return [[0, text.length]]
  return [...chineseFurniture(text), ...regionsOf(text)]
}

/** An instrument that is cited by its number is no numbering. */
function regionsOf(text: string): Span[] {
  const instruments = instrumentRanges(text)
  return regions(text).filter(([start, end]) => !instruments.some(([from, to]) => from < end && start < to))
}

function regions(text: string): Span[] {
  return [...matching(REGIONS, text), ...standingApart(text, matching(APART, text))]
}

function matching(table: typeof REGIONS, text: string): Span[] {
  return table.flatMap(([needs, region]) =>
    needs.test(text) ? allMatches(text, region).map((match): Span => [match.index, match.index + match[0].length]) : [],
  )
}

/** @returns true when the whole of `span` lies in one of `ranges`; an empty span may touch an end. */
export function liesIn(span: Span, ranges: readonly Span[]): boolean {
  return ranges.some(([start, end]) => start <= span[0] && span[1] <= end)
}

/** "[TEAM-CONTACT]", "(ii)", （以下简称本局）, (the “Board”), "(VDP)": a reference, a number or a short name put beside words that stand. */
const ASIDE =
  /^\s{0,3}(?:the (?:term|expression|word)s?\s{0,3}$|\[[\p{Lu}\d][^\]]{0,60}\]|\((?:[ivx]{1,5}|[a-z]|\d{1,2}|\p{Lu}{2,8}s?)\)|[（(]\s{0,3}(?:以下(?:统称|簡稱|简称|稱|称|统)|hereinafter|hereafter|the [“"'‘])[^（）()]{0,60}[）)])[\s,，]*$/u

/** @returns true for words whose coming or going alone says nothing. */
export function isAside(text: string): boolean {
  return ASIDE.test(text)
}
