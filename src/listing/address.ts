/** Where a name ends and an address begins, in texts that part them by a comma only. Pure. */

/** What follows a comma within a name: "Co., Ltd.", "Widgets, Inc.", "Corporation, Limited. (CSSC) 722nd Research Institute". */
const LEGAL_FORM =
  /^(?:(?:co|company)\.?\s+)?(?:ltd|limited|inc|incorporated|llc|l\.l\.c|lp|llp|plc|corp|corporation|co|company|gmbh|ag|s\.?a\.?|s\.?r\.?l|s\.?a\.?r\.?l|b\.?v|n\.?v|jsc|pjsc|ojsc|cjsc|ooo|oao|zao|ao|pao|fze|fzco|fzc|fz-?llc|dmcc|pte|pvt|pty|sdn|bhd|s\.?p\.?a|k\.?k|oy|ab|as|a\.?s|(?:and|&)\s+co)\b\.?/i
/** Parts of one institution: "X, Institute of Microbiology and Epidemiology", "Y, Siberian Branch of the Academy of Sciences". */
const PART_OF_NAME =
  /^(?:the |a )?(?:[\p{L}-]+ ){0,3}?(?:academy|institute|institution|university|college|faculty|department|division|bureau|branch|ministry|laboratory|center|centre|school|office|directorate|section|works|factory|plant)\s+(?:of|for|named|russian|chinese|no\.)/iu
const INSTITUTION =
  /\b(?:academy|institute|institution|university|college|ministry|department|bureau|corporation|company|laborator|center|centre|factory|plant)/i
