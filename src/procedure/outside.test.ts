/** Which body decides by the name that the source gives, and what a procedure becomes that a body outside decides. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { convertPolice, policeFiles } from '../../test/support/outside.ts';
import { bpmnOf, compilePack } from './compile.ts';
import { outsideBodyOf } from './outside.ts';
import { type Manifest, readPack } from './pack.ts';

describe('who decides', () => {
  it.each([
    ['Công an cấp Xã', { body: 'Công an cấp Xã', unit: 'role:police' }],
    ['Công an tỉnh', { body: 'Công an tỉnh', unit: 'role:provincial-police' }],
    ['Công an cấp Tỉnh', { body: 'Công an cấp Tỉnh', unit: 'role:provincial-police' }],
    ['Phòng quản lý xuất nhập cảnh', { body: 'Phòng quản lý xuất nhập cảnh', unit: 'role:provincial-police' }],
    ['Phòng Cảnh sát giao thông', { body: 'Phòng Cảnh sát giao thông', unit: 'role:provincial-police' }],
    // Of the ministry, or of a tier that is no more: known by the name alone.
    ['Cục quản lý xuất nhập cảnh', { body: 'Cục quản lý xuất nhập cảnh' }],
    ['Công an huyện', { body: 'Công an huyện' }],
    ['Bộ Công an', { body: 'Bộ Công an' }],
    // A comma in a name is none between names.
    [
      'Cục cảnh sát quản lý hành chính về trật tự, xã hội',
      { body: 'Cục cảnh sát quản lý hành chính về trật tự, xã hội' },
    ],
    ['Cục Hải quan tỉnh, thành phố', { body: 'Cục Hải quan tỉnh, thành phố' }],
    // Several of one kind: theirs, but of which of them nothing says.
    ['Công an tỉnh, Cục cảnh sát giao thông, Công an cấp Xã', {}],
    ['Chi cục Hải quan khu vực', { body: 'Chi cục Hải quan khu vực' }],
    ['Chi cục Hải quan khu vực, Hải quan khu vực/ hải quan cửa khẩu', {}],
    ['Cục Thuế tỉnh', { body: 'Cục Thuế tỉnh', unit: 'role:tax' }],
    ['Thuế tỉnh, thành phố', { body: 'Thuế tỉnh, thành phố', unit: 'role:tax' }],
    ['Thuế cơ sở', { body: 'Thuế cơ sở' }],
    ['Chi cục Thuế', { body: 'Chi cục Thuế' }],
    ['Cơ quan thuế', { body: 'Cơ quan thuế' }],
    ['Bảo hiểm xã hội cấp Tỉnh', { body: 'Bảo hiểm xã hội cấp Tỉnh', unit: 'role:social-insurance' }],
    ['Bảo hiểm xã hội Việt Nam', { body: 'Bảo hiểm xã hội Việt Nam' }],
    ['Kho bạc Nhà nước khu vực', { body: 'Kho bạc Nhà nước khu vực' }],
    ['Ngân hàng Nhà nước Việt Nam', { body: 'Ngân hàng Nhà nước Việt Nam' }],
    ['Ủy ban Chứng khoán Nhà nước - Bộ tài chính', {}],
    ['Tòa án nhân dân, Tòa án nhân dân tỉnh, thành phố trực thuộc trung ương, Tòa án nhân dân khu vực', {}],
    ['Toà án nhân dân khu vực.', { body: 'Toà án nhân dân khu vực' }],
    ['Bộ Quốc phòng', { body: 'Bộ Quốc phòng' }],
  ])('%s is a body outside', (decider, expected) => {
    expect(outsideBodyOf(decider)).toMatchObject(expected);
    expect(outsideBodyOf(decider)?.unit).toBe((expected as { unit?: string }).unit);
  });

  it.each([
    'Ủy ban nhân dân cấp tỉnh',
    'Chủ tịch ủy ban nhân dân cấp tỉnh',
    'Ủy ban Nhân dân\u00a0xã,\u00a0phường,\u00a0thị trấn.',
    'Sở Xây dựng',
    'Văn phòng đăng ký đất đai, Chi nhánh Văn phòng đăng ký đất đai',
    'Chi cục Kiểm lâm',
    'Chi cục Thủy sản',
    'Ban quản lý khu công nghiệp, khu kinh tế, khu chế xuất, khu công nghệ cao các tỉnh, thành phố',
    'Hội đồng nhân dân cấp tỉnh',
    'Cơ quan đăng ký kinh doanh cấp xã',
    // One of ours beside one of theirs: somebody has to look.
    'Ủy ban nhân dân cấp tỉnh, Bộ Công an, Bộ Quốc phòng',
    'Bộ Tài chính, Cục Hải quan tỉnh, thành phố, Thủ tướng Chính phủ',
    'Các cơ quan, tổ chức liên quan',
    'Chủ tịch nước',
  ])('%s is none', (decider) => {
    expect(outsideBodyOf(decider)).toBeUndefined();
  });

  it('is said by the field alone only where one kind of body decides all of it', () => {
    expect(outsideBodyOf('', 'Bộ Tài chính', 'Hải quan')).toEqual({ body: 'Cơ quan hải quan' });
    expect(outsideBodyOf('', 'Bộ Tài chính', 'Thuế')).toEqual({ body: 'Cơ quan thuế' });
    expect(outsideBodyOf('', 'Bộ Tài chính', 'Thu BHXH, BHYT')).toEqual({ body: 'Cơ quan bảo hiểm xã hội' });
    expect(outsideBodyOf('', 'Ngân hàng Nhà nước', 'Hoạt động ngoại hối')).toEqual({ body: 'Ngân hàng Nhà nước' });
    expect(outsideBodyOf('', 'Bộ Công an', 'Quản lý xuất nhập cảnh')).toEqual({ body: 'Cơ quan công an' });
    for (const [ministry, field] of [
      ['Bộ Công an', 'Nông nghiệp'],
      ['Bộ Công an', 'Người có công'],
      ['Bộ Tài chính', 'Thành lập và hoạt động của doanh nghiệp'],
      ['Bộ Tài chính', 'Tài chính đất đai'],
      ['Bộ Tư pháp', 'Hộ tịch'],
      ['', ''],
    ])
      expect(outsideBodyOf('', ministry, field), `${ministry}, ${field}`).toBeUndefined();
  });

  const data = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
  it.skipIf(!existsSync(data))(
    'finds every one named in the national data (skipped where ../shared/data is absent)',
    () => {
      const index = readFileSync(join(data, 'national_procedures_index.csv'), 'utf8').replace(/^\uFEFF/, '');
      const rows = parse(index, { columns: true }) as Record<string, string>[];
      const detail = JSON.parse(readFileSync(join(data, 'national_procedures_local_detail.json'), 'utf8')) as {
        competent_authority: string;
      }[];
      const deciders = new Set([...rows, ...detail].map((row) => row['competent_authority' as never] as string));
      deciders.delete('');
      const outside = [...deciders].filter((decider) => outsideBodyOf(decider));
      const ours = /ủy ban nhân dân|ubnd|^sở |, sở |hội đồng nhân dân|đăng ký đất đai|kiểm lâm|thủ tướng|chủ tịch/i;
      expect(outside.filter((decider) => ours.test(decider.normalize('NFC').replace(/\u00a0/g, ' ')))).toEqual([]);
      const named = /công an|cảnh sát|hải quan|bảo hiểm xã hội|(^|, )thuế|kho bạc|ngân hàng nhà nước|tòa án/i;
      const missed = [...deciders].filter((one) => named.test(one) && !ours.test(one) && !outsideBodyOf(one));
      // Those that are left name a ministry beside somebody whom no line knows.
      expect(missed.filter((one) => !/^Bộ Công an, /.test(one))).toEqual([]);
      expect(outside.length).toBeGreaterThan(20);
    },
  );
});

const withManifest = async (change: (manifest: Manifest) => Partial<Manifest>) => {
  const { manifest } = convertPolice();
  const pack = must(readPack(policeFiles({ ...manifest, ...change(manifest) } as Manifest)));
  return compilePack(pack);
};
const faultOf = async (change: (manifest: Manifest) => Partial<Manifest>) => {
  const compiled = await withManifest(change);
  return isRefusal(compiled) ? refusalText(compiled, 'en') : 'good';
};

describe('a procedure that a body outside decides', () => {
  it('is received, handed over within eight working hours, followed and handed out', async () => {
    const { manifest } = convertPolice();
    expect(manifest.outside).toEqual({ body: 'Công an cấp xã', unit: 'role:police' });
    expect(manifest.steps.map(({ act, hours, post, unit }) => [act, hours, post, unit])).toEqual([
      ['receive-dossier', undefined, 'counter', 'receiving'],
      ['hand-over-dossier', 8, 'counter', 'receiving'],
      ['record-outside-result', undefined, 'counter', 'receiving'],
      ['deliver-result', undefined, 'counter', 'receiving'],
    ]);
    const rules = must(await withManifest(() => ({})));
    expect(rules.steps['hand-over'].name.vi).toBe('Bàn giao hồ sơ cho cơ quan giải quyết');
    const xml = bpmnOf(must(readPack(policeFiles(manifest))));
    const border = (message: string) => xml.includes(`<bpmn:boundaryEvent id="on-${message}" attachedToRef="handling"`);
    const theirs = ['extend', 'consult'].map(border);
    const ours = ['withdraw', 'refuse', 'request-supplement'].map(border);
    expect([theirs, ours]).toEqual([
      [false, false],
      [true, true, true],
    ]);
    // Handing over is the last step inside; from then on none of these is possible.
    expect(xml).toContain('sourceRef="hand-over" targetRef="handling-end"');
  });

  it('has no step of ours that decides, and no result of ours', async () => {
    const decide = { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' } as const;
    expect(await faultOf(({ steps }) => ({ steps: [...steps, decide] }))).toContain('no step may decide-dossier');
    expect(await faultOf(({ steps }) => ({ steps: steps.filter(({ id }) => id !== 'hand-over') }))).toContain(
      'hand-over-dossier',
    );
    expect(await faultOf(() => ({ result: { code: 'X', letter: 'permit' } }))).toContain('take out letter');
    expect(await faultOf(() => ({}))).toBe('good');
  });

  it('is the only one that hands over', async () => {
    const bare = ({ outside: _outside, ...rest }: Manifest) => ({ ...rest, outside: undefined });
    const decide = { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' } as const;
    expect(await faultOf((manifest) => ({ ...bare(manifest), steps: [...manifest.steps, decide] }))).toContain(
      'name that body under outside',
    );
  });

  it('is left as it was where one of our offices decides', () => {
    const { manifest } = convertPolice({ competentAuthority: 'Ủy ban nhân dân cấp tỉnh', ministry: 'X' });
    expect(manifest.outside).toBeUndefined();
    expect(manifest.steps.map(({ act }) => act)).toContain('decide-dossier');
  });
});
