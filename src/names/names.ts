/** A name as it is compared: one reading for each script in it. Pure. */
import { foldText } from '../text/folding.ts'
import { type HanName, readHan } from './han.ts'
import { readWestern, type WesternName } from './western.ts'

export type Face = WesternName | HanName

export type Name = { readonly printed: string; readonly faces: readonly Face[] }

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const NAME_LENGTH = 400

/** 浪潮集团（Inspur Group）, Inspur Group 浪潮集团: two names, one in each script; "TCL集团" is one. */
export function readName(printed: string): Name {
  // A list that lost its quotes and dashes has question marks for them: "Xi?an", "OOO ?DSK?".
  const folded = foldText(printed.slice(0, NAME_LENGTH).replaceAll('?', "'"))
  if (!CJK.test(folded)) return { printed, faces: present(latinFaces(folded)) }
  const outside = folded.replace(/\(([^()]*)\)/g, (found, inner: string) => (foreign(inner) ? ' ' : found))
  const inside = [...folded.matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '').filter(foreign)
  const latin = outside.match(
    /[\p{Script=Latin}\p{Script=Cyrillic}][\p{Script=Latin}\p{Script=Cyrillic}\d&.,'() -]{7,}/u,
  )?.[0]
  const apart = latin !== undefined && /\S\s+\S/.test(latin.trim()) ? latin : undefined
  const own = apart === undefined ? outside : outside.replace(apart, ' ')
  return {
    printed,
    faces: present([
      CJK.test(own) ? readHan(own) : readWestern(own),
      ...(apart === undefined ? [] : [readWestern(apart)]),
      ...inside.map((text) => (CJK.test(text) ? readHan(text) : readWestern(text))),
    ]),
  }
}

/** "Beihang University (BUAA)", "Academy of Sciences 14th Institute (CETC 14)": a short form in brackets is a name of its own. */
const SHORT_FORM = /\s*\(([A-Z]{3,10}(?:[ -]?\d{1,4})?)\)/

function latinFaces(folded: string): (Face | undefined)[] {
  const short = SHORT_FORM.exec(folded)
  const form = short?.[1] === undefined ? undefined : readWestern(short[1])
  // in a list printed in capitals every bracket looks like one; (UAE) is a place, (PVT) a legal form
  const isName = form?.core[0]?.kind === 'rare' && /\p{Ll}/u.test(folded)
  if (short === null || !isName) return [readWestern(folded)]
  return [readWestern(folded), readWestern(folded.replace(short[0], ' ')), form]
}

/** Words of another script in brackets: a name of its own, not "(HK)". */
function foreign(text: string): boolean {
  return !CJK.test(text) && (text.match(/\p{L}/gu)?.length ?? 0) >= 5
}

function present(faces: readonly (Face | undefined)[]): Face[] {
  return faces.filter((face) => face !== undefined)
}
