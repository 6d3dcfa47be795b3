/** Documents of law: by number, and with the article where a sentence names it. */
import type { DoubtReading, LawReading, NationalRecord } from './record.ts';
import { clean, oneLine } from './text.ts';

const NUMBER =
  /\d{1,4}(?:\.\d{1,2})?\/\d{4}\/(?:QH\d{1,2}|UBTVQH\d{0,2}|[A-ZĐ]{2,6}(?:-[A-ZĐ]{2,10}){0,3})|\d{1,5}\/QĐ-[A-ZĐ]{2,10}/u;
const ARTICLE = /((?:(?:điểm [a-zđ]|khoản \d{1,2}),? )*)Điều (\d{1,3}[a-zđ]?)/iu;

/** A resolution whose number begins with one digit lost what stood before a full stop («66.7/2025/NQ-CP»). */
export const mayBeCut = (number: string): boolean => /^\d\/\d{4}\/NQ-CP$/.test(number);

/** The numbers as listed, whole where the text has them whole. */
export function readLaws(record: NationalRecord): { laws: string[]; doubts: DoubtReading[] } {
  const text = `${record.stepsText} ${record.conditionsText} ${record.dossierText}`;
  const doubts: DoubtReading[] = [];
  const laws = record.legalBases.map((given) => {
    const number = oneLine(clean(given));
    if (!mayBeCut(number)) return number;
    const whole = new RegExp(`\\d{1,3}\\.${number.replace(/[/]/g, '\\/')}`).exec(text)?.[0];
    if (!whole) doubts.push({ id: 'law-number-doubtful', about: number });
    return whole ?? number;
  });
  if (!laws.length) doubts.push({ id: 'legal-basis-unstated', about: '' });
  return { laws: [...new Set(laws.filter(Boolean))], doubts };
}

/** The one document that a sentence rests on; none where it names none, or several. */
export function lawIn(sentence: string): LawReading | undefined {
  const numbers = new Set([...sentence.matchAll(new RegExp(NUMBER.source, 'gu'))].map(([number]) => number));
  // What a form was issued with is not what the limit or the fee rests on.
  const rests = sentence.replace(/(?:theo )?(?:mẫu|phụ lục)[^,;.]*ban hành kèm theo[^,;.]*/giu, '');
  const [number] = [...numbers].filter((one) => rests.includes(one));
  if (!number || [...numbers].filter((one) => rests.includes(one)).length > 1) return undefined;
  const article = ARTICLE.exec(rests.slice(0, rests.indexOf(number)));
  return article ? { number, article: oneLine(`Điều ${article[2]} ${article[1]}`).replace(/,$/, '') } : { number };
}
