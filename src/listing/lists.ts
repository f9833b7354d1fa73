/** One name for each official list, whatever a source calls it, and one code for each country, for comparing. Pure. */

/**
 * What sources call a list -> our name. The first that matches holds: narrow ones stand before wide ones.
 * CSL: "Entity List (EL) - Bureau of Industry and Security"; BIS export: "EL"; eCFR: "Supplement No. 4 to Part 744".
 */
const LISTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^uflpa\b|uyghur forced labor|\bforced labor\b.{0,40}\bentity list\b/i, 'UFLPA Entity List'],
  // Taiwan's list of strategic high-tech commodities has the same name
  [/\bshtc\b.{0,60}\bentity list\b|\bentity list\b.{0,60}\bshtc\b/i, 'SHTC Entity List'],
  [/不可靠(?:实体|實體)清[单單]|\bunreliable entit(?:y|ies) list\b/i, 'MOFCOM Unreliable Entity List'],
  [/\bsupp(?:lement|\.)?\s*no\.?\s*4 to part 744|^el$|\bentity list\b/i, 'Entity List'],
  [/\bsupp(?:lement|\.)?\s*no\.?\s*6 to part 744|^uvl$|\bunverified list\b/i, 'Unverified List'],
  [
    /\bsupp(?:lement|\.)?\s*no\.?\s*7 to part 744|^meu$|\bmilitary[- ]end[- ]?user(?:s|\s*\(meu\))?\s*(?:\(meu\)\s*)?list\b/i,
    'Military End User List',
  ],
  [/^dpl$|\bdenied persons? list\b/i, 'Denied Persons List'],
  [/^sdn$|\bspecially designated nationals\b|\bofac sdn\b/i, 'OFAC SDN List'],
  [/^fse$|\bforeign sanctions evaders\b/i, 'OFAC Foreign Sanctions Evaders List'],
  [/^ssi$|\bsectoral sanctions\b/i, 'OFAC Sectoral Sanctions List'],
  [/^plc$|\bpalestinian legislative council\b/i, 'OFAC Palestinian Legislative Council List'],
  [/^cap(?:ta)?$|\bcapta list\b|\bcorrespondent account\b/i, 'OFAC CAPTA List'],
  [/^ns-?mbs$|\bmenu-based sanctions\b/i, 'OFAC Menu-Based Sanctions List'],
  [/^(?:ns-)?cmic$|\bchinese military-industrial complex\b/i, 'OFAC Chinese Military-Industrial Complex List'],
  [/\bofac consolidated\b|\bnon-sdn\b/i, 'OFAC Consolidated List'],
  [/^isn$|\bnonproliferation sanctions\b/i, 'Nonproliferation Sanctions'],
  [/^dtc$|\b(?:aeca|itar) debarred\b/i, 'AECA Debarred List'],
  [
    /出口管制管控名[单單]|\bexport control(?:led)? (?:control )?list\b.*\b(?:mofcom|china)/i,
    'MOFCOM Export Control List',
  ],
  [/(?:出口管制)?关注名单|關注名單/, 'MOFCOM Watch List'],
  [/\bun(?:ited nations)? security council consolidated\b/i, 'UN Security Council Consolidated List'],
  [/\buk sanctions list\b/i, 'UK Sanctions List'],
  [/\b(?:eu|european union)\b.*\bconsolidated\b/i, 'EU Consolidated List'],
  [/\bmeti\b.*\bend users? list\b|外国ユーザーリスト/i, 'METI End User List'],
  [/\bfcc\b.*\bcovered list\b|^covered list$/i, 'FCC Covered List'],
  [/\b1260h\b/i, '1260H List'],
]

/** @returns our one name for a list; what is not known stays as the source prints it, in single spaces. */
export function listNameOf(text: string): string {
  const plain = text.slice(0, 300).replace(/\s+/g, ' ').trim()
  return LISTS.find(([pattern]) => pattern.test(plain))?.[1] ?? plain
}

/** Names of destinations that the table of names below does not give: official lists print them this way. */
const COUNTRIES: Readonly<Record<string, string>> = {
  "china people's republic of": 'CN',
  "people's republic of china": 'CN',
  'mainland china': 'CN',
  prc: 'CN',
  'hong kong': 'HK',
  'hong kong sar': 'HK',
  macau: 'MO',
  macao: 'MO',
  'taiwan province of china': 'TW',
  'russian federation': 'RU',
  uae: 'AE',
  uk: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'united states of america': 'US',
  turkey: 'TR',
  turkiye: 'TR',
  burma: 'MM',
  'crimea region of ukraine': 'UA-43',
  crimea: 'UA-43',
  'crimea occupied': 'UA-43',
  'korea south': 'KR',
  'south korea': 'KR',
  'republic of korea': 'KR',
  'korea republic of': 'KR',
  'korea north': 'KP',
  'north korea': 'KP',
  "democratic people's republic of korea": 'KP',
  "korea democratic people's republic of": 'KP',
  'iran islamic republic of': 'IR',
  'islamic republic of iran': 'IR',
  'syrian arab republic': 'SY',
  'viet nam': 'VN',
  'lao pdr': 'LA',
  "lao people's democratic republic": 'LA',
  'czech republic': 'CZ',
  'slovak republic': 'SK',
  'ivory coast': 'CI',
  swaziland: 'SZ',
  macedonia: 'MK',
  'the netherlands': 'NL',
  'bosnia-herzegovina': 'BA',
  'bosnia and herzegovina': 'BA',
  'moldova republic of': 'MD',
  'tanzania united republic of': 'TZ',
  'venezuela bolivarian republic of': 'VE',
  'bolivia plurinational state of': 'BO',
  'congo republic of the': 'CG',
  'congo democratic republic of the': 'CD',
  'democratic republic of the congo': 'CD',
  'republic of the congo': 'CG',
  'antigua and barbuda': 'AG',
  'trinidad and tobago': 'TT',
  'st kitts and nevis': 'KN',
  'sao tome and principe': 'ST',
  palestine: 'PS',
}

const CODES = codes()

/** ISO 3166 code of each English name, from the platform's own table. */
function codes(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const found = new Map<string, string>()
  for (let i = 0; i < 26 * 26; i++) {
    const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))
    const name = /^(?:XA|XB|ZZ|EU|EZ|UN|QO|DD|SU|YU|TP|BU|FX|UK|NT)$/.test(code) ? undefined : names.of(code)
    if (name === undefined) continue
    if (!found.has(plainCountry(name))) found.set(plainCountry(name), code)
    found.set(code.toLowerCase(), code)
  }
  for (const [name, code] of Object.entries(COUNTRIES)) found.set(plainCountry(name), code)
  return found
}

/**
 * For comparing only; what is printed stays as printed. "CHINA, PEOPLE'S REPUBLIC OF" = "China" = "CN"; Hong Kong, Macau
 * and Taiwan stand for themselves.
 * @returns the ISO 3166 code (Crimea: UA-43), or for a name that is not known its letters in lower case.
 */
export function foldCountry(text: string): string {
  const plain = plainCountry(text)
  return CODES.get(plain) ?? CODES.get(plain.replace(/^the | the$/g, '')) ?? plain
}

function plainCountry(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/&/g, ' and ')
    .replace(/\bst\./g, 'st')
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^\p{L}\p{Nd}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
