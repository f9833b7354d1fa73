/** From bytes to text: what the page declares, as long as its bytes agree; else what they look most like, with the languages that are said as evidence. */
import { Buffer } from 'node:buffer'
import { getBOMEncoding, labelToName, TextDecoder } from '@exodus/bytes/encoding.js'
import sniffEncoding from 'html-encoding-sniffer'
import { type Common, likelihood, SCRIPTS } from './charset-likelihood.ts'
import { encodedOnce, withBrokenBytes } from './charset-repair.ts'

/** `charset` is the WHATWG name that was used; `declared` is false when it was guessed or the declaration overruled. */
export type DecodedText = { readonly text: string; readonly charset: string; readonly declared: boolean }

/** The standard scans 1,024 bytes; official pages put scripts before their meta element. */
const PRESCAN_BYTES = 16_384
const SAMPLE_BYTES = 262_144

const SIMPLIFIED: Common = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严',
)
const TRADITIONAL: Common = new Set(
  '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近礦千周委素技備半辦青省列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴',
)
const KOREAN: Common = new Set(
  '이다는의에을를가은로하고지한기도사자리시어나대인있서아해수들라부니그것일정스주전보적으만제게상원구마면성여장비조유경우국위용공생동관과물소무문모화학방신안되했등각개중행및출입품허업규령법략산통세와음당내년월후간미치재연단체명진실선계발않된할없습까받야또',
)
const EITHER: Common = new Set([...SIMPLIFIED, ...TRADITIONAL])
const NONE: Common = new Set()

type Candidate = {
  readonly name: string
  /** Languages that it is for, as they begin. */
  readonly languages: RegExp
  readonly common: Common
  readonly scripts: readonly RegExp[]
  /** Only where the page or the watch says that it is in such a language: its letters have no case to tell them by. */
  readonly onlyThen?: true
}

const { HAN, KANA, HANGUL } = SCRIPTS
const CANDIDATES: readonly Candidate[] = [
  { name: 'gb18030', languages: /^zh(?!.*(?:hant|tw|hk|mo))/i, common: SIMPLIFIED, scripts: [HAN] },
  { name: 'Big5', languages: /^zh.*(?:hant|tw|hk|mo)/i, common: TRADITIONAL, scripts: [HAN] },
  { name: 'Shift_JIS', languages: /^ja/i, common: EITHER, scripts: [KANA] },
  { name: 'EUC-JP', languages: /^ja/i, common: EITHER, scripts: [KANA] },
  { name: 'EUC-KR', languages: /^ko/i, common: KOREAN, scripts: [HANGUL] },
  { name: 'windows-1252', languages: /^(?:en|de|fr|es|it|pt|nl|sv|da|fi|nb|no)/i, common: NONE, scripts: [] },
  { name: 'windows-1250', languages: /^(?:pl|cs|sk|hu|ro|hr|sl|bs|sq)/i, common: NONE, scripts: [] },
  { name: 'ISO-8859-2', languages: /^(?:pl|cs|sk|hu|ro|hr|sl|bs|sq)/i, common: NONE, scripts: [] },
  { name: 'windows-1251', languages: /^(?:ru|uk|bg|sr|mk|be)/i, common: NONE, scripts: [] },
  { name: 'KOI8-R', languages: /^(?:ru|bg)/i, common: NONE, scripts: [] },
  { name: 'KOI8-U', languages: /^(?:uk|be)/i, common: NONE, scripts: [] },
  { name: 'windows-1253', languages: /^el/i, common: NONE, scripts: [], onlyThen: true },
  { name: 'windows-1254', languages: /^(?:tr|az)/i, common: NONE, scripts: [], onlyThen: true },
  { name: 'windows-1255', languages: /^(?:he|iw|yi)/i, common: NONE, scripts: [], onlyThen: true },
  { name: 'windows-1256', languages: /^(?:ar|fa|ur)/i, common: NONE, scripts: [], onlyThen: true },
  { name: 'windows-1257', languages: /^(?:lt|lv|et)/i, common: NONE, scripts: [], onlyThen: true },
  { name: 'windows-874', languages: /^th/i, common: NONE, scripts: [], onlyThen: true },
]

/** What a language that was said adds to the measure: evidence, which the bytes may outweigh. */
const SAID_BY_PAGE = 0.2
const SAID_BY_WATCH = 0.1
/** Less than this is no writing that we know. */
const LEAST = 0.25

/**
 * Order: byte order mark; Content-Type header; meta element (or XML declaration); the watch's `charset`; valid UTF-8;
 * the language. A declared charset in which the bytes make no sense gives way to the first later candidate in which they
 * do. Labels as in https://encoding.spec.whatwg.org/; labels that browsers refuse (utf-7, iso-2022-kr) count as none.
 * @param markup look into the text for a declaration: HTML or XML.
 */
export function decodeText(body: Uint8Array, options: Declarations): DecodedText {
  const { charset, declared } = charsetOf(body, options)
  const text = new TextDecoder(charset).decode(body)
  if (charset !== 'UTF-8') return { text, charset, declared }
  return { text: encodedOnce(text.includes('\ufffd') ? withBrokenBytes(body) : text), charset, declared }
}

