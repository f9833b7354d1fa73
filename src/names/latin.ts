/** Names in Latin letters without marks: Cyrillic and Greek letter by letter, as most registers print them. Pure. */

/** BGN/PCGN without its apostrophes for Russian; the further letters of Ukrainian, Belarusian and Serbian; ELOT 743. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  (
    'а a|б b|в v|г g|д d|е e|ё e|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ shch|' +
    'ъ |ы y|ь |э e|ю yu|я ya|і i|ї i|є ye|ґ g|ў u|ј j|љ lj|њ nj|ћ c|ђ dj|џ dz|' +
    'α a|β v|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|ψ ps|ω o|' +
    'ß ss|æ ae|œ oe|ø o|ł l|đ d|ð d|þ th|ı i|ħ h|ŋ n|ŧ t'
  )
    .split('|')
    .map((row) => row.split(' ') as [string, string]),
)

const BEYOND_LATIN = /[\u0370-\u03FF\u0400-\u04FF]|[ßæœøłđðþıħŋŧ]/g

/** @param text in any case. @returns lower case, without diacritics, Cyrillic and Greek transliterated; other scripts stay. */
export function toLatin(text: string): string {
  const lower = text.toLowerCase()
  if (!/[^\x00-\x7F]/.test(lower)) return lower
  return lower
    .replace(BEYOND_LATIN, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036F]+/g, '')
    .replace(BEYOND_LATIN, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFC')
}
