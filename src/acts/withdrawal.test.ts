/** A dossier is taken back by who applied; an officer enters it only on a request that goes on record, and who applied is told. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { CommandOf } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import type { Slip } from '#dossier/slips.ts';
import type { Representative } from '#dossier/state.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { timelineOf } from '#views/timeline.ts';
import { textOf } from '#web/message-words.ts';
import { actsOf, codes } from '../../test/support/acts.ts';
import { anotherBirth, holder, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { perform, startDossier } from './perform.ts';

const an = person('an');
const counter = holder('06685-mc', 'counter');
const SCAN = 'a'.repeat(64);
const QUEUED = 'b'.repeat(64);
let test: TestPlatform;
let id: string;

beforeEach(async () => {
  test = await testPlatform();
  Object.assign(test.platform, {
    findOwnFile: async (hash: string, owner: string) =>
      owner === `officer:${counter.id}` && [SCAN, QUEUED].includes(hash)
        ? { type: 'image/jpeg', scan: hash === SCAN ? 'clean' : 'waiting' }
        : undefined,
  });
});

async function begin(channel: 'online' | 'counter', representative?: Representative) {
  const { platform } = test;
  const by = channel === 'counter' ? counter : person(representative?.id ?? 'an');
  const where = { place: '06685', receivingUnit: '06685-mc' };
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const draft = { channel, applicant: partyOf('an'), representative, answers: anotherBirth(), components, ...where };
  ({ dossierId: id } = must(await startDossier(platform, '1.001193', { act: 'draft-dossier', ...draft }, by)));
  must(await perform(platform, id, { act: 'submit-dossier' }, by));
  must(await perform(platform, id, { act: 'receive-dossier' }, counter));
}

type Request = CommandOf<'withdraw-dossier'>['request'];
const given: NonNullable<Request> = {
  by: 'applicant',
  on: '2026-11-25',
  way: 'in-person',
  paper: 'Số đến 152, đơn rút',
};
const withdraw = (request?: Request, file?: string, by: Actor = counter) =>
  perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Không làm nữa', request, file }, by);
const { stateOf, eventsOf, toldLast } = actsOf(() => test, an);
const state = () => stateOf(id);
const events = () => eventsOf(id);

describe('an officer', () => {
  it('withdraws nothing without a request, and is told all that it lacks', async () => {
    await begin('online');
    const outcome = await withdraw();
    expect(codes(outcome)).toEqual(['withdrawal-request-needed']);
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain(
      'ai đề nghị; đề nghị đến bằng cách nào; ngày nhận đề nghị; bản chụp đơn đề nghị rút hồ sơ',
    );
    const vague = await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'x' }, counter);
    expect(codes(vague)).toEqual(['reason-vague', 'withdrawal-request-needed']);
    expect((await state()).status).toBe('in-progress');
  });

  it('withdraws an online dossier by the scan of the request alone; what came on paper also by its number of arrival', async () => {
    await begin('online');
    expect(codes(await withdraw(given))).toEqual(['withdrawal-request-needed']);
    expect(codes(await withdraw(given, 'c'.repeat(64)))).toEqual(['result-file-unknown']);
    expect(codes(await withdraw(given, QUEUED))).toEqual(['result-file-waiting']);
    expect(codes(await withdraw(given, SCAN))).toEqual(['done']);
    expect((await state()).withdrawal).toMatchObject({
      by: counter.name,
      request: { by: 'applicant', name: an.name, on: '2026-11-25', way: 'in-person', file: SCAN },
    });
    await begin('counter');
    expect(codes(await withdraw({ ...given, paper: ' ' }))).toEqual(['withdrawal-request-needed']);
    expect(codes(await withdraw(given))).toEqual(['done']);
  });

  it('names a day since the dossier came in, and a message that is there', async () => {
    await begin('online');
    for (const on of ['2026-11-24', '2026-11-26', '25/11/2026'])
      expect(codes(await withdraw({ ...given, on }, SCAN))).toEqual(['withdrawal-day']);
    const message = { by: 'applicant', way: 'message', on: '2026-11-25' } as const;
    expect(codes(await withdraw(message))).toEqual(['withdrawal-no-message']);
    must(await perform(test.platform, id, { act: 'send-message', topic: 'question', text: 'Xin rút hồ sơ' }, an));
    expect(codes(await withdraw(message))).toEqual(['done']);
  });

  it('takes the request of who acts for the applicant only with what proves it', async () => {
    await begin('counter');
    expect(codes(await withdraw({ ...given, by: 'representative' }))).toEqual(['withdrawal-no-representative']);
    const outcome = await withdraw({ ...given, by: 'authorised' });
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain(
      'họ tên người ký đề nghị; số định danh của người được ủy quyền; giấy ủy quyền; ngày của giấy ủy quyền',
    );
    const authorised = {
      ...given,
      by: 'authorised',
      name: 'Trần Văn Bình',
      idNumber: '12',
      authority: 'Giấy ủy quyền số 5',
      authorityDate: '2026-11-30',
    } as const;
    expect(codes(await withdraw(authorised))).toEqual(['recipient-id', 'recipient-paper-date']);
    const own = { ...authorised, idNumber: partyOf('an').idNumber, authorityDate: '2026-11-20' };
    expect(codes(await withdraw(own))).toEqual(['withdrawal-is-applicant']);
    expect(codes(await withdraw({ ...own, idNumber: partyOf('binh').idNumber, name: 'Bình 2' }))).toEqual([
      'name-unreadable',
    ]);
    expect(codes(await withdraw({ ...given, by: 'applicant', idNumber: '001099999999' }))).toEqual([
      'recipient-number-differs',
    ]);
    // The number is another's, by the population register.
    const dung = { ...own, name: 'Lê Văn X', idNumber: partyOf('binh').idNumber };
    expect(codes(await withdraw(dung))).toEqual(['applicant-name-differs']);
    expect(codes(await withdraw({ ...dung, name: 'Tran Van Binh' }))).toEqual(['applicant-name-tones']);
    expect(codes(await withdraw({ ...own, idNumber: partyOf('binh').idNumber }))).toEqual(['done']);
    const shown = timelineOf(id, await events(), test.platform.province, 'vi', {
      step: String,
      item: String,
      law: String,
    });
    expect(shown.at(-1)!.detail).toBe(
      `Không làm nữa · Theo đề nghị: Trần Văn Bình (người được ủy quyền, số định danh ${partyOf('binh').idNumber}, Giấy ủy quyền số 5 ngày 20/11/2026), ngày 25/11/2026, nộp trực tiếp, Số đến 152, đơn rút`,
    );
  });

  it('knows no other word for who asked or how', async () => {
    await begin('counter');
    for (const stray of [{ by: 'neighbour' }, { way: 'phone' }])
      expect(codes(await withdraw({ ...given, ...stray } as unknown as Request))).toEqual(['choice-unknown']);
  });
});

describe('who applied', () => {
  it('withdraws by the act itself, and no request of another stands beside it', async () => {
    await begin('online');
    expect(codes(await withdraw(given, undefined, an))).toEqual(['done']);
    expect((await state()).withdrawal).toBeUndefined();
  });

  it('is told who entered it and on which request, without anybody’s number; so is who acts for them', async () => {
    const binh = { ...partyOf('binh'), authority: 'Giấy ủy quyền số 7' };
    await begin('counter', binh);
    must(await withdraw({ ...given, by: 'representative' }));
    const told = await toldLast(id);
    expect(told.map(({ owner }) => owner)).toEqual([`person:${partyOf('an').idNumber}`, `person:${binh.idNumber}`]);
    const { what, path } = textOf(told[0], 'vi');
    expect(what).toContain(
      `Cán bộ ${counter.name} ghi nhận theo đề nghị của ${binh.name} (người đại diện), ngày 25/11/2026, nộp trực tiếp`,
    );
    expect(what).not.toContain(binh.idNumber);
    expect(path).toBe(`/my/dossiers/${id}/slips`);
    for (const language of ['vi', 'en', 'hi'] as const) expect(textOf(told[0], language).what).not.toContain('{{');
  });

  it('reads on form 05 by whose request; of an entry of before, that none is on record', async () => {
    await begin('counter');
    must(await withdraw(given));
    const all = await events();
    const form = async (of: DossierEvent[]) => {
      const rules = must(await test.platform.procedureByHash((await state()).procedure.hash));
      const slip = slipsFor(test.platform, rules, id, of).find((one) => one.form === '05') as Slip;
      return JSON.stringify(slipPaper(slip).blocks);
    };
    expect(await form(all)).toContain(
      `Theo đề nghị rút hồ sơ: ${an.name}, ngày 25/11/2026, nộp trực tiếp, Số đến 152, đơn rút. Lý do rút: Không làm nữa`,
    );
    const before = all.map((one) => (one.type === 'dossier-withdrawn' ? { ...one, request: undefined } : one));
    const shown = timelineOf(id, before, test.platform.province, 'vi', { step: String, item: String, law: String });
    expect(shown.at(-1)!.detail).toBe('Không làm nữa · không có đề nghị nào được ghi lại');
  });
});
