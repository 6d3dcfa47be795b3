/** Papers that are handed in before the result is given, as a manifest asks for them. */

export interface AskedAtCollection {
  law: string;
  /** What each means is said where it is counted (`dossier/originals.ts`). */
  of: 'copies' | 'images';
  papers?: readonly string[];
}

/** A law alone is of images and of copies. */
export const askedAtCollection = (said: string | AskedAtCollection | undefined): AskedAtCollection | undefined =>
  typeof said === 'string' ? { law: said, of: 'copies' } : said;
