/** Listings in an HTML mail: what holds for all of them, then each entry with what is its own. */
import type { AmendedRow } from './amended.ts'
import type { Line } from './effect.ts'
import type { Entry } from './entry.ts'
import { type Html, html } from './html.ts'
import type { ListingGroup, Section } from './listing.ts'
import { added, chip, flag, MUTED, marked, reasonLine, removed, SMALL, WRAP } from './mail-style.ts'
import type { Row } from './rows.ts'

const MARK = 'font-size:13px;font-weight:bold;color:#8c1d18;background-color:#ffffff'

export function listingHtml(group: ListingGroup, language: string): Html {
  const { lead, says, shared, flags, common, amended, asBefore } = group
  return html`<div style="margin:0 0 16px;padding:10px 0 0;border-top:1px solid #d8dee4">
<div>${chip(group.label, group.severity)}<b>${group.what}</b></div>
${lead.map(lineHtml)}
${says && html`<div style="margin-top:6px;padding-left:10px;border-left:3px solid #0f5c2a" lang="${language}">${marked(says, added)}</div>`}
${flags.length + common.length + amended.length > 0 && html`<div style="margin-top:6px"><b>${shared}</b> ${flags.map(flag)}</div>${table(common, amended, language)}`}
${group.sections.map((item) => section(item, language))}
${asBefore && html`<div style="margin-top:6px;${SMALL}">Otherwise as before.</div>`}
</div>
`
}

/** A line with its small print. */
export function lineHtml({ text, note }: Line): Html {
  return html`<div style="margin-top:4px">${text}${note !== undefined && html` <span style="${SMALL}">${note}</span>`}</div>`
}

function section({ title, entries }: Section, language: string): Html {
  return html`${title !== '' && html`<div style="margin-top:12px;font-weight:bold">${title}</div>`}${entries.map((item) => entry(item, language))}`
}

function entry(view: Entry, language: string): Html {
  const { name, place, about, flags, party, rows, amended, reason, rule } = view
  // Of many entries in one line each, only the user's parties are bold.
  const title = about.length > 0 && !party ? name : html`<b>${name}</b>`
  const words = about.length > 0 && html` <span style="${SMALL}">· ${about.join(' · ')}</span>`
  const where = place !== '' && html` <span style="${MUTED}">${place}</span>`
  return html`<div style="margin-top:${about.length > 0 ? 4 : 8}px;padding-left:10px;border-left:3px solid ${party ? '#8c1d18' : '#d8dee4'}"><div lang="${language}">${title}${where}${words}${flags.map((text) => html` <span style="${MARK}">· ${text}</span>`)}</div>${table(rows, amended, language)}${reason !== '' && reasonLine({ text: reason, rule })}</div>
`
}

function table(rows: readonly Row[], amended: readonly AmendedRow[], language: string): Html | undefined {
  if (rows.length + amended.length === 0) return undefined
  return html`<table cellpadding="0" cellspacing="0" style="margin-top:4px;font-size:14px;line-height:20px">${amended.map((row) => amendedRow(row, language))}${rows.map(
    ({ label, values, note }) =>
      tableRow(label, html`${values.map((value) => html`<div>${value}</div>`)}${small(note)}`, language),
  )}</table>`
}

function tableRow(label: string, value: Html, language: string): Html {
  return html`<tr><th scope="row" align="left" valign="top" width="104" style="padding:1px 10px 1px 0;font-weight:normal;${MUTED}">${label}</th><td valign="top" lang="${language}" style="padding:1px 0;${WRAP}">${value}</td></tr>`
}

function amendedRow({ label, gone, come, note }: AmendedRow, language: string): Html {
  const value = html`${gone.map((text) => html`<div>${removed(text)}</div>`)}${come.map((text) => html`<div>${added(text)}</div>`)}${small(note)}`
  return tableRow(label, value, language)
}

function small(note: string | undefined): Html | undefined {
  return note === undefined ? undefined : html`<div style="${SMALL}">${note}</div>`
}
