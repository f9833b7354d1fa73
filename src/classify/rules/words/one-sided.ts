/** Words that only one side of a sentence has, as rows: the first whose words they are tells of them. */
import type { FindingKind } from '../../../model/finding.ts'
import type { Span } from '../../../model/text.ts'
import type { Side } from '../../compare/both-sides.ts'
import type { Comparison, Difference } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import type { Reading } from '../../read/cue.ts'
import { isChineseBody, isGeneric, isTitleCase, wordCount } from '../../read/name-shapes.ts'
import type { WordingRuleId } from '../table.ts'
import { quote, type Verdict } from '../verdict.ts'
import { asksFor, discloses, followsDuty, isDocument, isEnumerated, produces } from './enumerations.ts'
import { followsAlias, isPartOfName } from './name-words.ts'
import { clauseReach, endsInDuty, isElement, isLimit, isQualifier, SPELLED_OUT } from './qualifiers.ts'

/** The words, with what the rows ask of them. */
export type OneSidedWords = {
  readonly difference: Difference
  readonly comparison: Comparison
  readonly side: Side
  /** The sentence that has them, and where they stand. */
  readonly reading: Reading
  readonly span: Span
  /** As printed, and folded. */
  readonly text: string
  readonly plain: string
  /** As printed, without what joins them to their neighbours. */
  readonly bare: string
  /** The meaningful ones among them. */
  readonly own: readonly string[]
  /** They came; else they are gone. */
  readonly came: boolean
  readonly isName: boolean
  /** They stand among others that "and", "or" or a comma joins. */
  readonly isList: boolean
  /** Their sentence reaches further with them than without. */
  readonly widens: boolean
}

type OneSided = {
  /** The rule where the words came, and where they are gone. */
  readonly rule: readonly [came: WordingRuleId, gone: WordingRuleId]
  readonly when: (words: OneSidedWords) => boolean
  readonly kind: (words: OneSidedWords) => FindingKind
  /** What is told of ‘the words’, which are "added" or "gone". */
  readonly says: (words: OneSidedWords, is: string) => string
  readonly circumstance?: NonNullable<Verdict['circumstance']>
}

/** In the order in which they are asked. */
const ONE_SIDED: readonly OneSided[] = [
  {
    rule: ['name.changed', 'name.changed'],
    when: belongToName,
    kind: () => 'listing.amended',
    says: ({ text }, is) => `${quote(text)} is ${is}: another name`,
  },
  {
    rule: ['element.added', 'element.removed'],
    when: joinElement,
    kind: demands,
    says: ({ text, came }, is) => `${quote(text)} is ${is}: ${came ? 'more' : 'less'} must be met`,
  },
  {
    rule: ['clause.act-added', 'clause.act-removed'],
    when: areAskedFor,
    kind: obliges,
    says: ({ text, came }) => `the duty ${came ? 'now asks' : 'no longer asks'} for ${quote(text)}`,
  },
  {
    rule: ['clause.document-added', 'clause.document-removed'],
    when: areHandedIn,
    kind: obliges,
    says: ({ bare, came }) => `the duty ${came ? 'now asks' : 'no longer asks'} for ${quote(bare)}`,
  },
  {
    rule: ['alias.added', 'alias.removed'],
    when: areAlias,
    kind: () => 'listing.amended',
    says: ({ bare }, is) => `${quote(bare)} is ${is} among the names of one entry`,
  },
  {
    rule: ['name.added', 'name.removed'],
    when: nameParty,
    kind: lists,
    says: ({ bare }, is) => `${quote(bare)} is ${is} where parties are named`,
  },
  {
    rule: ['item.added', 'item.removed'],
    when: areItem,
    kind: lists,
    says: ({ bare }, is) => `${quote(bare)} is ${is} in an enumeration`,
  },
  {
    rule: ['object.added', 'object.removed'],
    when: ({ isList }) => isList,
    kind: reaches,
    says: ({ bare }, is) => `${quote(bare)} is ${is} where the rule names what it reaches`,
  },
  {
    rule: ['object.class-added', 'object.class-removed'],
    when: makeExample,
    kind: reaches,
    says: ({ text, came }, is) =>
      `${quote(text)} is ${is}: ${came ? 'what is named is an example of a class' : 'what is named is all'}`,
  },
  {
    rule: ['name.changed', 'name.changed'],
    when: nameChineseBody,
    kind: () => 'listing.amended',
    says: ({ text }, is) => `${quote(text)} is ${is}: another body is named`,
  },
  {
    rule: ['subject.added', 'subject.removed'],
    when: spellOutSubject,
    kind: ({ came }) => (came ? 'scope.widened' : 'scope.narrowed'),
    says: ({ text, came }, is) => `${quote(text)} is ${is}: what must be so is ${came ? 'named' : 'named no longer'}`,
  },
  {
    rule: ['element.added', 'element.removed'],
    when: (words) => areClause(words) && isElement(words.reading, words.span),
    kind: demands,
    says: ({ text, came }, is) => `${quote(text)} is ${is}: ${came ? 'more' : 'less'} must be met`,
    circumstance: 'clause',
  },
  {
    rule: ['clause.added', 'clause.removed'],
    when: areClause,
    kind: ({ came }) => (came ? 'scope.widened' : 'scope.narrowed'),
    says: ({ text, came }, is) => `${quote(text)} is ${is}: ${came ? 'more' : 'less'} is said`,
  },
  {
    rule: ['limit.added', 'limit.removed'],
    when: ({ difference, comparison, side }) => isLimit(difference, comparison, side),
    kind: limits,
    says: ({ text, widens }, is) => `${quote(text)} is ${is}: the words before it reach ${widens ? 'less' : 'further'}`,
  },
  {
    rule: ['qualifier.added', 'qualifier.removed'],
    when: ({ difference, comparison, side, own }) => isQualifier(difference, comparison, side, own),
    kind: limits,
    says: ({ text, widens }, is) => `${quote(text)} is ${is}: the words around it reach ${widens ? 'less' : 'further'}`,
  },
]

