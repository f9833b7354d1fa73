/** The smallest pieces of the schemas: each knows its check, its default and how to say what is allowed. */
import { load } from 'cheerio'
import { Cron } from 'croner'
import { z } from 'zod'
import { DURATION_PATTERN, parseDuration, parseSize, SIZE_PATTERN } from './quantities.ts'

/** A mapping with these keys and no others; its error message is the list of known keys. */
export function mapping<S extends z.core.$ZodLooseShape>(shape: S) {
  const keys = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys : `a mapping with the keys ${keys}`),
  })
}

/** A list; `what` names its members in the plural. */
export function listOf<T extends z.ZodType>(member: T, what: string) {
  return z.array(member, { error: `a list of ${what}` })
}

/** One value, or a list of them. @returns always a list. */
export function oneOrMore<T extends z.ZodType<string, string>>(member: T, what: string) {
  return z
    .union([member, listOf(member, what)], { error: `one of these, or a list: ${what}` })
    .transform((value): readonly z.output<T>[] => (Array.isArray(value) ? value : [value]))
}

/** A text of 1 to `max` characters on one line. */
export function line(allowed: string, max = 500) {
  return z
    .string({ error: allowed })
    .refine((text) => text.trim() !== '' && text.length <= max && !/[\r\n]/.test(text), {
      error: allowed,
    })
}

/** One of a few words. */
export function word<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: words.length === 2 ? words.join(' or ') : words.join(', ') })
}

/** @param leastMs the shortest that makes sense. @returns milliseconds. */
export function duration(leastMs = 1_000) {
  const least = leastMs === 0 ? '' : `, at least ${leastMs / 1_000}s`
  const error = `a duration such as 30s, 5m, 6h, 14d${least}`
  return z
    .string({ error })
    .regex(DURATION_PATTERN, { error, abort: true })
    .refine((text) => (parseDuration(text) ?? 0) >= leastMs, { error })
    .transform((text) => parseDuration(text) ?? 0)
}

/** @returns bytes. */
export function size() {
  const error = 'a size such as 800kB, 20MB, 1GB'
  return z
    .string({ error })
    .regex(SIZE_PATTERN, { error })
    .transform((text) => parseSize(text) ?? 0)
}

/** A whole number within bounds, both inclusive. */
export function whole(min: number, max: number) {
  const error = `a whole number from ${min} to ${max}`
  return z.int({ error }).min(min, { error }).max(max, { error })
}

/** yes or no. YAML 1.2 reads `yes` as a word, so both words are taken beside true and false. */
export function yesNo() {
  return z
    .union([z.boolean(), word(['yes', 'no'])], { error: 'yes or no' })
    .transform((value) => value === true || value === 'yes')
}

/** `bis-press`: in messages, on the command line, in addresses of pages. */
export function identifier() {
  const error = 'a name of small letters, digits and hyphens, at most 64, such as bis-press'
  return z.string({ error }).regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, { error })
}

/** A page on the web; `{year}` stands for the current year, `{found}` for what is found first, alone or in a path or query. */
export function webAddress() {
  const error = 'an http or https address without user name or password'
  return z.string({ error }).refine(
    (text) => {
      if (text === '{found}') return true
      const hasHost = !/^[^/]*\/\/[^/?#]*\{found\}/.test(text)
      return hasHost && isWebAddress(text.replaceAll('{year}', '2000').replaceAll('{found}', 'x'))
    },
    { error },
  )
}

/** A path to one value of JSON: keys, positions, and elements of lists by one of their values. */
export function jsonPath() {
  const error = 'a path such as titles[number=15].up_to_date_as_of or files[0].url'
  return z
    .string({ error })
    .max(300, { error })
    .regex(/^[\w$@-]+(?:\.[\w$@-]+|\[\d{1,6}\]|\[[\w$@-]+=[^\][]+\])*$/, { error })
}

/** @returns true for an absolute http(s) address that carries no user name or password. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text) || /[\s\u0000-\u001F]/.test(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

/** A CSS selector as the readers understand it (cheerio), or for JSON keys joined by dots. */
export function cssSelector() {
  const error = 'a CSS selector such as main or #content'
  return z.string({ error }).refine(isSelector, { error })
}

function isSelector(text: string): boolean {
  // "main >" is accepted by the selector engine and matches nothing.
  if (/^[\w@$-]+(?:\.[\w@$-]+)*$/.test(text)) return true
  if (text.trim() === '' || /[>+~]\s*$/.test(text)) return false
  try {
    load('')(text)
    return true
  } catch {
    return false
  }
}

/** An IANA time zone. */
export function timeZone() {
  const error = 'an IANA time zone such as Asia/Shanghai, America/New_York, UTC'
  return z.string({ error }).refine(isTimeZone, { error })
}

function isTimeZone(text: string): boolean {
  try {
    // An offset such as +08:00 is accepted too, but it knows no summer time: the name is meant.
    new Intl.DateTimeFormat('en', { timeZone: text })
    return /^[A-Za-z]/.test(text)
  } catch {
    return false
  }
}

/** A BCP 47 language tag. */
export function language() {
  const error = 'a language tag such as en, zh-Hans, zh-Hant, de'
  return z.string({ error }).refine(
    (text) => {
      try {
        return Intl.getCanonicalLocales(text).length === 1
      } catch {
        return false
      }
    },
    { error },
  )
}

/** A charset label of the WHATWG Encoding standard. */
export function charset() {
  const error = 'a charset label such as utf-8, gb18030, big5, shift_jis, iso-8859-1'
  return z.string({ error }).refine(
    (text) => {
      try {
        return new TextDecoder(text).encoding !== ''
      } catch {
        return false
      }
    },
    { error },
  )
}

/** A cron pattern of five fields that happens at least once. */
export function cron() {
  const error = 'a cron pattern of five fields that happens, such as "0 8 * * 1-5"'
  return z.string({ error }).refine(
    (text) => {
      try {
        if (text.trim().split(/\s+/).length !== 5) return false
        return new Cron(text, { timezone: 'UTC', paused: true }).nextRun(new Date(0)) !== null
      } catch {
        return false
      }
    },
    { error },
  )
}

/** `env:NAME`: the value comes from the environment variable NAME. */
export const ENV_PATTERN = /^env:([A-Za-z_][A-Za-z0-9_]{0,127})$/

/** A secret: only the name of an environment variable may stand in the file. */
export function secret() {
  const error = 'env:NAME, the name of an environment variable: a secret does not stand in a file'
  return z.string({ error }).regex(ENV_PATTERN, { error })
}
