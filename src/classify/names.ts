/** What looks like a name: of a party, a country, an authority. */

/** "the committee", 主管机关: an office without its name. */
export function isGeneric(text: string): boolean {
  return (
    /^(?:(?:the|a|an)\s+)?\p{Ll}+$/u.test(text.trim()) ||
    /^(?:主管)?(?:机关|機關|部门|部門|委员会|委員會|机构|機構|单位|單位)$/u.test(text.trim())
  )
}

/** A headline in which every word has a capital: capitals name nobody there. */
export function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? []
  return words.length >= 4 && words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length > 0.7
}

/** Names: words in capitals, codes with digits; in Chinese countries, authorities and companies. */
export function isNamed(text: string, byCharacter: boolean): boolean {
  const bare = stripJoin(text)
  if (byCharacter) {
    return (
      /(?:公司|集团|研究院|研究所|大学|委员会|委員會|部|局|署|厅|廳|银行|銀行|(?:^[美中欧日英俄韩台港]方)|美国|欧盟|日本|台湾|香港|澳门|韩国|印度|俄罗斯|英国|加拿大|地区|特别行政区|國|国)$/u.test(
        bare,
      ) && bare.length <= 30
    )
  }
  const words = bare.split(/[\s,]+/).filter((word) => !/^(?:and|or|the|of|for|in|a|an|&)$/.test(word))
  return words.length > 0 && words.every((word) => /^[“"(]?(?:\p{Lu}|\d+\p{Lu})/u.test(word))
}

/** @returns the words without the "and", "or", comma or 、 that joins them to a list. */
export function stripJoin(text: string): string {
  return text
    .trim()
    .replace(/^(?:以及|或者|[、，和及与與或並并])+|^(?:,\s*)?(?:(?:and|or|nor|as well as|together with)\s+)?/u, '')
    .replace(/(?:,|\s(?:and|or)|[、，和及与與或]|或者|以及)+$/u, '')
    .trim()
}

/** Words of a name, the little ones aside. */
export function wordCount(text: string, byCharacter: boolean): number {
  return byCharacter ? 1 : (stripJoin(text).match(/[\p{L}\p{N}]{3,}/gu)?.length ?? 0)
}
