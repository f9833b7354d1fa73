/** What a Chinese page says about itself beside its text: the history of a law, stamps with a time, the tools of the page. */
import type { Span } from '../../model/text.ts'
import { allMatches } from '../../text/matches.ts'

const REGIONS: readonly RegExp[] = [
  // 9.中華民國一百零六年十月二十日經濟部經貿字第 10604604980 號令修正發布第 4 條條文
  /(?:\d{1,3}[.．、]\s*)?(?:中[华華])?民[国國][〇零一二三四五六七八九十百\d\s]{1,14}年[^。；]{2,80}令[^。；废廢]{0,12}(?:修正|[订訂]定|增[订訂]|[删刪]除|公布|[发發]布)[^。；废廢]{0,200}/gu,
  // （1994年7月5日第八届全国人民代表大会常务委员会第八次会议通过 根据…第二次修正）
  /[（(]\s*\d{4}年\d{1,2}月\d{1,2}日[^（）()废]{0,400}(?:通过|公布|发布|修正|修订)[^（）()废]{0,400}[）)]/gu,
  // 2025-10-09 09:02 打印本页
  /(?<=\d{4}[-/]\d{1,2}[-/]\d{1,2}\s{1,3})\d{1,2}:\d{2}(?::\d{2})?(?:[\s　]{1,3}(?:打印(?:本页|此页)?|友善列印|字[体號号][：:]?|[大中小](?=[\s　]|$))){0,8}/gu,
  // （责任编辑：某某）
  /[（(]\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對)\s*[：:]\s*[\p{Script=Han}·\s、]{2,30}[）)]/gu,
  // 最後修訂日期：2025年4月30日
  /(?:最[后後近])(?:修[订訂]|更新|覆[检檢]|[检檢][视視])日期\s*[：:]\s*\d{2,4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}日?/gu,
  // 完／2025年9月1日（星期一）香港時間11時00分
  /完[／/]\d{4}年\d{1,2}月\d{1,2}日(?:[（(]星期.[）)])?(?:香港[时時][间間]\s*\d{1,2}[时時]\d{1,2}分)?/gu,
  // 管理目录.doc: the whole text is the name of a file
  /(?<=^[^，。；：\s]{2,80}\.)(?:docx?|pdf|xlsx?|odt|ods|wps|zip|rar|et)\s*$/giu,
  // （1.2MB）
  /[（(]\s*[\d.,]{1,12}\s*(?:[kmg]b|bytes)\s*[）)]/giu,
]

/** Longer texts are no line of a page's own. */
const MOST = 2_000

const TOOLS =
  /^(?:[\s　|【】[\]]|打印(?:本页|此页)?|关闭窗口|關閉視窗|返回顶部|回頂端|友善列印|列印本頁|轉寄友人|分享到?[：:]?|字[体體号號][：:]?|[大中小](?=[\s　]|$))+$/u

/** @returns ranges of the text in which a difference means nothing. */
export function chineseFurniture(text: string): Span[] {
  if (text.length > MOST || !/\d|民|[编編校]|\.\w{2,4}\s*$/u.test(text)) return []
  return REGIONS.flatMap((region) =>
    allMatches(text, region).map((match): Span => [match.index, match.index + match[0].length]),
  )
}

/** @returns true for words that are buttons of a page: 打印本页 */
export function isTools(words: string): boolean {
  return words.trim() !== '' && TOOLS.test(words)
}
