import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { html } from '../../src/report/html.ts';
import { userWithAdvisories } from '../support/informed-user.ts';
import { needs } from '../support/real-part.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis, samplePackage } from '../support/sample-analysis.ts';
import { samplePolicy } from '../support/sample-policy.ts';
import {
  sampleReport,
  sampleVulnerabilities,
  sampleVulnerability,
} from '../support/sample-vulnerabilities.ts';

const longName = `<script>document.title='run'</script>"'&amp;${'x'.repeat(3000)}`;

/** The sample, and a finding of a package that is called `longName`. */
function hostileAnalysis(): ImageAnalysis {
  const { packages } = sampleAnalysis();
  const hostile = samplePackage({ type: 'npm', name: longName, version: longName, purl: 'pkg:npm/x@1' });
  const finding = sampleVulnerability({ id: 'CVE-2020-1', package: hostile.id, summary: longName, risk: 99 });
  return sampleAnalysis({
    policy: samplePolicy(),
    packages: [...packages, hostile],
    vulnerabilities: sampleReport({ vulnerabilities: [finding, ...sampleVulnerabilities] }),
  });
}

interface Opened extends AsyncDisposable {
  readonly page: Page;
  /** Everything it asked for, and everything it complained of. */
  readonly events: readonly string[];
}

