/**
 * A view as an HTML mail. Styles are inline only: Gmail drops <style>, <ins> and <del>. One column that narrows to a
 * telephone; every colour comes with its background, so that a dark theme cannot make either vanish.
 */
import { type Html, html } from './html.ts'
import { lineHtml, listingHtml } from './mail-html-listing.ts'
import { added, CODE, chip, FONT, flag, MUTED, marked, reasonLine, removed, SMALL, WRAP } from './mail-style.ts'
import type { PartyView } from './parties.ts'
import type { DocumentView, Passage } from './passage.ts'
import type { Run } from './runs.ts'
import type { Fact, HealthView, IncidentView, NoticeView, SourceView, StoryView } from './view.ts'

/** @returns a whole HTML document. */
export function mailHtml(view: NoticeView): Html {
  return html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title>${view.headline}</title></head>
<body style="margin:0;padding:0;background-color:#f2f4f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background-color:#f2f4f6"><tr><td align="center" style="padding:12px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;background-color:#ffffff;border:1px solid #d8dee4;text-align:left"><tr><td style="padding:20px 18px;${FONT};font-size:15px;line-height:23px;color:#1b1f24;background-color:#ffffff;${WRAP}">
${view.kind === 'alert' ? undefined : html`<h1 style="margin:0 0 10px;font-size:19px;line-height:26px">${view.headline}</h1>`}
${view.intro === '' ? undefined : html`<p style="margin:0 0 14px">${view.intro}</p>`}
${view.incidents.map((item) => incident(item, view.incidents.length > 1))}
${view.sources.map((source) => section(source, view.kind))}
${view.omitted === 0 ? undefined : html`<p style="margin:16px 0">${view.omitted} more changes did not fit: <span style="${CODE}">ruledrift changes</span></p>`}
${view.health && health(view.health)}
<p style="margin:18px 0 0;padding-top:10px;border-top:1px solid #d8dee4;${SMALL}">${view.footer}</p>
</td></tr></table></td></tr></table></body></html>
`
}

function section(source: SourceView, kind: NoticeView['kind']): Html {
  const heading =
    kind === 'digest' &&
    html`<h2 style="margin:22px 0 4px;padding:6px 10px;font-size:16px;line-height:22px;color:#1b1f24;background-color:#e8edf2">${source.name}: ${source.summary}</h2>`
  return html`${heading}${source.stories.map((item) => story(item, kind))}`
}

function story(view: StoryView, kind: NoticeView['kind']): Html {
  const phrase = kind === 'digest' ? capital(view.phrase) : `${view.source}: ${view.phrase}`
  return html`${parties(view.parties, view.language)}
<h2 style="margin:14px 0 2px;font-size:18px;line-height:25px">${phrase}</h2>
<p style="margin:0 0 12px">${documentLink(view.document, view.language)}${view.summary !== '' && html`<br>In short: ${view.summary}`}</p>
${view.confirmed.map((line) => html`<p style="margin:0 0 12px">${line}</p>`)}
${view.listings.map((group) => listingHtml(group, view.language))}
${view.passages.map((item) => passage(item, view.language))}
${view.omitted > 0 && html`<p style="margin:12px 0"><b>${view.omitted} more findings</b> did not fit here.</p>`}
<div style="margin:14px 0 0;padding:10px 12px;background-color:#f6f8fa;${SMALL}">${kind === 'digest' ? html`<div>${view.facts.filter(({ label }) => label === 'Watch' || label === 'Seen').map(({ label, value }) => html`${label}: ${value}. `)}</div>` : facts(view.facts)}<div style="margin-top:4px">All of it: <span style="${CODE}">${view.command}</span></div></div>
`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** One line for each party, its entries below it. */
function parties(views: readonly PartyView[], language: string): Html {
  const sure = views.filter(({ perhaps }) => !perhaps)
  const maybe = views.filter(({ perhaps }) => perhaps)
  return html`${box('Your', sure, language, 'color:#ffffff;background-color:#8c1d18')}${box('Perhaps your', maybe, language, 'color:#1b1f24;background-color:#f7e3a1')}`
}

function box(whose: string, views: readonly PartyView[], language: string, colors: string): Html | undefined {
  if (views.length === 0) return undefined
  return html`<div style="margin:0 0 12px;padding:10px 12px;${colors}">${views.map((view, i) => partyLine(whose, view, i > 0, language))}</div>
`
}

function partyLine(whose: string, { party, line, names, more }: PartyView, below: boolean, language: string): Html {
  const lead = party === '' ? html`<b>${whose} party:</b> ${line}` : html`<b>${whose} party ${party}</b>: ${line}`
  const rest = more > 0 && html`<div>and ${more} more</div>`
  return html`<div style="${below ? 'margin-top:8px' : ''}"><div>${lead}</div>${names.map((name) => html`<div style="font-size:14px;line-height:20px" lang="${language}">• ${name}</div>`)}${rest}</div>`
}

function documentLink({ title, url, date }: DocumentView, language: string): Html {
  const name = html`<span lang="${language}">${title}</span>`
  const link = url === undefined ? name : html`<a href="${url}" style="color:#0b57c2">${name}</a>`
  return html`${link}${date !== undefined && html` <span style="${MUTED}">dated ${date}</span>`}`
}

function passage(view: Passage, language: string): Html {
  const both = view.before !== undefined && view.after !== undefined
  return html`<div style="margin:0 0 16px;padding:10px 0 0;border-top:1px solid #d8dee4">
<div>${view.labels.map(({ text, severity }) => chip(text, severity))}${view.flags.map(flag)}</div>
${view.path !== '' && html`<div style="margin-top:4px;${SMALL}" lang="${language}">${view.path}</div>`}
${view.document && html`<div style="margin-top:6px">${documentLink(view.document, language)}</div>`}
${view.before && side(both ? 'Before' : 'Removed', view.before, language, '#a1160b', removed)}
${view.after && side(both ? 'After' : 'Added', view.after, language, '#0f5c2a', added)}
${view.says !== undefined && html`<div style="margin-top:8px">${view.says}</div>`}
${view.entries !== undefined && html`<div style="margin-top:8px;${SMALL}" lang="${language}">${view.entries}</div>`}
${view.reasons.map(reasonLine)}
${view.counts && lineHtml(view.counts)}
</div>
`
}

function side(
  label: string,
  runs: readonly Run[],
  language: string,
  color: string,
  mark: (text: string) => Html,
): Html {
  return html`<div style="margin-top:8px;padding:2px 0 2px 10px;border-left:3px solid ${color}"><div style="font-size:12px;line-height:18px;font-weight:bold;${MUTED}">${label}</div><div lang="${language}">${marked(runs, mark)}</div></div>
`
}

function incident({ headline, open, page, facts: lines }: IncidentView, oneOfMany: boolean): Html {
  const color = open ? '#a8480a' : '#0f5c2a'
  const link =
    page.url !== undefined &&
    html`<p style="margin:0 0 6px"><a href="${page.url}" style="color:#0b57c2">${page.url}</a></p>`
  return html`<div style="margin:0 0 14px;padding-left:12px;border-left:4px solid ${color}">${oneOfMany && html`<div style="font-weight:bold">${headline}</div>`}${link}${facts(lines)}</div>`
}

function health({ line, blind }: HealthView): Html {
  return html`<div style="margin:18px 0 0;padding:10px 12px;background-color:#f6f8fa;color:#1b1f24"><b>${line}.</b>${blind.length > 0 && html`${blind.map(({ label, value }) => html`<div style="margin-top:4px">Blind: ${label}: ${value}</div>`)}`}</div>`
}

function facts(lines: readonly Fact[]): Html {
  return html`${lines.map(({ label, value }) => html`<div style="margin-top:2px">${label}: <span style="color:#1b1f24">${value}</span></div>`)}`
}
