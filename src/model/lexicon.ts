/** The words that carry force and reach, as data: rows of a lexicon, and the user's own rows over the shipped ones. */

/** What a row of the lexicon decides. */
export const FAMILIES = [
  'duty',
  'claim',
  'attitude',
  'effort',
  'approval',
  'degree',
  'quantifier',
  'restriction',
  'place',
  'extent',
  'exception',
  'condition',
  'inclusion',
  'join',
  'standing',
  'alias',
  'measure',
  'act',
  'penalty',
  'bound',
  'when',
  'correction',
  'negation',
  'report',
  'speaker',
  'proposal',
  'stance',
  'neutral',
] as const
export type Family = (typeof FAMILIES)[number]

export const POLARITIES = ['must', 'must-not', 'may', 'need-not'] as const
export const STATES = ['rescinded', 'suspended', 'reinstated', 'holds', 'listed', 'delisted'] as const
export const BOUNDS = ['>=', '>', '<=', '<'] as const
export const ROLES = ['effective', 'comments', 'expiry', 'hearing', 'deadline'] as const

/**
 * What a row means where rules must know more than its family and step, and what each is for. Rules never ask for an id: the same
 * words under another id say the same.
 */
export const SENSES = {
  breach: 'claim: that a rule is broken; of several claims the one to name',
  risk: 'claim: a warning of what may come',
  tense: 'claim: the future alone: "will contain" says no more than "contains"',
  maybe: 'claim, duty: says what is possible where it stands beside another such: "might not", "may not"',
  conditional: 'claim: what would be, and is not so: "would have to pay"',
  asks: 'duty: a verb that names who asks: "the Office requires that"',
  advice: 'duty: advice; a modal in what it advises asks for no more than it does',
  'advises-that': 'duty: advice on a whole clause behind it: "recommends that", 建议',
  exemption: 'exception: frees somebody in a sentence of its own: "is exempt", "does not apply to"',
  outside: 'exception: what stands outside the rule: "not subject to"',
  without: 'condition: what must be had: "without a licence"; it denies as a negation does',
  negated: 'bound: says its side by a negation: "no more than"',
  begins: 'when: what a rule does on its day: "takes effect", 施行; not since when a rule counts: "as of"',
  past: 'when: says that its day has come: "took effect"',
  abroad: 'place: other countries alone; said without a counterpart it limits as "at home" does',
  'of-rules': 'standing: said of rules and of nothing else',
  'of-anything': 'standing: said of lectures and flights as well, so that a rule must be named',
  calls: 'report: gives a word as the name that somebody has for a thing: "described as"',
  introduces: 'report: its speaker stands behind it: "according to"',
  others: 'speaker: somebody whose words are not those of the page',
  'whole-clause': 'proposal: all of its clause is proposed, also what stands before it: "under the draft"',
  position: 'stance: what the page stands for, wherever in the sentence it is said: "our policy is"',
} as const
export type Sense = keyof typeof SENSES

/** Sets of words that rules ask for by name, and what each is for; a language that has none of a set leaves it out. */
export const WORD_SETS = {
  and: 'join what must all hold: "a permit and a bond"',
  or: 'join what may stand for each other: "a permit or a bond"',
  not: 'deny what they stand before: "not permitted", 不予',
  leads: 'stand between a modal and its act and change nothing: "be fined", 依法处罚',
  punished: 'acts of punishing: who is spared them is under no ban',
  granted: 'acts of granting what somebody asks for',
  refused: 'acts of refusing it',
  relied: 'acts of using a rule that stands: "relied on", 援引',
  ruled: 'what a rule allows or bans; where it is named, "suspended" is said of the rule: "transaction"',
  licence: 'a permission that an authority gives: "licence", 许可',
  lacking: 'say that something is not there: "without a licence", 未经许可',
  holdings: 'what somebody holds from an authority: "permits", 执照; taking it is no end of a rule',
  means: 'what a page offers its readers to use: "this form"',
  thisLaw: 'name the rule that they stand in: 本法',
  pronouns: 'stand for what was named before: "it", 其',
  attaching: 'make an act say more of something else: 停止执行的案件',
  onceListed: 'stand behind the name of a list where whoever is on it is spoken of: 列入清单后',
  alternating: 'put an act beside another, or make a noun of it: 修改或废止',
  statute: 'turns that only a statute has: 违反者，',
  toward: 'lead to whom a measure is against: 对原产于某国的产品',
  adverbs: 'say when or how, and never who or what: 现已, 一律',
  past: 'tell of what was before: "which was added", "previously"',
  during: 'lead to a year: "in 2019"',
  lists: 'a list of names: 名单',
  legalForms: 'end the name of a firm: "Ltd"',
  parties: 'speak of lists, or of what stands on them: who is named beside them is listed',
  ahead: 'count a time back from another: "30 days in advance of"',
  openers: 'begin a clause or phrase that says when, or under what, the main clause holds: "if", "for"',
  please: 'begin an instruction and ask for no more: "please", "then"',
  you: 'the reader, who is told what to do',
  that: 'join a clause to who says it',
  we: 'the page speaks of itself: "our", 我国',
  auxiliaries: 'stand between a subject, or a negation, and its verb: "has been", 不得',
} as const
export type WordSet = keyof typeof WORD_SETS

/** One row: words that mean the same step of one scale. */
export type Row = {
  readonly id: string
  readonly family: Family
  readonly gloss: string
  readonly words: readonly string[]
  /** A sentence of our own in which one of the words stands. */
  readonly example: string
  readonly force?: number
  readonly shift?: number
  readonly rank?: number
  readonly polarity?: (typeof POLARITIES)[number]
  readonly state?: (typeof STATES)[number]
  readonly bound?: (typeof BOUNDS)[number]
  readonly role?: (typeof ROLES)[number]
  /** What rules ask for beyond family and step; a row that names none has that of the shipped row with its id or its words. */
  readonly sense?: Sense
  /** Read only in texts of this script. */
  readonly script?: 'Hant'
  /** Read only beside another cue that it replaces or that replaces it. */
  readonly pairOnly?: boolean
  /** Read only at the beginning of a sentence, or of a clause behind a colon or semicolon. */
  readonly opening?: boolean
  /** Words that a * stands for at the most, where that is more than the language allows. */
  readonly gap?: number
  /** The file in which the row stands: `src/classify/lexicon/en.yaml`, `config/lexicon/en.yaml`. */
  readonly file?: string
}

/** A file of the user's: rows that are added, that replace the shipped row of the same id, or that are switched off. */
export type LexiconLayer = {
  readonly file: string
  /** Primary language (`en`, `zh`, `de`, …). One that nothing is shipped for is a lexicon of its own. */
  readonly language: string
  /** Ids of shipped rows that are not read. */
  readonly off: readonly string[]
  readonly rows: readonly Row[]
  readonly functionWords: readonly string[]
  /** Name of a set -> its words, read instead of the shipped ones. */
  readonly vocabulary: Partial<Readonly<Record<WordSet, readonly string[]>>>
  /** The first word of each group stands for the others. */
  readonly synonyms: readonly (readonly string[])[]
}

/** What the user lays over the shipped lexicons. */
export type LexiconOverlay = {
  /** Hash of the layers: overlays of one id are the same, whichever object they are. */
  readonly id: string
  readonly layers: readonly LexiconLayer[]
}
