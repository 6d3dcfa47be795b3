/** Somebody whose dossier was handed in at the counter: what they open with an account, and how they are told without one. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { CONDITION, publishCondition } from '../support/acts.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, officer, partyOf, person } from '../support/platform.ts';

const LAN = officer('hong-gai.counter.lan');
const { site, open } = sitePages({ scripts: false, timeout: 25_000 });

/** Of whom no register knows, the form says who they are. */
const unknownTo = ({ name, idNumber, address }: { name: string; idNumber: string; address: string }) =>
  idNumber.startsWith('022190000777') ? { applicantName: name, applicantResidence: address } : {};

async function follow(code: string, key: string): Promise<Page> {
  const page = await open();
  await page.goto(`${site.url}/track?code=${code}`);
  await page.fill('#key', key);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tra cứu' }).click()]);
  return page;
}

/** As slip 01 has it. */
async function keyOf(id: string): Promise<string> {
  const desk = await open('hong-gai.counter.lan');
  await desk.goto(`${site.url}/office/dossiers/${id}/slips?form=01`);
  return /Mã tra cứu:?\s*([2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3})/.exec(await desk.innerText('main'))?.[1] ?? '';
}

/** Taken in at the counter by the number alone: no account is named. */
async function takenIn(
  applicant: { name: string; idNumber: string; address: string; phone?: string },
  method: 'online' | 'counter' = 'counter',
) {
  const { platform } = site.running.system;
  const draft = { act: 'draft-dossier', channel: 'counter', applicant, place: '06685' } as const;
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const whole = {
    ...draft,
    receivingUnit: '06685-mc',
    answers: { ...anotherBirth(), ...unknownTo(applicant) },
    components,
    delivery: { method },
  };
  const { dossierId } = must(await startDossier(platform, '1.001193', whole, LAN));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, LAN));
  const { code } = must(await perform(platform, dossierId, { act: 'receive-dossier' }, LAN));
  return { id: dossierId, code: code! };
}

const withoutAccount = (who: string) => {
  const { id: _id, ...party } = partyOf(who);
  return party;
};

describe('a dossier that the counter took in by the number alone', () => {
  it('is listed, opened, read by token and acted on by who signs in with that number proven', async () => {
    const { id, code } = await takenIn(withoutAccount('dung'));
    const page = await open('dung');
    await page.goto(`${site.url}/my/dossiers`);
    expect(await page.content()).toContain(id);
    expect((await page.goto(`${site.url}/my/dossiers/${id}`))?.status()).toBe(200);
    expect(await page.textContent('main')).toContain(code);
    expect((await page.goto(`${site.url}/my/dossiers/${id}/slips`))?.status()).toBe(200);
    const { platform } = site.running.system;
    const dung = { kind: 'citizen', id: 'another-sub', name: 'Lê Quang Dũng', assurance: 2 } as const;
    const asked = { act: 'send-message', topic: 'question', text: 'Bao giờ có kết quả?' } as const;
    expect(await perform(platform, id, asked, dung)).toMatchObject({ code: 'not-permitted' });
    expect(await perform(platform, id, asked, { ...dung, idNumber: '022085000004' })).toHaveProperty('seq');
    await page.context().close();
  });

  it('is shown to nobody at level 1 by the number that they say, nor to another', async () => {
    const { id, code } = await takenIn(withoutAccount('giang'));
    const page = await open('giang');
    await page.goto(`${site.url}/my/dossiers`);
    expect(await page.content()).not.toContain(id);
    expect((await page.goto(`${site.url}/my/dossiers/${id}`))?.status()).toBe(404);
    await page.goto(`${site.url}/messages`);
    expect(await page.textContent('main')).not.toContain(code);
    expect((await page.goto(`${site.url}/messages/settings`))?.status()).toBe(422);
    await page.context().close();
    const other = await open('an');
    expect((await other.goto(`${site.url}/my/dossiers/${id}`))?.status()).toBe(404);
    await other.context().close();
  });
});

