/** What the key of a slip shows: every event of a dossier, with a mark in everything that people wrote or that is theirs. */
import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventByKey, stateByKey } from '#dossier/by-key.ts';
import { countedState } from '#dossier/counted.ts';
import type { DossierEvent, EventType } from '#dossier/events.ts';
import { LANGUAGES, type Language, must } from '#kernel/outcome.ts';
import { AT, everyEvent, type Samples } from '../../../test/support/every-event.ts';
import { type TestPlatform, testPlatform } from '../../../test/support/platform.ts';
import { type Shown, shownByCode } from '../catalogue.ts';
import { formatsFor, translator } from '../i18n.ts';
import type { View } from '../view.ts';
import type { Stop } from './stopped.tsx';
import { Tracked } from './track.tsx';

/** What has to have happened before, beside being received. */
const AFTER: { readonly [Type in EventType]?: readonly EventType[] } = {
  'dossier-supplemented': ['supplement-requested'],
  'supplement-lapsed': ['supplement-requested'],
  'supplement-missed': ['result-issued', 'supplement-requested'],
  'draft-confirmed': ['draft-sent'],
  'consultation-answered': ['unit-consulted'],
  'consultation-withdrawn': ['unit-consulted'],
  'consultation-lapsed': ['unit-consulted'],
  'fee-paid': ['payment-requested'],
  'fee-set-anew': ['payment-requested', 'fee-paid'],
  'fee-refunded': ['payment-requested', 'fee-paid', 'dossier-withdrawn'],
  'fee-kept': ['payment-requested', 'fee-paid', 'dossier-withdrawn'],
  'surplus-received': ['payment-requested'],
  'surplus-returned': ['payment-requested', 'surplus-received'],
  'result-signed': ['result-issued'],
  'result-revoked': ['result-issued', 'revocation-proposed'],
  'issued-result-delivered': ['result-issued'],
  'result-delivered': ['result-issued'],
  'dossier-closed': ['result-issued', 'result-delivered'],
};

/** What people entered and the key shows all the same: numbers and law of papers, of transfers and of consignments, and whom to ask. */
const SHOWN: readonly string[] = [
  'supplement-requested.contact',
  'supplement-requested.contactPhone',
  'payment-requested.fee.law',
  'case-fee-set.fee.law',
  'fee-set-anew.law',
  'fee-set-anew.fee.law',
  'dossier-rejected.law',
  'dossier-rejected.number',
  'result-revoked.law',
  'result-revoked.number',
  'fee-refunded.reference',
  'fee-refunded.determined.number',
  'fee-refunded.determined.by',
  'fee-kept.law',
  'fee-kept.determined.number',
  'fee-kept.determined.by',
  'surplus-received.reference',
  'surplus-returned.reference',
  'result-delivered.consignment',
];

let test: TestPlatform;
let shown: Shown;
let told: Samples;
beforeAll(async () => {
  test = await testPlatform();
  shown = must(await shownByCode(test.platform, '1.001193'));
  told = everyEvent(shown.pack.hash);
});

function historyOf(...types: EventType[]): DossierEvent[] {
  const all = ['dossier-drafted', 'dossier-submitted', 'dossier-received', ...types] as const;
  return all.map((type) => ({ type, at: AT, ...told[type] }) as DossierEvent);
}

function pageOf(events: readonly DossierEvent[], lang: Language = 'vi'): string {
  const { platform } = test;
  const now = Temporal.Instant.from('2026-11-26T02:00:00Z');
  const session = { kind: 'citizen', id: 'x', name: 'Ai đó', token: 't' };
  const view = { platform, t: translator(lang), fmt: formatsFor(lang), lang, now, session } as unknown as View;
  const state = countedState(stateByKey('d', events), shown.rules);
  const seen = events.map(eventByKey);
  const asked = seen.findLast((one) => one.type === 'supplement-requested');
  const stop: Stop = { how: seen.at(-1) as Stop['how'], ...(asked && { asked }) };
  const gone = seen.findLast((one) => one.type === 'result-delivered');
  return render(Tracked({ view, opened: { id: 'd', state, shown }, runs: [], stop, gone }) as never);
}

const marksIn = (html: string): string[] =>
  [...new Set([...html.matchAll(/DẤU·(.+?)·DẤU/g)].map(([, of]) => of!))].sort();

