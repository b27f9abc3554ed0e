// Pictures of some pages at a width of 1280 pixels, from the top, an id or a heading on. See .ci/pictures.
const path = require('path');
const { pathToFileURL } = require('url');
const { chromium } = require('playwright-core');

const [executablePath, demo, images] = process.argv.slice(2);
const pictures = [
  ['report.png', 'reports/2026-11-15/index.html', 0, 1400],
  ['finding.png', 'reports/2026-11-15/findings/91ef5cf0adb6.html', 0, 1240],
  ['positive-deviance.png', 'dashboards/positive-deviance/health-waits.html', 'Every place on every indicator', 1150],
  ['place-profile.png', 'dashboards/place-profile/_4b_414.html', 0, 1640],
];

(async () => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const [name, page, from, height] of pictures) {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await tab.goto(pathToFileURL(path.resolve(demo, page)).href);
    const top = from === 0 ? 0 : await tab.evaluate(
      (start) => {
        const at = start.startsWith('#')
          ? document.querySelector(start)
          : [...document.querySelectorAll('h2')].find((heading) => heading.textContent.trim() === start);
        return at.getBoundingClientRect().top + scrollY - 20;
      }, from);
    const whole = await tab.evaluate(() => document.documentElement.scrollHeight);
    await tab.screenshot({
      path: path.join(images, name),
      fullPage: true,
      clip: { x: 0, y: top, width: 1280, height: Math.min(height, whole - top) },
    });
    await tab.close();
  }
  await browser.close();
})();