describe('a dossier of somebody whom no message reaches', () => {
  const stranger = { name: 'Đỗ Thị Lạ', idNumber: '022190000777', address: 'Tổ 1, khu 2, phường Hồng Gai' };

  it('is marked for the counter from a notice until it is recorded how the person was told', async () => {
    const { platform } = site.running.system;
    const { id, code } = await takenIn(stranger);
    const page = await open('hong-gai.counter.lan');
    const inbox = async () => {
      await page.goto(`${site.url}/office`);
      return page.locator('section[aria-labelledby=untold]').allInnerTexts();
    };
    expect((await inbox()).join()).not.toContain(code);
    const [task] = (await platform.store.load(id))!.state.tasks;
    const ask = { act: 'request-supplement', items: [{ item: 'childPlaceOfBirth', reason: 'Ghi rõ tên cơ sở y tế' }] };
    const contact = { contact: 'Quầy 1', contactPhone: '0203 3123 456' };
    const minh = officer('hong-gai.civil.minh');
    must(await perform(platform, id, { ...ask, ...contact, task: task.id } as unknown as Command, minh));
    expect((await inbox()).join()).toContain(code);
    await page.goto(`${site.url}/office/dossiers/${id}`);
    const mark = page.locator('#unreachable');
    expect(await mark.innerText()).toContain('không gửi được');
    expect(await mark.locator('a[href$="/slips?form=02"]').count()).toBe(1);
    // No message that nobody reads is said to have been sent, at either door.
    expect(
      await perform(platform, id, { act: 'send-message', topic: 'reply', text: 'Mời bổ sung' }, LAN),
    ).toMatchObject({
      code: 'telling-needed',
    });
    const form = page.locator('form[action$="/send-message"]');
    await page.locator('summary', { hasText: 'Ghi cách đã báo' }).click();
    await form.locator('textarea').fill('Đã giao phiếu 02 cho bà Lạ');
    await form.locator('button').click();
    expect(await page.textContent('.govuk-error-summary')).toContain('Tin nhắn không đến được');
    await page.goto(`${site.url}/office/dossiers/${id}`);
    await page.locator('summary', { hasText: 'Ghi cách đã báo' }).click();
    await form.locator('textarea').fill('Đã giao phiếu 02 cho bà Lạ');
    await form.locator('input[value=in-person]').check();
    await form.locator('button').click();
    // Which notice they were told of is said, too.
    expect(await page.textContent('.govuk-error-summary')).toContain('Chưa chọn đã báo thông báo nào');
    // What was written and chosen is still there.
    expect(await form.locator('textarea').inputValue()).toBe('Đã giao phiếu 02 cho bà Lạ');
    expect(await form.locator('input[value=in-person]').isChecked()).toBe(true);
    await form.getByLabel('bổ sung', { exact: false }).check();
    await form.locator('button').click();
    expect(await page.textContent('.govuk-notification-banner')).toContain('Đã ghi nhận cách báo');
    expect((await inbox()).join()).not.toContain(code);
    await page.context().close();
  });

  it('stays marked when it is refused and closed, where closed dossiers alone ask for no closing', async () => {
    const { platform } = site.running.system;
    const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
    const draft = { act: 'draft-dossier', channel: 'counter', applicant: stranger, place: '06685' } as const;
    const answers = { ...anotherBirth(), ...unknownTo(stranger) };
    const whole = {
      ...draft,
      receivingUnit: '06685-mc',
      answers,
      components,
      delivery: { method: 'counter' },
    } as const;
    const { dossierId: id } = must(await startDossier(platform, '1.001193', whole, LAN));
    must(await perform(platform, id, { act: 'submit-dossier' }, LAN));
    const law = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
    publishCondition(platform);
    const grounds = [CONDITION];
    const refusal = { act: 'refuse-dossier', grounds, law } as const;
    must(await perform(platform, id, refusal, LAN));
    const page = await open('hong-gai.counter.lan');
    const link = page.locator(`section[aria-labelledby=untold] a[href="/office/dossiers/${id}#messages"]`);
    // Above the rows of the desk, or that there are none.
    const isAbove = await page.evaluate(() => {
      const rows = document.querySelector('form[action="/office/batch"], main > .govuk-inset-text');
      return rows?.compareDocumentPosition(document.querySelector('#untold')!) === Node.DOCUMENT_POSITION_PRECEDING;
    });
    expect(isAbove).toBe(true);
    const done = page.locator('section[aria-labelledby=done]');
    await page.goto(`${site.url}/office`);
    expect(await link.count()).toBe(1);
    expect(await done.innerText()).toContain('Hồ sơ chưa ở trạng thái «Đã kết thúc»');
    must(await perform(platform, id, { act: 'close-dossier', originalsStay: true }, LAN));
    await page.goto(`${site.url}/office`);
    expect(await link.count()).toBe(1);
    expect(await done.innerText()).not.toContain('Kết thúc hồ sơ');
    // The paper that was handed in is still here, until it is recorded who took it back.
    await page.goto(`${site.url}/office/dossiers/${id}`);
    const here = 'Bản chính nhận tại Trung tâm, chưa ghi nhận trả lại (1)';
    expect(await page.innerText('main')).toContain(here);
    const back = page.locator('#act-give-back-originals');
    const giveBack = async () => {
      const button = back.locator('button[type=submit]').first();
      await Promise.all([page.waitForEvent('load'), button.evaluate((one: HTMLElement) => one.click())]);
    };
    await giveBack();
    const wrong = await page.innerText('.govuk-error-summary');
    for (const part of ['Chọn giấy tờ bản chính trả lại', 'nhận']) expect(wrong).toContain(part);
    await back.locator('input[name=originals]').check();
    await back.locator('input[name=to][value=applicant]').check();
    await giveBack();
    expect(await page.locator('.govuk-error-summary').allInnerTexts()).toEqual([]);
    expect(await page.innerText('main')).not.toContain(here);
    expect(await back.count()).toBe(0);
    expect((await platform.store.load(id))!.state.originalsBack).toEqual(['birth-proof']);
    const [notice] = (await platform.store.load(id))!.state.untold!;
    const given = { text: 'Đã giao phiếu 03', told: 'in-person', of: [notice.seq] } as const;
    const told = { act: 'send-message', topic: 'reply', ...given } as const;
    must(await perform(platform, id, told, LAN));
    await page.goto(`${site.url}/office`);
    expect(await link.count()).toBe(0);
    await page.context().close();
  });

  it('is not handed in for a result online, with a telephone number neither', async () => {
    const code = (given: object) => takenIn({ ...stranger, ...given }, 'online').catch((fault: Error) => fault.message);
    expect(await code({})).toContain('online-unreachable');
    expect(await code({ phone: '0912345678' })).toContain('online-unreachable');
  });
});

