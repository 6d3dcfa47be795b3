/** Results after they are issued: handed over signed, taken back, replaced; fees that are waived or given back. */

import { beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { compilePack } from '#procedure/compile.ts';
import { readPack } from '#procedure/pack.ts';
import { MemoryStatus } from '#spine/memory-status.ts';
import { codes, DETERMINED } from '../../test/support/acts.ts';
import {
  anotherBirth,
  birthChecked,
  holder,
  newborn,
  officer,
  partyOf,
  person,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { type Proposed, propose, takeBack } from '../../test/support/revocation.ts';
import { work } from '../../test/support/scenes.ts';
import { perform, SYSTEM, startDossier } from './perform.ts';
import { Platform } from './platform.ts';
import { publishPacks } from './publish.ts';
import { publishStatus } from './taken-over.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const an = person('an');
// A civil-status paper is taken back by the chair of the province.
const chair = holder('ubnd-tinh', 'head');
const file = 'f'.repeat(64);
const signIt: Command = { act: 'sign-result', file, sizeBytes: 10, signatures: [] };
const why: Proposed = { reason: 'Cấp sai người đứng tên', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };

/** A birth whose result is issued and waits to be handed over. */
async function issued(platform = test.platform, who = 'an'): Promise<string> {
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf(who),
    place: '06685',
    answers: anotherBirth(),
  };
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const { dossierId } = must(await startDossier(platform, '1.001193', { ...draft, components }, person(who)));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, person(who)));
  for (let i = 0; i < 12; i++) {
    const { state } = (await platform.store.load(dossierId))!;
    const [task] = state.tasks;
    if (!task || task.act === 'deliver-result') break;
    await work(platform, dossierId, {
      check: birthChecked,
      population: { personalId: newborn() },
    });
  }
  return dossierId;
}
const stateOf = async (id: string, { store } = test.platform) => (await store.load(id))!.state;
const codeOf = (outcome: unknown) => (isRefusal(outcome as never) ? (outcome as { code: string }).code : 'done');

describe('handing over', () => {
  it('waits for the signature where results are signed, and goes on after it', async () => {
    const { store, clock, province, registers, random } = test.platform;
    const signing = new Platform({ store, clock, province, registers, random, signsResults: true });
    const id = await issued(signing);
    const [task] = (await stateOf(id)).tasks;
    const counter = holder(task.unit, task.post);
    const deliver: Command = { act: 'deliver-result', task: task.id, method: 'counter' };
    expect(codeOf(await perform(signing, id, deliver, counter))).toBe('result-not-signed');
    must(await perform(signing, id, signIt, SYSTEM));
    const otherwise = (more: object) => perform(signing, id, { ...deliver, ...more } as Command, counter);
    expect(codes(await otherwise({ method: undefined }))).toContain('delivery-needed');
    const other = { to: 'authorised', recipient: 'Trần Văn Bình' };
    expect(codes(await otherwise({ ...other, method: 'online' }))).toContain('recipient-online');
    must(await perform(signing, id, deliver, counter));
    expect((await stateOf(id)).status).toBe('delivered');
    for (const score of [0, 6, 2.5])
      expect(codeOf(await perform(signing, id, { act: 'rate-dossier', score }, an))).toBe('rating-invalid');
  });

  it('does not happen with a result that was taken back', async () => {
    const id = await issued();
    const [task] = (await stateOf(id)).tasks;
    must(await takeBack(test.platform, id, why, chair));
    expect(await stateOf(id)).toMatchObject({ status: 'closed', tasks: [] });
    const outcome = await perform(
      test.platform,
      id,
      { act: 'deliver-result', task: task.id, method: 'counter' },
      holder(task.unit, task.post),
    );
    expect(codeOf(outcome)).toBe('not-permitted');
  });
});

