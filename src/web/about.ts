/** Of whom or what a dossier is, where its procedure says which answer tells: said beside its procedure wherever dossiers are listed. */
import { countedAnswers } from '#dossier/counted.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { resultName, type Shown, shownByHash } from './catalogue.ts';
import type { View } from './view.ts';

/** By the id of the dossier; nothing of those whose procedure or whose answer says nothing. */
export type Abouts = ReadonlyMap<string, string>;

const MOST = 80;
/** A line of a list: what is longer is cut after a word. */
const shortened = (text: string): string =>
  text.length > MOST ? `${text.slice(0, MOST).replace(/\s+\S*$/, '')} …` : text;

export function aboutIn({ pack, rules }: Shown, answers: Readonly<Record<string, unknown>>): string | undefined {
  const { about } = pack.manifest;
  const value = about === undefined ? undefined : countedAnswers(answers, rules)[about];
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text ? shortened(text) : undefined;
}

export async function aboutOf(view: View, { procedure, answers }: DossierState): Promise<string | undefined> {
  const shown = await shownByHash(view.platform, procedure.hash);
  return isRefusal(shown) ? undefined : aboutIn(shown, answers);
}

export async function aboutsOf({ platform }: View, dossierIds: readonly string[]): Promise<Abouts> {
  const abouts = new Map<string, string>();
  if (!dossierIds.length) return abouts;
  for (const [id, { packHash, answers }] of await platform.store.readAnswers(dossierIds)) {
    const shown = await shownByHash(platform, packHash);
    const about = isRefusal(shown) ? undefined : aboutIn(shown, answers);
    if (about) abouts.set(id, about);
  }
  return abouts;
}

/** «Đăng ký khai sinh: Nguyễn Gia Bảo». */
export const withAbout = (name: string, about: string | undefined): string => (about ? `${name}: ${about}` : name);

/** The paper that is issued, and of whom or what; nothing where neither is named. */
export function toBeIssued(view: View, shown: Shown, state: DossierState): string {
  const about = aboutIn(shown, state.answers);
  const name = resultName(view, shown.pack, state);
  return name ? withAbout(name, about) : (about ?? '');
}
