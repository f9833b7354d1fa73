/** The shape of watches/<source>.yaml: one publisher, and the addresses that we look at there. */
import { z } from 'zod'
import { READERS } from '../model/watch.ts'
import {
  charset,
  cssSelector,
  duration,
  identifier,
  jsonPath,
  language,
  line,
  listOf,
  mapping,
  oneOrMore,
  size,
  timeZone,
  webAddress,
  whole,
  word,
  yesNo,
} from './leaves.ts'

const expect = mapping({
  min: whole(0, 1_000_000).optional().describe('Fewest blocks of text, items of an index or rows of a table.'),
  max: whole(0, 1_000_000).optional().describe('Most of them.'),
  contains: oneOrMore(line('words'), 'words')
    .optional()
    .describe('Words that stand on every genuine copy of the page, all of them.'),
  mayBeEmpty: yesNo().optional().describe('An index that may have no items: `yes`.'),
  perCountry: z
    .record(
      line('a destination', 200),
      mapping({ min: whole(0, 1_000_000).optional(), max: whole(0, 1_000_000).optional() }),
      {
        error: 'a mapping from destinations to { min, max }',
      },
    )
    .optional()
    .describe(
      'Of a list: how many entries stand under a destination, in any of its names (CHINA, CN): `{ CHINA: { min: 900 } }`.',
    ),
  redirectHosts: oneOrMore(line('a host name'), 'host names')
    .optional()
    .describe('Hosts, beside its own, that the page may redirect to.'),
})

/** What a publisher's file may set for all its watches, and each watch for itself. */
const shared = {
  every: duration()
    .optional()
    .describe('How often. Default: `schedule.indexes` for index, feed and json, `schedule.pages` for the rest.'),
  blindAfter: duration()
    .optional()
    .describe('Without a good page for this long the watch is blind. Default: three times `every`, at least 15m.'),
  unconditional: duration()
    .optional()
    .describe(
      'How long “not modified” is believed before the whole page is asked for. Default: `schedule.unconditional`.',
    ),
  select: oneOrMore(cssSelector(), 'CSS selectors')
    .optional()
    .describe('The parts to read; for json paths of keys such as results.title. Default: the main part of the page.'),
  remove: oneOrMore(cssSelector(), 'CSS selectors').optional().describe('What to leave out of them. Default: nothing.'),
  charset: charset().optional().describe('Charset where neither the server nor the page names one. Default: utf-8.'),
  expect: expect.optional().describe('What must be true of a page before it is believed.'),
}

const reader = word(READERS).optional()

const list = line('the name of a list', 120)
  .optional()
  .describe(
    'The official list that the entries of the page stand on, such as UFLPA Entity List. Default: what its format says, else the title of the page.',
  )

const follow = mapping({
  for: duration().optional().describe('How long. Default: `schedule.followFor`.'),
  every: duration().optional().describe('How often. Default: `schedule.followEvery`.'),
  reader: reader.describe('How they are read. Default: chosen from the content.'),
  select: shared.select,
  remove: shared.remove,
  list,
  charset: shared.charset.describe('Charset where nothing else names one. Default: that of the index.'),
  expect: shared.expect,
})

const find = mapping({
  at: webAddress().describe('The page that names the address: a page with a link to it, a feed, or JSON.'),
  through: oneOrMore(line('a part of an address, or words'), 'parts of addresses or words')
    .optional()
    .describe(
      'For a page between, such as the release of the year: the link on `at` that leads to it, given as `link` is.',
    ),
  link: oneOrMore(line('a part of an address, or words'), 'parts of addresses or words')
    .optional()
    .describe('All of these stand in the address or the words of the link; the first such link is taken.'),
  value: jsonPath()
    .optional()
    .describe('For JSON: path of the value, such as `titles[number=15].up_to_date_as_of` or `files[0].url`.'),
})

const watch = mapping({
  id: identifier().describe('Name of the watch, one among all files.'),
  title: line('a title on one line', 200).describe('What people read in messages.'),
  url: webAddress().describe(
    'The address. For an index, `{year}` stands for the current year in the zone of the publisher; last year’s index counts as its older page. With find, `{found}` stands for what was found.',
  ),
  find: find
    .optional()
    .describe(
      'For an address that changes with every edition: where it is looked up at each look, before the page is read.',
    ),
  maxBody: size()
    .optional()
    .describe('Largest page of this watch; it may take more time in proportion. Default: `limits.maxBody`.'),
  reader: reader.describe(
    'How it is read: page, index, feed, json, pdf, text, table, or the format of a list (ofac-sdn, un-list, …). Default: chosen from the content; `index` where links, next or follow are given, `table` where columns are.',
  ),
  ...shared,
  list,
  columns: z
    .record(line('a field name'), line('a column header'), { error: 'a mapping from field names to column headers' })
    .optional()
    .describe(
      'For table: field name to column header. The field `key`, or else the first, identifies a row; with a field `name`, `item.code` or `item.text` the rows are entries of a list.',
    ),
  links: oneOrMore(line('a part of an address'), 'parts of addresses')
    .optional()
    .describe('For index: only links whose address contains one of these. Default: all.'),
  next: cssSelector().optional().describe('For index: CSS selector of the link to the next, older page.'),
  language: language().optional().describe('Default: that of the publisher.'),
  timeZone: timeZone().optional().describe('Zone in which the page dates itself. Default: that of the publisher.'),
  follow: z
    .union([z.literal(false), z.literal('no'), follow], {
      error: 'no, or a mapping with the keys for, every, reader, select, remove, list, charset, expect',
    })
    .optional()
    .describe('How documents that this index announces are watched in their turn. `no`: they are not.'),
})

/** watches/<source>.yaml */
export const watchesSchema = mapping({
  id: identifier().describe('Name of the publisher, one among all files.'),
  name: line('a name on one line', 200).describe('The publisher as people know it.'),
  jurisdiction: z
    .string({ error: 'two capital letters such as US, CN, EU, UN' })
    .regex(/^[A-Z]{2}$/, { error: 'two capital letters such as US, CN, EU, UN' })
    .describe('ISO 3166 code of the state, or EU, UN.'),
  language: language().describe('Language of the pages: en, zh-Hans, zh-Hant, de, …'),
  timeZone: timeZone().describe('Zone in which the publisher dates its pages.'),
  defaults: mapping(shared).prefault({}).describe('For all watches of this file that do not say otherwise.'),
  watches: listOf(watch, 'watches').min(1, { error: 'at least one watch' }).describe('What is looked at.'),
})

export type WatchesFile = z.output<typeof watchesSchema>
export type WatchEntry = WatchesFile['watches'][number]
