/** How law is named in a text so that who reads it finds the place: by the number of the document and the article. */
import { foldVietnamese } from './text.ts';

/** 60/2014/QH13, 123/2015/NĐ-CP, 1872/QĐ-BTP. */
export const LAW_NUMBER = /(?<![\p{L}\d])\d{1,5}\/(?:\d{4}\/)?\p{Lu}[\p{L}\d]+(?:-[\p{L}\d]+)*/u;

const ARTICLE = /(?<![\p{L}\d])dieu (?:thu )?\d/u;

export const namesArticle = (text: string): boolean => ARTICLE.test(foldVietnamese(text));

/** Whether each of several, one a line or with semicolons between, names its document by number and its article. */
export function areLawCitations(text: string): boolean {
  const all = text.split(/[;\n]/).filter((one) => one.trim());
  return all.length > 0 && all.every((one) => LAW_NUMBER.test(one.normalize('NFC')) && namesArticle(one));
}
