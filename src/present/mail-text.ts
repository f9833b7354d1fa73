/** A view as plain text: the twin of the HTML mail, with [-removed-] and {+added+} marks. */
import { lineText, listingText, partyText } from './mail-text-listing.ts'
import type { Passage } from './passage.ts'
import { marked } from './runs.ts'
import type { Fact, IncidentView, NoticeView, SourceView, StoryView } from './view.ts'

/** @returns lines; mail programs wrap them. */
export function mailText(view: NoticeView): string {
  const lines = [
    view.headline,
    ...(view.intro === '' ? [] : ['', view.intro]),
    ...view.incidents.flatMap((item) => incident(item, view.incidents.length > 1)),
    ...view.sources.flatMap((source) => [
      ...(view.kind === 'digest' ? sourceHeading(source) : []),
      ...source.stories.flatMap(story),
    ]),
    ...(view.omitted === 0 ? [] : ['', `${view.omitted} more changes did not fit: ruledrift changes`]),
    ...(view.health === undefined
      ? []
      : [
          '',
          '--',
          `${view.health.line}.`,
          ...view.health.blind.map(({ label, value }) => `Blind: ${label}: ${value}`),
        ]),
    '',
    view.footer,
    '',
  ]
  return lines.join('\n')
}

function sourceHeading({ name, summary }: SourceView): string[] {
  return ['', `== ${name}: ${summary} ==`]
}

function story(view: StoryView): string[] {
  const { document } = view
  return [
    ...view.parties.flatMap((party, i) => (i === 0 ? ['', ...partyText(party)] : partyText(party))),
    '',
    document.title,
    ...(document.url === undefined ? [] : [document.url]),
    ...(document.date === undefined ? [] : [`Dated ${document.date}`]),
    ...(view.summary === '' ? [] : [`In short: ${view.summary}`]),
    ...view.confirmed.flatMap((line) => ['', line]),
    ...view.listings.flatMap(listingText),
    ...view.passages.flatMap(passage),
    ...(view.omitted === 0 ? [] : ['', `${view.omitted} more findings did not fit here.`]),
    '',
    ...view.facts.map(factLine),
    `All of it: ${view.command}`,
  ]
}

function passage(view: Passage): string[] {
  const { before, after, document } = view
  const both = before !== undefined && after !== undefined
  return [
    '',
    `# ${labels(view)}`,
    ...(view.path === '' ? [] : [`  under ${view.path}`]),
    ...(document === undefined
      ? []
      : [`  ${document.title}${document.date === undefined ? '' : `, dated ${document.date}`}`]),
    ...(document?.url === undefined ? [] : [`  ${document.url}`]),
    ...(before === undefined ? [] : [`  ${both ? 'Before' : 'Removed'}: ${marked(before, '[-', '-]')}`]),
    ...(after === undefined ? [] : [`  ${both ? 'After' : 'Added'}: ${marked(after, '{+', '+}')}`]),
    ...(view.says === undefined ? [] : [`  ${view.says}`]),
    ...(view.entries === undefined ? [] : [`  ${view.entries}`]),
    ...view.reasons.map(({ text, rule }) => `  Why: ${text} [${rule}]`),
    ...(view.counts === undefined ? [] : [lineText(view.counts)]),
  ]
}

/** "Softened (high), Narrowed (medium); silently" */
function labels({ labels: names, flags }: Passage): string {
  const list = names.map(({ text, severity }) => `${text} (${severity})`).join(', ')
  return flags.length === 0 ? list : `${list}; ${flags.join(', ')}`
}

function incident({ headline, page, facts }: IncidentView, oneOfMany: boolean): string[] {
  return ['', ...(oneOfMany ? [headline] : []), ...(page.url === undefined ? [] : [page.url]), ...facts.map(factLine)]
}

function factLine({ label, value }: Fact): string {
  return `${label}: ${value}`
}
