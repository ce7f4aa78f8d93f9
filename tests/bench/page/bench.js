// The bench's page: a phone to touch, and the sandbox's console. No framework; one address serves both.
'use strict';
const $ = id => document.getElementById(id);
const canvas = $('screen'), keyboard = $('keyboard'), context = canvas.getContext('2d', { alpha: false });

// ── said to the person ──
let hush;
function say(text, bad = false) {
  $('said').textContent = text;
  $('said').className = bad ? 'on bad' : 'on';
  clearTimeout(hush);
  hush = setTimeout(() => { $('said').className = ''; }, bad ? 8000 : 2500);
}

// ── the phone: lines go out in order, one batch at a time; pictures come back by a long poll ──
const bench = { delays: [], state: {}, number: -1, pressedAt: 0 };
window.bench = bench; // figures, for the page's own test
let lines = [], sending = null;
function send(line, timed = true) {
  if (timed) bench.pressedAt = performance.now();
  // A finger moves oftener than the phone looks; down and up are never merged.
  if (line.startsWith('move') && lines.length && lines[lines.length - 1].startsWith('move')) lines.pop();
  lines.push(line);
  sending ??= pump();
  return sending;
}
/** Until the phone has taken everything that was sent. */
bench.quiet = async () => { while (sending) await sending; };
async function pump() {
  try {
    while (lines.length) {
      const body = lines.join('\n');
      lines = [];
      const answer = await fetch('/in', { method: 'POST', body });
      if (!answer.ok) say(await answer.text(), true);
    }
  } catch (error) {
    say('试验台没有回应 the bench does not answer: ' + error.message, true);
  } finally {
    sending = null;
  }
}

async function frames() {
  for (;;) {
    try {
      const answer = await fetch('/frame?after=' + bench.number);
      const number = +answer.headers.get('X-Number'), state = JSON.parse(answer.headers.get('X-State'));
      const picture = await answer.blob();
      if (number > bench.number) {
        if (picture.size && state.alive) await draw(picture);
        // A picture that only a clock made is no answer to a touch, but nobody can tell: the first one counts.
        if (bench.pressedAt) { bench.delays.push(performance.now() - bench.pressedAt); bench.pressedAt = 0; }
        bench.number = number;
        bench.captureMs = +answer.headers.get('X-Capture-Ms');
        show(state);
      }
    } catch {
      bench.number = -1;
      $('busy').textContent = '已停止 stopped';
      $('work').className = 'fact bad';
      await new Promise(again => setTimeout(again, 1000));
    }
  }
}
async function draw(blob) {
  const picture = await createImageBitmap(blob);
  if (canvas.width !== picture.width || canvas.height !== picture.height) {
    canvas.width = picture.width;
    canvas.height = picture.height;
  }
  context.drawImage(picture, 0, 0);
  picture.close();
}

function show(state) {
  bench.state = state;
  $('route').textContent = state.route ?? '—';
  $('title').textContent = (state.title ?? '') + (state.secret ? ' · 禁止截屏 secret' : '') + (state.elder ? ' · 长辈版 elder' : '');
  $('busy').textContent = !state.alive ? '已退出 left' : state.left ? '在后台 behind' : state.busy ?? '空闲 idle';
  $('work').className = state.busy ? 'fact at-work' : 'fact';
  const last = bench.delays.at(-1);
  $('delay').textContent = last ? last.toFixed(0) + ' ms' : '—';
  $('closed').hidden = state.alive;
  press('turn', state.lying);
  press('night', state.night);
  press('net', !state.online);
  for (const name of ['font', 'language', 'size', 'version']) if (document.activeElement !== $(name)) $(name).value = String(state[name]);
  $('shot').textContent = state.shot ?? '空';
  for (const one of document.querySelectorAll('.shots button')) one.classList.toggle('chosen', one.dataset.name === state.shot);
  askCard(state.ask);
  showOutside(state.outside ?? null);
  drawReminders(state.reminders ?? []);
  const told = $('told'), atEnd = told.scrollTop + told.clientHeight >= told.scrollHeight - 4;
  told.textContent = (state.told ?? []).join('\n');
  if (atEnd) told.scrollTop = told.scrollHeight;
}
const press = (id, on) => $(id).setAttribute('aria-pressed', String(Boolean(on)));

