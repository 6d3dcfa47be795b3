/** Who it is for. Names hold commas of their own: «Tổ chức (không bao gồm doanh nghiệp, HTX)», «Cán bộ, công chức, viên chức». */
import { clean, oneLine } from './text.ts';

export function readAudience(given: readonly string[]): string[] {
  const whole: string[] = [];
  for (const part of given.flatMap((one) => oneLine(clean(one)).split(/\s*[,;]\s*/)).filter(Boolean)) {
    const before = whole.at(-1);
    const open = before && before.split('(').length > before.split(')').length;
    if (before && (open || /^\p{Ll}/u.test(part))) whole[whole.length - 1] = `${before}, ${part}`;
    else whole.push(part);
  }
  return [...new Set(whole)];
}
