/** What a reading says beside what the province knows: documents that have ended, may have been replaced, or are of another subject; and offices that it does not have. */
import type { ReportedLaw } from '#authority/law.ts';
import type { Province } from '#authority/province.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { outsideBodyOf } from '../outside.ts';
import type { DoubtReading, Reading } from './record.ts';

/** A document that holds no longer, by number, with its end. */
export interface EndedLaw {
  number: string;
  to: string;
  replacedBy?: string;
}

export function doubtsBeside(
  province: Province,
  ended: readonly EndedLaw[],
  { laws, channels, decider, name, field }: Pick<Reading, 'laws' | 'channels' | 'decider' | 'name'> & { field: string },
  date: string,
): DoubtReading[] {
  const named = channels.flatMap(({ limit, feeLaw }) => [limit.law?.number ?? '', feeLaw?.number ?? '']);
  const cited = new Set([...laws, ...named]);
  const byNumber = new Map(ended.map((one) => [one.number, one]));
  const doubts: DoubtReading[] = [...cited].flatMap((number): DoubtReading[] => {
    const law = byNumber.get(number);
    if (law && law.to <= date) return [{ id: 'law-ended', about: aboutEnd(law) }];
    const reported = province.law.reportedOf(number);
    const subject = province.law.otherSubject(number, `${field}; ${name}`);
    return [
      ...(reported ? [{ id: 'law-reported' as const, about: aboutReported(number, reported) }] : []),
      ...(subject ? [{ id: 'law-other-subject' as const, about: `${number} ${subject}` }] : []),
    ];
  });
  for (const name of unknownOffices(province, decider, date)) doubts.push({ id: 'decider-unknown', about: name });
  return doubts;
}

/** As it is put on record: number, end and what takes its place. */
const aboutEnd = ({ number, to, replacedBy }: EndedLaw): string => [number, to, replacedBy].filter(Boolean).join(' ');

/** Number, what is said to take its place, the day of the text that says so, and that text. */
const aboutReported = (number: string, { by, source, date }: ReportedLaw): string =>
  [number, by ?? '-', date, source].join(' ');

export function reportedIn(about: string): ({ number: string } & ReportedLaw) | undefined {
  const [number, by, date, ...source] = about.split(' ');
  if (!source.length) return undefined;
  return { number, ...(by !== '-' && { by }), date, source: source.join(' ') };
}

export function endIn(about: string): EndedLaw | undefined {
  const [number, to, replacedBy] = about.split(' ');
  return to ? { number, to, ...(replacedBy && { replacedBy }) } : undefined;
}

/** Bodies of the central state have no unit here and are none that could be missing. */
const CENTRAL =
  /^(?:bo(?! phan)|chinh phu|thu tuong|chu tich nuoc|tong cuc|cuc|cang vu|co quan ngang bo|cac bo)(?: |$)/;
/** What every province has, or whoever the records mean by a kind of office. */
const GENERIC =
  /^(?:(?:chu tich )?(?:uy ban nhan dan|hoi dong nhan dan)(?: .*)?|co quan .*|ban quan ly (?:cac )?khu .*|giam doc so.*|thanh tra (?:tinh|thanh pho).*|(?:chi nhanh )?van phong dang ky dat dai.*)$/;
/** Where the next office begins: commas stand inside names as well, «Sở Văn hóa, Thể thao và Du lịch». */
const NEXT =
  /\s*(?:[,;/]|\s(?:hoặc|và))\s*(?=(?:Sở|Ủy ban|Hội đồng|Cục|Chi cục|Công an|Phòng|Ban|Thanh tra|Văn phòng|Chi nhánh|Bộ|Cơ quan|Trung tâm|Bảo hiểm|Tòa|Thủ|Giám đốc|Chủ tịch|Cảng vụ)(?=[ ,]))/u;

/** Offices named as deciding that the province does not have on the day: «Sở Kế hoạch và Đầu tư» was merged away. */
function unknownOffices(province: Province, decider: string, date: string): string[] {
  if (!decider || outsideBodyOf(decider)) return [];
  const known = [...province.units.values()].map((unit) => foldVietnamese(province.nameOf(unit, date).vi));
  return decider
    .split(NEXT)
    .map((part) => part.trim())
    .filter((part) => {
      const name = foldVietnamese(part).replace(
        /^(?:giam doc|thu truong|lanh dao) (?=so |ban |thanh tra|co quan )/,
        '',
      );
      if (!name || CENTRAL.test(name) || GENERIC.test(name) || outsideBodyOf(part)) return false;
      return !known.some((one) => name === one || name.startsWith(`${one} `) || one.startsWith(`${name} `));
    });
}