describe('a dossier of somebody without an account, followed by code and key', () => {
  const walkIn = { name: 'Hoàng Văn Khách', idNumber: '022190000778', address: 'Tổ 2, khu 3, phường Hồng Gai' };

  it('shows by the key of their slip where it is and what is asked, and nothing of who they are', async () => {
    const { platform } = site.running.system;
    const { id, code } = await takenIn({ ...walkIn, idNumber: '022190000777' });
    const key = await keyOf(id);
    const page = await follow(code, key);
    expect(new URL(page.url()).pathname).toBe('/track/dossier');
    const shown = await page.innerText('main');
    for (const part of [code, 'Đang giải quyết', 'Hẹn trả theo luật', '17:00 25/11/2026'])
      expect(shown).toContain(part);
    for (const part of [walkIn.name, '022190000777', 'khu 3']) expect(shown).not.toContain(part);
    const [task] = (await platform.store.load(id))!.state.tasks;
    const ask = {
      act: 'request-supplement',
      items: [{ item: 'childPlaceOfBirth', reason: 'Ghi rõ tên cơ sở của bà Khách' }],
    };
    const contact = { contact: 'Quầy 1', contactPhone: '0203 3123 456' };
    must(
      await perform(
        platform,
        id,
        { ...ask, ...contact, task: task.id } as unknown as Command,
        officer('hong-gai.civil.minh'),
      ),
    );
    await page.reload();
    const asked = await page.innerText('main');
    expect(asked).toMatch(/hãy mang giấy tiếp nhận đến .* trước hạn để sửa các thông tin dưới đây\./);
    expect(asked).toMatch(/Thông tin cần sửa, bổ sung:\s+Nơi sinh/);
    expect(asked).not.toContain('các giấy tờ dưới đây');
    expect(asked).toContain('Liên hệ khi cần hỏi: Quầy 1, 0203 3123 456');
    expect(asked).not.toContain('bà Khách');
    // The page behind the link is theirs alone: the key opens nothing there.
    const link = page.locator(`a[href*="${id}"]`);
    await Promise.all([page.waitForEvent('load'), link.click()]);
    expect(new URL(page.url()).pathname).not.toBe(`/my/dossiers/${id}`);
    // Another key, and the key of another dossier, open nothing.
    const other = await takenIn({ ...walkIn, idNumber: '022190000777' });
    for (const wrong of ['AAAAAAAAAA', key]) {
      const refused = await follow(other.code, wrong);
      expect(await refused.innerText('.govuk-error-summary')).toBeTruthy();
      expect(await refused.innerText('main')).not.toContain('Đang giải quyết');
    }
  });
});

