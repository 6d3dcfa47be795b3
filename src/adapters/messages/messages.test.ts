/** Messages on their way, against a real SMTP server, a gateway and a push service in process; and the store on PostgreSQL. */
import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Agent, createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  afterQuiet,
  DELIVER_JOB,
  deliverMessage,
  digest,
  notify,
  officerKey,
  type PostOffice,
  personKey,
} from '#acts/notify.ts';
import { perform, startDossier } from '#acts/perform.ts';
import type { CommandOf } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { type Carrier, type Letter, MESSAGE_KINDS, Undeliverable } from '#spine/messages.ts';
import { TargetAway } from '#spine/targets.ts';
import { letterOf, textOf } from '#web/message-words.ts';
import { isPushEndpoint } from '#web/push-endpoint.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import {
  birthAnswers,
  local,
  officer,
  partyOf,
  person,
  province,
  testPlatform,
} from '../../../test/support/platform.ts';
import { PostgresMessages } from '../postgres/postgres-messages.ts';
import { isPublicAddress, lookUpPublic, publicAgent } from './public-hosts.ts';
import { makePushKeys, PushCarrier } from './push-carrier.ts';
import { SMS_SIGNATURE, SmsCarrier, signSms } from './sms-carrier.ts';
import { SmtpCarrier } from './smtp-carrier.ts';

const letter: Letter = {
  id: '01a21038-2758-7918-ab2a-0547dba72eb5',
  subject: 'Đã có kết quả hồ sơ H49.06685.00-261125-0001',
  text: 'Đăng ký khai sinh: kết quả đã được ký.\n\nHãy tải tệp.',
  short: 'Kết quả đã được ký. Hãy tải tệp.',
  url: 'https://motcua.example.vn/my/dossiers/x/result',
};

let database: TestDatabase;
const servers: (Server | SMTPServer)[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  for (const server of servers) server.close();
  await database.drop();
});

const unquoted = (text: string) =>
  Buffer.from(
    text
      .replaceAll('_', ' ')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    servers.push(server);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
const bodyOf = async (request: IncomingMessage) => Buffer.concat((await request.toArray()) as Buffer[]);

describe('mail', () => {
  const mails: { from: string; to: string[]; raw: string }[] = [];
  let answer: Error | undefined;
  let carrier: SmtpCarrier;
  beforeAll(async () => {
    const smtp = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (_address, _session, done) => done(answer),
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          mails.push({
            from,
            to: envelope.rcptTo.map((one) => one.address),
            raw: Buffer.concat(parts).toString('utf8'),
          });
          done();
        });
      },
    });
    servers.push(smtp);
    const port = await new Promise<number>((resolve) => {
      smtp.listen(0, '127.0.0.1', () => resolve((smtp.server.address() as AddressInfo).port));
    });
    carrier = new SmtpCarrier({ url: `smtp://127.0.0.1:${port}`, from: 'Một cửa <mot-cua@example.vn>' });
  });

  it('arrives as it was written, with an id that is always the same', async () => {
    await carrier.send(letter, 'an@example.vn');
    const [{ from, to, raw }] = mails;
    expect([from, to]).toEqual(['mot-cua@example.vn', ['an@example.vn']]);
    expect(raw).toContain(`Message-ID: <${letter.id}@example.vn>`);
    expect(raw).toMatch(/Auto-Submitted: auto-generated/i);
    const words = [...raw.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)].map(([, how, text]) =>
      how.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : unquoted(text),
    );
    expect(Buffer.concat(words).toString('utf8')).toContain('kết quả');
  });

  it('goes to one address, whatever is written there', async () => {
    mails.length = 0;
    const tricky = 'an@example.vn\r\nBcc: all@example.vn';
    await carrier.send(letter, tricky).catch(() => {});
    expect(mails.flatMap((one) => one.to)).not.toContain('all@example.vn');
    expect(mails.every((one) => !/^Bcc:/m.test(one.raw))).toBe(true);
  });

  it('tells an address that is gone from a server that is busy', async () => {
    answer = Object.assign(new Error('no such mailbox'), { responseCode: 550 });
    await expect(carrier.send(letter, 'gone@example.vn')).rejects.toBeInstanceOf(Undeliverable);
    answer = Object.assign(new Error('try later'), { responseCode: 451 });
    await expect(carrier.send(letter, 'busy@example.vn')).rejects.toThrow('try later');
    await expect(carrier.send(letter, 'busy@example.vn')).rejects.not.toBeInstanceOf(TargetAway);
    answer = Object.assign(new Error('closing'), { responseCode: 421 });
    await expect(carrier.send(letter, 'an@example.vn')).rejects.toBeInstanceOf(TargetAway);
    answer = undefined;
    const nobody = new SmtpCarrier({ url: 'smtp://127.0.0.1:1', from: 'a@example.vn' });
    await expect(nobody.send(letter, 'an@example.vn')).rejects.toBeInstanceOf(TargetAway);
  });
});

