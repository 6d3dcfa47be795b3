/** What people are told of a dossier that a body outside decides: when it came in, was handed over, when they said something, at the end. */
import { expect, it } from 'vitest';
import { notify, type PostOffice, personKey } from '#acts/notify.ts';
import { perform, startDossier } from '#acts/perform.ts';
import { publishPacks } from '#acts/publish.ts';
import type { Command } from '#dossier/commands.ts';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import type { Message } from '#spine/messages.ts';
import { policePack, policeRow } from '../../test/support/outside.ts';
import { officer, partyOf, province, testPlatform } from '../../test/support/platform.ts';
import { textOf } from './message-words.ts';

it("names the body that decides, in every language, and the mailbox is the applicant's", async () => {
  const { platform, store } = await testPlatform();
  await publishPacks(store, [{ pack: policePack(), status: 'published', reasons: [] }]);
  const hoa = officer('hong-gai.counter.hoa');
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'counter' as const,
    applicant: partyOf('an'),
    place: '06685',
    receivingUnit: '06685-mc',
    answers: { applicantName: 'Nguyễn Thị An' },
  };
  const { dossierId } = must(await startDossier(platform, policeRow.code, draft, hoa));
  const told: Message[] = [];
  const messages = {
    add: async (message: Message) => void told.push(message),
    findPreference: async () => undefined,
  };
  const office = { messages, carriers: {}, quiet: { from: '21:00', to: '07:00' } } as unknown as PostOffice;
  const act = async (command: Command, by = hoa) => {
    const { seq } = must(await perform(platform, dossierId, command, by));
    await notify(platform, office, dossierId, seq);
  };
  const task = async () => (await store.load(dossierId))!.state.tasks[0].id;
  await act({ act: 'submit-dossier' });
  await act({ act: 'receive-dossier' });
  await act({ act: 'hand-over-dossier', task: await task(), receiver: 'Trần Văn Công' });
  await act({ act: 'record-outside', note: 'Đề nghị bổ sung ảnh' });
  await act({
    act: 'record-outside-result',
    task: await task(),
    outcome: 'granted',
    number: '13/TB-CA',
    issuedOn: '2026-11-25',
  });
  const entered = { outcome: 'refused' as const, number: '14/TB-CA', issuedOn: '2026-11-25' };
  await act({ act: 'correct-outside-result', ...entered, why: 'Ghi nhầm.' });
  await act({ act: 'confirm-outside-correction' }, officer('hong-gai.counter.lan'));
  // The colleague who may confirm a correction is told that it waits; all else is the applicant's.
  const isToOfficer = ({ owner }: Message) => owner.startsWith('officer:');
  expect(told.filter(isToOfficer)).toMatchObject([
    { kind: 'correction-to-confirm', owner: 'officer:hong-gai.counter.lan' },
  ]);
  const theirs = told.filter((one) => !isToOfficer(one));
  expect(theirs.map(({ kind, owner }) => [kind, owner])).toEqual(
    ['received-outside', 'payment', 'handed-over', 'outside-news', 'outside-result', 'outside-corrected-refused'].map(
      (kind) => [kind, personKey(partyOf('an').idNumber)],
    ),
  );
  const body = province.nameOf('06685-ca', '2026-11-25').vi;
  for (const message of theirs)
    for (const language of LANGUAGES) {
      const { subject, what, next, path } = textOf(message, language);
      expect([subject, what, next].join(' '), `${message.kind} ${language}`).not.toMatch(/\{\{|undefined/);
      if (message.kind !== 'payment') expect([subject, what, next].join(' ')).toContain(body);
      expect(path).toBe(`/my/dossiers/${dossierId}`);
    }
});

it('says of a correction what is right now, and of complaints only where they refused', () => {
  const said = (kind: 'outside-corrected-granted' | 'outside-corrected-refused') => {
    const params = { code: 'H49', vi: 'Thủ tục', body: 'Công an phường', why: 'Ghi nhầm' };
    const { what, next } = textOf(
      { id: 'm', owner: 'person:1', kind, dossierId: 'd', params, at: '2026-11-25T01:00:00Z' },
      'vi',
    );
    return `${what} ${next}`;
  };
  expect(said('outside-corrected-granted')).toMatch(/hồ sơ đã được giải quyết\. Lý do đính chính: Ghi nhầm\./);
  expect(said('outside-corrected-granted')).not.toContain('khiếu nại');
  expect(said('outside-corrected-refused')).toMatch(/từ chối giải quyết.*khiếu nại/);
});

it('says that they refused, why as far as they say it, and the right to complain', () => {
  const message = (reason: string, law: string): Message => ({
    id: 'm',
    owner: 'person:1',
    kind: 'outside-refused',
    dossierId: 'd',
    params: { code: 'H49', vi: 'Thủ tục', body: 'Công an phường', reason, law },
    at: '2026-11-25T01:00:00Z',
  });
  const { subject, what, next } = textOf(message('', ''), 'vi');
  expect(subject).toBe('Công an phường từ chối giải quyết hồ sơ H49');
  expect(what).toContain('Lý do: không nêu. Căn cứ: không nêu.');
  expect(next).toContain('khiếu nại');
  expect(textOf(message('Thiếu giấy tờ', 'Điều 20'), 'vi').what).toContain('Lý do: Thiếu giấy tờ. Căn cứ: Điều 20.');
});

it('says how a result was handed out and to whom, with the number of what goes by post', () => {
  const delivered = (method: string, consignment = ''): Message => ({
    id: 'm',
    owner: 'person:1',
    kind: 'delivered',
    dossierId: 'd',
    params: { code: 'H49', vi: 'Thủ tục', method, recipient: 'Nguyễn Thị An', consignment },
    at: '2026-11-25T01:00:00Z',
  });
  expect(textOf(delivered('post', 'EB1VN'), 'vi').what).toContain(
    'đã được gửi qua bưu chính (số hiệu bưu gửi EB1VN) cho Nguyễn Thị An.',
  );
  for (const language of LANGUAGES)
    for (const method of ['online', 'counter', 'post']) {
      const { subject, what, next } = textOf(delivered(method), language);
      expect([subject, what, next].join(' ')).not.toMatch(/\{\{|undefined|delivered\./);
    }
});
