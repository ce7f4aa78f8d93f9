// The bench in a headless browser: started, found by the core's ids, touched through the page.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sandboxProgram = process.env.TONGTU_SANDBOX ?? join(root, 'target/debug/tongtu-sandbox');
const benchProgram = process.env.TONGTU_BENCH ?? join(root, 'android/bench.sh');

/** Starts a program; resolves with the process and its first line that matches. */
function started(program, args, ready) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => { if (ready.test(line)) resolve({ child, line }); });
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`${program} ended with ${code} before it was ready`)));
  });
}

const ended = child => child.exitCode !== null || child.signalCode !== null
  ? Promise.resolve(child.exitCode)
  : new Promise(resolve => child.once('exit', resolve));

/** Sandbox, bench and page; `close` ends all three and says how the bench ended. */
export async function openBench({ port = 8190, width = 1500, height = 1000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-'));
  const children = [];
  let browser;
  // However this ends, nothing is left running behind.
  process.once('exit', () => children.forEach(child => child.kill('SIGTERM')));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const close = async () => {
    await browser?.close();
    let code = null;
    for (const child of children.reverse()) {
      child.kill('SIGTERM');
      code ??= await ended(child);
      await ended(child);
    }
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  try {
    const sandbox = await started(sandboxProgram, ['--listen', '127.0.0.1:0'], /^listening on /);
    children.push(sandbox.child);
    const bench = await started(benchProgram, [String(port), sandbox.line.slice('listening on '.length), folder], /^bench: open /);
    children.push(bench.child);
    const address = /http:\S+/.exec(bench.line)[0];
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    });
    const page = await browser.newPage({ viewport: { width, height } });
    page.on('dialog', dialog => dialog.accept());
    return { page, address, close, phone: new PhoneInPage(page, address), bench: bench.child };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The phone as a person at the page has it: eyes on the canvas, a mouse, a keyboard. */
export class PhoneInPage {
  constructor(page, address) {
    this.page = page;
    this.address = address;
  }

  async open() {
    await this.page.goto(this.address);
    await this.page.waitForFunction(() => window.bench?.number > 0);
  }

  async tree() {
    return (await (await fetch(this.address + 'tree')).text()).split('\n');
  }

  /** The line of the tree for the core's element `id`; a screen may be named as a field on it. */
  async line(id) {
    return (await this.tree()).findLast(line => line.includes(` #${id} `) && !/^ *\w+ (title|page|group) #/.test(line));
  }

  async until(what, test, timeout = 15000) {
    const end = performance.now() + timeout;
    for (;;) {
      const value = await test();
      if (value) return value;
      if (performance.now() > end) throw new Error(`not within ${timeout} ms: ${what}\n${(await this.tree()).join('\n')}`);
      // Until the next picture, which comes with each change.
      await this.page.evaluate(now => new Promise(resolve => {
        const check = () => (window.bench.number !== now || performance.now() > end ? resolve() : requestAnimationFrame(check));
        const end = performance.now() + 300;
        check();
      }), await this.page.evaluate(() => window.bench.number));
    }
  }

  route(route) {
    return this.until('on ' + route, async () => {
      const state = await this.page.evaluate(() => window.bench.state);
      return state.route === route && !state.busy;
    });
  }

  command(line) {
    return fetch(this.address + 'in', { method: 'POST', body: line });
  }

  /** Where the middle of element `id` is on the page, scrolled into sight. */
  async at(id) {
    await this.until('#' + id, () => this.line(id));
    await this.command('reveal ' + id);
    const [left, top, right, bottom] = /\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]/.exec(await this.line(id)).slice(1).map(Number);
    const box = await this.page.evaluate(() => {
      const canvas = document.getElementById('screen'), at = canvas.getBoundingClientRect();
      return { x: at.left, y: at.top, by: at.width / canvas.width };
    });
    return { x: box.x + (left + right) / 2 * box.by, y: box.y + (top + bottom) / 2 * box.by };
  }

  async tap(id) {
    const { x, y } = await this.at(id);
    await this.page.mouse.click(x, y);
    // What the touch changes must be there before anything is looked for again.
    await this.page.evaluate(() => window.bench.quiet());
    await this.until('idle', () => this.page.evaluate(() => !window.bench.state.busy));
  }

  /** Touches the field and types into it. */
  async type(id, text) {
    await this.tap(id);
    await this.until('caret in ' + id, async () => / focused\b/.test(await this.line(id) ?? ''));
    await this.page.keyboard.insertText(text);
    await this.until(`${id} holds text`, async () => /text="/.test(await this.line(id) ?? ''));
  }

  async text(id) {
    return /text="([^"]*)"/.exec(await this.line(id) ?? '')?.[1] ?? '';
  }

  picture() {
    return this.page.evaluate(() => {
      const canvas = document.getElementById('screen');
      return { width: canvas.width, height: canvas.height, data: canvas.toDataURL('image/jpeg', 0.5) };
    });
  }

  /** Mean brightness of the picture, 0 to 255. */
  brightness() {
    return this.page.evaluate(() => {
      const canvas = document.getElementById('screen');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let at = 0; at < data.length; at += 400) sum += data[at] + data[at + 1] + data[at + 2];
      return sum / (data.length / 400) / 3;
    });
  }
}
