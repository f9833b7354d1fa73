/** Where furniture stands apart from what is said: a block of its own, a closing clause, a part between bars. */
import type { Span } from '../model/text.ts'

/** A stop, a bar or a bracket; what follows begins anew. */
const OPENS = /(?:^|[.!?;。！？；|·•\n([（【\u3000]|\s{2,}|-{2,})\s*$/u
/** The end, a stop that ends the text, a bracket, a bar. */
const CLOSES = /^\s*[.。]?\s*(?:$|[)\]）】|·•\n]|\s{2,})|^\u3000/u
/** "Source: Ministry ", 来源：商务部: a label and few words, as in a line of details. */
const DETAILS = /^[^:：。.;；]{1,20}[:：]\s?[^:：,，。.;；!?]{1,24}$/u

/** @returns the fragments, such as "last updated: 3 May", that nothing that is said goes through; what follows one another is one. */
export function standingApart(text: string, fragments: readonly Span[]): Span[] {
  const runs: Span[][] = []
  for (const span of fragments.toSorted((a, b) => a[0] - b[0])) {
    const last = runs.at(-1)?.at(-1)
    const between = last === undefined ? '' : text.slice(last[1], span[0])
    if (last !== undefined && /^[\s|·•,，/]*$/u.test(between)) runs.at(-1)?.push(span)
    else runs.push([span])
  }
  return runs.filter((run) => standsApart(text, run[0]?.[0] ?? 0, run.at(-1)?.[1] ?? 0)).flat()
}

function standsApart(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  if (!CLOSES.test(after)) return false
  if (/[([（【]\s*$/u.test(before)) return /^\s*[)\]）】]\s*[.。]?\s*(?:$|\n)/u.test(after)
  return OPENS.test(before) || DETAILS.test(before)
}