describe('taking back', () => {
  it('needs reason and law, is the head’s, and happens once', async () => {
    const id = await issued();
    const tryIt = (change: Partial<Proposed>) => takeBack(test.platform, id, { ...why, ...change }, chair);
    expect(codeOf(await tryIt({ reason: ' ' }))).toBe('reason-needed');
    expect(codeOf(await tryIt({ law: '' }))).toBe('law-needed');
    expect(codeOf(await propose(test.platform, id, why, chair))).toBe('not-permitted');
    const specialist = officer('hong-gai.civil.minh');
    expect(codeOf(await perform(test.platform, id, { act: 'revoke-result' }, specialist))).toBe('not-permitted');
    expect(codeOf(await tryIt({ replacedBy: 'H49.0.00-261125-9999' }))).toBe('replacement-not-found');
    expect(codeOf(await tryIt({ replacedBy: (await stateOf(id)).code }))).toBe('replacement-not-found');
    // Nothing of somebody else stands in its place.
    const stranger = (await stateOf(await issued(test.platform, 'cuc'))).code;
    expect(codeOf(await tryIt({ replacedBy: stranger }))).toBe('replacement-not-found');
    expect(codeOf(await tryIt({}))).toBe('done');
    expect((await stateOf(id)).result?.revoked).toMatchObject({ reason: 'Cấp sai người đứng tên', by: chair.name });
    expect(codeOf(await tryIt({}))).toBe('result-already-revoked');
  });

  it('with another in its place looks again whether that one still holds', async () => {
    const [id, other] = [await issued(), await issued()];
    must(await propose(test.platform, id, { ...why, replacedBy: (await stateOf(other)).code }));
    must(await takeBack(test.platform, other, why, chair));
    expect(codeOf(await takeBack(test.platform, id, why, chair))).toBe('replacement-not-found');
  });

  it('changes the status that everybody sees, also when it was signed only afterwards', async () => {
    const statuses = new MemoryStatus();
    const [id, other] = [await issued(), await issued()];
    const [place, otherPlace] = [await statuses.placeOf(id), await statuses.placeOf(other)];
    must(await takeBack(test.platform, id, { ...why, replacedBy: (await stateOf(other)).code }, chair));
    must(await takeBack(test.platform, other, why, chair));
    for (const one of [id, other, id]) await publishStatus(test.platform, statuses, one);
    const list = (await statuses.readList(1))!;
    expect([list[place.index], list[otherPlace.index]]).toEqual([3, 1]);
    expect((await stateOf(id)).result?.revoked?.replacedBy).toEqual({
      code: (await stateOf(other)).code,
      number: (await stateOf(other)).result?.number,
    });
    // A result that was taken back is not signed any more.
    expect(must(await perform(test.platform, id, signIt, SYSTEM)).events).toEqual([]);
  });
});

