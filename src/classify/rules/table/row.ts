/** What a rule is, as one row: its kind, place, sureness, urgency, meaning and example. Nothing else follows from a rule's name. */
import type { FindingKind, Severity } from '../../../model/finding.ts'

/** What rules have in common: the chapters of docs/rules.md. A few passes ask for one of them. */
export const GROUPS = {
  standing: 'Whether a rule stands',
  force: 'How much is asked, and how surely it is said',
  modal: 'A modal or hedge that came into a clause that stands, or went from it',
  clause: 'Duties and permissions that came or went with a clause',
  amount: 'Dates, times and numbers',
  turn: 'The sense turned',
  scale: 'Reach: places and quantities',
  reach: 'Reach: exceptions, conditions, objects, classes',
  name: 'Names where parties are named',
  item: 'Items of an enumeration',
  list: 'Codes, fields, instruments, items behind a lead-in',
  sentence: 'Sentences and rows of tables that came or went',
  voice: 'The words of others',
  rest: 'Other words',
  entry: 'Entries of official lists',
  act: 'What a rule or notice does to entries',
  announcement: 'What a new document announces',
  edition: 'A second edition of a document that is known',
  document: 'Documents, links, pages',
  date: 'Stored dates',
} as const

export type Group = keyof typeof GROUPS

/**
 * What a verdict rests on: how sure it is follows from it (src/classify/tell/confidence.ts). `rows` of the lexicon or `values` (numbers,
 * dates, names) on both sides; an `assumption` about what is not said; `nothing` but that words differ.
 */
export type Rests = 'rows' | 'values' | 'assumption' | 'nothing'

/** What a rule may find around its words, where that moves the place of its verdict. */
export type Circumstance =
  /** Less than a whole step, or beside another change of force. */
  | 'slight'
  /** Beside a fine or another penalty. */
  | 'penalty'
  /** A permission that excepts something from a duty that stands. */
  | 'excepts'
  /** A permission beside a duty that stands. */
  | 'relaxes'
  /** The sentence says from when something holds, and nothing else. */
  | 'start'
  /** One time stands in the place of another. */
  | 'exchanged'
  /** Both sides say what becomes of the instrument. */
  | 'standing'
  /** Told by its place in a Chinese sentence, without words of the lexicon. */
  | 'uncued'
  /** A clause of its own in a Chinese sentence. */
  | 'clause'
  /** Beside other verdicts. */
  | 'beside'

/** Two sentences that the rule tells of; an empty one is a sentence that came or went. English unless it says otherwise (BCP 47). */
export type Pair = {
  readonly before: string
  readonly after: string
  readonly language?: string
  /** YYYY-MM-DD. */
  readonly today?: string
}

type Row = {
  /** Stands in mails, in JSON and in the user's settings; what is stored keeps it. */
  readonly id: string
  readonly group: Group
  /** The kinds of its findings. */
  readonly tells: readonly FindingKind[]
  /** Where its findings are more, or less, urgent than their kind. */
  readonly severity?: Severity
  /** What it means to a reader of a message. */
  readonly says: string
  /** Two sentences, or what is seen on a page, in words. */
  readonly example: Pair | string
  /** What the row gives, and should not: to be mended in a change of verdicts of its own. */
  readonly wrong?: string
}

/** A rule on the words of a sentence: several may speak of one. */
export type WordingRow = Row & {
  /** Of several verdicts on a sentence the one with the greatest place is the primary one. A whole number. */
  readonly place: number
  readonly circumstances?: Readonly<Partial<Record<Circumstance, { readonly place: number; readonly rests?: Rests }>>>
  readonly rests: Rests
  /** How urgent it is in a sentence that speaks of no list, and of nobody who could stand on one. */
  readonly offList?: Severity
}

/** A rule on a page, a document or an entry of a list. */
export type PageRow = Row & {
  readonly example: string
  /** Somebody is listed or removed, and the document does not say who. */
  readonly namesNobody?: true
}
