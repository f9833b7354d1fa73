/** Inline styles of a mail, and the small pieces that every part of it uses. Every colour comes with its background. */
import type { Severity } from '../model/finding.ts'
import { type Html, html } from './html.ts'
import type { Run } from './runs.ts'

export const FONT =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
export const WRAP = 'overflow-wrap:anywhere;word-break:break-word'
export const MUTED = 'color:#57606a'
export const SMALL = `font-size:13px;line-height:19px;${MUTED}`
const REMOVED = 'color:#a1160b;background-color:#fde8e6;font-weight:bold;text-decoration:line-through'
const ADDED = 'color:#0f5c2a;background-color:#dff3e3;font-weight:bold;text-decoration:underline'
export const CODE =
  'font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;color:#1b1f24;background-color:#eef1f4;padding:1px 4px'

const CHIPS: Readonly<Record<Severity, string>> = {
  critical: 'color:#ffffff;background-color:#8c1d18',
  high: 'color:#ffffff;background-color:#a8480a',
  medium: 'color:#ffffff;background-color:#175cb0',
  low: 'color:#ffffff;background-color:#4b5563',
  info: 'color:#1b1f24;background-color:#e5e7eb',
}

export function chip(text: string, severity: Severity): Html {
  return html`<span style="display:inline-block;margin:0 6px 4px 0;padding:1px 8px;font-size:13px;line-height:20px;font-weight:bold;${CHIPS[severity]}">${text} · ${severity}</span>`
}

export function flag(text: string): Html {
  return html`<span style="display:inline-block;margin:0 6px 4px 0;padding:0 8px;font-size:13px;line-height:20px;border:1px solid #57606a;color:#1b1f24;background-color:#ffffff">${text}</span>`
}

/** Words that went. Gmail drops <del> and <ins>: the look is the span's. */
export function removed(text: string): Html {
  return html`<del style="text-decoration:none"><span style="${REMOVED}">${text}</span></del>`
}

/** Words that came. */
export function added(text: string): Html {
  return html`<ins style="text-decoration:none"><span style="${ADDED}">${text}</span></ins>`
}

export function marked(runs: readonly Run[], mark: (text: string) => Html): (Html | string)[] {
  return runs.map((run) => (run.marked ? mark(run.text) : run.text))
}

/** Why, and the rule that decided. */
export function reasonLine({ text, rule }: { readonly text: string; readonly rule: string }): Html {
  return html`<div style="margin-top:8px"><b>Why:</b> ${text} <span style="${SMALL}">${rule}</span></div>`
}
