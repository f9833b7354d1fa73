/** What opens a line: bullets, letters and numbers in brackets, and figures that may be numbering or may be content. */

const CHINESE_NUMBER = '[〇零一二三四五六七八九十百千\\d]{1,6}'

/** By their form alone they number or mark; what follows must hold a word. Examples stand beside them. */
const MARKERS: readonly RegExp[] = [
  // "• text", "– text"; not "- 40 degrees"
  /^\s*[•●○◦▪▫■□◆◇▶►➢➤✓✔‣⁃]\s*|^\s*[*·∙–—-]\s+(?!\p{Nd})/u,
  // "(a) text", "（一）文", "[12] text"; not "(EU) text"
  /^\s*[([（［]\s*(?:\p{Nd}{1,3}|([a-zA-Z])\1?|[ivx]{1,6}|[IVX]{1,5}|[一二三四五六七八九十百]{1,4})\s*[)\]）］]\s*/u,
  // "a) text", "12) text", "①文"
  /^\s*(?:(?:\p{Nd}{1,3}|[a-zA-Z]|[ivx]{1,6}|[一二三四五六七八九十]{1,3})[)）]\s*|[\u2460-\u2473]\s*)/u,
  // "a. text", "iv. text"
  /^\s*(?:[a-z]|[ivx]{1,6})\.\s+/u,
  // "第十二条　文", "第三章 文"; not "第十二条规定的"
  new RegExp(`^\\s*第${CHINESE_NUMBER}[条條章節节款项項编編](?:之[一二三四五六七八九十]{1,3})?(?:\\s+|[:：]\\s*)`, 'u'),
  // "Article 12: text"
  /^\s*(?:Article|Artikel|Chapter|Kapitel)\s+\p{Nd}{1,3}[a-z]?\s*[.:–—-]\s+/u,
]

/** Only in headings: "A. Scope", "IV. Scope". */
const HEADING_MARKER = /^\s*(?:[A-H]|[IVX]{1,5})\.\s+/u

/** Their list decides whether they count: "1. text", "4.2.1. text", "1.文". */
const DOTTED = /^\s*(\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*)[.．](?:\s+|\s*(?=\p{Script=Han}))/u
/** "一、文", "1、文" */
const PAUSED = /^\s*(\p{Nd}{1,3}|[一二三四五六七八九十百]{1,4})[、．]\s*/u
/** "4.2.1 Text", "4.2 Text"; of two levels outside of headings a figure is kept even where the list counts: "2.5 GHz" */
const LEVELS = /^\s*(\p{Nd}{1,3}(?:\.\p{Nd}{1,3}){1,4})\s+(?=\p{L})/u
/** "- 40 degrees": a sign as well as a mark */
const DASH = /^\s*[*·∙–—-]\s+(?=\p{Nd})/u

/** What each of them begins with: a quick test before the patterns. */
const MAY_OPEN =
  /^\s*(?:[•●○◦▪▫■□◆◇▶►➢➤✓✔‣⁃*·∙–—([（［\p{Nd}\u2460-\u2473〇零一二三四五六七八九十百千第-]|[a-zA-Z]{1,6}[.)）]|Article|Artikel|Chapter|Kapitel)/u

/** The style of a dash before a number. */
export const DASHED = 'dash'

type Figure = { readonly style: string; readonly path: readonly number[] }

export type Opener = {
  /** All that opens the line. */
  readonly length: number
  /** The part of it that is no content by its form alone. */
  readonly proven: number
  /** The figure that a list may count. */
  readonly figure: Figure | undefined
  /** The word after it. */
  readonly follows: string
  /** A number goes on: "三、四级", "3、5和7". */
  readonly opensNumber: boolean
}

type Piece = { readonly length: number; readonly figure: Figure | undefined }

/** @returns what opens the line that begins at `at`; undefined for a line that begins with its words, or holds nothing else. */
export function openerAt(text: string, at: number, heading: boolean): Opener | undefined {
  let [length, proven] = [0, 0]
  let figure: Figure | undefined
  // A bullet, a number and a letter may follow one another: "• 1. (a) text".
  for (let round = 0; round < 3; round++) {
    const rest = text.slice(at + length, at + length + 80)
    const piece = MAY_OPEN.test(rest) ? pieceOf(rest, heading) : undefined
    // "28. 28. Text" says one figure twice
    const isOther = piece?.figure !== undefined && figure !== undefined && `${piece.figure.path}` !== `${figure.path}`
    if (piece === undefined || isOther) break
    length += piece.length
    figure ??= piece.figure
    if (figure === undefined) proven = length
    if (piece.length === 0) break
  }
  const after = text.slice(at + length, at + length + 200)
  if ((length === 0 && figure === undefined) || !/[\p{L}\p{N}]/u.test(after)) return undefined
  const opensNumber = /[、．]\s*$/.test(text.slice(at, at + length)) && /^[\p{Nd}一二三四五六七八九十百]/u.test(after)
  return { length, proven, figure, opensNumber, follows: /^[\p{N}.\s]*\P{L}*?([\p{L}\p{M}]+)/u.exec(after)?.[1] ?? '' }
}

function pieceOf(rest: string, heading: boolean): Piece | undefined {
  for (const marker of heading ? [...MARKERS, HEADING_MARKER] : MARKERS) {
    const found = marker.exec(rest)?.[0].length ?? 0
    if (found > 0) return { length: found, figure: undefined }
  }
  for (const [style, pattern] of FIGURES) {
    const found = pattern.exec(rest)
    if (found === null) continue
    const path = (found[1] ?? '').split('.').map(numberOf)
    const kept = pattern === LEVELS && path.length === 2 && !heading
    return { length: kept ? 0 : found[0].length, figure: { style: `${style} ${scriptOf(found[1] ?? '')}`, path } }
  }
  const dash = DASH.exec(rest)
  return dash === null ? undefined : { length: dash[0].length, figure: { style: DASHED, path: [0] } }
}

const FIGURES: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['figures', DOTTED],
  ['paused', PAUSED],
  ['figures', LEVELS],
]

function scriptOf(number: string): string {
  return /^[\p{Nd}.]+$/u.test(number) ? 'digits' : 'characters'
}

const DIGITS = '〇一二三四五六七八九'

/** 12 and 十二. */
function numberOf(text: string): number {
  if (/^\p{Nd}+$/u.test(text)) return Number(text.normalize('NFKC'))
  const [tens, ones] = text.includes('十') ? text.split('十') : [undefined, text]
  const unit = ones === undefined || ones === '' ? 0 : DIGITS.indexOf(ones)
  if (tens === undefined) return unit
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + unit
}
