/** What may differ without meaning anything: numbering, citations of articles, addresses, file sizes, counters, time stamps. */
import type { Span } from '../model.ts'
import { allMatches } from '../text.ts'
import { chineseFurniture } from './chinese-furniture.ts'
import { instrumentRanges } from './references.ts'

/** A region, and what a text must hold for it to be looked for. */
const REGIONS: readonly [needs: RegExp, region: RegExp][] = [
  // "(a)", "4.2.1.", "§ 744.21", "第四十二条", "（三）", "一、", "•" at the beginning
  [
    /^/u,
    /^\s*(?:[•·▪◦*–—-]\s*)?(?:\(?(?:\d{1,4}|[a-z]|[ivxlc]{1,5})[.)]\s|\d+(?:\.\d+)+\.?\s|§+\s*[\d.]+|第[〇零一二三四五六七八九十百千\d]+[条款项章节編编條項](?:之[一二三四五六七八九十])?|[（(][〇零一二三四五六七八九十百\da-z]+[）)]|[一二三四五六七八九十]+、)/giu,
  ],
  // 本法第二十一条、第二十三条; 前二項; 第五條至第九條
  [
    /[第前]/u,
    /(?:(?:[、至到和及与與]|以及)?(?:第[〇零一二三四五六七八九十百千\d]+[条條款项項章节節](?:之[一二三四五六七八九十]+)?|前[一二三四五六七八九十]?[条條款项項]))+/gu,
  ],
  // A short name that is defined in brackets: （以下简称委员会）, (hereinafter "the Board"), (the “Board”)
  [/[（(]/u, /[（(]\s*(?:以下(?:统称|簡稱|简称|稱|称|统)|hereinafter|hereafter|the [“"'‘])[^（）()]{0,60}[）)]/giu],
  // "section 5.3.1", "Sections 3.2.2.4", "§ 744.11(a)", "Appendix F", "Part 744", "RFC 6844", "paragraph (b)(2)"
  // Only a number, a letter in brackets or a single capital is a reference: "this section must" cites nothing.
  [
    /\d|\(|\b[A-Z]\b|[IVXLC]/u,
    /(?:\b(?:sections?|subsections?|articles?|paragraphs?|clauses?|appendix|annex|part|chapter|rfc|figure|table|schedule)\s+|§+\s*)(?:\d[\da-z]{0,5}|\([\da-z]{1,5}\)|(?-i:[A-Z]|[IVXLC]{1,6})(?![\p{L}\d]))(?:[.-]\d+)*(?:\([\da-z]+\))*(?:(?:,|\s+and|\s+or|\s+to)\s+\d+(?:\.\d+)*)*/giu,
  ],
  // "15 CFR 744.11(a)", "50 U.S.C. 4819", "90 FR 14046", "§ 744.11 of the EAR"
  [
    /\d\s+(?:CFR|U\.?S\.?C|FR\b|Fed)|\bof the [A-Z]{2}/u,
    /\b\d{1,3}\s+(?:CFR|U\.?S\.?C\.?(?:A\.)?|FR|Fed\.\s?Reg\.)\s+(?:parts?\s+|§+\s*)?\d[\d.]{0,8}[a-z]?(?:\([\da-z]+\)){0,4}|(?<=[\d)]\s)of the (?-i:[A-Z]{2,6})\b/giu,
  ],
  // "section 5.3.2 of this policy"
  [
    /of th/iu,
    /\bof (?:this|these) (?:policy|policies|document|section|act|rule|rules|regulation|regulations|notice|order|agreement|terms)\b/giu,
  ],
  // Addresses of pages and files
  [/:\/\/|www\./iu, /https?:\/\/\S+|\bwww\.\S+/giu],
  // "(PDF, 212 KB)", "1,024 views", "瀏覽人次：1,024", "字号：大 中 小"
  [
    /\d[\d.,]*\s*(?:kb|mb|bytes|views|visits|downloads|shares|likes|times)\b|[:：]\s*\d|字[号號]/iu,
    /\(?\s*(?:pdf|docx?|xlsx?|csv|html?)?\s*,?\s*[\d.,]+\s*(?:kb|mb|bytes)(?:\s*,\s*\d+\s+pages?)?\s*\)?|[\d,]+\s+(?:views|visits|downloads|shares|likes)\b|\b(?:viewed|visited|read|downloaded)\s+[\d,]+\s+times\b|(?:瀏覽|浏览|點閱|点击|阅读)(?:人次|次数|次數|量|数)?[：:]\s*[\d,]+|字[号號][：:]?\s*[大中小\s]+/giu,
  ],
  // "press@office.example"
  [/@/u, /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/giu],
  // "+1 202 555 0100", "(202) 555-0100", "Tel: 5555 0100", 电话：010-55550100
  [
    /\d{3}/u,
    /(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)\s?|\b\d{3}[\s.-])\d{3}[\s.-]\d{4}\b|\+\d{1,3}(?:[\s.-]?\(?\d{2,4}\)?){2,4}|(?:\b(?:tel(?:ephone)?|phone|fax|hotline|call|mobile)\b\.?|电话|電話|热线|熱線|传真|傳真|查询|查詢)\s*(?:no\.?|number|热线|熱線|号码|號碼)?\s*[:：]?\s*(?:at\s+)?\+?\(?\d[\d\s().-]{4,20}\d/giu,
  ],
  // "Room 210, 14 Main Street", "Suite 400", "PO Box 12"
  [
    /\d/u,
    /\b(?:room|suite|floor|building|p\.?o\.?\s?box)\s+\d{1,5}[a-z]?\b,?|\b\d{1,5}[a-z]?,?\s+(?=(?-i:[A-Z][\p{L}'’.-]{1,20}\s+){1,3}(?-i:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Boulevard|Blvd\.|Drive|Square|Way|Court|Place)\b)/giu,
  ],
  // "page 14 of 60", "Seite 3 von 18"
  [/\d/u, /\b(?:page|seite)\s+\d+\s*(?:of|von|\/)\s*\d+\b/giu],
  // "Filed 5-12-25; 8:45 am]"
  [/filed/iu, /\bfiled\s+\d{1,2}-\d{1,2}-\d{2,4};\s*\d{1,2}:\d{2}\s*[ap]\.?m\.?\]?/giu],
  // "as it stood.[12]": the mark of a note
  [/\[\d/u, /\[\d{1,3}\]/gu],
  // "Portland, OR 97201"
  [/\d{5}/u, /(?<=,\s)(?-i:[A-Z]{2})\s+\d{5}(?:-\d{4})?\b,?/giu],
  // "[FR Doc. 2025-08421 Filed 5-12-25; 8:45 am]"
  [/\[/u, /\[\s*(?:fr doc|billing code)[^\]]{0,80}\]/giu],
  // "Regulation (EU) 2016/679", "Directive 95/46/EC", "15 CFR 744.11", "90 FR 12345"
  [
    /\d/u,
    /\b(?:council\s+)?(?:(?:implementing|delegated)\s+)?(?:regulation|directive|decision)\s+(?:\((?:eu|ec|eec|cfsp|euratom)\)\s*)?(?:no\.?\s*)?\d{2,4}\/\d{1,4}(?:\/(?:eu|ec|eec|cfsp|jha))?\b|\b\d{1,3}\s+(?:c\.?f\.?r\.?|u\.?s\.?c\.?|fr|fed\.?\s+reg\.?|f\.?\s?r\.?)\s+(?:part\s+)?\d[\d.]*(?:\([\da-z]+\))*/giu,
  ],
  // "Last updated: 12 May 2025, 14:05 EDT", "发布时间：2025-10-09 09:00", "更新日期：114-05-13"
  [
    /:|布[时時日]|[更来][新源]/u,
    /(?:\b(?:last\s+(?:updated|modified|reviewed|revised|changed)|page\s+last\s+\w+|published|posted)\s*(?:on)?\s*:)(?:[\d\s:.,/-]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\b|\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|\b(?:[ap]\.?m|edt|est|utc|gmt|cst|at)\b\.?)+|(?:发布时间|發布時間|发布日期|發布日期|更新时间|更新時間|更新日期|最后更新|最後更新|来源时间)[：:]?\s*[\d\s:：./年月日-]+/giu,
  ],
  // "version 1.6.9", "Version 1.5 - Adopted", "v2.1" (but "V100" is a product), "Ballot SC16", "as of Ballot SC17"
  [/\d/u, /\b(?:version|release|edition|revision|ballot)\s*:?\s*[a-z]{0,3}\d+(?:\.\d+)*\b|\bv\d+(?:\.\d+)+\b/giu],
  // "Reference: TC/27/118", "Docket No. 2027-14", "文号：商安2027年3号"
  [
    /\d|[文编編][号號]/u,
    /\b(?:reference|ref\.?|docket|file|document|celex)\s*(?:no\.?|number)?\s*:?\s+(?=[\w/.-]*\d)[\w/.-]+|(?:文号|文號|编号|編號)[：:]\s*[^\s，。]+/giu,
  ],
  // The seconds that only a stamp has: "14:05:33"
  [/:\d\d:/u, /\b\d{1,2}:\d{2}:\d{2}\b/giu],
]

/** A line that tells of the document itself and carries its dates: a version line, a revision table, a header. */
const STAMP =
  /^\s*(?:this\s+)?version\b|^\s*(?:published|posted|updated|modified|printed|retrieved|reviewed|issued|stand|veröffentlicht|aktualisiert)\b[\s:]*(?:on\s|am\s)?[^.;]{0,40}\d|^[^.;:]{0,40}[:：\s]\s*\d[^.;]{4,24}\s\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[a-z]{2,4})?\s*$|^\s*last\s+(?:updated|modified|revised)\b|\beffective as of\b.*\bversion\b|^\s*(?:(?:amendment |legislative )?history|历史沿革|歷史沿革|修订历史)\s*[:：]|^\s*zuletzt geändert\b|^\s*(?:发布时间|發布時間|更新日期|更新时间|更新時間)/iu

/** A line that says what somebody must, may or does is no stamp, whatever it begins with. */
const SAYS_MORE =
  /\b(?:must|deadline|until|before|closes?|hearing|meeting|shall|may(?!\s+\d)|should|can|need|will|prohibit|ban|allow|permit|require|appl|take|export|repeal|rescind|expire|revoke|withdr)\w*|[应應须須得可必禁停废廢失]/iu

/** Furniture of the site: a note on cookies, a bar of buttons. */
const CHROME =
  /\b(?:we use|this (?:site|website) uses)\s+(?:\w+\s+){0,3}cookies\b|\b(?:accept|reject|view|manage) (?:\w+ )?cookies\b|^\s*(?:share this page|skip to (?:main )?content|print this page|back to top|nach oben)\b|\bseite drucken\b/iu
const MOST_CHROME = 200

const MOST_STAMP = 80

/** @returns ranges of the text in which a difference means nothing. */
export function insignificantRanges(text: string): Span[] {
  const most = /^\s*(?:this version\b|(?:\w+ )?history\s*:|历史沿革|歷史沿革|修订历史)/iu.test(text)
    ? 4 * MOST_STAMP
    : MOST_STAMP
  if (text.length <= MOST_CHROME && CHROME.test(text)) return [[0, text.length]]
  if (text.length <= most && STAMP.test(text) && !SAYS_MORE.test(text)) return [[0, text.length]]
  return [...chineseFurniture(text), ...regionsOf(text)]
}

/** An instrument that is cited by its number is no numbering. */
function regionsOf(text: string): Span[] {
  const instruments = instrumentRanges(text)
  return regions(text).filter(([start, end]) => !instruments.some(([from, to]) => from < end && start < to))
}

function regions(text: string): Span[] {
  return REGIONS.flatMap(([needs, region]) =>
    needs.test(text) ? allMatches(text, region).map((match): Span => [match.index, match.index + match[0].length]) : [],
  )
}

/** @returns true when the whole of `span` lies in one of `ranges`; an empty span may touch an end. */
export function liesIn(span: Span, ranges: readonly Span[]): boolean {
  return ranges.some(([start, end]) => start <= span[0] && span[1] <= end)
}

/** "[TEAM-CONTACT]", "(ii)", （以下简称本局）, (the “Board”), "(VDP)": a reference, a number or a short name put beside words that stand. */
const ASIDE =
  /^\s*(?:the (?:term|expression|word)s?\s*$|\[[\p{Lu}\d][^\]]{0,60}\]|\((?:[ivx]{1,5}|[a-z]|\d{1,2}|\p{Lu}{2,8}s?)\)|[（(]\s*(?:以下(?:统称|簡稱|简称|稱|称|统)|hereinafter|hereafter|the [“"'‘])[^（）()]{0,60}[）)])[\s,，]*$/u

/** @returns true for words whose coming or going alone says nothing. */
export function isAside(text: string): boolean {
  return ASIDE.test(text)
}
