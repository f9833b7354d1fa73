/** Which XML it is, by the name of its root element: looked for in the first bytes only. */
import type { JudgedPage } from '../../../model/page.ts'

const HEAD_BYTES = 8192

/** @returns the name without its prefix; undefined for what does not begin as XML. */
export function rootName({ body }: Pick<JudgedPage, 'body'>): string | undefined {
  const head = String.fromCharCode(...body.subarray(0, HEAD_BYTES))
    .replace(/\0/g, '')
    .replace(/^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE)*\s*/, '')
  if (!head.startsWith('<')) return undefined
  // declarations, comments and processing instructions come before it
  return /<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})[\s/>]/.exec(
    head.replace(/<!--[\s\S]{0,4000}?-->/g, ''),
  )?.[1]
}
