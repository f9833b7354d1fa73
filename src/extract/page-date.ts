/** The date that a page shows for itself: last update before publication, what is printed before what machines get. */
import type { Block, PageDate } from '../model/extract.ts'
import { dayOf, type FoundDate, findDate, findDates } from './dates.ts'
import { type HtmlDocument, lineOf, metaContent, rawText } from './document.ts'
import { descendants } from './furniture.ts'
import type { TreeNode } from './tree.ts'

/** Last Updated: 01/14/2025 · Date modified: 2025-05-20 · 更新时间：2025-05-19 15:32 · Stand: 13.05.2025 */
const UPDATED =
  /(?:^|[\s|·•(（【[])(?:(?:page |content |date |last |document )*(?:updated?|modified|revised)(?: date| on)?|最[后後近](?:更新|修改)(?:时间|時間|日期)?|更新(?:时间|時間|日期|日|於|于)|修改(?:时间|日期)|(?:letzte[rs]? |zuletzt )?(?:aktualisier(?:t|ung)|änderung|geändert)(?: am)?|stand(?: vom)?|laatst (?:gewijzigd|bijgewerkt)(?: op)?|(?:dernière )?mise à jour(?: le)?|última actualización|最終更新日?|최종 ?수정일?|업데이트)[】\])）]?\s*[:：]?\s*$/i
/** Published 13 May 2025 · 【发文日期】2025年10月9日 · 发布时间：2025-05-19 · 發布日期 · [Federal Register Volume 90, Number 59 (Friday, March 28, 2025)] */
const PUBLISHED =
  /(?:^|[\s|·•(（【[])(?:(?:date |first )?(?:published|posted|issued|released?)(?: date| on)?|release date|publication date|date|(?:发布|發布|公布|发文|發文|发稿|成文|刊登|印发)(?:时间|時間|日期|日)|日期|时间|時間|(?:veröffentlicht|erschienen)(?: am)?|(?:erscheinungs|veröffentlichungs)?datum|gepubliceerd(?: op)?|publié le|掲載日|公表日|등록일|게시일|federal register,? vol(?:ume|\.) ?\d+,? (?:number|no\.|issue) ?\d+ ?\(?)[】\])）]?\s*[:：]?\s*$/i
/** Dates of the matter, never of the page. */
const OTHER_DATE =
  /effective|expir|deadline|due|until|through|comments?|hearing|compliance|before|after|since|from|生效|施行|实施|實施|截止|有效|期限|之日|至|in kraft|gültig|frist/i
const TIME = /^[\s,T]*(?:\d{1,2}:\d{2}(?::\d{2})?)(?:\s*[ap]\.?m\.?)?/i
const WEEKDAY =
  /(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?|星期[一二三四五六日天]|[（(][月火水木金土日月화수목금토일][)）]|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch/gi

/** How many blocks of a document, and before it, may hold its date line. */
const HEAD_BLOCKS = 16
const BLOCKS_BEFORE = 8

/**
 * @param content the blocks that the watch reads.
 * @param around those beside it, with a block without text where the content stands: dates often stand next to it.
 * @param parts what the watch reads: `<time>` elements elsewhere belong to teasers.
 * @param timeZone of the source.
 * @returns undefined where the page shows no date (an empty date line is none).
 */
export function pageDate(
  document: HtmlDocument,
  content: readonly Block[],
  around: readonly Block[],
  parts: readonly TreeNode[],
  timeZone: string,
): PageDate | undefined {
  return (
    printedDate(content, around, timeZone) ?? timeElement(document, parts, timeZone) ?? declaredDate(document, timeZone)
  )
}

/** As pageDate, from the text alone (PDF, plain text: nothing is around it). */
export function printedDate(
  content: readonly Block[],
  around: readonly Block[],
  timeZone: string,
): PageDate | undefined {
  const head = content.slice(0, HEAD_BLOCKS)
  const place = Math.max(
    0,
    around.findIndex((block) => block.text === ''),
  )
  const before = around.slice(Math.max(0, place - BLOCKS_BEFORE), place).reverse()
  const places = head.some((block) => block.kind === 'heading') ? [head, before] : [before, head]
  return (
    labelled(content, UPDATED, timeZone) ??
    labelled(around, UPDATED, timeZone) ??
    firstOf(places, (blocks) => labelled(blocks, PUBLISHED, timeZone)) ??
    firstOf(places, (blocks) => bare(blocks, timeZone))
  )
}

function firstOf(
  places: readonly (readonly Block[])[],
  find: (blocks: readonly Block[]) => PageDate | undefined,
): PageDate | undefined {
  for (const blocks of places) {
    const date = find(blocks)
    if (date !== undefined) return date
  }
  return undefined
}

function labelled(blocks: readonly Block[], label: RegExp, timeZone: string): PageDate | undefined {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.text.length > 20_000) continue
    for (const line of block.text.split('\n')) {
      for (const date of findDates(line.slice(0, 400), timeZone)) {
        const before = withoutWeekday(line.slice(Math.max(0, date.index - 60), date.index))
        const match = label.exec(before)
        // Effective date: May 15, 2025
        if (OTHER_DATE.test(before.split(/[|·•;；]/).at(-1) ?? '')) continue
        // "as updated on May 13, 2025, the rule applies" is prose: a label begins a line or a part of it
        if (match !== null && (match.index === 0 || /[|·•(（【[]$/.test(match[0].charAt(0)) || line.length <= 160)) {
          return shown(line, date)
        }
      }
    }
  }
  return undefined
}

function bare(blocks: readonly Block[], timeZone: string): PageDate | undefined {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.text.length > 400) continue
    for (const segment of block.text.split(/[|·•\n]|\s{2,}|(?:来源|來源|作者|字号|浏览)[:：]/)) {
      const date = findDate(segment, timeZone)
      if (date === undefined) continue
      const after = segment.slice(date.index + date.text.length).replace(TIME, '')
      const rest = withoutWeekday(`${segment.slice(0, date.index)} ${after}`).trim()
      if (rest.length <= 28 && !OTHER_DATE.test(rest) && !/[。;；]/.test(rest)) return shown(segment, date)
    }
  }
  return undefined
}