const ASKS = {
  album: ['应用要从相册取一张图片：在下面点一张样张，或拖入文件。', [['取消 turn away', 'no']]],
  camera: ['应用打开了相机：在下面选一张放到镜头前，再在手机上按快门。人脸核验要几张，一张都算数。', []],
  permission: ['应用请求系统权限：', [['允许 allow', 'yes'], ['拒绝 refuse', 'no'], ['拒绝且不再询问 never ask', 'never']]],
  scan_code: ['应用要扫码：放一张带码的图片，或用下面的文字做一个码。', []],
  save: ['应用要保存文件：', [['保存 save', 'yes'], ['取消 turn away', 'no']]],
};
let asked;
function askCard(ask) {
  if (ask === asked) return;
  asked = ask;
  $('ask-card').hidden = !ask;
  if (!ask) return;
  const [kind, ...detail] = ask.split(' '), [words, keys] = ASKS[kind] ?? [ask, []];
  $('ask-word').textContent = words + (detail.length ? ` (${detail.join(' ')})` : '');
  $('ask-keys').replaceChildren(...keys.map(([label, word]) => button(label, () => {
    if (kind === 'save' && word === 'yes') return download().then(() => send('answer yes'));
    return send('answer ' + word);
  })));
  $('ask-code').hidden = kind !== 'scan_code';
  // What an officer's device read last is the code that somebody else's app showed.
  if (kind === 'scan_code' && !$('ask-text').value) $('ask-text').value = $('code').value;
}
/** The file that the app wants kept; fetched before the answer takes it away. */
async function download() {
  const answer = await fetch('/file');
  if (!answer.ok) return say(await answer.text(), true);
  const link = document.createElement('a');
  link.download = decodeURIComponent(/filename\*=UTF-8''(.*)/.exec(answer.headers.get('Content-Disposition'))?.[1] ?? 'file');
  link.href = URL.createObjectURL(await answer.blob());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
$('ask-show').onclick = () => {
  if ($('ask-text').value.trim()) lay('/code', $('ask-text').value.trim()); else $('ask-text').focus();
};
$('owner-show').onclick = () => lay('/owner?' + new URLSearchParams({ phone: $('owner-phone').value.trim(), plate: $('owner-plate').value.trim() }));

// ── a page outside, in front of the app ──
let outside = null;
function showOutside(link) {
  if (link === outside) return;
  outside = link;
  $('outside').hidden = !link;
  // By the bench's own address, which passes it on: only then is the page's way back seen here.
  const { pathname, search } = link ? new URL(link) : { pathname: '', search: '' };
  $('address').textContent = pathname;
  if (link) $('page').src = pathname + search; else $('page').removeAttribute('src');
}
const arrived = link => send('arrived ' + encodeURIComponent(link));
const wayBack = document => document?.querySelector('a[href^="tongtu:"]')?.getAttribute('href');
$('page').onload = () => $('page').contentDocument?.addEventListener('click', event => {
  const link = event.target.closest?.('a[href^="tongtu:"]');
  if (!link) return;
  event.preventDefault();
  arrived(link.getAttribute('href'));
});
window.addEventListener('message', event => {
  if (event.origin === location.origin && typeof event.data?.arrived === 'string') arrived(event.data.arrived);
});
$('come-back').onclick = () => arrived(wayBack($('page').contentDocument) ?? 'tongtu://payment');

// ── reminders ──
function drawReminders(all) {
  if (!changed('reminders', all)) return;
  $('reminders').replaceChildren(...(all.length ? all.map(one => {
    const { at_ms, title, text, link } = JSON.parse(one);
    const item = box('item', box('top', tag('b', title), tag('span', time(at_ms), 'when')), tag('div', text),
      button('点按通知 tap it', () => arrived(link), 'small'), tag('span', ' ' + link, 'fine'));
    item.dataset.link = link;
    return item;
  }) : [tag('p', '没有提醒', 'empty')]));
}

// ── touch, wheel, keys ──
const at = event => {
  const box = canvas.getBoundingClientRect();
  return ((event.clientX - box.left) * canvas.width / box.width).toFixed(1) + ' '
    + ((event.clientY - box.top) * canvas.height / box.height).toFixed(1);
};
canvas.onpointerdown = event => {
  if (event.button !== 0) return;
  canvas.setPointerCapture(event.pointerId);
  send('down ' + at(event));
  const box = canvas.getBoundingClientRect();
  keyboard.style.left = Math.max(0, Math.min(event.clientX - box.left, box.width - 8)) + 'px';
  keyboard.style.top = Math.max(0, Math.min(event.clientY - box.top, box.height - 28)) + 'px';
  keyboard.focus({ preventScroll: true });
  event.preventDefault();
};
canvas.onpointermove = event => { if (event.buttons & 1) send('move ' + at(event), false); };
canvas.onpointerup = event => { if (event.button === 0) send('up ' + at(event), false); };
canvas.oncontextmenu = event => { event.preventDefault(); send('back'); };
let wheeled = 0, wheelAt = '', wheeling = false;
canvas.addEventListener('wheel', event => {
  event.preventDefault();
  // Wheels and touchpads report very different steps; the phone gets at most three clicks a time.
  wheeled = Math.max(-3, Math.min(3, wheeled - event.deltaY / 100));
  wheelAt = at(event);
  if (!wheeling) roll();
}, { passive: false });
async function roll() {
  wheeling = true;
  while (Math.abs(wheeled) >= 0.2) {
    const clicks = wheeled;
    wheeled = 0;
    await send(`wheel ${wheelAt} ${clicks.toFixed(2)}`);
  }
  wheeling = false;
}

// What is being composed is shown in the phone as a composing region, as an input method there would.
let composing = false;
keyboard.addEventListener('compositionstart', () => { composing = true; });
keyboard.addEventListener('compositionupdate', event => send('compose ' + encodeURIComponent(event.data)));
keyboard.addEventListener('compositionend', event => {
  composing = false;
  send('text ' + encodeURIComponent(event.data));
  keyboard.value = '';
});
keyboard.addEventListener('input', event => {
  if (composing || event.isComposing || !keyboard.value) return;
  send('text ' + encodeURIComponent(keyboard.value));
  keyboard.value = '';
});
const KEYS = { Backspace: 'DEL', Delete: 'FORWARD_DEL', Enter: 'ENTER', Tab: 'TAB', ArrowUp: 'DPAD_UP', ArrowDown: 'DPAD_DOWN',
  ArrowLeft: 'DPAD_LEFT', ArrowRight: 'DPAD_RIGHT', Home: 'MOVE_HOME', End: 'MOVE_END' };
keyboard.addEventListener('keydown', event => {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Escape') { event.preventDefault(); send('back'); return; }
  if (KEYS[event.key]) { event.preventDefault(); send('key ' + KEYS[event.key]); }
});

for (const one of document.querySelectorAll('[data-send]')) {
  one.onclick = () => { if (!one.dataset.sure || confirm(one.dataset.sure)) send(one.dataset.send); };
}
$('turn').onclick = () => send('turn ' + (bench.state.lying ? 'port' : 'land'));
$('night').onclick = () => send('night ' + (bench.state.night ? 'no' : 'yes'));
$('net').onclick = () => send('online ' + (bench.state.online ? 'no' : 'yes'));
for (const name of ['font', 'language', 'size', 'version']) $(name).onchange = () => { send(name + ' ' + $(name).value); $(name).blur(); };

// ── camera and album ──
async function lay(url, body) {
  const answer = await fetch(url, { method: 'POST', body });
  if (!answer.ok) say(await answer.text(), true);
}
const layFile = file => { if (file) lay('/photo?name=' + encodeURIComponent(file.name), file); };
$('file').onchange = () => { layFile($('file').files[0]); $('file').value = ''; };
$('lens').onchange = () => send('lens ' + ($('lens').value || 'asked'));
$('taken').onchange = () => send('taken ' + ($('taken').value ? Date.parse($('taken').value + 'T12:00:00+08:00') : 'none'));
for (const [name, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) {
  document.body.addEventListener(name, event => {
    event.preventDefault();
    $('drop').classList.toggle('over', over);
    if (name === 'drop') layFile(event.dataTransfer.files[0]);
  });
}
async function samples() {
  const { samples } = await (await fetch('/samples')).json();
  $('samples').replaceChildren(...samples.map(name => {
    const picture = new Image();
    picture.src = '/samples/' + name;
    picture.alt = '';
    picture.onerror = () => { picture.style.visibility = 'hidden'; }; // a sample may be no picture at all
    const made = button('', () => lay('/photo?sample=' + encodeURIComponent(name)));
    made.append(picture, name.replace(/\.\w+$/, ''));
    made.dataset.name = name;
    return made;
  }));
}

// ── the sandbox's console ──
const button = (label, act, kind = '') => {
  const made = document.createElement('button');
  made.textContent = label;
  made.className = kind;
  made.onclick = act;
  return made;
};
const tag = (name, text, kind = '') => {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = kind;
  return made;
};
const box = (kind, ...inside) => {
  const made = document.createElement('div');
  made.className = kind;
  made.append(...inside);
  return made;
};
const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const time = ms => ms == null ? '' : TIME.format(ms);

async function sandbox(path, method = 'GET', body) {
  const answer = await fetch('/_sandbox/' + path, {
    method, body: body && JSON.stringify(body), headers: body ? { 'Content-Type': 'application/json' } : {},
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(path + ': ' + answer.status + ' ' + text.slice(0, 300));
  return text ? JSON.parse(text) : null;
}
/** Does what was pressed, says so, and looks anew. */
function does(path, body, done, method = 'POST') {
  return sandbox(path, method, body).then(answer => { if (done) say(done); refresh(); return answer; }, error => say(error.message, true));
}

const seen = {};
/** Draws a list only when it changed: what QA selects or types in it stays. */
function changed(name, value) {
  const now = JSON.stringify(value);
  if (seen[name] === now) return false;
  seen[name] = now;
  return true;
}

function drawSms(all) {
  if (!changed('sms', all)) return;
  $('sms').replaceChildren(...(all.length ? all.map((one, place) => {
    const item = box('item' + (place === 0 ? ' new' : ''), box('top', tag('b', one.to), tag('span', time(one.at_ms), 'when')));
    if (one.code) {
      const code = button(one.code, () => {
        navigator.clipboard?.writeText(one.code).catch(() => {});
        send('text ' + one.code);
        say('已输入 ' + one.code + '（手机上须有输入焦点） typed where the caret is');
      }, 'sms-code');
      code.title = '点按：输入到手机并复制 · types it into the phone and copies it';
      item.append(code);
    }
    item.append(tag('div', one.text, 'fine'));
    return item;
  }) : [tag('p', '还没有短信', 'empty')]));
}

const KINDS = {
  registration: '注册审核', elicence: '电子驾照照片', manual: '人脸人工审核', objection: '异议', instalment: '暂缓或分期',
  reconsideration: '行政复议', appeal: '转移申诉',
};
const REASONS = {
  registration: ['doc_mismatch', 'traditional_name', 'name_number_mismatch', 'photo_unreadable', 'photo_wrong_side', 'doc_expired', 'document_taken'],
  elicence: ['photo_unreadable', 'wrong_format', 'too_narrow', 'wrong_ratio', 'front_camera', 'no_date', 'too_old', 'background_not_white',
    'wrong_clothes', 'face_covered', 'glasses', 'head_not_upright', 'distorted', 'blurred', 'retouched', 'not_the_holder'],
};
function drawDesk(all) {
  if (!changed('desk', all)) return;
  $('desk').replaceChildren(...(all.length ? all.map(one => {
    const reasons = document.createElement('datalist');
    reasons.id = 'reasons-' + one.case_id;
    reasons.append(...(REASONS[one.kind] ?? []).map(reason => new Option(reason)));
    const reason = document.createElement('input');
    reason.setAttribute('list', reasons.id);
    reason.placeholder = '任意理由 any reason';
    reason.setAttribute('aria-label', '理由 reason');
    reason.className = 'reason';
    const photo = new Image();
    photo.src = `/_sandbox/desk/${one.case_id}/photo`;
    photo.alt = '提交的照片 the photo that was sent';
    photo.className = 'desk-photo';
    photo.onclick = () => photo.classList.toggle('large');
    photo.onerror = () => photo.remove();
    const will = one.proposal?.[0] === 'approve' ? '自动结论：通过' : '自动结论：' + (one.proposal ?? []).join(', ');
    const item = box('item', photo, tag('b', KINDS[one.kind] ?? one.kind), document.createElement('br'),
      tag('span', `${one.name}　${one.number}`), tag('div', `${time(one.submitted_at_ms)} 提交，最迟 ${time(one.due_at_ms)}；${will}`, 'fine'),
      box('row', button('通过 approve', () => does('desk/' + one.case_id, { approve: true }, '已通过'), 'main'), reason, reasons,
        button('退回 refuse', () => reason.value.trim()
          ? does('desk/' + one.case_id, { refuse: reason.value.trim() }, '已退回')
          : reason.focus(), 'grave')));
    item.dataset.case = one.case_id;
    return item;
  }) : [tag('p', '没有待审', 'empty')]));
}

// ── faces, payments, police ──
for (const one of document.querySelectorAll('[data-faces]')) {
  one.onclick = () => does('faces', { next: one.dataset.faces.split(' ').filter(Boolean) }, '已设置：' + one.textContent);
}
/** What the bank may still say of an order; the first three only while it waits for the person. */
const PRESSES = { pay: '缴纳 pay', pay_twice: '连按两次 twice', fail: '失败 fail', no_answer: '已扣款，不答复 no answer',
  settle_paid: '银行答复：成功 settle', settle_failed: '银行答复：失败 settle' };
function drawPayments(all) {
  if (!changed('payments', all)) return;
  $('payments').replaceChildren(...(all.length ? all.map(one => {
    const item = box('item', box('top', tag('b', `¥ ${(one.amount_fen / 100).toFixed(2)}`), tag('span', time(one.created_at_ms), 'when')),
      tag('span', one.state, 'tag'), box('chips', ...Object.entries(PRESSES).map(([word, label]) =>
        button(label, () => does('payments/' + one.id, { do: word }, label)))));
    item.dataset.order = one.id;
    return item;
  }) : [tag('p', '没有缴款单', 'empty')]));
}
const REFUSALS = ['would_reach_twelve', 'exceeds_twelve', 'points_too_high', 'general_procedure', 'scene_record', 'data_unavailable', 'under_objection',
  'already_handled', 'not_filed', 'before_filing', 'no_licence', 'licence_status', 'class_mismatch', 'suspect_risk', 'key_person', 'full_rounds', 'face_needed'];
$('refusals').append(...REFUSALS.map(code => new Option('violation.' + code)));
$('police-set').onclick = () => {
  const body = {};
  if ($('refuse-next').value.trim()) body.refuse_next = $('refuse-next').value.trim();
  if ($('record-points').value) body.points_per_record_online = +$('record-points').value;
  does('police', body, '已设置');
};
$('police-usual').onclick = () => {
  $('refuse-next').value = $('record-points').value = '';
  does('police', {}, '照常');
};

function drawSeeds(all) {
  if (!changed('seeds', all)) return;
  $('seeds').replaceChildren(...all.map(one => {
    const facts = Object.entries(one.facts ?? {}).map(([name, value]) => {
      const chip = button(`${name}: ${value}`, () => {
        send('text ' + encodeURIComponent(value));
        say('已输入 ' + value);
      });
      chip.title = '点按：输入到手机 · types it into the phone';
      return chip;
    });
    const item = box('item', box('top', tag('b', one.name), button('种下 plant', () => does('seeds/' + one.name, {}, '已种下 ' + one.name), 'small')),
      tag('div', one.zh ?? '', ''), tag('div', one.en ?? '', 'fine'), box('chips', ...facts));
    item.dataset.seed = one.name;
    return item;
  }));
  found();
}
function found() {
  const wanted = $('find').value.trim().toLowerCase();
  for (const one of $('seeds').children) one.hidden = !one.textContent.toLowerCase().includes(wanted);
}
$('find').oninput = found;

const FAULTS = {
  drop_before: '未到就断', drop_after_commit: '办完才断', status: '状态码 503', slow: '慢 5 秒', truncate: '截断', bad_json: '不是 JSON', unknown_state: '未知状态',
};
$('kind').replaceChildren(...Object.entries(FAULTS).map(([kind, words]) => new Option(words + ' ' + kind, kind)));
$('fault').onclick = () => {
  const body = { kind: $('kind').value, path: $('path').value.trim() || '/' };
  if (body.kind === 'status') body.status = 503;
  if (body.kind === 'slow') body.ms = 5000;
  if ($('count').value) body.count = +$('count').value;
  does('faults', body, '故障已设置');
};
$('clear').onclick = () => does('faults', undefined, '故障已清除', 'DELETE');
function drawFaults(all) {
  if (!changed('faults', all)) return;
  $('faults').replaceChildren(...all.map(one => box('item', box('top', tag('b', FAULTS[one.kind] ?? one.kind),
    tag('span', `${one.path} · ${one.count ?? '一直'} 次待发 · 已发 ${one.hits}`, 'when')))));
}

function drawLedger(all) {
  const last = all.slice(-60).reverse();
  if (!changed('ledger', last)) return;
  const table = document.createElement('table');
  for (const one of last) {
    const status = tag('td', one.status || '', 'no');
    if (one.status >= 400) status.replaceChildren(tag('span', one.status, 'tag bad'));
    const line = document.createElement('tr');
    line.append(tag('td', time(one.at_ms).slice(5), 'no'), tag('td', one.method, 'no'), tag('td', one.path), status,
      tag('td', one.effect === 'none' ? '' : one.effect + (one.subject ? ' · ' + one.subject : '')));
    table.append(line);
  }
  $('ledger').replaceChildren(last.length ? table : tag('p', '还没有请求', 'empty'));
}

for (const one of document.querySelectorAll('[data-by]')) {
  one.onclick = () => does('clock', { advance_ms: +one.dataset.by }, '时钟已拨快 ' + one.textContent);
}
$('set').onclick = () => $('to').value && does('clock', { to_ms: Date.parse($('to').value + ':00+08:00') }, '时钟已调好');
$('close').onclick = () => sandbox('clock')
  .then(clock => does('server', { maintenance_until_ms: clock.now_ms + $('hours').value * 3600000 }, '已停服'), error => say(error.message, true));
$('old').onclick = () => does('server', { minimum_client: '99.0.0' }, '已要求新版');
$('normal').onclick = () => does('server', {}, '已恢复');
$('reset').onclick = () => { if (confirm($('reset').dataset.sure)) does('reset', {}, '沙盒已清空'); };
$('scan').onclick = async () => {
  // As a device does it: from the dark and light of the screen.
  const text = await (await fetch('/scan')).text();
  $('code').value = text;
  $('verdict').replaceChildren();
  if (!text) return say('屏幕上没有码 there is no code on the screen', true);
  const answer = await does('officer', { text });
  if (!answer) return;
  const good = answer.verdict === 'valid';
  $('verdict').replaceChildren(tag('span', answer.verdict, 'tag ' + (good ? 'good' : 'bad')));
};
$('elements').ontoggle = async () => { if ($('elements').open) $('tree').textContent = await (await fetch('/tree')).text(); };

let looks = 1;
async function refresh() {
  try {
    const asked = ['clock', 'sms', 'desk', 'faults', 'ledger', 'payments'];
    const [clock, sms, desk, faults, ledger, payments] = await Promise.all(asked.map(path => sandbox(path)));
    $('now').textContent = time(clock.now_ms);
    drawSms(sms);
    drawDesk(desk);
    drawFaults(faults);
    drawPayments(payments);
    drawLedger(ledger);
    // The people are the same as long as the sandbox runs; who comes back to the page sees a new one's.
    if (!seen.seeds || looks++ % 20 === 0) drawSeeds(await sandbox('seeds'));
    $('linked').textContent = '已连接 connected';
    $('link').className = 'fact';
  } catch (error) {
    $('linked').textContent = '连不上 unreachable';
    $('link').className = 'fact bad';
    $('link').title = error.message;
  }
}
setInterval(() => { if (!document.hidden) refresh(); }, 1500);
samples();
refresh();
frames();