/** What is said of the charset outside of the bytes. */
export type Declarations = {
  readonly contentType: string
  readonly language: string
  readonly charset?: string | undefined
  readonly markup?: 'html' | 'xml'
}

/** The charset of `decodeText`, for text that is decoded in pieces. */
export function charsetOf(body: Uint8Array, options: Declarations): Omit<DecodedText, 'text'> {
  const bom = getBOMEncoding(body)
  if (bom !== null) return { charset: nameOf(bom) ?? bom, declared: true }

  const sample = body.subarray(0, SAMPLE_BYTES)
  if (isShifted(sample)) return { charset: 'ISO-2022-JP', declared: false }
  const declared: string[] = []
  for (const label of [headerLabel(options.contentType), markupLabel(body, options.markup), options.charset]) {
    const name = label === undefined ? undefined : nameOf(label)
    if (name !== undefined && !declared.includes(name)) declared.push(name)
  }
  const utf8 = isUtf8(body)
  for (const name of declared) {
    if (name !== 'UTF-8' && utf8 && isSurelyUtf8(sample, name)) continue
    if ((name === 'UTF-8' && utf8) || mostlyRight(sample, name)) return { charset: name, declared: true }
  }
  // A byte that broke on the way makes it nothing else: other text is never UTF-8 for long.
  if (utf8 || mostlyRight(sample, 'UTF-8')) return { charset: 'UTF-8', declared: false }
  const guess = likeliest(sample, options.language, options.markup)
  const name = guess ?? declared[0] ?? 'windows-1252'
  return { charset: name, declared: false }
}

/** Japanese in seven bits, which is valid UTF-8 too: shifted to two bytes a character and back to one. */
function isShifted(sample: Uint8Array): boolean {
  if (!sample.includes(0x1b) || sample.some((byte) => byte >= 0x80)) return false
  const text = Buffer.from(sample).toString('latin1')
  return /\x1b\$[@B](?:[\x21-\x7e]{2})+\x1b\([BJ]/.test(text)
}

function nameOf(label: string): string | undefined {
  const name = labelToName(label.trim())
  return name === null || name === 'replacement' || name === 'x-user-defined' ? undefined : name
}

function headerLabel(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*["']?([^"';,\s]+)/i.exec(contentType)?.[1]
}

function markupLabel(body: Uint8Array, markup: 'html' | 'xml' | undefined): string | undefined {
  if (markup === undefined) return undefined
  const none = 'x-user-defined'
  return markup === 'xml'
    ? sniffEncoding(body, { xml: true, defaultEncoding: none })
    : sniffEncoding(body, { maxPrescanBytes: PRESCAN_BYTES, defaultEncoding: none })
}

/** In pieces: a list of 130 MB is no reason for a string of 130 MB. */
function isUtf8(body: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < body.length; at += SAMPLE_BYTES) {
      decoder.decode(body.subarray(at, at + SAMPLE_BYTES), { stream: true })
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/**
 * Valid UTF-8 under another label. In a single-byte charset everything "decodes", so any character beyond ASCII decides;
 * text in a multi-byte one is valid UTF-8 by chance only when it is very short (the two characters 联通 in GBK).
 */
function isSurelyUtf8(sample: Uint8Array, name: string): boolean {
  if (/^utf-16/i.test(name)) return false
  let beyond = 0
  for (const byte of sample) if (byte >= 0x80) beyond++
  return beyond >= (/^(windows|iso-8859|macintosh|x-mac|koi|ibm)/i.test(name) ? 1 : 12)
}

/** True when at most one in twenty of the characters beyond ASCII is a replacement character. */
function mostlyRight(bytes: Uint8Array, name: string): boolean {
  const text = new TextDecoder(name).decode(bytes, { stream: true })
  let wrong = 0
  let beyond = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    beyond++
    if (code === 0xfffd) wrong++
  }
  return wrong * 20 <= beyond
}

/** @returns the candidate in which the bytes look most like writing; undefined where none does. */
function likeliest(sample: Uint8Array, language: string, markup: Declarations['markup']): string | undefined {
  const spoken = markup === undefined ? '' : pageLanguage(sample)
  let best: { name: string; score: number } | undefined
  for (const { name, languages, common, scripts, onlyThen } of CANDIDATES) {
    const said = (languages.test(spoken) ? SAID_BY_PAGE : 0) + (languages.test(language) ? SAID_BY_WATCH : 0)
    if (onlyThen === true && said === 0) continue
    const score = likelihood(new TextDecoder(name).decode(sample, { stream: true }), common, scripts)
    if (score >= LEAST && (best === undefined || score + said > best.score)) best = { name, score: score + said }
  }
  return best?.name
}

/** What the page says of its language, which is ASCII in every charset. */
function pageLanguage(sample: Uint8Array): string {
  const head = Buffer.from(sample.subarray(0, PRESCAN_BYTES)).toString('latin1')
  return /<\w[^>]*?\s(?:xml:)?lang\s*=\s*["']?([a-z]{2,3}(?:-[a-z\d]{2,8})*)/i.exec(head)?.[1] ?? ''
}
