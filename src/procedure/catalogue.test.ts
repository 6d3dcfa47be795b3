import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel/outcome.ts';
import { NATIONAL, nationalIsHere, nationalRecords, papers, record } from '../../test/support/national.ts';
import { convertRecord } from './catalogue.ts';
import { examinePack } from './check.ts';
import { compilePack } from './compile.ts';
import { readRecord } from './national/read.ts';
import type { NationalRecord } from './national/record.ts';
import { type PackFiles, readPack } from './pack.ts';

const posts = new Set(['counter', 'specialist', 'head', 'clerk']);
const registers = new Map([['person', { id: 'person', holds: ['fullName'] }]]);
const convert = (more: Partial<NationalRecord> = {}) => {
  const row = record(more);
  return convertRecord(row, readRecord(row), { clerk: 'clerk' });
};
const wordsOf = ({ files }: { files: PackFiles }) => JSON.parse(files['words/vi.yaml']) as Record<string, string>;

/** What the check says of it. */
function faultsOf(files: PackFiles): string[] {
  const pack = readPack(files);
  if (isRefusal(pack)) throw new Error(JSON.stringify(pack));
  return examinePack(pack, registers, posts).map(({ params }) => JSON.stringify(params));
}

describe('a pack made from a record', () => {
  it('takes the decision complained of as a paper, whatever became of it; of nothing else', () => {
    const takes = (name: string) => convert({ name }).manifest.components.map(({ evenVoid }) => evenVoid);
    expect(takes('Giải quyết khiếu nại lần đầu tại cấp xã')).toEqual(convert().manifest.components.map(() => true));
    expect(takes('Cấp giấy phép môi trường').some(Boolean)).toBe(false);
  });
  it('has every step that a result goes through, and none that the applicant takes', () => {
    const { manifest, files, doubts } = convert();
    expect(manifest.steps.map(({ id, act, post }) => [id, act, post])).toEqual([
      ['receive', 'receive-dossier', 'counter'],
      ['step-1', 'complete-task', 'specialist'],
      ['decide', 'decide-dossier', 'head'],
      ['issue', 'issue-result', 'clerk'],
      ['return', 'deliver-result', 'counter'],
    ]);
    expect(wordsOf({ files })['step.step-1']).toBe('Công chức kiểm tra hồ sơ');
    expect([doubts, faultsOf(files)]).toEqual([[], []]);
  });

  it('says what the record says, and nothing else', () => {
    expect(convert().manifest).toMatchObject({
      audience: ['Công dân Việt Nam'],
      decider: 'Ủy ban nhân dân cấp xã',
      channels: { counter: { limit: { workingDays: 3 }, fees: [{ amountVnd: 20_000 }] } },
      result: { code: 'KQ.G15.000001', letter: 'result' },
      results: [{ code: 'KQ.G15.000001', name: 'Văn bản thử nghiệm' }],
      law: { l1: { number: '1/2025/NĐ-CP' } },
    });
    const counter = convert().manifest.channels.counter!;
    expect([counter.law, counter.fees?.[0].law]).toEqual([undefined, undefined]);
  });

  it('proposes the decision of a result that is one, and no paper of ours for a permit', () => {
    const decided = convert({ result: 'Quyết định công nhận' });
    expect(decided.files['letters/result.md']).toContain('kind: decision');
    expect(faultsOf(decided.files)).toEqual([]);
    const permit = convert({ result: 'Giấy phép môi trường' });
    expect([
      permit.manifest.result.letter,
      permit.files['letters/result.md'],
      permit.files['forms/result-text.yaml'],
    ]).toEqual([undefined, undefined, undefined]);
    expect(permit.manifest.steps.find(({ act }) => act === 'decide-dossier')?.form).toBeUndefined();
    expect(faultsOf(permit.files)).toEqual([]);
  });

  it('puts a law beside a limit where the sentence names it', () => {
    const stepsText =
      'Bước 1: Cá nhân nộp hồ sơ.\nBước 2: Theo khoản 2 Điều 7 Nghị định số 9/2026/NĐ-CP, trong thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ, Ủy ban nhân dân cấp xã cấp thẻ.';
    const { manifest, files } = convert({ stepsText });
    expect(manifest.law['l2'].number).toBe('9/2026/NĐ-CP');
    expect(manifest.channels.counter!.law).toMatch(/^l2 Điều 7/);
    expect(faultsOf(files)).toEqual([]);
  });

  it('leaves open what the record leaves open', () => {
    const { manifest, files, doubts } = convert({
      competentAuthority: '',
      channels: [{ channel: 'in_person', time: 1, unit: 'unstated', feeVnd: 0 }],
      result: '',
      resultCode: '',
      legalBases: [],
      stepsText: '',
      dossierText: '',
    });
    expect(manifest).toMatchObject({
      channels: { counter: { limit: { unstated: true }, feeUnknown: 'unstated' } },
      components: [],
      componentsUnknown: true,
      result: {},
    });
    expect([manifest.decider, manifest.results, files['letters/result.md']]).toEqual([undefined, undefined, undefined]);
    expect(doubts).toEqual(
      expect.arrayContaining(['time-filler:counter', 'fee-zero-stored:counter', 'result-unstated']),
    );
    expect(faultsOf(files)).toEqual([]);
  });

  it('is free by the words that say so', () => {
    const { manifest, files } = convert({
      channels: [{ channel: 'in_person', time: 3, unit: 'working_day', feeVnd: 0 }],
      conditionsText: 'Lệ phí: Không.',
    });
    expect(manifest.channels.counter).toMatchObject({ free: '«Lệ phí: Không»' });
    expect(faultsOf(files)).toEqual([]);
  });

  it('asks for a line that joins papers by «hoặc» as it stands', () => {
    const name = 'Bản sao Hộ chiếu hoặc giấy tờ có giá trị thay thế';
    const { manifest } = convert({ dossierText: papers('', [name, 0, 1]) });
    expect(manifest.components).toMatchObject([{ id: 'c1', copies: 1 }]);
    expect(manifest.components[0].oneOf).toBeUndefined();
  });

  it('has words for alternatives and cases', () => {
    const one = ['Một trong các giấy tờ sau: Hộ chiếu; Thẻ căn cước', 0, 1] as const;
    const made = convert({
      dossierText: papers('Trường hợp 1: Cấp mới', [...one]) + papers('Trường hợp 2: Cấp lại', ['Đơn đề nghị', 1, 0]),
    });
    expect(made.manifest.components).toMatchObject([
      { id: 'c1', oneOf: ['o1', 'o2'], case: 'k1', copies: 1 },
      { id: 'c2', case: 'k2', originals: 1 },
    ]);
    expect(wordsOf(made)).toMatchObject({
      'component.c1.o1': 'Hộ chiếu',
      'case.k2': 'Trường hợp 2: Cấp lại',
      'option.conclusion.meets': 'Đủ điều kiện',
    });
    expect(faultsOf(made.files)).toEqual([]);
  });

  it('is one task where the steps are of several cases', () => {
    const stepsText =
      'a) Trường hợp cấp mới:\nBước 1: Cá nhân nộp hồ sơ.\nBước 2: Sở cấp thẻ.\nb) Trường hợp cấp lại:\nBước 1: Cá nhân nộp đơn.\nBước 2: Sở cấp lại thẻ.';
    expect(convert({ stepsText }).manifest.steps.map(({ id }) => id)).toEqual([
      'receive',
      'appraise',
      'decide',
      'issue',
      'return',
    ]);
  });

  it('compiles', async () => {
    const pack = readPack(convert().files);
    if (isRefusal(pack)) throw new Error(pack.code);
    const rules = await compilePack(pack);
    if (isRefusal(rules)) throw new Error(JSON.stringify(rules));
    expect(rules.limitOf('counter', {})).toMatchObject({ workingDays: 3 });
  });

  it.skipIf(!nationalIsHere)(
    `has no fault, whichever it is made from (skipped without ${NATIONAL.records})`,
    async () => {
      for (const row of nationalRecords()) {
        const { files } = convertRecord(row, readRecord(row), { clerk: 'clerk' });
        expect([row.code, faultsOf(files)]).toEqual([row.code, []]);
        const pack = readPack(files);
        expect([row.code, isRefusal(pack) || isRefusal(await compilePack(pack))]).toEqual([row.code, false]);
      }
    },
  );
});

it('reads a pack as it was made from a record before anything could be left open', async () => {
  const { files, manifest } = convert();
  const { decider: _, results: __, ...old } = manifest;
  const before = {
    ...old,
    channels: { counter: { limit: { workingDays: 15 }, law: 'l1' } },
    steps: manifest.steps.filter(({ id }) => id !== 'issue'),
    result: { code: 'KQ.CHUA-CO' },
  };
  const { 'letters/result.md': ___, ...rest } = files;
  const pack = readPack({ ...rest, 'procedure.yaml': JSON.stringify(before) });
  if (isRefusal(pack)) throw new Error(JSON.stringify(pack));
  const rules = await compilePack(pack);
  if (isRefusal(rules)) throw new Error(JSON.stringify(rules));
  expect(rules.limitOf('counter', {})).toMatchObject({ workingDays: 15 });
});