it('text messages are signed, carry their id, and a wrong number is not tried again', async () => {
  const taken: { headers: IncomingMessage['headers']; body: string }[] = [];
  let status = 202;
  const port = await listening(
    createServer(async (request, response) => {
      taken.push({ headers: request.headers, body: (await bodyOf(request)).toString() });
      response.writeHead(status).end();
    }),
  );
  const carrier = new SmsCarrier({ url: `http://127.0.0.1:${port}/sms`, secret: 'a secret of sixteen' });
  await carrier.send(letter, '0912 345 678');
  const [{ headers, body }] = taken;
  expect(JSON.parse(body)).toEqual({ id: letter.id, to: '+84912345678', text: letter.short });
  expect(headers['idempotency-key']).toBe(letter.id);
  const given = String(headers[SMS_SIGNATURE]);
  expect(given).toBe(signSms('a secret of sixteen', Number(/t=(\d+)/.exec(given)![1]), body));
  await expect(carrier.send(letter, 'call me')).rejects.toBeInstanceOf(Undeliverable);
  status = 422;
  await expect(carrier.send(letter, '0912345678')).rejects.toBeInstanceOf(Undeliverable);
  for (status of [503, 500, 429, 401])
    await expect(carrier.send(letter, '0912345678')).rejects.toBeInstanceOf(TargetAway);
  status = 400;
  await expect(carrier.send(letter, '0912345678')).rejects.not.toBeInstanceOf(TargetAway);
  const nobody = new SmsCarrier({ url: 'http://127.0.0.1:1', secret: 's' });
  await expect(nobody.send(letter, '0912345678')).rejects.toBeInstanceOf(TargetAway);
});

describe('push', () => {
  it('reaches the browser encrypted, and a browser that is gone is forgotten', async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: '01',
      name: 'CN=localhost',
      notBefore: new Date('2025-01-01'),
      notAfter: new Date('2036-01-01'),
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' } as EcdsaParams,
      keys,
      extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
    });
    const pem = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    const key = `-----BEGIN PRIVATE KEY-----\n${pem}\n-----END PRIVATE KEY-----\n`;
    const taken: { headers: IncomingMessage['headers']; body: Buffer }[] = [];
    let status = 201;
    const server = createSecureServer({ key, cert: certificate.toString('pem') }, async (request, response) => {
      taken.push({ headers: request.headers, body: await bodyOf(request) });
      response.writeHead(status).end();
    });
    const port = await listening(server);
    const browser = createECDH('prime256v1');
    browser.generateKeys();
    const subscription = {
      endpoint: `https://localhost:${port}/send/1`,
      keys: { p256dh: browser.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') },
    };
    const agent = new Agent({ ca: certificate.toString('pem') });
    const carrier = new PushCarrier(makePushKeys(), 'https://motcua.example.vn', agent);
    const { endpoint } = subscription;
    await carrier.send(letter, endpoint, subscription);
    expect(taken[0].headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      authorization: expect.stringMatching(/^vapid t=/),
    });
    expect(taken[0].body.includes('khai sinh')).toBe(false);
    status = 410;
    await expect(carrier.send(letter, endpoint, subscription)).rejects.toBeInstanceOf(Undeliverable);
    status = 500;
    await expect(carrier.send(letter, endpoint, subscription)).rejects.toMatchObject({ targets: ['push:localhost'] });
    // Made with another's key, the subscription is refused by a service that is there for everybody else.
    for (status of [401, 403])
      await expect(carrier.send(letter, endpoint, subscription)).rejects.not.toBeInstanceOf(TargetAway);
  });

  it('goes to no machine of our own', () => {
    expect(isPushEndpoint('https://fcm.googleapis.com/fcm/send/abc')).toBe(true);
    for (const wrong of [
      'http://fcm.googleapis.com/',
      'https://127.0.0.1/',
      'https://localhost/',
      'https://10.0.0.1/',
      'https://db.internal/',
      'https://[::1]/',
      'https://example.vn:5432/',
      'https://user:pw@fcm.googleapis.com/',
      'https://localhost.localdomain/',
      'file:///etc/passwd',
      '',
      'x',
    ])
      expect(isPushEndpoint(wrong), wrong).toBe(false);
  });

  it('connects to none either, whatever a public name leads to', async () => {
    const of4 = ['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.1.1', '172.31.0.1', '100.64.0.1', '0.0.0.0'];
    for (const own of of4) expect(isPublicAddress(own), own).toBe(false);
    for (const own of ['::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '2002:7f00:1::'])
      expect(isPublicAddress(own), own).toBe(false);
    for (const open of ['142.250.66.74', '2404:6800:4005::200a', '64:ff9b::8efa:424a'])
      expect(isPublicAddress(open), open).toBe(true);
    // A name of this machine stands for every name that leads here.
    const why = await new Promise((done) => lookUpPublic('localhost', {}, (error) => done(error?.message)));
    expect(why).toMatch(/no machine of the open internet/);
    const keys = makePushKeys();
    const carrier = new PushCarrier(keys, 'https://motcua.example.vn', publicAgent());
    const p256dh = keys.publicKey;
    const auth = Buffer.alloc(16).toString('base64url');
    const subscription = { endpoint: 'https://localhost:9/x', keys: { p256dh, auth } } as never;
    const letter = { id: '1', subject: 'x', short: 'x', url: '/' } as never;
    const sent = carrier.send(letter, 'https://localhost:9/x', subscription);
    await expect(sent).rejects.toThrow(/no machine of the open internet/);
  });
});

