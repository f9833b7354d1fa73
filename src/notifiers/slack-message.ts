/**
 * A view as Slack messages in Block Kit. Words of pages stand in `plain_text` objects only, where Slack knows no markup, and
 * with &, < and > as entities (docs.slack.dev, "Escaping text"), so that nothing in them can call or link anybody. Long
 * notices become several messages; nothing is dropped.
 */
import type { ActionsBlock, ContextBlock, DividerBlock, HeaderBlock, SectionBlock } from '@slack/types'
import {
  entryText,
  groupTitle,
  type ListingGroup,
  leadText,
  lineText,
  type Marks,
  marked,
  type NoticeView,
  type PartyView,
  partyHead,
  type StoryView,
} from '../present/present.ts'

type Block = ActionsBlock | ContextBlock | DividerBlock | HeaderBlock | SectionBlock

export type SlackMessage = {
  /** For notifications and screen readers. Slack reads markup here, so it holds words of ours only. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

/** Slack's limits: header 150, section 3,000, 50 blocks; about 13,000 characters a message before `msg_blocks_too_long`. */
const HEADER = 150
const SECTION = 2900
const BLOCKS = 45
const MESSAGE = 10_000
const BUTTON_URL = 3000

/** plain_text knows no bold: the marked words stand in «guillemets»; labels say which went and which came. */
const MARKS: Marks = { gone: ['«', '»'], come: ['«', '»'] }

/** @returns the messages in order; the same view gives the same ones, so that a repeat can leave out those that are out. */
export function slackMessages(view: NoticeView): SlackMessage[] {
  const pages = pack(blocksOf(view))
  return pages.map((blocks, i) => ({
    text: fallback(view, i + 1, pages.length),
    blocks: i === 0 ? blocks : [context(`Part ${i + 1} of ${pages.length} of message ${view.id}`), ...blocks],
    unfurl_links: false,
    unfurl_media: false,
  }))
}

/** One message of our own words, for when Slack refuses the blocks. */
export function slackSummary(view: NoticeView): Omit<SlackMessage, 'blocks'> {
  const commands = view.sources.flatMap(({ stories }) => stories.map(({ command }) => escaped(command)))
  const text = [
    'Ruledrift: Slack refused the text of this message. Read it with:',
    ...commands,
    `Message ${escaped(view.id)}`,
  ]
  return { text: text.join('\n').slice(0, SECTION), unfurl_links: false, unfurl_media: false }
}

function fallback(view: NoticeView, part: number, parts: number): string {
  const changes = view.sources.flatMap(({ stories }) => stories).length
  const what = {
    alert: 'a change',
    digest: `a digest of ${changes} ${changes === 1 ? 'change' : 'changes'}`,
    incident: 'an incident',
  }[view.kind]
  const of = parts === 1 ? '' : `, part ${part} of ${parts}`
  return `Ruledrift: ${view.critical ? 'critical, ' : ''}${what}${of}`
}

function blocksOf(view: NoticeView): Block[] {
  const lead = view.kind === 'alert' ? [] : [...header(view.headline), ...sections(view.intro)]
  return [
    ...lead,
    ...view.incidents.flatMap(({ headline, page, facts }) => [
      ...(view.incidents.length === 1 ? [] : sections(headline)),
      ...sections(facts.map(({ label, value }) => `${label}: ${value}`).join('\n')),
      ...button(page.url),
    ]),
    ...view.sources.flatMap(({ name, summary, stories }) => [
      ...(view.kind === 'digest' ? header(`${name}: ${summary}`) : []),
      ...stories.flatMap((story, i) => [...(i === 0 ? [] : [{ type: 'divider' } as const]), ...storyBlocks(story)]),
    ]),
    ...(view.omitted === 0 ? [] : sections(`${view.omitted} more changes: ruledrift changes`)),
    ...(view.health === undefined
      ? []
      : sections(
          [view.health.line, ...view.health.blind.map(({ label, value }) => `Blind: ${label}: ${value}`)].join('\n'),
        )),
    context(view.footer),
  ]
}

function storyBlocks(view: StoryView): Block[] {
  const { document } = view
  const date = document.date === undefined ? '' : `\nDated ${document.date}`
  return [
    ...header(`${view.source}: ${view.phrase}`),
    ...sections(view.parties.flatMap(partyText).join('\n')),
    ...sections(`${document.title}${date}${view.summary === '' ? '' : `\nIn short: ${view.summary}`}`),
    ...button(document.url),
    ...view.confirmed.flatMap(sections),
    ...view.listings.flatMap(listingBlocks),
    ...view.passages.flatMap((passage) => sections(passageText(passage))),
    ...(view.omitted === 0 ? [] : sections(`${view.omitted} more findings did not fit here.`)),
    context([...view.facts.map(({ label, value }) => `${label}: ${value}`), view.command].join('\n')),
  ]
}

/** Entries of one line stand together, up to what a section holds. */
function listingBlocks(group: ListingGroup): Block[] {
  const texts = [
    [groupTitle(group), ...leadText(group, MARKS)].join('\n'),
    ...group.sections.flatMap(({ title, entries }) => {
      const lines = entries.map((item) => entryText(item, '• ', MARKS).join('\n'))
      return together(title === '' ? lines : [title, ...lines])
    }),
    ...(group.asBefore ? ['Otherwise as before.'] : []),
  ]
  return texts.flatMap(sections)
}

/** @returns the lines joined into texts that fit a section, so that none is cut inside where it fits alone. */
function together(lines: readonly string[]): string[] {
  const texts: string[] = []
  for (const line of lines) {
    const joined = texts.length === 0 ? line : `${texts.at(-1)}\n${line}`
    if (texts.length > 0 && escaped(joined).length <= SECTION) texts[texts.length - 1] = joined
    else texts.push(line)
  }
  return texts
}

function partyText(view: PartyView): string[] {
  const { names, more } = view
  return [partyHead(view), ...names.map((name) => `• ${name}`), ...(more === 0 ? [] : [`and ${more} more`])]
}

function passageText(passage: StoryView['passages'][number]): string {
  const { labels, flags, path, before, after, document, says, entries, counts, reasons } = passage
  const both = before !== undefined && after !== undefined
  const list = labels.map(({ text, severity }) => `${text} (${severity})`).join(', ')
  return [
    `${list}${flags.length === 0 ? '' : `; ${flags.join(', ')}`}`,
    ...(path === '' ? [] : [`Under ${path}`]),
    ...(document === undefined ? [] : [`${document.title} ${document.url ?? ''}`]),
    ...(before === undefined ? [] : [`${both ? 'Before' : 'Removed'}: ${marked(before, ...MARKS.gone)}`]),
    ...(after === undefined ? [] : [`${both ? 'After' : 'Added'}: ${marked(after, ...MARKS.come)}`]),
    ...(says === undefined ? [] : [says]),
    ...(entries === undefined ? [] : [entries]),
    ...reasons.map(({ text }) => `Why: ${text}`),
    ...(counts === undefined ? [] : [lineText(counts)]),
  ].join('\n')
}

function plain(text: string) {
  return { type: 'plain_text', text: escaped(text), emoji: false } as const
}

/** A headline that is too long goes on in a section below: nothing is lost. */
function header(text: string): Block[] {
  const [first = '', ...rest] = split(text, HEADER)
  if (first === '') return []
  return [{ type: 'header', text: plain(first) }, ...sections(rest.join(''))]
}

function sections(text: string): Block[] {
  return split(text, SECTION).map((piece) => ({ type: 'section', text: plain(piece) }))
}

function context(text: string): Block {
  return { type: 'context', elements: split(text, SECTION).slice(0, 1).map(plain) }
}

function button(url: string | undefined): Block[] {
  if (url === undefined || url.length > BUTTON_URL) return []
  return [{ type: 'actions', elements: [{ type: 'button', text: plain('Open the page'), url }] }]
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** @returns pieces whose escaped length is at most `max`, cut at white space where there is some, never inside a character. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (escaped(rest).length > max) {
    let end = 0
    for (let size = 0; end < rest.length; end++) {
      size += escaped(rest.charAt(end)).length
      if (size > max) break
    }
    const space = Math.max(rest.lastIndexOf('\n', end), rest.lastIndexOf(' ', end))
    if (space > end / 2) end = space
    else if (/[\uD800-\uDBFF]/.test(rest.charAt(end - 1))) end--
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? pieces : [...pieces, rest]
}

/** As many blocks a message as Slack takes. */
function pack(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = []
  let size = MESSAGE
  for (const block of blocks) {
    const length = JSON.stringify(block).length
    const page = pages.at(-1)
    if (page === undefined || size + length > MESSAGE || page.length >= BLOCKS) {
      pages.push([block])
      size = length
    } else {
      page.push(block)
      size += length
    }
  }
  return pages
}
