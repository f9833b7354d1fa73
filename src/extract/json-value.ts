/** JSON values as they come from outside: parsed, tested, never trusted for their prototype. */
import { CodedError } from '../errors.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** @throws CodedError `page-unreadable` for what is no JSON, `page-wrong-type` for HTML or XML in its place. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    if (/^\s*</.test(text)) {
      throw new CodedError('page-wrong-type', 'The content is markup, not JSON.', {
        hint: 'Look at the address: it may have moved or need other parameters.',
        cause,
      })
    }
    throw new CodedError('page-unreadable', 'The JSON is broken.', { hint: 'It may be whole at the next look.', cause })
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value of an own key, when it is a string that is not blank; trimmed, as titles of the Federal Register end in spaces. */
export function stringAt(object: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
