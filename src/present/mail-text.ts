/** A view as plain text: the twin of the HTML mail, with [-removed-] and {+added+} marks. */
import type { Entry, ListingGroup, Row } from './listing.ts'
import type { Passage } from './passage.ts'
import type { Run } from './runs.ts'
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
    ...view.parties.flatMap((line, i) => (i === 0 ? ['', `*** YOUR PARTY: ${line}`] : [`*** YOUR PARTY: ${line}`])),
    '',
    document.title,
    ...(document.url === undefined ? [] : [document.url]),
    ...(document.date === undefined ? [] : [`Dated ${document.date}`]),
    ...view.listings.flatMap(listings),
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
    ...view.reasons.map(({ text, rule }) => `  Why: ${text} [${rule}]`),
  ]
}

/** "Softened (high), Narrowed (medium); silently" */
function labels({ labels: names, flags }: Passage): string {
  const list = names.map(({ text, severity }) => `${text} (${severity})`).join(', ')
  return flags.length === 0 ? list : `${list}; ${flags.join(', ')}`
}

function marked(runs: readonly Run[], open: string, close: string): string {
  return runs
    .map((run) => (run.marked ? `${open}${run.text}${close}` : run.text))
    .join('')
    .trim()
}

function listings(group: ListingGroup): string[] {
  return [
    '',
    `# ${group.title} (${[group.severity, ...group.flags].join(', ')})`,
    ...group.common.flatMap(row),
    ...group.entries.flatMap(entry),
  ]
}

function entry(view: Entry): string[] {
  const flags = view.flags.length === 0 ? '' : ` [${view.flags.join(', ')}]`
  return [
    '',
    `* ${view.name}${flags}`,
    ...view.amended.map(
      ({ label, before, after }) =>
        `  ${label}: ${[before === '' ? '' : `[-${before}-]`, after === '' ? '' : `{+${after}+}`].join(' ').trim()}`,
    ),
    ...view.rows.flatMap(row),
    ...(view.reason === '' ? [] : [`  Why: ${view.reason} [${view.rule}]`]),
  ]
}

function row({ label, values }: Row): string[] {
  return [`  ${label}: ${values.join('; ')}`]
}

function incident({ headline, page, facts }: IncidentView, oneOfMany: boolean): string[] {
  return ['', ...(oneOfMany ? [headline] : []), ...(page.url === undefined ? [] : [page.url]), ...facts.map(factLine)]
}

function factLine({ label, value }: Fact): string {
  return `${label}: ${value}`
}
