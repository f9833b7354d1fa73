/**
 * The remarks of OFAC's lists: statements in any order, separated by ";", ended by one full stop:
 * "DOB 08 Sep 1966; POB Privalka, Belarus; nationality Belarus; Passport MP1234567 (Belarus); a.k.a. 'X'; Linked To: Y."
 * The legacy CSV cuts remarks after 1,000 characters, with no full stop (the rest is in sdn_comments.csv).
 */
import { oneLine } from '../parts/record-parts.ts'

export type OfacRemarks = {
  readonly aliases: readonly string[]
  readonly formerNames: readonly string[]
  readonly identifiers: readonly string[]
  readonly crossReferences: readonly string[]
  readonly remarks: readonly string[]
  readonly doubts: readonly string[]
}

const MAX_STATEMENTS = 2000

/** "a.k.a. 'BNC'", "alt. f.k.a. 'X'", "n.k.a. 'Y'": now known as is one more name. */
const NAME = /^(?:alt\. )?([anf])\.k\.a\. ['‘"]?(.{1,500}?)['’"]?$/i
/** "Linked To: ISLAMIC REVOLUTIONARY GUARD CORPS" */
const LINK = /^Linked To: /i
/** "(Linked To: X) (Linked To: Y (PTY) LTD)": the form of the XML */
const BRACKETED_LINK = /\((Linked To: [^()]*(?:\([^()]*\)[^()]*)*)\)/g
/**
 * "Passport 563310172", "alt. Cedula No. 16662362 (Colombia)", "NIT # 800160353-2 (Colombia)", "Vessel Registration Identification
 * IMO 9235127", "SWIFT/BIC BKBPIRTH", "Digital Currency Address - XBT 1Q…", "Aircraft Tail Number EP-GOM", "MMSI 422…"
 */
const IDENTIFIER =
  /^(?:alt\. )?(?:[\p{L}.'’/&-]+ ){0,5}(?:passport|cedula|no\.|number|#|identification|id|imo|mmsi|ruc|nit|rif|r\.?f\.?c\.?|c\.?u\.?r\.?p\.?|d\.?n\.?i\.?|ssn|swift\/bic|bic|lei|code|license|licence|folio mercantil|matricula mercantil|registry|registration|cartilla de servicio militar|digital currency address|isin|d-u-n-s)(?=[\s.:#(]|$)/iu
/** Holds a number of its own, but identifies nobody. */
const NO_IDENTIFIER =
  /^(?:alt\. )?(?:DOB|POB|phone|telephone|fax|Executive Order|Secondary sanctions risk|Government Gazette)\b/i

/** @returns every statement under the part that it belongs to; what is no other part is a remark, as printed. */
export function readRemarks(text: string): OfacRemarks {
  const whole = oneLine(text.replace(BRACKETED_LINK, '; $1'))
  const found = {
    aliases: [] as string[],
    formerNames: [] as string[],
    identifiers: [] as string[],
    crossReferences: [] as string[],
    remarks: [] as string[],
  }
  if (whole === '') return { ...found, doubts: [] }
  const cut = !/[.)]$/.test(whole) && whole.length >= 900
  const statements = whole.replace(/\.$/, '').split(/;\s*/).slice(0, MAX_STATEMENTS)
  for (const statement of statements.map(oneLine)) {
    if (statement === '') continue
    const name = NAME.exec(statement)
    if (name !== null) (name[1]?.toLowerCase() === 'f' ? found.formerNames : found.aliases).push(name[2] ?? '')
    else if (LINK.test(statement)) found.crossReferences.push(statement)
    else if (/\d|BIC/.test(statement) && !NO_IDENTIFIER.test(statement) && IDENTIFIER.test(statement)) {
      found.identifiers.push(statement)
    } else found.remarks.push(statement)
  }
  return { ...found, doubts: cut ? ['its remarks are cut by the file'] : [] }
}
