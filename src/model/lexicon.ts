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
  please: 'begin an instruction and ask for no more: "please", "then"',
  that: 'join a clause to who says it',
  we: 'the page speaks of itself: "our", 我国',
  auxiliaries: 'stand between a subject, or a negation, and its verb: "has been", 不得',
  also: 'add one more act or thing: "and also", 并',
  besides: 'add one more condition or statement: 且, 同时',
  through: 'join the two ends of a range: "7601 through 7604"',
  articles: 'stand before a thing and say nothing of it: "the dealer"',
  prepositions: 'lead to what, when or where: "with", "before"; names and headlines leave them small',
  conditions: 'begin a condition: "if", "where"',
  determiners: 'begin the thing that something is done to: "your", "each"',
  verbs: 'begin what is said of a thing: "are", "may"',
  but: 'turn what was said: "but", "however"',
  light: 'name nothing new beside a word that stays: "operator", "way"',
  people: 'anybody: "person", "party"',
  hold: 'say no more than "with": "who hold a pass"',
  others: 'make a class of what they stand before: "other firms", 有关部门',
  those: 'point at what was said before, or at anything: "any firm", 该机构',
  offices: 'an office or a firm without its name: "the committee", 主管机关',
  bodies: 'end the name of a body, a firm or an officer: 国家安全局',
  countries: 'are, or end, the name of a country or a region',
  authorities: 'end the name of an authority that is put together: 管理局; 部门 and 机关 end the names of classes',
  ministries: 'end the name of a ministry, right behind what it is for: 农业部',
  ranks: 'qualify an authority and are no part of its name: 上级, 当地',
  noOffices: 'begin like an authority and are none: 局长, 部门',
  noNames: 'end like the name of a body, a country or a document and are none: 内部, 保险公司, 图书',
  documents: 'end the name of something that is handed in: "end-user statement", 证明文件',
  enclose: 'hand in whatever it is: "enclose"',
  provide: 'hand in, keep or show a document: "provide"',
  state: 'say in a document, behind a word that asks for it: "must state"',
  mark: 'the same where nothing has to lead to it: 载明',
  asks: 'ask for the verb behind them, or forbid it: "must", "to"',
  do: 'do no more than lead to the acts that a list names: "engage in"',
  acts: 'end the lead-in of a list of acts: "the following acts:", 下列行为：',
  matters: 'stand in the lead-in of a list of things to be handed in or told: 下列材料',
  reaches: 'say in the lead-in of a list what its items are for the rule: "applies to:"',
  including: 'begin what a class is said to hold: "including"',
  certain: 'pick some of a class: "certain", 特定',
  within: 'end a time to act, right behind it: 三十日内',
  bears: 'end a sentence that gives somebody a task: 负责',
  tasks: 'are tasks that a sentence gives somebody without a modal, behind "by": 由股东缴足',
  by: 'stand before the one who has a task: 由',
  fields: 'name a field that a colon parts from its value: 联系人：',
  asked: 'ask about an act, or ask others for it: it is not the own act of who says so',
  wished: 'hold an act for wished, possible or past: "should", 如果',
  foreign: 'another government, seen from the publishers of this language: 美方',
  own: 'the authority itself: 中方, 本公告',
  andSoOn: 'end an enumeration that is no longer complete: 等',
  except: 'begin an exception behind a full stop or a comma: "except"',
  continue: 'lead to what was done before as well: "continue to"',
  addressee: 'whom the page speaks to: "you"',
  relatives: 'begin a clause that tells which one is meant: "who", "which"',
  passive: 'say that something is done to the subject, before the one who does it: 被',
  aliases: 'begin another name of the same, in brackets or behind a comma: 又名',
  excluded: 'put what stands before them outside a rule: 除外',
  defines: 'end what is defined: 是指',
  attributive: 'join words to the thing that they tell more of: 涉密的物项',
  conditionEnds: 'end a condition, before its comma: 有正当理由的，',
  declares: 'modals that also say what the text itself brings about: "shall be adopted"',
  of: 'lead to what something is a part of: "of this section"',
  measuring: 'lead to a number that limits what stands before them: "worth", "exceeding"',
  firms: 'end the name of a firm: 东海精密公司',
  further: 'add something to what is excepted: 除…外，还',
  fines: 'the same of a fine: 并处',
  codes: 'are counted by codes: "headings 7601 and 7602"',
  numbers: 'stand between such a word and its codes: "CAS numbers"',
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

/** How a language is written, counted and put together. Of a shipped language a layer says what it adds; a new one says all of it. */
export type Grammar = {
  /** Force of a clause without a modal; and from which a stated duty is told beside one. */
  readonly implicit: number
  readonly implicitDuty: number
  /** Words that a gap ("*") stands for at the most. */
  readonly gapWords: number
  /** What "~" at the end of a word stands for; none: the endings of an English verb. */
  readonly endings: readonly string[]
  /** Words that lose a letter before an apostrophe and are words still: "l'arme" is "l" and "arme". */
  readonly elisions: readonly string[]
  /** Every noun has a capital: a capital names nobody. */
  readonly nounsInCapitals: boolean
  /** "10.000,50" or "10 000,50", not "10,000.50". */
  readonly decimalComma: boolean
  /** Names of the months, January first, and words for units of time with their days, where the rules do not know them. */
  readonly months: readonly string[]
  readonly units: Readonly<Record<string, number>>
  /** Number word -> digits. */
  readonly numerals: Readonly<Record<string, string>>
  readonly contractions: Readonly<Record<string, string>>
  /** Words (characters) whose exchange turns the sense: "with/without", "进出". */
  readonly opposites: readonly string[]
  /** Names of single things, and how others end. */
  readonly names: readonly string[]
  readonly nameEndings: readonly string[]
  /** A class -> things in it. */
  readonly classes: Readonly<Record<string, readonly string[]>>
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
} & Partial<Grammar>

/** What the user lays over the shipped lexicons. */
export type LexiconOverlay = {
  /** Hash of the layers: overlays of one id are the same, whichever object they are. */
  readonly id: string
  readonly layers: readonly LexiconLayer[]
}