describe('a supplement that is followed by code and key', () => {
  it.each([
    [['declaration'], /mang các giấy tờ dưới đây và giấy tiếp nhận đến [^.]* trước hạn\./, 'Hoàng Thị Nga'],
    [['declaration', 'childPlaceOfBirth'], /đồng thời sửa các thông tin dưới đây tại đó\./, ''],
  ])('of %j tells papers from what is corrected, and names who guides', async (asked, how, contact) => {
    const { platform } = site.running.system;
    const { id, code } = await takenIn(withoutAccount('giang'));
    const [task] = (await platform.store.load(id))!.state.tasks;
    const items = asked.map((item) => ({ item, reason: 'Bản chụp mờ, không đọc được' }));
    const ask = { act: 'request-supplement', items, task: task.id, ...(contact && { contact }) } as unknown as Command;
    const minh = officer('hong-gai.civil.minh');
    must(await perform(platform, id, ask, minh));
    const page = await follow(code, await keyOf(id));
    const text = await page.innerText('main');
    expect(text).toMatch(how);
    expect(text).toMatch(/Giấy tờ cần bổ sung:\s+Tờ khai/);
    expect(/Thông tin cần sửa, bổ sung:\s+Nơi sinh/.test(text)).toBe(asked.length > 1);
    // No number was given, and none of the centre is published: none is said.
    expect(text).toMatch(new RegExp(`Liên hệ khi cần hỏi: ${contact || minh.name}\n`));
    expect(text).toContain('Chưa có số điện thoại để hỏi. Ông/Bà hỏi tại Trung tâm Phục vụ hành chính công');
  });
});

describe('a dossier that somebody handed in for another', () => {
  it('is in the list of both, said for whom, and what is the other’s alone is in theirs only', async () => {
    const { platform } = site.running.system;
    const giver = await open('cuc');
    await giver.goto(`${site.url}/my/people`);
    await giver.fill('#name', 'Trần Văn Bình');
    await giver.fill('#idNumber', '022088000002');
    await giver.check('input[name=scope][value=all]');
    await Promise.all([
      giver.waitForEvent('load'),
      giver.getByRole('button', { name: 'Ủy quyền', exact: true }).click(),
    ]);
    const taker = await open('binh');
    await taker.goto(`${site.url}/my/people`);
    await Promise.all([
      taker.waitForEvent('load'),
      taker.getByRole('button', { name: /^Đồng ý nhận việc Phạm Thị Cúc/ }).click(),
    ]);
    const hand = async (by: 'binh' | 'cuc') => {
      const draft = {
        ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('cuc'), place: '06685' } as const),
        ...(by === 'binh' && { representative: { ...partyOf('binh'), authority: 'Ủy quyền trên Cổng dịch vụ công' } }),
        answers: {
          ...anotherBirth(),
          ...(by === 'binh' && { applicantName: 'Phạm Thị Cúc', applicantResidence: partyOf('cuc').address }),
        },
        components: [
          { component: 'birth-proof', originals: 1, copies: 0 },
          ...(by === 'binh' ? [{ component: 'authorisation', originals: 1, copies: 0 }] : []),
        ],
      };
      const { dossierId } = must(await startDossier(platform, '1.001193', draft, person(by)));
      must(await perform(platform, dossierId, { act: 'submit-dossier' }, person(by)));
      return dossierId;
    };
    const [together, alone] = [await hand('binh'), await hand('cuc')];
    const listOf = async (who: string) => {
      const page = await open(who);
      await page.goto(`${site.url}/my/dossiers`);
      const listed = { html: await page.content(), text: await page.innerText('main') };
      await page.context().close();
      return listed;
    };
    const binh = await listOf('binh');
    expect(binh.html).toContain(together);
    expect(binh.text).toContain('nộp thay cho Phạm Thị Cúc');
    expect(binh.html).not.toContain(alone);
    const cuc = await listOf('cuc');
    for (const id of [together, alone]) expect(cuc.html).toContain(id);
    expect(cuc.text).not.toContain('nộp thay cho');
    expect((await listOf('an')).html).not.toContain(together);
  });
});

