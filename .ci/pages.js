// Opens each page in Chromium and tells everything that is wrong with it. See .ci/pages.
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { chromium } = require('playwright-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const [executablePath, ...files] = process.argv.slice(2);

const violations = (page, only) =>
  page.evaluate(async (runOnly) => {
    const result = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return result.violations.map(
      (v) => `${v.id}: ${v.help} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)}`);
  }, only);

// What sticks out of the page to the right, except inside a box that scrolls by itself.
const wide = (page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
        && !e.parentElement.closest('.scroll, svg, pre'))
      .slice(0, 3)
      .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 60)}`)
      .concat(`${document.documentElement.scrollWidth} pixels wide`);
  });

// Words of a chart that its edge cuts off.
const cutOff = (page) =>
  page.evaluate(() => [...document.querySelectorAll('svg')].flatMap((svg) => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')]
      .filter((text) => {
        const of = text.getBoundingClientRect();
        return of.width > 0 && (of.right > box.right + 1 || of.left < box.left - 1);
      })
      .map((text) => `${text.textContent} in ${svg.querySelector('title')?.textContent}`);
  }).slice(0, 3));

const openAll = (page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));

async function unreached(page) {
  const all = await page.evaluate(() => {
    const found = [...document.querySelectorAll('a[href], summary, button, input, [tabindex="0"]')];
    window.waiting = new Set(found);
    document.addEventListener('focusin', (event) => window.waiting.delete(event.target));
    document.activeElement.blur();
    return found.length;
  });
  for (let i = 0; i < all + 2; i++) await page.keyboard.press('Tab');
  return page.evaluate(() => [...window.waiting].slice(0, 3).map((e) => e.outerHTML.slice(0, 120)));
}

async function look(browser, file) {
  const wrong = [];
  const tell = (what, list) => list.forEach((item) => wrong.push(`${what}: ${item}`));
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const url = file.startsWith('http:') ? file : pathToFileURL(path.resolve(file)).href;
  // That an answer to a mistake has the status of one is the browser's word, not the page's.
  const own = (m) => m.location().url === url && /the server responded with a status of 4/.test(m.text());
  page.on('console', (m) => own(m) || wrong.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => wrong.push(`script: ${e.message}`));
  page.on('dialog', (d) => { wrong.push(`dialog: ${d.message()}`); d.dismiss(); });
  page.on('request', (r) => {
    if (r.url() !== url && !r.url().startsWith('data:')) wrong.push(`request: ${r.url()}`);
  });
  await page.goto(url);
  await openAll(page);
  tell('cut off at the edge of a chart', await cutOff(page));
  tell('keyboard does not reach', await unreached(page));
  await page.evaluate(axe);
  tell('axe, light', await violations(page, wcag));
  await page.emulateMedia({ colorScheme: 'dark' });
  tell('axe, dark', await violations(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 400, height: 800 });
  tell('wider than 400 pixels', await wide(page));
  tell('axe, 400 pixels', await violations(page, { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] }));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 700, height: 1000 });
  tell('wider than paper', await wide(page));
  await page.close();
  return wrong;
}

(async () => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  let count = 0;
  const queue = [...files];
  const worker = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      for (const problem of await look(browser, file)) {
        console.log(`${file}: ${problem}`);
        count++;
      }
    }
  };
  await Promise.all([worker(), worker()]);
  await browser.close();
  console.log(`${files.length} pages, ${count} problems`);
  process.exit(count ? 1 : 0);
})();
