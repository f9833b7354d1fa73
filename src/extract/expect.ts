/** What the watch promises of a page is checked before the page is believed. */
import { CodedError } from '../errors.ts'
import type { Extract } from '../model/extract.ts'
import type { Expectations } from '../model/watch.ts'
import { foldText } from '../text/folding.ts'

/**
 * @param counted what `min` and `max` count: "blocks", "items", "rows".
 * @param text all text of the page, for `contains` (compared folded, any case).
 * @throws CodedError `page-unreadable` when a promised word is missing, `count-out-of-bounds`.
 */
export function requireExpected(count: number, counted: string, text: () => string, expect: Expectations): void {
  const wanted = expect.contains ?? []
  if (wanted.length > 0) {
    const folded = foldText(text()).toLowerCase()
    for (const words of wanted) {
      if (folded.includes(foldText(words).toLowerCase())) continue
      throw new CodedError(
        'page-unreadable',
        `The page lacks the words ${JSON.stringify(words)} that it must contain.`,
        {
          hint: 'Look at the page: is it still the document of this watch? If so, correct expect.contains.',
        },
      )
    }
  }
  const { min, max } = expect
  if ((min !== undefined && count < min) || (max !== undefined && count > max)) {
    const bounds = `${min ?? 0} to ${max ?? 'any number'}`
    throw new CodedError('count-out-of-bounds', `The page has ${count} ${counted}; the watch expects ${bounds}.`, {
      hint: 'Look at the page: if it really has so many now, correct expect.min or expect.max.',
      details: { count },
    })
  }
}

/** Everything that was read, as one text. */
export function textOf(extract: Extract): string {
  return [
    extract.title,
    ...extract.blocks.map((block) => block.text),
    ...extract.items.map((item) => `${item.title} ${item.number ?? ''}`),
  ].join('\n')
}