/** How addresses begin: a number, "No. 9", "Room 5", "P.O. Box", "Building A", "Flat/Rm 4", "all locations in Iran". */
const ADDRESS_START =
  /^(?:[#№]|\d|no[.,:]?\s?\d|nos\.|p\.?\s?o\.?\s?(?:box|b\.)|b\.?p\.?\s\d|(?:room|rm|suite|ste|unit|units|flat|apt|apartment|floor|fl|level|building|bldg|block|blk|tower|house|shop|shops|office|villa|plot|gate|lot|warehouse|workshop|zone|district|section|stand|street|ul|ulitsa|prospekt|pr|per|str|calle|rue|via|jalan|jl|c\/o)\b[.:]?(?:\s?#?\s?\S*\d|\s[A-Z]\b|\s(?:no|nos)\b|\s?#)|(?:ul|ulitsa|prospekt|calle|rue|jalan|jl|str)\b\.?\s|all (?:locations|address)|c\/o\b|[a-z]{1,3}\d|\p{L}?\d+[/-]\d)/iu
/** Words that only addresses hold. */
const ADDRESS_WORD =
  /\b(?:street|st\.|road|rd\.?|avenue|ave\.?|blvd\.?|boulevard|lane|highway|p\.?o\.?\s?box|district|province|prospekt|ulitsa|embankment|square|sokak|(?:sok|cad|mah|mh)(?:\.|$)|mahallesi|naberezhnaya|shosse|pereulok|strasse|straße|floor|bldg)(?=$|[\s,.;)])/i

/** "33 Research Institute", "239th Factory", "No. 28 Institute": a numbered part of an institution, no house number. */
const NUMBERED_PART =
  /^(?:no[.,]?\s?)?\d{1,5}(?:st|nd|rd|th)?\s+(?:\p{L}+\s+){0,2}?(?:institute|factory|academy|plant|works|bureau|department)\b/iu

/** "Tactical Missile Corporation, Joint Stock Company Avangard", "…, Military Veterinary Research Institute" */
const MEMBER = /^(?:(?:open |public |closed )?joint[- ]stock company|[jop]{1,2}sc|o?ao|ooo|npo|nii|fsue|fgup)\s/i
const ENDS_AS_MEMBER =
  /\b(?:institut(?:e|ion)|academy|factory|plant|works|bureau|laboratory|university)(?:\s[“"'][^“”"']{1,60}[”"'])?$/i

/** A street or the like: more than a number or a name of a place. */
export function holdsStreet(text: string): boolean {
  return ADDRESS_WORD.test(text)
}

export function startsAddress(text: string): boolean {
  return ADDRESS_START.test(text)
}

export function looksLikeAddress(text: string): boolean {
  return ADDRESS_START.test(text) || ADDRESS_WORD.test(text)
}

/**
 * "Name, Co., Ltd., 12 Long Road, Beijing, China." A comma before a legal form or before a part of the same institution
 * belongs to the name.
 */
export function splitName(text: string): [name: string, rest: string] {
  let end = nextComma(text, 0)
  while (end < text.length) {
    const start = skipSeparator(text, end)
    const next = nextComma(text, start)
    const part = text.slice(start, next)
    const form = LEGAL_FORM.exec(part)
    if (form === null && !(INSTITUTION.test(text.slice(0, end)) && isPart(part))) break
    // "Ltd. Room 5, Beijing": the address stands behind the legal form without a comma
    const behind = form === null ? '' : part.slice(form[0].length).trimStart()
    if (form !== null && startsAddress(behind)) {
      return [text.slice(0, start + form[0].length), text.slice(start + form[0].length)]
    }
    end = next
  }
  const name = text.slice(0, end)
  if (!/\d/.test(name)) return [name, text.slice(end)]
  const glued =
    / (?=(?:room|rm|suite|unit|flat|apt|building|bldg|no)\b\.? ?#?\d|\d[\w/–-]* (?:\p{L}[\p{L}.'-]* ){1,4}(?:road|rd|street|st|avenue|ave|lane|embankment)\b)/iu.exec(
      name,
    )
  const isOwn = glued === null || NUMBERED_PART.test(name.slice(glued.index + 1))
  if (!isOwn && glued.index > 3) return [text.slice(0, glued.index), text.slice(glued.index)]
  return [name, text.slice(end)]
}

function isPart(text: string): boolean {
  if (NUMBERED_PART.test(text)) return !ADDRESS_WORD.test(text)
  if (!PART_OF_NAME.test(text) && !MEMBER.test(text) && !ENDS_AS_MEMBER.test(text)) return false
  return !looksLikeAddress(text)
}

/** The next comma outside of round brackets. */
function nextComma(text: string, from: number): number {
  let comma = text.indexOf(',', from)
  while (comma >= 0) {
    const open = text.lastIndexOf('(', comma)
    if (open < from || text.lastIndexOf(')', comma) > open) return comma
    const close = text.indexOf(')', comma)
    if (close < 0) return comma
    comma = text.indexOf(',', close)
  }
  return text.length
}

function skipSeparator(text: string, at: number): number {
  while (at < text.length && (text.charAt(at) === ',' || text.charAt(at) === ' ')) at++
  return at
}

/**
 * "A, Kabul, Afghanistan; and B, Kabul, Afghanistan." An "and" behind the country parts them too ("…, Istanbul, Turkey and
 * Yesilkoy Mh. …, Istanbul, Turkey").
 */
export function splitAddresses(text: string): string[] {
  const found: string[] = []
  let from = 0
  let at = 0
  while (from < text.length) {
    const semicolon = text.indexOf(';', at)
    const line = text.indexOf('\n', at)
    const end = Math.min(semicolon < 0 ? text.length : semicolon, line < 0 ? text.length : line)
    at = end + 1
    // a break within one address: "San Juan, St Georges Road⏎ St. Julians, Malta"
    if (
      end === line &&
      !/[;.:]\s*$|\band\s*$|^\s*$/.test(text.slice(Math.max(from, end - 8), end)) &&
      !/^\s*(?:alt\.? )?address/i.test(text.slice(at, at + 16))
    )
      continue
    const piece = text.slice(from, end)
    const address = tidyAddress(piece.includes('\n') ? piece.replaceAll('\n', ' ') : piece)
    if (address !== '') {
      const parts = address.includes(' and ') ? atCountry(address) : [address]
      for (const part of parts) if (!found.includes(part)) found.push(part)
    }
    from = at
  }
  return found
}

function atCountry(address: string): string[] {
  const comma = address.lastIndexOf(', ')
  const last = address.slice(comma + 2)
  if (comma < 0 || last.length > 30 || last.length < 3) return [address]
  const parts: string[] = []
  let at = 0
  for (;;) {
    const end = address.indexOf(`${last} and `, at)
    const behindComma = address.indexOf(`${last}, and `, at)
    const next = end < 0 || (behindComma >= 0 && behindComma < end) ? behindComma : end
    if (next < 0) break
    parts.push(tidyAddress(address.slice(at, next + last.length)))
    at = next + last.length
  }
  parts.push(tidyAddress(address.slice(at)))
  return parts.filter((part) => part !== '')
}

/** Without the space, punctuation and "and" at both ends. */
function tidyAddress(text: string): string {
  let start = 0
  let end = text.length
  for (;;) {
    while (start < end && isEdge(text.charCodeAt(start))) start++
    if (!text.startsWith('and', start) || !isEdge(text.charCodeAt(start + 3))) break
    start += 3
  }
  for (;;) {
    while (end > start && isEdge(text.charCodeAt(end - 1))) end--
    if (!text.startsWith(' and', end - 4) || end - 4 < start) break
    end -= 4
  }
  return text.slice(start, end)
}

/** Space , . ; */
function isEdge(code: number): boolean {
  return code === 0x20 || code === 0x2c || code === 0x2e || code === 0x3b || Number.isNaN(code)
}