describe('a fee', () => {
  const shop = shipped.get('1.001612')!;
  /** The shop's procedure, where who has this name pays nothing and what was paid may be given back. */
  async function withFee(change: object) {
    const files = { ...shop.files };
    const manifest = parse(files['procedure.yaml']) as { channels: { online: { fees: object[] } } };
    Object.assign(manifest.channels.online.fees[0], change);
    const pack = must(readPack({ ...files, 'procedure.yaml': stringify(manifest) }));
    await publishPacks(test.store, [{ pack, status: 'published', reasons: [] }]);
    return must(await compilePack(pack));
  }
  async function submitted(): Promise<string> {
    const [first] = Object.values(shop.cases) as { answers: Record<string, unknown> }[];
    const answers = { ...first.answers, businessAddress: 'Chợ Hạ Long, phường Hồng Gai' };
    const draft: Command = {
      act: 'draft-dossier',
      channel: 'online',
      applicant: partyOf('an'),
      place: '06685',
      answers,
      components: shop.manifest.components.map(({ id: component }) => ({ component, originals: 1, copies: 1 })),
    };
    const { dossierId } = must(await startDossier(test.platform, '1.001612', draft, an));
    must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, an));
    return dossierId;
  }
  const counter = officer('hong-gai.counter.hoa');
  const pay: Command = { act: 'pay-fee', confirmed: true, fee: 'registration', amountVnd: 150_000, reference: 'FT1' };
  const refund: Command = { act: 'refund-fee', fee: 'registration', reference: 'FT2', reason: 'Rút hồ sơ' };

  it('is that of the setting of its channel, and the certificate has the code of the business as its number', async () => {
    const id = await submitted();
    expect((await stateOf(id)).fees).toMatchObject([{ amountVnd: 150_000, law: 'csdl' }]);
    must(await perform(test.platform, id, pay, counter));
    const businessCode = '022190000001';
    const lines = { lines: 'unconditional', linesChecked: 'Đã tra Điều 6 Luật Đầu tư, không có ngành bị cấm' };
    const enterpriseChecked = 'Đã tra Cổng thông tin quốc gia, không là chủ doanh nghiệp';
    const appraise = { conclusion: 'meets', ...lines, barFound: 'none', enterpriseChecked, businessCode };
    for (let i = 0; i < 4; i++) await work(test.platform, id, { appraise });
    expect((await stateOf(id)).result).toMatchObject({ code: 'KQ.G12.001041', number: businessCode });
  });

  it('that law waives stops nothing and cannot be paid', async () => {
    await withFee({ exemptions: [{ id: 'poor', when: 'applicant.name = "Nguyễn Thị An"', law: 'csdl' }] });
    const id = await submitted();
    expect((await stateOf(id)).fees).toMatchObject([{ amountVnd: 150_000, exemption: { id: 'poor', law: 'csdl' } }]);
    expect(codeOf(await perform(test.platform, id, pay, counter))).toBe('fee-exempt');
    must(await perform(test.platform, id, { act: 'receive-dossier' }, counter));
  });

  it('is given back once, when the dossier came to nothing and law lets it', async () => {
    await withFee({ refundable: true });
    const id = await submitted();
    expect(codeOf(await perform(test.platform, id, refund, counter))).toBe('not-in-this-status');
    must(await perform(test.platform, id, pay, counter));
    must(await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Lý do rõ' }, an));
    expect(codeOf(await perform(test.platform, id, { ...refund, reason: '' } as Command, counter))).toBe(
      'reason-needed',
    );
    const keep: Command = {
      act: 'keep-fee',
      fee: 'registration',
      reason: 'Lý do rõ',
      law: 'nd-168 Điều 1',
      ...DETERMINED,
    };
    expect(codeOf(await perform(test.platform, id, keep, counter))).toBe('fee-is-refundable');
    must(await perform(test.platform, id, refund, counter));
    expect((await stateOf(id)).fees[0].refund).toMatchObject({ reference: 'FT2', reason: 'Rút hồ sơ' });
    expect(codeOf(await perform(test.platform, id, refund, counter))).toBe('fee-already-refunded');
  });

  it('is kept where law does not let it be given back', async () => {
    const compiled = await withFee({ refundable: false, law: 'nd-168' });
    expect(compiled.recitalOf('nd-168')).not.toBe('');
    const id = await submitted();
    must(await perform(test.platform, id, pay, counter));
    must(await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Lý do rõ' }, an));
    const refused = await perform(test.platform, id, refund, counter);
    expect(codeOf(refused)).toBe('fee-not-refundable');
    // By the name of the document, never by its id in the pack.
    const said = isRefusal(refused) ? refusalText(refused, 'vi') : '';
    expect(said).toContain(must(await test.platform.procedure('1.001612')).lawText('nd-168'));
    expect(said).not.toContain('nd-168');
    expect(said).not.toContain('registration');
    expect(said).toContain('phí, lệ phí của thủ tục Đăng ký thành lập hộ kinh doanh');
    const again = await perform(test.platform, id, pay, counter);
    expect(isRefusal(again) && refusalText(again, 'en')).toMatch(/^(?!.*registration”)/);
  });

  it('that a record alone calls kept, which nobody compared, is settled by a law that who settles it names', async () => {
    const id = await submitted();
    must(await perform(test.platform, id, pay, counter));
    must(await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Lý do rõ' }, an));
    expect(codeOf(await perform(test.platform, id, { ...refund, ...DETERMINED }, counter))).toBe('law-needed');
    const law = 'Điều 21 Nghị định số 118/2025/NĐ-CP';
    const keep: Command = { act: 'keep-fee', fee: 'registration', reason: 'Lý do rõ', law, ...DETERMINED };
    must(await perform(test.platform, id, keep, counter));
    expect((await stateOf(id)).fees[0].kept).toMatchObject({ law });
  });

  it('is due when its channel says, and a refusal names it and that day', async () => {
    const id = await submitted();
    const receive = await perform(test.platform, id, { act: 'receive-dossier' }, counter);
    expect(codeOf(receive)).toBe('fee-unpaid-receipt');
    const said = isRefusal(receive) ? refusalText(receive, 'vi') : '';
    expect(said).toBe(
      'Chưa nộp: phí, lệ phí của thủ tục Đăng ký thành lập hộ kinh doanh. Khoản này phải nộp trước khi tiếp nhận: hồ sơ được tiếp nhận sau khi nộp đủ.',
    );
    must(await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Lý do rõ' }, an));
    const early = await perform(test.platform, id, refund, counter);
    expect(codeOf(early)).toBe('fee-not-paid');
    expect(isRefusal(early) && refusalText(early, 'vi')).not.toContain('registration');
    const unknown = await perform(test.platform, id, { ...pay, fee: 'x-1' } as Command, counter);
    expect(isRefusal(unknown) && refusalText(unknown, 'vi')).not.toContain('x-1');
  });
});
