/** What looks like a name: of a party, a country, an authority. */

/** "the committee", 主管机关: an office without its name. */
export function isGeneric(text: string): boolean {
  return (
    /^(?:(?:the|a|an)\s+)?\p{Ll}+$/u.test(text.trim()) ||
    /^(?:有限责任|股份有限|股份)?公司$|^(?:主管)?(?:机关|機關|部门|部門|委员会|委員會|机构|機構|单位|單位)$/u.test(
      text.trim(),
    )
  )
}

/** A headline in which every word has a capital: capitals name nobody there. "Destinations are Cuba, Iran and Syria" is none. */
export function isTitleCase(text: string): boolean {
  if (/[.;:]\s*$/.test(text)) return false
  const words = (text.match(/\p{L}{4,}/gu) ?? []).filter((word) => !LITTLE.has(word))
  return words.length >= 4 && words.every((word) => /^\p{Lu}/u.test(word))
}

/** Longer words that a headline leaves small. */
const LITTLE = new Set(
  'with from into upon over under than that this through between against within without after before until during about among'.split(
    ' ',
  ),
)

/** Months and weekdays have a capital and name nobody. */
const CALENDAR =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\.?,?$/i

/** A body or an officer that a law knows: 监事会, 国家安全局, 仲裁庭. 保险公司 is a class, 华星电子有限公司 is a name. */
const CHINESE_BODY =
  /(?:委员会|部门|机关|机构|法院|检察院|仲裁庭|董事会?|监事会?|[农渔商学协公工]会|水利会|处长|局长|部长|校长|研究院|[政务法试察考]院|研究所|学院|大学|[^全内外一分大]部|[^结布格]局|署|[^大]厅|办公室|(?:有限|股份|集团)公司|(?<!分|子|母|保险|证券|运输|航运|航空|上市|外国|电力|石油|投资|担保|拍卖|租赁|信托|基金|期货|物业|保安|电信|快递|物流|贸易|咨询|建筑|施工|广告|销售|生产|制造|控股|管理|检测|检验|国有|合资|跨国|大型|服务|旅游)(?<=.{2})公司|.{3}银行|.{2}集团|使馆|领事馆|代表处|办事处|.{1,4}(?:先生|女士|小姐|博士))$/u
const CHINESE_COUNTRY =
  /(?:^[美中欧日英俄韩台港]方|美国|欧盟|日本|台湾|香港|澳门|韩国|印度|俄罗斯|英国|加拿大|越南|墨西哥|.地区|特别行政区|[^全各本他外一中]国)$/u

/** @param text simplified characters. */
export function isChineseBody(text: string): boolean {
  const name = text.replace(/[（(][^（）()]*[）)]$/u, '')
  return name.length <= 30 && !/[，。；的由向]/u.test(name) && CHINESE_BODY.test(name)
}

/**
 * Names: words in capitals, codes with digits; in Chinese countries, authorities, officers and companies.
 * @param text in Chinese in simplified characters.
 */
export function isNamed(text: string, byCharacter: boolean): boolean {
  const bare = stripJoin(text)
  if (byCharacter) {
    const name = bare.replace(/[（(][^（）()]*[）)]$/u, '')
    // 其他有关国家机关: a class of authorities
    if (/^(?:其他|有关|相关|各)/u.test(name)) return false
    return (
      isChineseBody(name.replace(/^.*的/u, '')) ||
      (name.length <= 30 && !/[，。；]/u.test(name) && CHINESE_COUNTRY.test(name))
    )
  }
  const words = bare
    .replace(/\([^()]{0,80}\)/g, ' ')
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !/^(?:and|or|the|of|for|in|a|an|&)$/.test(word))
  const capitals = words.map((word) => /^[“"(]?(?:\p{Lu}|\d+\p{Lu})/u.test(word))
  // "Medicines and Healthcare products Regulatory Agency": one small word among many capitals
  const isSpelledSo =
    capitals.every(Boolean) || (capitals.length >= 4 && capitals.filter(Boolean).length >= capitals.length - 1)
  return (
    isSpelledSo &&
    capitals.length > 0 &&
    capitals[0] === true &&
    capitals.at(-1) === true &&
    !words.every((word) => CALENDAR.test(word))
  )
}

/** @returns the words without the "and", "or", comma or 、 that joins them to a list. */
export function stripJoin(text: string): string {
  return text
    .trim()
    .replace(
      /^(?:以及|或者|[、，和及与與或並并])+|^(?:[.,;]\s*)?(?:(?:and|or|nor|&|as well as|together with)\s+)?/u,
      '',
    )
    .replace(/(?:[,;]|\s(?:and|or|&)(?:\s(?:the|an?))?|[、，和及与與或]|或者|以及){1,4}$/u, '')
    .trim()
}

/** Words of a name, the little ones aside. */
export function wordCount(text: string, byCharacter: boolean): number {
  return byCharacter ? 1 : (stripJoin(text).match(/[\p{L}\p{N}]{3,}/gu)?.length ?? 0)
}
