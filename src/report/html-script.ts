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
  const number = (count) => count.toLocaleString('en-US');
  // A browser takes seconds to lay out tens of thousands of rows.
  let most = 1000;
  const severities = Array.from(form.querySelectorAll('[name=severity]'));
  const show = () => {
    const wanted = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const name = byId('package').value.trim().toLowerCase();
    const words = byId('text').value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    const [fixable, exploited, suppressed] = ['fixable', 'exploited', 'suppressed'].map((id) => byId(id).checked);
    let found = 0;
    for (const { row, text } of rows) {
      const { dataset } = row;
      const keep = wanted.has(dataset.severity)
        && (!fixable || 'fixable' in dataset)
        && (!exploited || 'exploited' in dataset)
        && (suppressed || !('suppressed' in dataset))
        && dataset.package.includes(name)
        && words.every((word) => text.includes(word));
      if (keep) found += 1;
      row.hidden = !keep || found > most;
    }
    const first = found > most ? ', the first ' + number(most) : '';
    byId('shown').textContent = number(found) + ' of ' + number(rows.length) + first + ' shown';
    byId('all').hidden = found <= most;
  };
  const collator = new Intl.Collator('en', { numeric: true });
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
    for (const item of rows) {
      const cell = item.row.cells[column];
      item.key = numeric ? Number(cell.dataset.order) : cell.textContent;
      item.none = cell.textContent === '';
    }
    const compare = numeric ? (a, b) => a - b : collator.compare;
    // What has no value stands last, whichever way.
    rows.sort((a, b) => a.none - b.none || (a.none ? 0 : sign * compare(a.key, b.key)));
    const sortedRows = document.createDocumentFragment();
    for (const { row } of rows) sortedRows.append(row);
    body.append(sortedRows);
    show();
  };
  form.addEventListener('input', show);
  byId('all').addEventListener('click', () => {
    most = Infinity;
    show();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  table.tHead.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button !== null) sort(button);
  });
  form.hidden = false;
  show();
})();
`;
