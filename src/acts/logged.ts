/** A line of the log for each act: which, on what, by which kind of person, how it ended and how long it took. */
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { log } from '#kernel/log.ts';
import { isRefusal, type Outcome } from '#kernel/outcome.ts';

interface Done {
  dossierId: string;
  seq: number;
  replayed?: boolean;
}

/** What is only tried, and what stories tell, is no act of the record. */
export async function logged<Performed extends Done>(
  { story }: { story: boolean },
  [{ act }, { kind }, { rehearsal }]: readonly [Pick<Command, 'act'>, Pick<Actor, 'kind'>, { rehearsal?: true }],
  dossierId: string | undefined,
  done: () => Promise<Outcome<Performed>>,
): Promise<Outcome<Performed>> {
  if (story || rehearsal) return done();
  const began = performance.now();
  const tell = (outcome: string, more: { refusal?: string; seq?: number; id?: string }) => {
    const { id = dossierId, ...fields } = more;
    const ms = Math.round(performance.now() - began);
    const stream = id && `dossier:${id}`;
    log.info('act', `${act}: ${fields.refusal ?? outcome}`, { act, by: kind, stream, outcome, ms, ...fields });
  };
  try {
    const performed = await done();
    if (isRefusal(performed)) tell('refused', { refusal: performed.code });
    else tell(performed.replayed ? 'replayed' : 'done', { seq: performed.seq, id: performed.dossierId });
    return performed;
  } catch (error) {
    tell('broke', {});
    throw error;
  }
}