describe('by the key', () => {
  it('of every event is shown what is listed, and nothing that people wrote or that is theirs', () => {
    const seen = new Set<string>();
    for (const type of Object.keys(told) as EventType[])
      for (const lang of LANGUAGES) {
        const html = pageOf(historyOf(...(AFTER[type] ?? []), type), lang);
        expect(html, type).not.toMatch(/undefined|\{\{|\[object/);
        for (const found of marksIn(html)) seen.add(found);
      }
    expect([...seen].sort()).toEqual([...SHOWN].sort());
  });

  it('a result that went by post has its number, and no address in any language', () => {
    const html = pageOf(historyOf('result-issued', 'result-delivered'));
    expect(html).toContain('Đã gửi qua bưu chính, số hiệu DẤU·result-delivered.consignment·DẤU<');
  });

  it('what was handed over at the counter says how and when, and not to whom', () => {
    const [delivered, ...before] = historyOf('result-issued', 'result-delivered').toReversed();
    const html = pageOf([...before.toReversed(), { ...delivered!, method: 'counter' } as DossierEvent]);
    expect(html).toContain('Đã trả Giấy khai sinh trực tiếp tại trung tâm, lúc 09:00 25/11/2026.');
    expect(marksIn(html)).toEqual([]);
  });

  it('an apology says that the reason is held back, and where it is read', () => {
    expect(pageOf(historyOf('dossier-extended'))).toMatch(
      /Đã xin lỗi và hẹn lại<\/dt><dd>Lý do có thể nói đến người khác/,
    );
  });

  it('a draft says until when it waits, that silence is yes, and whom to ask without an account', () => {
    const html = pageOf(historyOf('draft-sent'));
    for (const says of [
      'xác nhận trước 23:59 30/11/2026',
      'thì được coi là đồng ý',
      'Nếu không có tài khoản',
      'Hồng Gai',
    ])
      expect(html).toContain(says);
  });

  it('a revoked result names its decision, its day and body, and what the person may do', () => {
    const html = pageOf(historyOf('result-issued', 'result-revoked'));
    expect(html).toMatch(
      /Quyết định thu hồi số DẤU·result-revoked.number·DẤU, ngày 25\/11\/2026; cơ quan ra quyết định: Ủy ban nhân dân phường Hồng Gai/,
    );
    for (const says of [
      'khiếu nại gửi đến Ủy ban nhân dân phường Hồng Gai',
      'Cần hỏi, liên hệ',
      'Lý do có thể nói đến người khác',
    ])
      expect(html).toContain(says);
    // Of before a paper was made of it, neither is known.
    const { unit: _, number: __, ...old } = told['result-revoked'];
    const before = [...historyOf('result-issued'), { type: 'result-revoked', at: AT, ...old } as DossierEvent];
    expect(pageOf(before)).toContain('chưa ghi số quyết định thu hồi');
    expect(pageOf(before)).toContain('có quyền khiếu nại hoặc khởi kiện');
  });

  it('what is owed says at which centre it is paid without an account', () => {
    const html = pageOf(historyOf('payment-requested'));
    expect(html).toMatch(
      /Nộp trực tiếp tại [^.]*Hồng Gai.*mang theo mã hồ sơ H49\.25\.00-261125-0001; không cần tài khoản/,
    );
  });

  it('what was withdrawn says where papers are that the counter took, and nothing where none came', () => {
    const [drafted, submitted, ...rest] = historyOf('dossier-withdrawn');
    const atCounter = [
      { ...drafted!, channel: 'counter' },
      { ...submitted!, channel: 'counter' },
      ...rest,
    ] as DossierEvent[];
    expect(pageOf(atCounter)).toMatch(/Bản chính đã nộp tại [^:]*Hồng Gai[^:]*chưa ghi nhận trả lại: /);
    const copies = atCounter.map((event) =>
      'components' in event
        ? { ...event, components: event.components.map((one) => ({ ...one, originals: 0, copies: 1 })) }
        : event,
    ) as DossierEvent[];
    expect(pageOf(copies)).toMatch(/Về giấy tờ bản giấy đã nộp, hãy hỏi [^.]*Hồng Gai/);
    expect(pageOf(historyOf('dossier-withdrawn'))).not.toMatch(
      /giấy tờ bản giấy|Kho giấy tờ|<p class="govuk-body"><\/p>/,
    );
  });
});
