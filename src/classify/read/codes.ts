/** Codes that a rule names: tariff headings, ECCNs, CAS numbers, country groups. They are no amounts, and each is an item of a list. */
import type { Span } from '../../model/text.ts'
import { allMatches } from '../../text/matches.ts'

export type Code = { readonly value: string; readonly span: Span }

// "3A090", "5A992.c"; "75-44-5"; "8541.10.00"
const SHAPES = /\b\d[a-e]\d{3}(?:\.[a-z]\d?(?:\.\d+)?)*\b|\b\d{2,7}-\d{2}-\d\b|\b\d{4}\.\d{2}(?:\.\d{2,4})+\b/g

const NOUN =
  /\b(?:(?:sub)?headings?|positionen?|tarifnummern?|eccns?|hts(?:us)?|cas|cn|hs|un|codes?|country groups?|(?:cas|un|tariff|code|customs) (?:numbers?|nos?\.?)|groups?|categor(?:y|ies))(?:\s+(?:codes?|numbers?|nos?\.?|rn))?:?\s+(?=[\d(a-z]\b|\d)/g

const ITEM =
  /^(?:\d{2,10}(?:[.-]\d{1,4})*(?:\.[a-z])?|\d[a-z]\d{3}(?:\.[a-z\d]+)*|[a-z](?::\d+)?|[ivx]{1,4})(?![\p{L}\d])/u

const JOIN = /^(?:\s*,\s*(?:and|or|und|oder)\s+|\s*[,;]\s*|\s+(?:and|or|to|through|und|oder|bis)\s+)/

const MOST = 200

/** @param plain lower case. @returns codes in the order of the text. */
export function readCodes(plain: string): Code[] {
  const found: Code[] = allMatches(plain, SHAPES).map((match) => codeAt(plain, match.index, match[0].length))
  for (const match of allMatches(plain, NOUN)) {
    let at = match.index + match[0].length
    for (let i = 0; i < MOST; i++) {
      const item = ITEM.exec(plain.slice(at, at + 24))
      // "a person", "ECCN 3A090 to a destination": no code
      if (item === null || (item[0] === 'a' && !/^a(?:[,;.:)]| and | or )/.test(plain.slice(at, at + 6)))) break
      found.push(codeAt(plain, at, item[0].length))
      at += item[0].length
      const join = JOIN.exec(plain.slice(at, at + 12))
      if (join === null) break
      at += join[0].length
    }
  }
  const kept: Code[] = []
  for (const code of found)
    if (!kept.some(({ span }) => span[0] < code.span[1] && code.span[0] < span[1])) kept.push(code)
  return kept.sort((a, b) => a.span[0] - b.span[0])
}

function codeAt(plain: string, start: number, length: number): Code {
  return { value: plain.slice(start, start + length), span: [start, start + length] }
}
