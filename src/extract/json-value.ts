/** JSON values as they come from outside: parsed, tested, never trusted for their prototype. */
import { CodedError } from '../errors.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** What ES2026 hands to a reviver, which the types of TypeScript do not know yet. */
type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown

/**
 * @returns the value; a number that has no equal among those of JavaScript (17 digits, 1.50, 1e999) as the text that it is.
 * @throws CodedError `page-unreadable` for what is no JSON, `page-wrong-type` for HTML or XML in its place.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), literal as (key: string, value: unknown) => unknown)
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

const literal: Reviver = (_, value, { source }) =>
  typeof value === 'number' && source !== undefined && String(value) !== source ? source : value

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text, a number or a truth value; what is null or absent says nothing. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

export function ownValue(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** The value of an own key, when it is a string that is not blank; trimmed, as titles of the Federal Register end in spaces. */
export function stringAt(object: JsonObject, key: string): string | undefined {
  const value = ownValue(object, key)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Paths are matched from the left, key by key. */
export function isUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}.`)
}
