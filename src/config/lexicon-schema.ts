/** The shape of lexicon/<language>.yaml: the user's own rows over the shipped ones. */
import { z } from 'zod'
import {
  BOUNDS,
  FAMILIES,
  POLARITIES,
  ROLES,
  SENSES,
  type Sense,
  STATES,
  WORD_SETS,
  type WordSet,
} from '../model/lexicon.ts'
import { line, listOf, mapping, whole, word, yesNo } from './leaves.ts'

const rowId = () => {
  const error = 'a name of small letters, digits, dots and hyphens, such as duty.shall-endeavour'
  return z
    .string({ error })
    .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, { error })
    .max(64, { error })
}

const step = (min: number, max: number) => {
  const error = `a number from ${min} to ${max}`
  return z.number({ error }).min(min, { error }).max(max, { error })
}

/** What a text is searched for: letters and digits, what joins them, "~" behind a word, "*" between two; Chinese has its own marks. */
const LETTERS = "[\\p{L}\\p{M}\\p{N}'’./:…\\u3001-\\u303F\\uFF01-\\uFF5E-]+~?"
const WORDS = new RegExp(`^${LETTERS}(?: (?:\\* )?${LETTERS})*$`, 'u')

const phrase = line('words as they stand in a text, at most 100 characters', 100)
  .refine((text) => WORDS.test(text) && /[\p{L}\p{N}]|[\u3001-\u303F]/u.test(text), {
    error:
      'words of letters, digits, apostrophes and hyphens; "~" ends a word, "*" stands between two, "…" for letters',
  })
  // every "~" multiplies the forms of its phrase
  .refine((text) => text.split('~').length <= 3, { error: 'words of which at most two end in "~"' })

/** Words of a text -> what each stands for. */
const wordsTo = <T extends z.ZodType>(value: T) => z.record(line('a word', 60), value, { error: 'a mapping of words' })

const opposites = () => {
  const error = 'two words with a stroke between, such as import/export; in Chinese two characters or two words so'
  return z.string({ error }).regex(/^(?:[^/\s]{1,40}\/[^/\s]{1,40}|\p{Script=Han}{2})$/u, { error })
}

/** One key for each set, described by what the set is for. */
function wordSets() {
  const set = (what: string) =>
    listOf(line('a word', 60), 'words')
      .optional()
      .describe(`${what.charAt(0).toUpperCase()}${what.slice(1)}.`)
  const sets = Object.entries(WORD_SETS).map(([name, what]) => [name, set(what)])
  return Object.fromEntries(sets) as Record<WordSet, ReturnType<typeof set>>
}

const row = mapping({
  id: rowId().describe('A name of its own, or that of a shipped row, which it then replaces.'),
  family: word(FAMILIES).describe('What the row decides.'),
  words: listOf(phrase, 'words')
    .min(1, { error: 'a list of at least one' })
    .max(200, { error: 'at most 200 words' })
    .describe(
      'The words; `~` ends a verb in all its forms, `*` stands for a few other words, in Chinese `…` for up to 40 characters.',
    ),
  example: line('a sentence in which one of the words stands', 500).describe(
    'A sentence in which one of the words stands: checked at start.',
  ),
  gloss: line('a few words', 60).optional().describe('How a reason calls it.'),
  force: step(0, 5)
    .optional()
    .describe('Duty, claim, effort, attitude, approval: a step from 0 (nothing) to 5 (absolute).'),
  shift: step(-2, 2).optional().describe('Degree: how far a qualifier moves the force of its clause.'),
  rank: step(0, 5).optional().describe('Quantifier, place: how much is reached.'),
  polarity: word(POLARITIES).optional().describe('Duty: what it says.'),
  state: word(STATES).optional().describe('Standing: what becomes of the rule.'),
  bound: word(BOUNDS).optional().describe('Bound: which side of a number is meant.'),
  role: word(ROLES).optional().describe('When: what a date is for.'),
  sense: word(Object.keys(SENSES) as [Sense, ...Sense[]])
    .optional()
    .describe(
      'What rules ask for beyond the family. Default: as the shipped row of this id, or of these words, has it.',
    ),
  script: word(['Hant'] as const)
    .optional()
    .describe('Read only in traditional Chinese.'),
  pairOnly: yesNo().optional().describe('Read only beside another cue that it replaces.'),
  gap: step(1, 12).optional().describe('How many other words `*` stands for at the most; 3 where it is not said.'),
  opening: yesNo().optional().describe('Read only at the beginning of a sentence or clause.'),
}).refine((one) => one.family !== 'duty' || (one.polarity !== undefined && one.force !== undefined), {
  error: 'of a duty: polarity and force',
})