/** @returns what the first row tells whose words they are; undefined where they are those of none. */
export function tellOneSided(words: OneSidedWords): Omit<Verdict, 'before' | 'after'> | undefined {
  const row = ONE_SIDED.find(({ when }) => when(words))
  if (row === undefined) return undefined
  return {
    kind: row.kind(words),
    rule: row.rule[words.came ? 0 : 1],
    reason: row.says(words, words.came ? 'added' : 'gone'),
    ...(row.circumstance === undefined ? {} : { circumstance: row.circumstance }),
  }
}

// ---------------------------------------------------------------- kinds

/** More of what must be met is less that is reached. */
function demands({ came }: OneSidedWords): FindingKind {
  return came ? 'scope.narrowed' : 'scope.widened'
}

function obliges({ came }: OneSidedWords): FindingKind {
  return came ? 'obligation.added' : 'obligation.removed'
}

function lists({ came }: OneSidedWords): FindingKind {
  return came ? 'listing.added' : 'listing.removed'
}

function reaches({ widens }: OneSidedWords): FindingKind {
  return widens ? 'scope.widened' : 'scope.narrowed'
}

/** Words that qualify hold the rule to less. */
function limits({ widens }: OneSidedWords): FindingKind {
  return widens ? 'scope.narrowed' : 'scope.widened'
}

// ---------------------------------------------------------------- whose words they are

/** "the Line Manager" → "the Senior Line Manager" */
function belongToName({ isName, reading, span, comparison, side }: OneSidedWords): boolean {
  return isName && !reading.lexicon.byCharacter && isPartOfName(reading, span, comparison, side)
}

const ALSO = wordPattern((set) => `^，?(?:${set('also')}|${set('besides')})`)

/** "，并经公证" where a definition or an offence says what must be met. */
function joinElement({ reading, span, plain }: OneSidedWords): boolean {
  return reading.lexicon.byCharacter && isElement(reading, span) && ALSO(reading.lexicon).test(plain)
}

/** Behind a duty: "and submit a report" */
function areAskedFor({ isList, reading, text, comparison, side, span }: OneSidedWords): boolean {
  const isClause = reading.lexicon.byCharacter && /，/u.test(text)
  return (isList || isClause) && asksFor(comparison, side, span, isClause)
}

/** Behind a duty to hand in or to state: ", a plan and a deed" */
function areHandedIn({ isList, comparison, side, span, reading, plain }: OneSidedWords): boolean {
  if (!isList || !followsDuty(comparison, side, span)) return false
  return discloses(reading, span) || produces(reading, span, isDocument(plain, reading.lexicon))
}

/** "also known as A (and B)" */
function areAlias({ isName, reading, span }: OneSidedWords): boolean {
  return isName && followsAlias(reading, span)
}

/** "Arc Optics, (Bell Lasers) and Cove Labs" */
function nameParty({ isList, isName, reading, own, text }: OneSidedWords): boolean {
  const words = wordCount(text, reading.lexicon)
  return isList && isName && !isTitleCase(reading.text, reading.lexicon) && own.length >= words / 2
}

/** 钐、钆、(铽、)镝 */
function areItem({ isList, reading, span }: OneSidedWords): boolean {
  return isList && isEnumerated(reading, span)
}

const AND_SO_ON = wordPattern((set) => `^${set('andSoOn')}\\p{Script=Han}`)

/** 镓、锗 → 镓、锗等关键矿产: what was enumerated is now an example. */
function makeExample({ reading, own, plain }: OneSidedWords): boolean {
  return reading.lexicon.byCharacter && own.length >= 2 && AND_SO_ON(reading.lexicon).test(plain)
}

function nameChineseBody({ reading, text, plain }: OneSidedWords): boolean {
  return (
    reading.lexicon.byCharacter &&
    text.length >= 3 &&
    isChineseBody(plain, reading.lexicon) &&
    !isGeneric(text, reading.lexicon)
  )
}

/** "(the texts and reports must) be published" */
function spellOutSubject({ comparison, side, span, plain, reading }: OneSidedWords): boolean {
  return endsInDuty(comparison, side, span) && SPELLED_OUT(reading.lexicon).test(plain)
}

/** A Chinese clause without a cue of its own. */
function areClause({ reading, difference, comparison, side, own }: OneSidedWords): boolean {
  return reading.lexicon.byCharacter && clauseReach(difference, comparison, side, own) !== undefined
}