function timeElement(document: HtmlDocument, parts: readonly TreeNode[], timeZone: string): PageDate | undefined {
  for (const part of parts) {
    if (part.type === 'text') continue
    for (const element of descendants(part)) {
      if (element.name !== 'time' || element.attribs.datetime === undefined) continue
      const value = dayOf(element.attribs.datetime, timeZone)
      if (value !== undefined) return { value, text: lineOf(element, 100) || element.attribs.datetime.trim() }
    }
  }
  const only = document.named('time').filter(({ attribs }) => attribs.datetime !== undefined)
  const value = only.length === 1 ? dayOf(only[0]?.attribs.datetime ?? '', timeZone) : undefined
  return value === undefined ? undefined : { value, text: only[0]?.attribs.datetime ?? value }
}

/** Without article:modified_time and dateModified: content systems move those when nothing was edited. */
function declaredDate(document: HtmlDocument, timeZone: string): PageDate | undefined {
  const stamp =
    metaContent(document, [
      'article:published_time',
      'PubDate',
      'publishdate',
      'datePublished',
      'dcterms.date',
      'dc.date',
      'dcterms.issued',
      'dc.date.issued',
      'date',
    ]) ??
    linkedData(document) ??
    metaContent(document, ['dcterms.modified', 'dcterms.created', 'dc.date.modified'])
  const value = stamp === undefined ? undefined : dayOf(stamp, timeZone)
  return value === undefined || stamp === undefined ? undefined : { value, text: stamp.slice(0, 40) }
}

/** `datePublished` of JSON-LD, at whatever depth up to 1,000 values. */
function linkedData(document: HtmlDocument): string | undefined {
  for (const script of document.named('script')) {
    if (script.attribs.type?.trim().toLowerCase() !== 'application/ld+json') continue
    const text = rawText(script)
    if (text.length > 500_000) continue
    const queue: unknown[] = []
    try {
      queue.push(JSON.parse(text))
    } catch {
      continue
    }
    for (let i = 0; i < queue.length; i++) {
      const value = queue[i]
      if (typeof value !== 'object' || value === null) continue
      const date = Object.hasOwn(value, 'datePublished')
        ? (value as { datePublished: unknown }).datePublished
        : undefined
      if (typeof date === 'string') return date
      for (const inner of Object.values(value)) if (queue.length < 1000) queue.push(inner)
    }
  }
  return undefined
}

function withoutWeekday(text: string): string {
  return text.replace(WEEKDAY, '').replace(/[\s,]+$/, ' ')
}

function shown(line: string, date: FoundDate): PageDate {
  const time = TIME.exec(line.slice(date.index + date.text.length))?.[0] ?? ''
  return { value: date.value, text: (date.text + time).trim() }
}
