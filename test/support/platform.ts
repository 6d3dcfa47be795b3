/** A platform for tests: the real province and packs, on any store. */
import { randomBytes } from 'node:crypto';
import { Platform } from '#acts/platform.ts';
import { publishPacks, seedPeople } from '#acts/publish.ts';
import type { Actor } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import { foldText } from '#dossier/evolve.ts';
import type { DossierState } from '#dossier/state.ts';
import { StoryClock } from '#kernel/clock.ts';
import { must } from '#kernel/outcome.ts';
import { readProvince, readRegisters } from '#main/read-files.ts';
import { shippedPacks } from '#main/system.ts';
import { MemoryStore } from '#spine/memory-store.ts';
import type { Store } from '#spine/store.ts';

export const province = must(readProvince('quang-ninh'));
export const registers = must(readRegisters());
export const shipped = shippedPacks();

export const local = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant();

export interface TestPlatform {
  platform: Platform;
  clock: StoryClock;
  store: Store<DossierState>;
}

export async function testPlatform(
  store: Store<DossierState> = new MemoryStore<DossierState>(foldText),
  where = province,
  start = '2026-11-25T08:00',
): Promise<TestPlatform> {
  const clock = new StoryClock(local(start));
  const platform = new Platform({ store, clock, province: where, registers, random: (bytes) => randomBytes(bytes) });
  await publishPacks(
    store,
    [...shipped.values()].map((pack) => ({ pack, status: 'published' as const, reasons: [] })),
  );
  await seedPeople(platform);
  return { platform, clock, store };
}

/** The same platform where the drafts of procedures are open: for tests of what they do once they are. */
export function withDraftsOpen(platform: Platform, from = '2026-01-01'): Platform {
  const basis = 'Quyết định thử nghiệm (chỉ trong kiểm thử)';
  const openedDrafts = ['QN.SANDBOX', 'QN.VENTURE'].map((procedure) => ({ procedure, basis, from }));
  return new Platform({ ...platform, province: must(Province.from({ ...platform.province.source, openedDrafts })) });
}

export function person(id: string): Actor & { kind: 'citizen' } {
  const found = province.people.get(id)!;
  return { kind: 'citizen', id, name: found.name, idNumber: found.idNumber, assurance: found.assurance };
}

export function partyOf(id: string) {
  const { name, idNumber, address } = province.people.get(id)!;
  return { id, name, idNumber, address };
}

export function officer(id: string): Actor {
  const found = province.officers.get(id);
  if (!found) throw new Error(`no officer ${id}`);
  return { kind: 'officer', id, name: found.name };
}

/** Whoever holds the post in the unit first. */
export function holder(unit: string, post: string): Actor {
  const [found] = province.holders(unit, post, '2026-11-25');
  return officer(found.id);
}

/** Nobody published what some procedures cost: without a fee set, who issues says why. */
export const unsetFee = (act: string) =>
  act === 'issue-result' && { feeUnset: 'Nghị quyết về mức thu chưa có tại quầy' };

let newborns = 100_000;
/** A personal number that no register of a test knows: of a child born in Quảng Ninh, by default a boy of 2026. */
export const newborn = (born = '2026', sex: 'male' | 'female' = 'male'): string =>
  `022${sex === 'male' ? 2 : 3}${born.slice(2, 4)}${++newborns}`;

/** Of Nguyễn Thị An's child, by whoever it is: only she may say to be the mother. */
export const birthAnswers = {
  relation: 'relative',
  childName: 'Nguyễn Gia Bảo',
  childSex: 'male',
  childDateOfBirth: '2026-11-15',
  bornAt: 'facility',
  birthFacility: 'Bệnh viện Sản Nhi Quảng Ninh',
  childPlaceOfBirth: 'Phường Việt Hưng, thành phố Quảng Ninh',
  childEthnicity: 'Kinh',
  childNationality: 'Việt Nam',
  childNativePlace: 'Phường Hồng Gai, thành phố Quảng Ninh',
  parentage: 'father-unknown',
  motherMarriage: 'none',
  motherName: 'Nguyễn Thị An',
  motherBirthYear: 1990,
  motherEthnicity: 'Kinh',
  motherNationality: 'Việt Nam',
  motherResidence: 'Tổ 3, khu 5, phường Hồng Gai',
  noticeNumber: 'CS-1',
  surrogacy: false,
};

/** What who examines it records: the father stays blank, and the mother was not married. */
export const birthChecked = {
  conclusion: 'meets',
  marriageFound: 'outside',
  marriageFoundPaper: 'Cơ sở dữ liệu hộ tịch điện tử, tra cứu ngày 23/11/2026',
};

const SYLLABLES = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Khôi',
  'Lâm',
  'Minh',
  'Nam',
  'Phúc',
  'Quân',
  'Sơn',
  'Thảo',
  'Uyên',
  'Vinh',
];
const syllables = (n: number): string =>
  n < SYLLABLES.length
    ? SYLLABLES[n]
    : `${syllables(Math.floor(n / SYLLABLES.length) - 1)} ${SYLLABLES[n % SYLLABLES.length]}`;
let births = -1;
/** Of another child of another mother each time: one child is registered once. */
export const anotherBirth = (): typeof birthAnswers => ({
  ...birthAnswers,
  childName: `${birthAnswers.childName} ${syllables(++births)}`,
  noticeNumber: `CS-${births + 2}`,
  motherName: `${birthAnswers.motherName} ${syllables(births)}`,
});

/** A house that needs a permit. */
export const houseAnswers = {
  landPlot: 'Thửa 21, tờ bản đồ 14',
  landAddress: 'Khu 7, phường Cẩm Phả',
  landAreaM2: 100,
  plannedArea: 'yes',
  floors: 3,
  floorAreaM2: 85,
  totalAreaM2: 240,
  heightM: 11.5,
  designer: 'Công ty Thiết kế Vịnh Xanh',
  adjoining: false,
  heritage: false,
  fireSafety: false,
  verification: false,
};
