/** Durations and sizes as people write them in the configuration. */

const MS_PER_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const BYTES_PER_UNIT: Readonly<Record<string, number>> = { B: 1, kB: 1_000, MB: 1_000_000, GB: 1_000_000_000 }

/** 500ms, 30s, 5m, 6h, 14d */
export const DURATION_PATTERN = /^(\d{1,6})(ms|s|m|h|d)$/
/** 800kB, 20MB, 1GB */
export const SIZE_PATTERN = /^(\d{1,6})(B|kB|MB|GB)$/

/** @returns milliseconds, or undefined when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  return quantity(text, DURATION_PATTERN, MS_PER_UNIT)
}

/** @returns bytes (1 MB is 1,000,000), or undefined when the text is no size. */
export function parseSize(text: string): number | undefined {
  return quantity(text, SIZE_PATTERN, BYTES_PER_UNIT)
}

function quantity(text: string, pattern: RegExp, perUnit: Readonly<Record<string, number>>): number | undefined {
  const match = pattern.exec(text)
  const factor = perUnit[match?.[2] ?? '']
  return match === null || factor === undefined ? undefined : Number(match[1]) * factor
}
