/** What people say for what the law calls otherwise, folded as searches are. Procedures of the national database know the law's words alone. */
const SAID: readonly [said: RegExp, meant: string][] = [
  [/\b(?:lam |dam )?(?:dam )?cuoi(?: hoi| xin)?\b|\blay (?:vo|chong)\b/g, 'dang ky ket hon'],
  [/\b(?:lam )?(?:giay )?(?:bao|chung) tu\b|\bnguoi (?:chet|mat)\b|\bqua doi\b/g, 'dang ky khai tu'],
  [/\b(?:lam )?(?:giay )?khai san[gh]\b/g, 'dang ky khai sinh'],
  [/\b(?:lanh|nhan) luong huu\b|\bve huu\b|\bhuu tri\b/g, 'luong huu'],
  [/\bso do\b(?!.*sang ten)/g, 'giay chung nhan quyen su dung dat'],
];

/** The words of a search as the law says them; what has no other word stays. */
export const meantBy = (folded: string): string =>
  SAID.reduce((text, [said, meant]) => text.replace(said, meant), folded);