describe('somebody whom a condition keeps out', () => {
  it('leaves the counter with form 03, which stands in the book and the record', async () => {
    const desk = await open('hong-gai.counter.hoa');
    await desk.goto(`${site.url}/office/counter/1.001612`);
    await desk.fill('#idNumber', '022190000779');
    await desk.fill('#name', 'Đỗ Thị Lạ');
    await desk.fill('#address', 'Tổ 1, khu 2');
    const refuse = async () => {
      const now = desk.getByRole('button', { name: 'Từ chối tiếp nhận' });
      if (!(await now.isVisible())) await desk.getByText('lập phiếu từ chối (mẫu 03)').click();
      await Promise.all([desk.waitForEvent('load'), now.click()]);
    };
    await refuse();
    const told = await desk.innerText('.govuk-error-summary');
    // Nothing is asked of what is not received, and all that is asked is asked at once.
    expect(told.split('\n').filter(Boolean)).toHaveLength(3);
    expect(told).toContain('Hãy chọn căn cứ từ chối trong danh sách');
    const ground = desk.locator('[value="condition:condition.private-enterprise"]');
    await ground.check();
    await refuse();
    expect(await ground.isChecked()).toBe(true);
    expect(await desk.inputValue('#name')).toBe('Đỗ Thị Lạ');
    // Nobody writes why: what shows that the condition is not met is named, and what was typed of it is kept.
    const SHOWN = '[name="refuse-shown-condition.private-enterprise';
    await desk.locator('.govuk-error-summary a[href="#refuse-shown-condition.private-enterprise"]').waitFor();
    await desk.locator(`${SHOWN}"]`).selectOption('document');
    await desk.locator(`${SHOWN}-number"]`).fill('15/GCN-SKHĐT');
    await refuse();
    await desk.locator('.govuk-error-summary').getByText('tên cơ quan ban hành').waitFor();
    expect(await desk.locator(`${SHOWN}-number"]`).inputValue()).toBe('15/GCN-SKHĐT');
    await desk.locator(`${SHOWN}-issuer"]`).fill('Sở Tài chính thành phố Quảng Ninh');
    await desk.locator(`${SHOWN}-issued"]`).fill('2020-03-02');
    await desk.selectOption('#refuse-law', { index: 1 });
    await desk.fill('#refuse-article', 'Điều 188 khoản 3');
    await refuse();
    expect(await desk.locator('.govuk-error-summary').allInnerTexts()).toEqual([]);
    expect(desk.url()).toContain('/slips?form=03');
    const slip = await desk.innerText('main');
    const rests = 'Chưa đáp ứng yêu cầu, điều kiện đã công bố: «Chủ hộ không đồng thời là chủ doanh nghiệp tư nhân';
    const shown = 'thể hiện tại văn bản số 15/GCN-SKHĐT ngày 02/03/2020 của Sở Tài chính thành phố Quảng Ninh';
    for (const text of ['PHIẾU TỪ CHỐI TIẾP NHẬN', 'Đỗ Thị Lạ', rests, shown, 'Điều 188']) expect(slip).toContain(text);
    const id = /dossiers\/([^/]+)\//.exec(desk.url())![1];
    expect((await desk.request.get(`${site.url}/papers/${id}/slip-03.pdf`)).headers()['content-type']).toContain('pdf');
    await desk.goto(`${site.url}/office/dossiers/${id}`);
    expect(await desk.innerText('main')).toContain(shown);
    await desk.goto(`${site.url}/office/book`);
    expect(await desk.content()).toContain(id);
    const { store } = site.running.system.platform;
    expect((await store.verify(id)).faults).toEqual([]);
    await desk.context().close();
  });
});