suite('the HTML report in a browser', { skip: needs('chromium') }, () => {
  let browser: Browser;
  let directory: string;
  let address: string;
  before(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    directory = await mkdtemp(join(tmpdir(), 'kedge-html-'));
    address = await write('sample.html', hostileAnalysis());
  });
  after(async () => {
    await browser.close();
    await rm(directory, { recursive: true });
  });

  async function write(name: string, analysis: ImageAnalysis): Promise<string> {
    const path = join(directory, name);
    await writeFile(path, textOf(html.write(analysis, plainView)));
    return pathToFileURL(path).href;
  }

  async function open(options: BrowserContextOptions = {}, url = address): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const events: string[] = [];
    page.on('request', (request) => events.push(request.url()));
    page.on('console', (message) => events.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => events.push(error.message));
    await page.goto(url);
    return { page, events, [Symbol.asyncDispose]: () => context.close() };
  }

  test('opens from the file that kedge wrote, and asks for nothing else', async (t) => {
    await using user = await userWithAdvisories(
      { npm: [{ id: 'GHSA-1', package: 'left-pad', fixed: '1.3.0' }] },
      { 'packages.txt': 'pkg:npm/left-pad@1.2.0\n' },
    );
    const made = await user.kedge(['vulns', 'sbom:packages.txt', '-o', 'html=report.html']);
    assert.equal(made.status, 0, made.stderr);
    const url = pathToFileURL(join(user.home, 'report.html')).href;
    await using opened = await open({}, url);
    t.assert.deepEqual(opened.events, [url]);
    const actions = opened.page.locator('table.actions td:nth-child(2)');
    t.assert.deepEqual(await actions.allTextContents(), ['upgrade left-pad to 1.3.0']);
    t.assert.deepEqual(await shownIds(opened.page), ['GHSA-1']);
  });

  test('runs nothing of a name, and shows it as it is', async (t) => {
    await using opened = await open();
    t.assert.deepEqual(opened.events, [address]);
    t.assert.equal(await opened.page.title(), 'registry:ghcr.io/acme/app:1 – kedge');
    const [name = ''] = await valuesOf(opened.page, 'Package');
    t.assert.equal(name.slice(0, 100), longName.slice(0, 100));
  });

  test('sums up the severities, suppressed findings apart, and what was not covered', async (t) => {
    await using opened = await open();
    const counts = await opened.page.locator('#tally li').allTextContents();
    t.assert.deepEqual(counts, ['1 critical', '2 high', '1 medium', '1 low', '1 negligible', '1 unknown']);
    t.assert.equal(await opened.page.getByText('4 findings suppressed.').isVisible(), true);
    t.assert.equal(await opened.page.getByText('Debian 12 is no longer supported').isVisible(), true);
  });

  test('shows what is chosen: severity, fix, exploit, package, words, suppressed too', async (t) => {
    await using opened = await open();
    const { page } = opened;
    t.assert.equal((await shownIds(page)).length, 7);
    await page.getByLabel('high', { exact: true }).uncheck();
    t.assert.equal((await shownIds(page)).includes('CVE-2024-2961'), false);
    t.assert.equal(await page.locator('#shown').textContent(), '5 of 11 shown');
    await page.getByLabel('with a fix').check();
    t.assert.deepEqual(await shownIds(page), ['CVE-2023-4911', 'GHSA-xxxx-yyyy-zzzz']);
    await page.getByLabel('known exploited').check();
    t.assert.deepEqual(await shownIds(page), ['CVE-2023-4911']);
    await page.getByLabel('known exploited').uncheck();
    await page.getByLabel('Package').fill('@ACME');
    t.assert.deepEqual(await shownIds(page), ['GHSA-xxxx-yyyy-zzzz']);
    await page.getByLabel('high', { exact: true }).check();
    await page.getByLabel('suppressed').check();
    await page.getByLabel('Text').fill('openvex 2024-30');
    t.assert.deepEqual(await shownIds(page), ['CVE-2024-30']);
    await page.getByLabel('Text').fill('nothing has this');
    t.assert.equal(await page.locator('#shown').textContent(), '0 of 11 shown');
  });

  for (const column of [
    'Risk',
    'Severity',
    'Score',
    'EPSS',
    'Vulnerability',
    'Package',
    'Installed',
    'Fix',
    'Place',
    'About',
  ]) {
    test(`is sorted by ${column}, and back, with what has none at the end`, async (t) => {
      await using opened = await open();
      const { page } = opened;
      const heading = page.locator('#findings').getByRole('columnheader', { name: column });
      const orders = new Map<string | null, string[]>();
      for (const _ of ['once', 'twice']) {
        await heading.getByRole('button').click();
        orders.set(await heading.getAttribute('aria-sort'), await valuesOf(page, column));
      }
      const [up, down] = [orders.get('ascending') ?? [], orders.get('descending') ?? []];
      t.assert.equal(up.length, 7);
      const values = up.filter((value) => value !== '');
      t.assert.deepEqual(values, down.filter((value) => value !== '').toReversed());
      for (const order of [up, down]) t.assert.equal(order.slice(values.length).join(''), '');
      if (column !== 'Severity') t.assert.deepEqual(values, values.toSorted(byNumberThenText));
    });
  }

  test('is sorted by risk at first, and severities by their weight', async (t) => {
    await using opened = await open();
    const { page } = opened;
    t.assert.deepEqual(await page.locator('th[aria-sort=descending]').allTextContents(), ['Risk']);
    const risks = (await valuesOf(page, 'Risk')).map(Number);
    t.assert.deepEqual(
      risks,
      risks.toSorted((a, b) => b - a),
    );
    await page.getByRole('button', { name: 'Severity' }).click();
    t.assert.deepEqual(await valuesOf(page, 'Severity'), [
      'critical',
      'high',
      'high',
      'medium',
      'low',
      'negligible',
      'unknown',
    ]);
  });

  test('is used by keyboard alone', async (t) => {
    await using opened = await open();
    const { page } = opened;
    const focused = page.locator(':focus');
    // Nothing before the filters takes the focus.
    await page.keyboard.press('Tab');
    t.assert.equal(await focused.getAttribute('value'), 'critical');
    await page.keyboard.press('Space');
    t.assert.equal((await shownIds(page)).includes('CVE-2023-4911'), false);
    await page.keyboard.press('Space');
    await page.getByLabel('Text').focus();
    await page.keyboard.press('Tab');
    t.assert.equal(await focused.textContent(), 'Risk');
    const outline: unknown = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    t.assert.equal(outline, 'solid');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    t.assert.equal((await shownIds(page))[0], 'CVE-2020-1');
    await page.keyboard.press('Enter');
    t.assert.equal((await shownIds(page))[0], 'CVE-2025-1');
  });

  for (const width of [320, 390, 800, 1120, 1121, 1280, 2400]) {
    test(`keeps to a window of ${width} pixels`, async (t) => {
      await using opened = await open({ viewport: { width, height: 800 } });
      t.assert.deepEqual(await opened.page.evaluate(overflowing), []);
      await opened.page.getByRole('button', { name: 'EPSS' }).click();
      t.assert.equal((await shownIds(opened.page))[0], 'CVE-2023-4911');
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has texts that stand out from what is behind them, ${colorScheme}`, async (t) => {
      await using opened = await open({ colorScheme });
      await opened.page.getByLabel('suppressed').check();
      const ratios: unknown = await opened.page.evaluate(contrasts);
      assert.ok(Array.isArray(ratios) && ratios.length > 5);
      // https://www.w3.org/TR/WCAG22/#contrast-minimum
      t.assert.deepEqual(
        ratios.filter(({ ratio }) => !(ratio >= 4.5)),
        [],
      );
    });
  }

  test('printed has what is shown, without the means to choose', async (t) => {
    await using opened = await open();
    const { page } = opened;
    await page.getByLabel('high', { exact: true }).uncheck();
    const pdf = await page.pdf();
    t.assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    await page.emulateMedia({ media: 'print' });
    t.assert.equal(await page.locator('#filters').isVisible(), false);
    t.assert.equal(await page.locator('#shown').isVisible(), true);
    t.assert.equal((await shownIds(page)).length, 5);
  });

  test('has no filters that would do nothing where scripts are off', async (t) => {
    await using opened = await open({ javaScriptEnabled: false });
    t.assert.equal(await opened.page.locator('#filters').isVisible(), false);
    t.assert.equal((await shownIds(opened.page)).length, 7);
  });

  test('of 3,000 findings shows the first thousand, and all when asked', async (t) => {
    const vulnerabilities = Array.from({ length: 3000 }, (_, index) =>
      sampleVulnerability({ id: `CVE-2024-${index}`, risk: index % 100 }),
    );
    const analysis = sampleAnalysis({ vulnerabilities: sampleReport({ vulnerabilities }) });
    await using opened = await open({}, await write('many.html', analysis));
    const { page } = opened;
    const shown = page.locator('#shown');
    t.assert.equal(await shown.textContent(), '3,000 of 3,000, the first 1,000 shown');
    await page.getByRole('button', { name: 'Vulnerability' }).click();
    t.assert.equal((await shownIds(page)).at(-1), 'CVE-2024-999');
    await page.getByLabel('Text').fill('cve-2024-1');
    t.assert.equal(await shown.textContent(), '1,111 of 3,000, the first 1,000 shown');
    await page.getByRole('button', { name: 'show all' }).click();
    t.assert.equal(await shown.textContent(), '1,111 of 3,000 shown');
    t.assert.equal((await shownIds(page)).at(-1), 'CVE-2024-1999');
    t.assert.equal(await page.locator('#all').isVisible(), false);
  });
});

/** Of the findings that are shown, from top to bottom. */
async function shownIds(page: Page): Promise<string[]> {
  const ids = await page.locator('#findings tbody tr:visible td:nth-child(5)').allInnerTexts();
  return ids.map((text) => text.split('\n', 1)[0] ?? '');
}

/** Of one column, in the rows that are shown. */
async function valuesOf(page: Page, column: string): Promise<string[]> {
  const titles = await page.locator('#findings th').allTextContents();
  const place = titles.indexOf(column) + 1;
  return await page.locator(`#findings tbody tr:visible td:nth-child(${place})`).allTextContents();
}

function byNumberThenText(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Names what is wider than the window, or than its cell. */
const overflowing = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const wide = Array.from(document.querySelectorAll('body *'))
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1
      || (element.tagName === 'TD' && element.scrollWidth > element.clientWidth + 1))
    .map(({ tagName, textContent }) => tagName + ' ' + textContent.slice(0, 40));
  return scrollWidth > clientWidth ? ['page', ...wide] : wide;
})()`;

/**
 * Of each kind of text that is shown, its contrast: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 * A canvas tells what any notation of a color comes to.
 */
const contrasts = `(() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const bytesOf = (color) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return context.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (color) => {
    const [red, green, blue] = Array.from(bytesOf(color), (byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return bytesOf(color)[3] === 255 || element.parentElement === null ? color : behind(element.parentElement);
  };
  const found = new Map();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: element, data } = texts.currentNode;
    if (data.trim() === '' || !element.checkVisibility()) continue;
    const [front, back] = [getComputedStyle(element).color, behind(element)];
    const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b);
    found.set(front + ' on ' + back, { text: data.slice(0, 40), front, back, ratio: (light + 0.05) / (dark + 0.05) });
  }
  return Array.from(found.values());
})()`;
