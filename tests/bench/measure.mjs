// The bench's figures: from a key or touch to the new picture, and memory after many steps.
import { openBench } from './browser.mjs';

const steps = Number(process.env.STEPS ?? 2000), early = Math.min(200, Math.floor(steps / 4));
const { page, phone, address, close } = await openBench({ port: Number(process.env.PORT ?? 8191) });
const memory = async () => (await (await fetch(address + 'memory')).json()).resident_kib;
const median = all => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
let failed = false;
const figure = (words, value, unit, most) => {
  const good = value <= most;
  failed ||= !good;
  console.log(`${words}: ${value.toFixed(unit === 'ms' ? 0 : 3)} ${unit} (goal: at most ${most}) ${good ? 'met' : 'MISSED'}`);
};

/** Acts, and waits for the picture that follows. */
async function timed(act) {
  const seen = await page.evaluate(() => { window.bench.delays.length = 0; return window.bench.number; });
  await act();
  await page.waitForFunction(seen => window.bench.number > seen && window.bench.delays.length > 0, seen, { polling: 5 }).catch(() => {});
  return page.evaluate(() => window.bench.delays[0]);
}

await phone.open();
await phone.route('consent');
await phone.tap('consent');
await phone.tap('consent.agree');
await phone.route('welcome');
await phone.tap('welcome.register');
await phone.route('register');
await phone.tap('name');
await phone.until('caret', async () => / focused\b/.test(await phone.line('name')));
const keys = [];
for (const letter of '陈家朗从浏览器输入一行字试试看'.repeat(2)) keys.push(await timed(() => page.keyboard.insertText(letter)));
for (let at = 0; at < 30; at++) keys.push(await timed(() => page.keyboard.press('Backspace')));
const touches = [];
for (let at = 0; at < 20; at++) touches.push(await timed(() => phone.tap(at % 2 ? 'A' : 'F')));
console.log(`xhdpi, 822 × 1828: ${keys.length} keys, ${touches.length} touches`);
figure('key to picture, median', median(keys), 'ms', 60);
figure('touch to picture, median', median(touches), 'ms', 60);

let after = 0;
const began = performance.now();
for (let at = 1; at <= steps; at++) {
  const kind = at % 40;
  if (kind === 0) await phone.command(at % 80 ? 'night yes' : 'night no');
  else if (kind === 20) await phone.command(at % 120 === 20 ? 'turn land' : 'turn port');
  else if (kind === 30) await phone.command('wheel 400 900 -2');
  else if (kind === 35) await phone.command('wheel 400 900 2');
  else if (kind % 2) await phone.command('reveal name\ntext 字');
  else await phone.command('key DEL');
  if (at === early) after = await memory();
}
const last = await memory();
console.log(`${steps} steps in ${((performance.now() - began) / 1000).toFixed(0)} s; memory ${Math.round(after / 1024)} MiB after ${early}, ${Math.round(last / 1024)} MiB at the end`);
figure(`memory after ${steps} steps to that after ${early}`, last / after, '×', 1.1);
await close();
process.exit(failed ? 1 : 0);
