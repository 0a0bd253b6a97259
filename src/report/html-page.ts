/** Style of the page. Its digest stands in the page's policy: it holds nothing of a report. */
export const pageStyle = `
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 110rem; padding: 1rem 1.5rem; }
h1 { font-size: 1.3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
dt { opacity: .7; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; border-bottom: 2px solid currentcolor; padding: .3rem .5rem; white-space: nowrap; }
td { border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent); padding: .3rem .5rem; vertical-align: top; overflow-wrap: anywhere; }
th button { all: unset; cursor: pointer; font-weight: bold; }
th button:focus-visible { outline: 2px solid; }
th[aria-sort=ascending] button::after { content: " \\25b2"; }
th[aria-sort=descending] button::after { content: " \\25bc"; }
form { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; margin-bottom: .8rem; }
fieldset { border: 1px solid color-mix(in srgb, currentcolor 30%, transparent); display: flex; flex-wrap: wrap; gap: .6rem; }
.critical, .urgent { color: light-dark(#a4001d, #ff7a8a); font-weight: bold; }
.high { color: light-dark(#b3261e, #ff9d92); }
.medium { color: light-dark(#7a5900, #f2c14e); }
tr[data-suppressed] { opacity: .6; }
@media print { form { display: none; } }
`;

/** Filters and sorting. Only reads the page: no text of it is ever parsed as HTML again. */
export const pageScript = `
'use strict';
(() => {
  const table = document.getElementById('findings');
  if (table === null) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => ({ row, text: row.textContent.toLowerCase() }));
  const form = document.getElementById('filters');
  const byId = (id) => document.getElementById(id);
  const severities = Array.from(form.querySelectorAll('[name=severity]'));
  const show = () => {
    const wanted = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const name = byId('package').value.trim().toLowerCase();
    const words = byId('text').value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    let shown = 0;
    for (const { row, text } of rows) {
      const { dataset } = row;
      const keep = wanted.has(dataset.severity)
        && (!byId('fixable').checked || 'fixable' in dataset)
        && (!byId('exploited').checked || 'exploited' in dataset)
        && (byId('suppressed').checked || !('suppressed' in dataset))
        && dataset.package.includes(name)
        && words.every((word) => text.includes(word));
      row.hidden = !keep;
      if (keep) shown += 1;
    }
    byId('shown').textContent = shown + ' of ' + rows.length + ' shown';
  };
  const sort = (button) => {
    const heading = button.closest('th');
    const numeric = button.dataset.kind === 'number';
    const sorted = heading.getAttribute('aria-sort');
    const first = numeric ? 'descending' : 'ascending';
    const second = numeric ? 'ascending' : 'descending';
    const order = sorted === first ? second : first;
    for (const other of table.tHead.rows[0].cells) other.setAttribute('aria-sort', 'none');
    heading.setAttribute('aria-sort', order);
    const sign = order === 'ascending' ? 1 : -1;
    const column = Number(button.dataset.column);
    const keyOf = ({ row }) => {
      const cell = row.cells[column];
      return numeric ? Number(cell.dataset.order) : cell.textContent;
    };
    const compare = numeric ? (a, b) => a - b : new Intl.Collator('en', { numeric: true }).compare;
    const keyed = rows.map((item) => ({ item, key: keyOf(item) }));
    keyed.sort((a, b) => sign * compare(a.key, b.key));
    body.append(...keyed.map(({ item }) => item.row));
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  table.tHead.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button !== null) sort(button);
  });
  show();
})();
`;
