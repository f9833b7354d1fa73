/** Names of destinations as people read them: "CHINA, PEOPLE'S REPUBLIC OF" is China, 美国 is United States. */
import { foldCountry } from '../listing/lists.ts'
import { oneLine } from './clean.ts'

const ENGLISH = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Where the platform's name is longer than anybody says it. */
const SHORT: Readonly<Record<string, string>> = { HK: 'Hong Kong', MO: 'Macao', 'UA-43': 'Crimea', PS: 'Palestine' }

const CHINESE = chineseNames()

/** @returns the English name of a country that is known, else the words as printed; '' for ''. */
export function countryName(text: string): string {
  const printed = oneLine(text, 80)
  const code = countryCode(printed)
  if (Object.hasOwn(SHORT, code)) return SHORT[code] ?? printed
  return (/^[A-Z]{2}$/.test(code) ? ENGLISH.of(code) : undefined) ?? printed
}

/** @returns the ISO 3166 code, or what foldCountry makes of words that are no country. */
export function countryCode(text: string): string {
  return CHINESE.get(text) ?? foldCountry(text)
}

function chineseNames(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('zh-Hans', { type: 'region', fallback: 'none' })
  const found = new Map<string, string>()
  for (let i = 0; i < 26 * 26; i++) {
    const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))
    const name = names.of(code)
    if (name !== undefined && !found.has(name)) found.set(name, code)
  }
  return found
}
