/** By what somebody acts for who applies, as people read it: of an authority that was given and accepted online, its days and not its id. */
import type { Language } from '#kernel/outcome.ts';

const GIVEN_ONLINE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} \((\d{4}-\d\d-\d\d) – (\d{4}-\d\d-\d\d)\)$/;
const day = (date: string): string => date.split('-').reverse().join('/');

export function authorityWords(authority: string): Readonly<Record<Language, string>> {
  const [, from, to] = GIVEN_ONLINE.exec(authority) ?? [];
  if (!from || !to) return { vi: authority, en: authority, hi: authority };
  return {
    vi: `Ủy quyền điện tử từ ngày ${day(from)} đến hết ngày ${day(to)}`,
    en: `electronic authority from ${day(from)} to the end of ${day(to)}`,
    hi: `${day(from)} से ${day(to)} के अंत तक का इलेक्ट्रॉनिक प्राधिकार`,
  };
}
