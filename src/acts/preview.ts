/** The paper that an act would give rise to, as it would be printed: with what was typed, its number open, and nothing recorded. */
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import type { Slip } from '#dossier/slips.ts';
import { isRefusal, type Outcome } from '#kernel/outcome.ts';
import type { Pack } from '#procedure/pack.ts';
import type { Paper } from '#spine/papers.ts';
import { resultPaper, slipsFor, takingBackPaper } from './documents.ts';
import { type ActOptions, perform } from './perform.ts';
import type { Platform, Procedure } from './platform.ts';

/** Acts whose paper is read before it is signed. */
export const PREVIEWED: readonly Command['act'][] = [
  'decide-dossier',
  'refuse-dossier',
  'revoke-result',
  'extend-dossier',
];

/** What a slip comes of, and no letter of the procedure. */
const FORMS: Partial<Record<DossierEvent['type'], Slip['form']>> = {
  'dossier-refused': '03',
  'dossier-extended': '04',
};

export interface Preview {
  paper?: Paper;
  slip?: Slip;
}

/** The refusal of the act itself where it would be refused; neither paper nor slip where the procedure prints none. */
export async function previewAct(
  platform: Platform,
  { rules, pack }: { rules: Procedure; pack: Pack },
  dossierId: string,
  command: Command,
  actor: Actor,
  { ifSeq }: Pick<ActOptions, 'ifSeq'> = {},
): Promise<Outcome<Preview>> {
  const done = await perform(platform, dossierId, command, actor, { ifSeq, rehearsal: true });
  if (isRefusal(done)) return done;
  const { state, events } = done;
  if (state.result?.revoked) return { paper: takingBackPaper(platform, rules, pack, state) };
  const form = events.flatMap(({ type }) => FORMS[type] ?? [])[0];
  if (!form) return { paper: resultPaper(platform, rules, pack, state) };
  const before = (await platform.store.readEvents(dossierId)).map(({ body }) => JSON.parse(body) as DossierEvent);
  return { slip: slipsFor(platform, rules, dossierId, [...before, ...events]).findLast((slip) => slip.form === form) };
}
