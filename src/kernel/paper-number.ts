/** The number of a paper as somebody wrote it off: by it the paper is found again, so a sign in its place, or that it has none, is no number. */
import { foldVietnamese } from './text.ts';

/** «Không số», «chưa có số», «không ghi số», also where a year stands beside it. */
const SAYS_NONE = /\b(?:khong|chua|ko) (?:(?:co|ghi|danh|cap) )*(?:so|ma)\b|\bno number\b|\bwithout (?:a )?number\b/;

/** It has a digit other than 0, and does not say that there is none. */
export const namesNumber = (text: string): boolean =>
  /[1-9]/.test(text.normalize('NFKC')) && !SAYS_NONE.test(foldVietnamese(text));
