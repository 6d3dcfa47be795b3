/**
 * Street and village as one text before the unit, and back again. Between the two stands a comma and a space; a comma within the last
 * of them is followed by a no-break space, and a village without a street has them for all its spaces, so that the text reads the same
 * and each part comes back to its own box.
 */
const TIED = '\u00a0';
const tied = (text: string): string => text.replaceAll(', ', `,${TIED}`);
const plain = (text: string): string => text.replaceAll(TIED, ' ');

export function nearText(street: string, village: string): string {
  if (!village) return tied(street);
  return street ? `${street}, ${tied(village)}` : village.replaceAll(' ', TIED);
}

export function nearParts(text: string): { street: string; village: string } {
  const cut = text.lastIndexOf(', ');
  if (cut >= 0) return { street: plain(text.slice(0, cut)), village: plain(text.slice(cut + 2)) };
  const isVillage = new RegExp(`[^,]${TIED}`).test(text);
  return isVillage ? { street: '', village: plain(text) } : { street: plain(text), village: '' };
}
