/**
 * A bank for show, in a process of its own: a page to pay on, a webhook that is tried until it is taken, and a statement. It knows
 * of the office only its address and the secret they share, and ends when the office does.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import words from './demo-bank-words.json' with { type: 'json' };
import { SIGNATURE_HEADER, signNotice } from './notice-signature.ts';

const { BANK_SECRET = '', BANK_NOTICES = '', BANK_BACK = '' } = process.env;
const TRIES_MS = [0, 500, 1_000, 2_000, 5_000, 15_000, 60_000];

interface Transfer {
  reference: string;
  memo: string;
  amountVnd: number;
  at: string;
}
const transfers: Transfer[] = [];

async function tell(transfer: Transfer): Promise<void> {
  const body = JSON.stringify(transfer);
  for (const wait of TRIES_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const headers = {
      'content-type': 'application/json',
      [SIGNATURE_HEADER]: signNotice(BANK_SECRET, body, Date.now()),
    };
    const answer = await fetch(BANK_NOTICES, { method: 'POST', headers, body }).catch(() => undefined);
    if (answer?.ok) return;
  }
}

const inHtml = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
const money = (vnd: number) => `${String(vnd).replace(/\B(?=(\d{3})+$)/g, '.')} ₫`;

type Lang = keyof typeof words;
const langOf = (said: string | null): Lang => (said && Object.hasOwn(words, said) ? (said as Lang) : 'vi');

function page(lang: Lang, title: string, body: string): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:480px;margin:0 auto;padding:24px;color:#14212b}h1{font-size:26px}button{font:inherit;font-weight:600;padding:12px 20px;border:0;border-radius:4px;background:#1c6b3f;color:#fff}dt{color:#46545f}dd{margin:0 0 12px;font-weight:600}a{color:#0b5d7a}</style></head><body><main>${body}</main></body></html>`;
}

const isOurs = (back: string) => back.startsWith(`${BANK_BACK}/`);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://bank');
  const lang = langOf(url.searchParams.get('lang'));
  const t = words[lang];
  const html = (status: number, body: string) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page(lang, t.title, body));
  };
  if (request.method === 'GET' && url.pathname === '/statement.json') {
    const day = url.searchParams.get('day');
    const of = transfers.filter((one) => !day || one.at.startsWith(day));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(of));
    return;
  }
  if (url.pathname !== '/pay') return html(404, `<h1>${t.nothing}</h1>`);
  const asked = request.method === 'POST' ? new URLSearchParams(await textOf(request)) : url.searchParams;
  const memo = (asked.get('memo') ?? '').slice(0, 60);
  const amountVnd = Number(asked.get('amount'));
  const back = asked.get('back') ?? '';
  if (!memo || !Number.isSafeInteger(amountVnd) || amountVnd <= 0 || !isOurs(back))
    return html(400, `<h1>${t.incomplete}</h1>`);
  if (request.method !== 'POST') {
    const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${inHtml(value)}">`;
    return html(
      200,
      `<h1>${t.title}</h1><p>${t['no-money']}</p><dl><dt>${t.amount}</dt><dd>${money(amountVnd)}</dd><dt>${t.memo}</dt><dd>${inHtml(memo)}</dd></dl>
<form method="post" action="/pay">${hidden('memo', memo)}${hidden('amount', String(amountVnd))}${hidden('back', back)}<button>${t.pay}</button></form><p><a href="${inHtml(back)}">${t.back}</a></p>`,
    );
  }
  const transfer = {
    reference: `FT${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
    memo,
    amountVnd,
    at: new Date().toISOString(),
  };
  transfers.push(transfer);
  // The first try ends before they are back, as a rule; the others go on by themselves.
  const told = tell(transfer);
  await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 1_500))]);
  response.writeHead(303, { location: back }).end();
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) break;
  }
  return text;
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(500).end());
});
server.listen(Number(process.env['BANK_PORT'] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
// Nobody is left to be a bank for.
process.on('disconnect', () => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
