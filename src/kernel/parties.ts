/**
 * People and organisations named in a text, one a line or with semicolons between: each with a name, one number and perhaps a share. Whoever
 * applies may stand among them with a share alone.
 */
import { isOrganisationNumber, readIdNumber } from './id-number.ts';
import { readShare, type Share } from './share.ts';
import { isFullName } from './text.ts';

export interface NamedParty {
  name: string;
  idNumber: string;
  share?: Share;
}

export interface NamedParties {
  parties: readonly NamedParty[];
  /** What is written of the share of who applies. */
  own?: Share;
}

const DAY = /(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)/g;
const SHARE = /(?<![\d/])(\d{1,6})\s*\/\s*(\d{1,6})(?![\d/])/g;
/** Whatever has so many digits is a number of somebody, or is none at all. */
const NUMBER = /(?<![\p{L}\p{M}\d])[A-Za-z]{0,2}\d[\dA-Za-z]{4,}(?:-\d+)*(?![\p{L}\p{M}\d])/gu;
const LABEL =
  /[\s,:(–-]*(?<![\p{L}\p{M}])(?:số(?=\s*$|:| định danh| cccd| căn cước| hộ chiếu| giấy)|mã (?:số|định danh)|cccd|cmnd|cmt|mst|căn cước|định danh|hộ chiếu|giấy tờ|sinh (?:ngày|năm)|phần quyền)(?![\p{L}\p{M}]).*$/isu;
const OWN = /^\s*(?:phần (?:quyền )?của )?(?:bản thân )?(?:người nộp|tôi(?![\p{L}\p{M}]))/iu;

/** Nothing where some of it is no name with one number. */
export function readParties(text: string): NamedParties | undefined {
  const parties: NamedParty[] = [];
  let own: Share | undefined;
  for (const line of text.normalize('NFC').split(/[;\n]/)) {
    if (!line.trim()) continue;
    const undated = line.replace(DAY, ' ');
    const shares = [...undated.matchAll(SHARE)].map(([one]) => readShare(one));
    const share = shares[0];
    if (shares.length > 1 || (shares.length && !share)) return undefined;
    // Digits of one number may stand in groups.
    const bare = undated.replace(SHARE, ' ').replace(/(?<=\d)[ .](?=\d)/g, '');
    const numbers = bare.match(NUMBER) ?? [];
    if (!numbers.length && share && OWN.test(bare) && !own) {
      own = share;
      continue;
    }
    const [number, another] = numbers;
    const idNumber = number && !another ? readIdNumber(number) : undefined;
    if (!number || !idNumber) return undefined;
    const [before, after] = bare.split(number);
    if (/\d/.test(before + after)) {
      // A name of an organisation may have digits, and nothing else here has.
      if (!isOrganisationNumber(idNumber) || /\d/.test(after)) return undefined;
    }
    const name = before
      .split(',')[0]
      .replace(LABEL, '')
      .replace(/[\s,:(–-]+$/u, '')
      // «Vợ: Trần Thị B».
      .replace(/^[^:]*:/u, '')
      .trim();
    if (isOrganisationNumber(idNumber) ? !/\p{L}{2}/u.test(name) : !isFullName(name)) return undefined;
    parties.push({ name, idNumber, ...(share && { share }) });
  }
  return parties.length ? { parties, ...(own && { own }) } : undefined;
}

export const areParties = (text: string): boolean => readParties(text) !== undefined;