export const lexiconSchema = mapping({
  language: z
    .string({ error: 'a language such as en, zh, de' })
    .regex(/^[a-z]{2,3}$/, { error: 'a language such as en, zh, de: two or three small letters' })
    .describe('The language of the rows; Chinese in both scripts is `zh`, written in simplified characters.'),
  version: whole(1, 1_000_000).optional().describe('Counted by yourself.'),
  off: listOf(rowId(), 'row ids').optional().describe('Ids of shipped rows that are not read.'),
  rows: listOf(row, 'rows')
    .max(5_000, { error: 'at most 5000 rows' })
    .optional()
    .describe('Rows that are added, or that replace the shipped row of the same id.'),
  functionWords: listOf(line('a word', 40), 'words').optional().describe('Words whose change alone means nothing.'),
  synonyms: listOf(listOf(line('a word', 60), 'words'), 'groups of words')
    .optional()
    .describe('Groups of words that mean the same here.'),
  vocabulary: mapping(wordSets())
    .optional()
    .describe('Sets of words that rules ask for by name, read instead of the shipped ones.'),
  implicit: step(0, 5)
    .optional()
    .describe('Force of a clause without a modal: "copies are kept"; 4 where it is not said.'),
  implicitDuty: step(0, 5)
    .optional()
    .describe('The least force of a duty that is told beside a clause without a modal; 4 where it is not said.'),
  gapWords: whole(1, 12).optional().describe('How many words `*` stands for at the most; 3 where it is not said.'),
  endings: listOf(line('an ending', 20), 'endings')
    .optional()
    .describe('What `~` at the end of a word stands for; the endings of an English verb where it is not said.'),
  elisions: listOf(line('a word', 20), 'words')
    .optional()
    .describe('Words that stand before an apostrophe and are words still: `l` of “l’arme”.'),
  nounsInCapitals: yesNo().optional().describe('Every noun has a capital: a capital alone names nobody.'),
  decimalComma: yesNo().optional().describe('Numbers are written 1.000,50 or 1 000,50.'),
  months: listOf(line('a month', 20), 'months')
    .length(12, { error: 'twelve months, January first' })
    .optional()
    .describe('The months, January first, where they are not called as in English.'),
  units: wordsTo(step(0, 36_525))
    .optional()
    .describe('Words for units of time, each form with the days it stands for: `semaines: 7`.'),
  numerals: wordsTo(whole(0, 1_000_000).transform(String)).optional().describe('Number words: `trente: 30`.'),
  contractions: wordsTo(line('words', 60)).optional().describe('Short forms and the words they stand for: `au: à le`.'),
  opposites: listOf(opposites(), 'pairs')
    .optional()
    .describe('Words whose exchange turns the sense: `acheteur/vendeur`; in Chinese two characters.'),
  names: listOf(line('a name', 60), 'names').optional().describe('Names of single things (Chinese).'),
  nameEndings: listOf(line('an ending', 20), 'endings')
    .optional()
    .describe('How names of single things end (Chinese).'),
  classes: wordsTo(listOf(line('a word', 60), 'words'))
    .optional()
    .describe('A class and the things in it: who exchanges one for the other reaches further, or less far.'),
})
