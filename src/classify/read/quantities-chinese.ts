/** Dates, periods and numbers in Chinese: 90日, 三分之一, 十二个月, 2024年12月2日. */
import { NUMERAL, readNumeral } from '../../names/numerals.ts'
import { allMatches } from '../../text/matches.ts'
import type { Quantity } from './quantity.ts'
import { daysOf, daysValue, pad, spanOf } from './quantity.ts'

const CHINESE_DATES: readonly [RegExp, (m: RegExpMatchArray) => string][] = [
  // 中华民国一百十三年七月三十一日
  [new RegExp(`(?:中华)?民国(${NUMERAL})年(?:(${NUMERAL})月)?(?:(${NUMERAL})日)?`, 'g'), (m) => chineseDate(m, 1911)],
  // 2025年11月10日, 二〇二五年十一月
  [
    new RegExp(`(?:西元|公元)?(\\d{4}|[〇零一二三四五六七八九]{4})年(?:(${NUMERAL})月)?(?:(${NUMERAL})日)?`, 'g'),
    (m) => chineseDate(m, 0),
  ],
  // 一百十三年十二月二十日 (years of the Republic without saying so)
  [
    new RegExp(`([一百零〇十]{0,4}百[〇零一二三四五六七八九十]{0,6})年(${NUMERAL})月(?:(${NUMERAL})日)?`, 'g'),
    (m) => chineseDate(m, 1911),
  ],
  // 12月1日
  [new RegExp(`()(${NUMERAL})月(${NUMERAL})日`, 'g'), (m) => chineseDate(m, 0)],
]

const CHINESE_PERIOD = new RegExp(`(${NUMERAL})(?:个)?(小时|工作日|日|天|周(?!岁)|月|年)(?!度|级)`, 'g')

// 百分之五十, 三分之二
const CHINESE_FRACTION = new RegExp(`(${NUMERAL})分之(${NUMERAL})`, 'g')

// Units that one thing is seldom counted by without being meant as one: 三份, 五十平方米.
const MEASURE_WORDS =
  '平方米|平方公尺|平方公里|立方米|公顷|亩|米|公尺|厘米|公分|毫米|海里|升|公升|毫升|毫克|微克|克|份|户|辆|艘|架|台|套|枚|株|席|美元|欧元|日元|港元|英镑|卢布|人次|瓦|兆瓦|伏|赫兹|纳米|微米|度|分贝|百分点|个百分点'

// 三公里 is 三千米: the latter reads as three thousand metres.
const THOUSANDS = new Set(['公里', '公斤'])

const HALF = /半数/g

// 五千元, 三十万元, 1.5%, 二人, 两倍, 十六家
const CHINESE_NUMBER = new RegExp(
  `(${NUMERAL})(万|亿)?(元|％|%|人|名|家|倍|次|条|项|件|吨|公斤|周岁|岁|个|款|公里|位|票|章|职等|日|年|月|${MEASURE_WORDS})?`,
  'g',
)

export function readChinese(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const [pattern, value] of CHINESE_DATES) {
    for (const match of allMatches(text, pattern))
      found.push({ kind: 'date', value: value(match), span: spanOf(match) })
  }
  for (const match of allMatches(text, CHINESE_FRACTION)) {
    const below = readNumeral(match[1] ?? '')
    const above = readNumeral(match[2] ?? '')
    if (below && above !== undefined) found.push({ kind: 'number', value: `${above / below}`, span: spanOf(match) })
  }
  for (const match of allMatches(text, HALF)) found.push({ kind: 'number', value: '0.5', span: spanOf(match) })
  for (const match of allMatches(text, CHINESE_PERIOD)) {
    const number = readNumeral(match[1] ?? '')
    if (number === undefined) continue
    const after = text.slice((match.index ?? 0) + match[0].length, (match.index ?? 0) + match[0].length + 6)
    const toAct =
      /^(?:以?内|之内|前|之前|期|后|间)/.test(after) ||
      /起$|[^前]后$|届?满$|经$/.test(text.slice(Math.max(0, (match.index ?? 0) - 3), match.index))
    found.push({
      kind: toAct ? 'period' : 'number',
      value: daysValue(daysOf(number, match[2] ?? '')),
      span: spanOf(match),
    })
  }
  for (const match of allMatches(text, CHINESE_NUMBER)) {
    // A single character without a unit is part of a word more often than a number: 一切, 统一.
    if (match[2] === undefined && match[3] === undefined && !/\d/.test(match[0])) continue
    const written = readNumeral(`${match[1]}${match[2] ?? ''}`)
    const number = written === undefined ? undefined : written * (THOUSANDS.has(match[3] ?? '') ? 1000 : 1)
    if (number !== undefined)
      found.push({
        kind: 'number',
        value: `${number}${match[3] === '%' || match[3] === '％' ? ' %' : ''}`,
        span: spanOf(match),
      })
  }
  return found
}

function chineseDate(match: RegExpMatchArray, offset: number): string {
  const year = readNumeral(match[1] ?? '')
  const [month, day] = [match[2], match[3]].map((part) => (part === undefined ? undefined : readNumeral(part)))
  return `${match[1] ? (year ?? 0) + offset : '----'}${month === undefined ? '' : `-${pad(month)}`}${day === undefined ? '' : `-${pad(day)}`}`
}
