/** Papers of the source and those that a review adds: which of them a review leaves out, and what each is called in the pack. */
import { sayingOf } from '#kernel/text.ts';
import type { Mends, PaperMend } from './mend.ts';
import { names } from './mend-quote.ts';
import { looksLikePaper } from './national/components.ts';
import type { ComponentSource, Pack } from './pack.ts';

/** A paper that the reading has is of the source, one that a review added is not. */
export const isAdded = ({ id, note }: Pick<PaperMend, 'id' | 'note'>): boolean => !note && (!id || /^r\d+$/.test(id));

/** The papers of the source, as they were read. */
export const ofSource = ({ manifest, words }: Pick<Pack, 'manifest' | 'words'>): { id: string; name: string }[] =>
  manifest.components
    .filter((component) => !isAdded(component))
    .map(({ id }) => ({ id, name: words['vi']?.[`component.${id}`] ?? '' }));

/**
 * Papers of the source that nobody is to hand in any more: left out, made a note, or made another paper. One whose name stands in that of
 * another was joined to it; a note that was taken for a paper may be told as a note.
 */
export function struckPapers(
  pack: Pick<Pack, 'manifest' | 'words'>,
  { papers }: Pick<Mends, 'papers'>,
): { id: string; name: string }[] {
  const asked = papers.filter((paper) => !paper.note);
  return ofSource(pack).filter(({ id, name }) => {
    const isKept = asked.some((paper) => (paper.id === id && !paper.name.trim()) || holds(paper.name, name));
    const isRenamed = asked.some((paper) => paper.id === id && names(paper.name, name));
    const isNote = !looksLikePaper(name) && papers.some((paper) => paper.note && names(paper.name, name));
    return !isKept && !isRenamed && !isNote;
  });
}

const holds = (text: string, name: string): boolean => Boolean(name) && sayingOf(text).includes(sayingOf(name));

/** The line of the form that it was entered in: lines that were dropped are counted. */
export const lineOf = ({ line }: Pick<PaperMend, 'line'>, i: number): number => line ?? i;

/** What each paper is called in the pack: as it was, or by the next free id of those that are added; nothing of a note. */
export function paperIds(components: readonly ComponentSource[], papers: readonly PaperMend[]): (string | undefined)[] {
  const known = new Set(components.map(({ id }) => id));
  let n = 0;
  const newId = (): string => (known.has(`r${++n}`) ? newId() : `r${n}`);
  return papers.map(({ id, note }) => (note ? undefined : id && known.has(id) ? id : newId()));
}

const HELD = {
  register: 'Không phải nộp, cơ quan giải quyết tra cứu trong cơ sở dữ liệu',
  office: 'Không phải nộp, do cơ quan nhà nước lập khi giải quyết',
} as const;

/** What the procedure tells of a paper that nobody hands in. */
export const noteOf = ({ name, heldBy }: Pick<PaperMend, 'name' | 'heldBy'>): string =>
  heldBy ? `${HELD[heldBy]}: ${name.trim()}` : name.trim();
