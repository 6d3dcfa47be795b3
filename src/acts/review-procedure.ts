/**
 * An officer of procedure control looks at an imported procedure beside its source: opens it with what was mended, sends it back until
 * something is clear, or closes it. Each is on record for ever, with who, when, why and what changed.
 */

import { unheldIn, whoseCouncil } from '#authority/council.ts';
import type { ListedLaw } from '#authority/law.ts';
import { type Actor, mayReview } from '#authority/permission.ts';
import type { Province } from '#authority/province.ts';
import { refuseReason } from '#dossier/reason.ts';
import { misnamedIn } from '#kernel/law-names.ts';
import { numbersIn } from '#kernel/law-text.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { type Mends, mendFaults, mendPack, type PostsOf } from '#procedure/mend.ts';
import { unlistedBasis } from '#procedure/mend-basis.ts';
import type { LawKnown } from '#procedure/mend-law.ts';
import { type Manifest, type Pack, readPack } from '#procedure/pack.ts';
import { asSaid, doubtOf } from '#procedure/said.ts';
import type { ProcedureReview, ReviewStore, Verdict } from '#spine/reviews.ts';
import type { ProcedureListing } from '#spine/store.ts';
import { readThrough } from './check-pack.ts';
import type { Platform } from './platform.ts';
import { publishedOf } from './publish.ts';

export interface ReviewCommand {
  procedure: string;
  /** The pack that the officer saw. */
  seenHash: string;
  verdict: Verdict;
  /** Why. By what law who decides is competent stands in the mends. */
  basis: string;
  /** Given to open it. */
  mends?: Mends;
}

export type Reviewed = Omit<ProcedureReview, 'n'> & { status: ProcedureListing['status'] };

/** Why a procedure that was open waits again. */
const SENT_BACK = 'sent-back';

export async function reviewProcedure(
  platform: Platform,
  reviews: ReviewStore,
  command: ReviewCommand,
  actor: Actor,
): Promise<Outcome<Reviewed>> {
  const { province, clock, store } = platform;
  const permitted = mayReview(province, actor, province.calendar.dateOf(clock.now()));
  if (isRefusal(permitted)) return permitted;
  const listing = await store.findProcedure(command.procedure);
  const published = listing && (await store.findPack(listing.hash));
  if (!published) return refuse('procedure-not-found', { procedure: command.procedure });
  if (listing.origin !== 'catalogue') return refuse('review-not-imported', { procedure: listing.code });
  if (listing.hash !== command.seenHash) return refuse('review-stale', { procedure: listing.code });
  const vague = refuseReason(command.basis);
  if (vague) return vague;
  const pack = readPack(published.files);
  if (isRefusal(pack)) return pack;
  const date = province.calendar.dateOf(clock.now());
  const after = await packAfter(platform, pack, listing, command, date);
  if (isRefusal(after)) return after;
  const review = {
    code: listing.code,
    at: clock.now().round('millisecond').toString(),
    officer: actor.id,
    officerName: actor.name,
    verdict: command.verdict,
    basis: command.basis.trim(),
    fromHash: listing.hash,
    hash: after.pack.hash,
    doubts: [...listing.reasons],
    changes: after.changes,
  };
  const { source } = listing;
  const made = publishedOf({ pack: after.pack, status: after.status, reasons: after.reasons, source });
  const done = await reviews.recordReview(review, listing, made);
  return done ? { ...review, status: after.status } : refuse('review-stale', { procedure: listing.code });
}

const NOTHING: Mends = { channels: {}, papers: [], result: '', letter: false };

interface After {
  pack: Pack;
  status: ProcedureListing['status'];
  reasons: string[];
  changes: ProcedureReview['changes'];
}

async function packAfter(
  { province, registers }: Platform,
  pack: Pack,
  { reasons }: ProcedureListing,
  { verdict, mends = NOTHING }: ReviewCommand,
  date: string,
): Promise<Outcome<After>> {
  if (verdict === 'closed') return { pack, status: 'closed', reasons: [...reasons], changes: [] };
  if (verdict === 'sent-back')
    return { pack, status: 'needs-review', reasons: reasons.length ? [...reasons] : [SENT_BACK], changes: [] };
  const postsOf = postsIn(province);
  const said = { ...pack, manifest: asSaid(pack.manifest, reasons) };
  const faults = mendFaults(said, mends, postsOf, lawKnown(province, date, said.manifest, reasons));
  if (faults.length) return refuse('review-incomplete', { missing: faults.map(({ fault }) => fault) });
  const unlisted = unlistedBasis(said, mends, province.law.numbers);
  if (unlisted.length && !mends.lawChecked)
    return refuse('law-unlisted', {
      law: unlisted.map(({ of, number }) => phrase('beside-in', { of, detail: number })),
    });
  const { files, changes } = mendPack(pack, mends, { reasons, basis: mends.deciderBasis!.trim(), postsOf });
  const mended = readPack(files);
  if (isRefusal(mended)) return mended;
  const read = await readThrough(mended, province, registers, date);
  if (isRefusal(read)) return read;
  // What the check of a pack refuses is opened by nobody.
  if (read.faults.length) return refuse('review-unfit', { faults: read.faults.flatMap(detailsOf) });
  // What no list has stays on record with who looked it up.
  const looked = [...new Set(unlisted.map(({ number }) => number))].join(', ');
  const checked = looked ? [{ field: 'law-checked', from: '', to: looked }] : [];
  return { pack: mended, status: 'published', reasons: [], changes: [...changes, ...checked] };
}

/** What is wrong, each with where it stands. */
const detailsOf = ({ params }: Refusal): Phrase[] =>
  [params['detail'] as Phrase | Phrase[]]
    .flat()
    .map((detail) => phrase('beside', { of: String(params['where']), detail }));

/** Which documents are no ground here on the day, and whose council they are of, as the province, the procedure and its doubts know. */
export const lawKnown = (
  province: Province,
  date: string,
  manifest: Manifest,
  reasons: readonly string[],
): LawKnown => {
  const listed = [...Object.values(manifest.law), ...elsewhereIn(reasons)];
  return {
    unheldIn: (text) => unheldIn(province, text, { date }, listed),
    misnamedIn: (text, own) => misnamedIn(text, [...own, ...province.law.documents]),
    whoseCouncil: (text, more) => whoseCouncil(province, text, date, [...listed, ...more]),
  };
};

/** Resolutions that the reading of the source found to be of another province, each with what it said of it. */
const elsewhereIn = (reasons: readonly string[]): ListedLaw[] =>
  reasons
    .map(doubtOf)
    .filter(({ id, field }) => id === 'other-province' && field)
    .flatMap(({ field = '' }) =>
      numbersIn(field).map((number) => ({ number, title: `Hội đồng nhân dân ${field.replace(/^\S+ /, '')}` })),
    );

/** The posts of a unit by its code; of `place` and `place:ROLE`, those that every such unit has. */
export function postsIn({ source, units }: Province): PostsOf {
  const postsOfType = (type: string) =>
    new Set(source.posts.filter((post) => post.unitTypes.includes(type)).map((post) => post.id));
  return (reference) => {
    const role = reference.startsWith('place:') ? reference.slice(6) : undefined;
    const meant = [...units.values()].filter((unit) =>
      role
        ? unit.place && unit.roles.includes(role)
        : reference === 'place'
          ? unit.place === unit.code
          : unit.code === reference,
    );
    const [first, ...others] = [...new Set(meant.map((unit) => unit.type))].map(postsOfType);
    return first && others.reduce((all, posts) => all.intersection(posts), first);
  };
}
