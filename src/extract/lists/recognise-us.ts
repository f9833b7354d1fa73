/** Which lists of the United States are known by their content alone, where a watch names no reader. */
import type { JudgedPage, ReaderName } from '../../model.ts'
import { plainHeader } from './csv-table.ts'

const HEAD_BYTES = 16_384
const SUPPLEMENT = /<div9\b[^>]{0,600}\bN="Supplement No\.?\s*[467] to Part 744"/i
const RENDERED = /<h[1-6][^>]*>\s*(?:<[^>]*>\s*)*Supplement No\.?\s*[467] to Part 744/i
const TABLE_HEADER = /<th[^>]*>\s*(?:Entity|Listed person)/i
const REGISTER_XML = /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]{0,2000}?-->\s*)*<(?:FEDREG|RULE|PRORULE|NOTICE)[\s>]/
const REGISTER_TEXT = /\[Federal Register(?: Volume|: )|\[FR Doc\b/

/** @returns undefined where nothing is unmistakable: the usual readers then decide. */
export function recogniseList(kind: string, { body }: JudgedPage): ReaderName | undefined {
  const head = latin(body.subarray(0, HEAD_BYTES))
  if (kind === 'xml' || kind === 'html') {
    if (SUPPLEMENT.test(head) || (RENDERED.test(head) && TABLE_HEADER.test(head) && !/\bDATES:/.test(head)))
      return 'ecfr-supplement'
    if (REGISTER_XML.test(head)) return 'federal-register'
    return kind === 'html' && /<pre[\s>]/i.test(head.slice(0, 2_000)) && /\[Federal Register/.test(head.slice(0, 4_000))
      ? 'federal-register'
      : undefined
  }
  if (kind === 'json')
    return /"source"\s*:\s*"[^"]{3,120} - (?:Bureau of Industry|Treasury|State)/.test(head) ? 'csl' : undefined
  if (kind === 'csv' || kind === 'text') {
    const header = plainHeader(head.slice(0, 300))
    if (/^(?:ï»¿)*(?:source list,entity number|name and address,effective date)/.test(header)) return 'bis-csv'
    if (/^(?:ï»¿)*(?: id,|id,)?source[, ]entity number/.test(header)) return 'csl'
    if (/^(?:ï»¿)*country,(?:entity,licen[sc]e requirement|entity,federal register|listed person)/.test(header))
      return 'ecfr-supplement'
    if (
      kind === 'text' &&
      (REGISTER_TEXT.test(head.slice(0, 4_000)) || /\[FR Doc\b/.test(latin(body.subarray(-4_096))))
    )
      return 'federal-register'
  }
  return undefined
}

function latin(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return text
}