describe('every message', () => {
  it('says what happened and what to do next, in every language, with nothing left open', () => {
    const params = {
      code: 'H49.1',
      vi: 'Thủ tục',
      en: 'Procedure',
      hi: 'प्रक्रिया',
      dueAt: '2026-11-25T02:00:00Z',
      deadline: '2026-11-30T02:00:00Z',
      count: 2,
      amountVnd: 150_000,
      totalVnd: 200_000,
      paidVnd: 50_000,
      reference: 'FT1',
      reason: 'thiếu',
      law: 'Điều 5',
      number: '12/2026',
      decision: '05/QĐ-UBND',
      text: 'Chào',
      unit: 'Sở Xây dựng',
      question: 'Ý kiến?',
      by: 'Minh',
      body: 'Công an tỉnh',
      why: 'ghi nhầm',
      part: JSON.stringify({ vi: 'Đăng ký thường trú' }),
      centre: 'Trung tâm',
      recipient: 'An',
      method: 'counter',
      name: 'Trần Văn Bình',
      broughtBy: JSON.stringify({ vi: 'Trần Văn Bình', en: 'Trần Văn Bình', hi: 'Trần Văn Bình' }),
      document: JSON.stringify({ vi: 'văn bản số 1', en: 'document 1', hi: 'दस्तावेज़ 1' }),
      until: '2026-12-25',
      due: 3,
      late: 1,
      outcomes: JSON.stringify([{ vi: 'Thẻ – Đã cấp', en: 'Card – issued', hi: 'कार्ड – जारी' }]),
    };
    for (const kind of MESSAGE_KINDS)
      for (const language of ['vi', 'en', 'hi'] as const) {
        const message = { id: 'x', owner: 'person:1', kind, dossierId: 'd', params, at: params.dueAt };
        const { subject, what, next, path } = textOf(message, language);
        for (const text of [subject, what, next]) {
          expect(text, `${kind} ${language}`).toMatch(/\S{2,}/);
          expect(text).not.toMatch(/\{\{|undefined|message\./);
        }
        expect(path).toMatch(/^\/(my\/dossiers\/d|my\/people|office)/);
        expect(
          letterOf({ ...message, params: { ...params, text: 'x'.repeat(2_000) } }, language, 'https://m.vn').short
            .length,
        ).toBeLessThanOrEqual(300);
      }
  });
});

describe('quiet hours', () => {
  const zone = 'Asia/Ho_Chi_Minh';
  const leaves = (text: string, quiet = { from: '21:00', to: '07:00' }) =>
    afterQuiet(local(text), quiet, zone)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
  it('let through what comes by day, and hold till morning what comes by night', () => {
    expect(leaves('2026-11-25T20:59')).toBe('2026-11-25T20:59');
    expect(leaves('2026-11-25T21:00')).toBe('2026-11-26T07:00');
    expect(leaves('2026-11-25T23:59')).toBe('2026-11-26T07:00');
    expect(leaves('2026-11-26T06:59')).toBe('2026-11-26T07:00');
    expect(leaves('2026-11-26T07:00')).toBe('2026-11-26T07:00');
    expect(leaves('2026-11-26T12:30', { from: '12:00', to: '13:00' })).toBe('2026-11-26T13:00');
  });
});

describe('the post office', () => {
  let tried: string[];
  let failing: Error | undefined;
  let jobs: { task: string; key: string; runAt: string; payload: Record<string, unknown> }[];
  let office: PostOffice;
  const carrier = (way: string): Carrier => ({
    send: async ({ id }, address) => {
      tried.push(`${way} ${address} ${id}`);
      if (failing) throw failing;
    },
  });
  const begin = async () => {
    tried = [];
    jobs = [];
    failing = undefined;
    const { platform, clock } = await testPlatform();
    office = {
      messages: new PostgresMessages(database.pool),
      carriers: { mail: carrier('mail'), sms: carrier('sms'), push: carrier('push') },
      addJob: async (task, payload, key, runAt) => void jobs.push({ task, payload, key, runAt }),
      write: (message, { language }) => letterOf(message, language, 'https://m.vn'),
      quiet: { from: '21:00', to: '07:00' },
    };
    const applicant = { ...partyOf('an'), email: 'an@example.vn', phone: '0912345678' };
    const draft: CommandOf<'draft-dossier'> = {
      act: 'draft-dossier',
      channel: 'online',
      applicant,
      place: '06685',
      answers: ANSWERS,
      components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
    };
    const begun = must(await startDossier(platform, '1.001193', draft, person('an')));
    const id = begun.dossierId;
    must(await perform(platform, id, { act: 'submit-dossier' }, person('an')));
    const counter = officer(province.holders('tt-06685', 'counter', '2026-11-25')[0]?.id ?? 'hong-gai.counter.hoa');
    const received = must(await perform(platform, id, { act: 'receive-dossier' }, counter));
    return { platform, clock, id, seq: received.seq, owner: personKey(applicant.idNumber) };
  };
  const ANSWERS = { ...birthAnswers, childName: 'Nguyễn Bảo Ngọc', childSex: 'female', childDateOfBirth: '2026-11-20' };
  const mine = async (owner: string, id: string) =>
    (await office.messages.list(owner, 100)).filter((one) => one.dossierId === id);

  it('tells each thing once, however often it is asked to', async () => {
    const { platform, id, seq, owner } = await begin();
    await Promise.all([notify(platform, office, id, seq), notify(platform, office, id, seq)]);
    await notify(platform, office, id, seq);
    const [message, ...others] = await mine(owner, id);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ kind: 'received', params: { dueAt: expect.any(String) } });
    expect(jobs.every((job) => job.task === DELIVER_JOB && job.payload['messageId'] === message.id)).toBe(true);
    await Promise.all([deliverMessage(platform, office, message.id), deliverMessage(platform, office, message.id)]);
    await deliverMessage(platform, office, message.id);
    expect(new Set(tried)).toEqual(new Set([`mail an@example.vn ${message.id}`, `sms 0912345678 ${message.id}`]));
    expect(await office.messages.waiting(message.id)).toEqual([]);
  });

  it('tries again what failed, and only that; gives up on an address that is gone', async () => {
    const { platform, id, seq, owner } = await begin();
    await notify(platform, office, id, seq);
    const [{ id: messageId }] = await mine(owner, id);
    failing = new Error('the line is down');
    await expect(deliverMessage(platform, office, messageId)).rejects.toThrow('the line is down');
    expect(await office.messages.waiting(messageId)).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    failing = new Undeliverable('no such mailbox');
    await deliverMessage(platform, office, messageId);
    expect(await office.messages.waiting(messageId)).toEqual([]);
    const mineOnly = (await office.messages.listDeliveries(owner, 20)).filter((one) => one.messageId === messageId);
    expect(mineOnly.map((one) => one.state)).toEqual(['failed', 'failed']);
  });

  it('does as the person prefers: the way, the language, and nothing at night', async () => {
    const { platform, clock, id, seq, owner } = await begin();
    const preference = {
      language: 'en',
      email: 'other@example.vn',
      mail: true,
      sms: false,
      push: false,
      quiet: true,
    } as const;
    await office.messages.savePreference(owner, preference);
    clock.moveTo(local('2026-11-25T22:00'));
    await notify(platform, office, id, seq);
    expect(jobs.map((job) => job.runAt)).toEqual([local('2026-11-26T07:00').toString()]);
    const [{ id: messageId }] = await mine(owner, id);
    expect((await office.messages.waiting(messageId)).map((one) => [one.way, one.address])).toEqual([
      ['mail', 'other@example.vn'],
    ]);
    await office.messages.savePreference(owner, { ...preference, quiet: false, sms: true, phone: '0900000000' });
  });

  it('tells ten browsers of one person at most, those that asked last', async () => {
    await begin();
    const { messages } = office;
    const keys = { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) };
    const endpoints = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `https://push.example.com/${String(from + i).padStart(2, '0')}`);
    const at = '2026-11-25T02:00:00Z';
    await messages.subscribe('person:other', { endpoint: 'https://push.example.com/other', keys }, at);
    for (const [minute, endpoint] of endpoints(0, 12).entries())
      await messages.subscribe('person:ten', { endpoint, keys }, `2026-11-25T03:${10 + minute}:00Z`);
    const own = async () => (await messages.listSubscriptions('person:ten')).map((one) => one.endpoint).sort();
    expect(await own()).toEqual(endpoints(2, 12));
    // Who asks again is the newest; and of all at one moment ten stay.
    await messages.subscribe('person:ten', { endpoint: endpoints(2, 3)[0], keys }, '2026-11-25T03:40:00Z');
    await Promise.all(
      endpoints(20, 29).map((endpoint) => messages.subscribe('person:ten', { endpoint, keys }, '2026-11-25T03:50:00Z')),
    );
    expect(await own()).toEqual([...endpoints(2, 3), ...endpoints(20, 29)]);
    expect(await messages.listSubscriptions('person:other')).toHaveLength(1);
  });

  it('forgets a browser that nothing reached for three days, also one whose service is no more', async () => {
    const { platform, clock, id, seq, owner } = await begin();
    const { messages } = office;
    const keys = { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) };
    const preference = { language: 'vi', mail: false, sms: false, push: true, quiet: false } as const;
    await messages.savePreference(owner, preference);
    const endpoint = 'https://push.dead.example/1';
    await messages.subscribe(owner, { endpoint, keys }, clock.now().toString());
    await notify(platform, office, id, seq);
    const [{ id: messageId }] = await mine(owner, id);
    const begun = clock.now();
    const tryAfter = async (hours: number) => {
      clock.moveTo(begun.add({ hours }));
      await deliverMessage(platform, office, messageId);
    };
    failing = new TargetAway('push:push.dead.example', 'getaddrinfo ENOTFOUND push.dead.example');
    for (const hours of [0, 30, 71]) await expect(tryAfter(hours)).rejects.toBeInstanceOf(TargetAway);
    // Reached once, it begins anew.
    await messages.markReached(endpoint);
    for (const hours of [72, 143]) await expect(tryAfter(hours)).rejects.toBeInstanceOf(TargetAway);
    await tryAfter(144);
    expect(await messages.listSubscriptions(owner)).toEqual([]);
    expect(await messages.waiting(messageId)).toEqual([]);
    await messages.savePreference(owner, { ...preference, mail: true, sms: true, quiet: true });
  });

  it('says nothing of what nobody has to hear', async () => {
    const { platform, id, owner } = await begin();
    await notify(platform, office, id, 1);
    await notify(platform, office, id, 99);
    expect(await mine(owner, id)).toEqual([]);
  });

  it('tells officers once a day what will be late', async () => {
    const { platform } = await begin();
    const told = await digest(platform, office);
    expect(told).toBeGreaterThan(0);
    const again = await digest(platform, office);
    expect(again).toBe(told);
    const [task] = (await platform.store.listTasks({ unit: '06685' }, { limit: 1 })).rows;
    const desk = province.holders(task.unit, task.post, '2026-11-25')[0];
    const messages = await office.messages.list(officerKey(desk.id), 10);
    expect(messages.filter((one) => one.kind === 'digest')).toHaveLength(1);
    expect(messages[0].params).toMatchObject({ due: expect.any(Number), late: expect.any(Number) });
  });
});
