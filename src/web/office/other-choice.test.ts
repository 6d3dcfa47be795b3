/** What was typed for a choice that was not made is asked about, in every form of the office that has one. */
import { describe, expect, it } from 'vitest';
import { shipped } from '../../../test/support/platform.ts';
import { sectionsOf } from '../forms/model.ts';
import type { Body, OfficeAct } from './act-commands.ts';
import { typedForOther, typedWhereHidden } from './other-choice.ts';

const said = (act: OfficeAct, body: Body) =>
  typedForOther(act, body).map((one) => [one.field, one.refusal.params['text']]);

describe('what was typed for another choice', () => {
  it.each<[OfficeAct, Body, [string, string][]]>([
    ['decide-dossier', { outcome: 'approved', reason: 'Vượt chỉ giới' }, [['outcome', 'Vượt chỉ giới']]],
    ['decide-dossier', { outcome: 'approved', law: 'Luật Xây dựng', article: '' }, [['outcome', 'Luật Xây dựng']]],
    ['decide-dossier', { outcome: 'rejected', despite: 'Đã kiểm tra' }, [['outcome', 'Đã kiểm tra']]],
    ['decide-dossier', { outcome: 'rejected', reason: 'Vượt chỉ giới', law: 'Luật', article: 'Điều 1' }, []],
    ['decide-dossier', { reason: 'Vượt chỉ giới' }, []],
    ['set-case-fee', { due: 'none', amountVnd: '50.000' }, [['due', '50.000']]],
    ['set-case-fee', { due: 'owed', amountVnd: '50.000' }, []],
    ['deliver-result', { method: 'counter', consignment: 'EA1VN', to: 'applicant' }, [['method', 'EA1VN']]],
    ['deliver-result', { method: 'post', 'otherwise-counter': 'Đổi ý' }, [['method', 'Đổi ý']]],
    ['deliver-issued', { method: 'counter', to: 'applicant', 'authorised-name': 'Lê Văn X' }, [['to', 'Lê Văn X']]],
    ['deliver-issued', { method: 'counter', to: 'authorised', 'authorised-name': 'Lê Văn X' }, []],
    ['withdraw-dossier', { by: 'applicant', 'authorised-id': '022085000004' }, [['by', '022085000004']]],
    ['request-supplement', { item: ['a'], 'reason-a': 'Mờ', 'reason-b': 'Thiếu chữ ký' }, [['item', 'Thiếu chữ ký']]],
    ['request-supplement', { item: 'a', 'reason-a': 'Mờ', 'reason-b': ' ' }, []],
  ])('%s', (act, body, expected) => expect(said(act, body)).toEqual(expected));

  it('is a note against beside the conclusion that is fit, said at the conclusion; not what can only be chosen', () => {
    for (const code of ['1.013225', '1.001612']) {
      const source = shipped.get(code)!.forms['appraise'];
      const fields = sectionsOf(source, () => undefined).flatMap((one) => one.fields);
      const typed = (conclusion: string) =>
        typedWhereHidden(source, fields, { conclusion, siteCheck: true, note: 'Vượt chỉ giới, không đủ điều kiện' });
      expect(typed('meets').map(({ field, refusal }) => [field, refusal.code])).toEqual([
        ['conclusion', 'choice-contradicted'],
      ]);
      expect(typed('does-not-meet')).toEqual([]);
    }
  });

  it('is said at a choice in sight, and nothing where only the ground of the refusal was changed', () => {
    const source = shipped.get('2.000986')!.forms['residence'];
    const fields = sectionsOf(source, () => undefined).flatMap((one) => one.fields);
    const foundResidence = 'Thôn Đông, xã Tiên Yên, tỉnh Quảng Ninh';
    const refused = { residenceOutcome: 'refused', residenceReason: 'Chủ hộ ghi không đồng ý', foundResidence };
    const at = (answers: object) =>
      typedWhereHidden(source, fields, { ...refused, ...answers }).map(({ field, refusal }) => [
        field,
        refusal.params['text'],
      ]);
    expect(at({ residenceRefusal: 'householder' })).toEqual([]);
    expect(at({ residenceRefusal: 'registered-elsewhere' })).toEqual([]);
    const given = { residenceOutcome: 'registered', residenceRefusal: 'registered-elsewhere', residenceReason: '' };
    expect(at(given)).toEqual([['residenceOutcome', foundResidence]]);
  });
});
