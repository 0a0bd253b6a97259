import { actionColumns } from './html-actions.ts';
import { findingColumns } from './html-findings.ts';
import { policyColumns } from './html-policy.ts';

/** Where there is no room for columns, each cell stands in a line of its own under this name. */
function names(table: string, titles: readonly string[]): string {
  return titles
    .map((title, index) => `${table} td:nth-child(${index + 1})::before { content: "${title}"; }`)
    .join('\n');
}

/** In percent, so that no text of a report changes them. */
function widths(table: string, columns: readonly number[]): string {
  return columns
    .map((width, index) => `${table} th:nth-child(${index + 1}) { width: ${width}%; }`)
    .join('\n');
}

/** Style of the page. Its digest stands in the page's policy: it holds nothing of a report. */
export const pageStyle = `
:root { color-scheme: light dark; font: 100%/1.45 system-ui, sans-serif; --faint: light-dark(#59626b, #a4adb6); --line: light-dark(#d5dae0, #3a4148); --raised: light-dark(#f4f6f8, #1e2328); --alarm: light-dark(#a4001d, #ff8593); background: light-dark(#fff, #14171a); color: light-dark(#1b1f23, #e3e7eb); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 110rem; padding: 1rem 1.5rem 3rem; font-size: .875rem; }
h1 { font-size: 1.4rem; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
p { margin: .6rem 0; }
a { color: light-dark(#0a58b5, #7db8ff); }
small { color: var(--faint); font-size: .8rem; }
#tally { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 0; padding: 0; }
#tally li { padding: .35rem .8rem; border-radius: .4rem; }
#tally strong { font-size: 1.2rem; }
.critical, .high, .medium, .low, .negligible, .unknown { background: light-dark(#e6e9ec, #343b42); color: light-dark(#1b1f23, #e3e7eb); border-radius: .3rem; padding: .05rem .4rem; white-space: nowrap; }
.critical { background: light-dark(#9c0a24, #c42340); color: #fff; }
.high { background: light-dark(#f9d3cc, #6d2a20); }
.medium { background: light-dark(#fbe6b3, #5c4700); }
#verdict { font-size: 1.1rem; }
#verdict span { border-radius: .4rem; font-weight: bold; padding: .35rem .8rem; }
#notices { border-left: .25rem solid light-dark(#c98a00, #e0a92e); background: var(--raised); list-style: none; margin: 1rem 0; padding: .5rem .9rem; }
#notices li { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; margin: 1rem 0; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: separate; border-spacing: 0; table-layout: fixed; width: 100%; }
th { background: light-dark(#fff, #14171a); border-bottom: 2px solid var(--line); padding: .4rem; position: sticky; text-align: left; top: 0; vertical-align: bottom; }
td { border-bottom: 1px solid var(--line); overflow-wrap: anywhere; padding: .4rem; vertical-align: top; }
tbody tr:hover { background: var(--raised); }
th button { all: unset; cursor: pointer; }
th button:hover { text-decoration: underline; }
th button:focus-visible { border-radius: .2rem; outline: 2px solid; outline-offset: 2px; }
th[aria-sort=ascending] button::after { content: " \\25b2"; }
th[aria-sort=descending] button::after { content: " \\25bc"; }
form { align-items: end; display: flex; flex-wrap: wrap; gap: .6rem 1rem; }
fieldset { border: 1px solid var(--line); border-radius: .3rem; display: flex; flex-wrap: wrap; gap: .2rem .8rem; margin: 0; min-width: 0; padding: .2rem .7rem .4rem; }
legend { color: var(--faint); padding: 0 .3rem; }
input[type=search] { max-width: 100%; width: 13rem; }
output { color: var(--faint); }
button, input { font: inherit; }
td strong { color: var(--alarm); }
tr[data-suppressed] { color: var(--faint); }
table.policy td span { white-space: normal; }
@media screen and (min-width: 70.01rem), print {
table.actions td:first-child, #findings td:nth-child(-n+4):not(:nth-child(2)) { font-variant-numeric: tabular-nums; text-align: right; }
table.actions th:first-child, #findings th:nth-child(-n+4):not(:nth-child(2)) { text-align: right; }
${widths('table.actions', [5, 35, 16, 35, 9])}
${widths('table.policy', [10, 13, 15, 42, 20])}
${widths('#findings', [5.5, 8.5, 5.5, 6.5, 12.5, 12, 10.5, 12, 12, 15])}
}
@media screen and (max-width: 70rem) {
body { padding: .5rem .9rem 2rem; }
table, tbody, tr, td { display: block; }
table.actions thead, table.policy thead { display: none; }
#findings thead, #findings th { display: contents; }
#findings thead tr { display: flex; flex-wrap: wrap; gap: .3rem; padding: .3rem 0; }
#findings thead tr::before { color: var(--faint); content: "Sort by"; padding: .25rem 0; }
th button { border: 1px solid var(--line) !important; border-radius: .3rem; padding: .25rem .5rem; }
tbody tr { border-top: 2px solid var(--line); padding: .5rem 0; }
td { border: 0; padding: .1rem 0 .1rem 7.5rem; position: relative; }
td:empty { display: none; }
td::before { color: var(--faint); left: 0; position: absolute; }
dl { grid-template-columns: minmax(0, 1fr); }
dd { margin-bottom: .3rem; }
${names('table.actions', actionColumns)}
${names('table.policy', policyColumns)}
${names(
  '#findings',
  findingColumns.map(({ title }) => title),
)}
}
@media print {
@page { size: landscape; margin: 12mm; }
:root { color-scheme: light; }
body { font-size: 7.5pt; max-width: none; padding: 0; }
form, #all { display: none; }
th { position: static; }
tr, li { break-inside: avoid; }
h2 { break-after: avoid; }
a { color: inherit; }
#tally li, td span { print-color-adjust: exact; }
}
`;
