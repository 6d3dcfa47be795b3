/**
 * A proposal that waits is given back by the second person, with what is wrong with it, or taken back by who proposed it. Either is on
 * record, opens nothing, and leaves what was proposed to be mended and proposed again.
 */
import { type Actor, mayConfirmReview, mayReview } from '#authority/permission.ts';
import { refuseReasonAgainst } from '#dossier/reason.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { awaitedOf, type ProcedureReview, type ReviewStore } from '#spine/reviews.ts';
import type { ProcedureListing } from '#spine/store.ts';
import type { Platform } from './platform.ts';

export interface ReturnCommand {
  procedure: string;
  /** The pack of the proposal that was looked at. */
  seenHash: string;
  /** Why. */
  basis: string;
}

/** With the proposal that it ends. */
export type Returned = Omit<ProcedureReview, 'n'> & { proposal: ProcedureReview; status: ProcedureListing['status'] };

export const giveBackReview = (platform: Platform, reviews: ReviewStore, command: ReturnCommand, actor: Actor) =>
  endProposal(platform, reviews, command, actor, 'given-back');

export const takeBackReview = (platform: Platform, reviews: ReviewStore, command: ReturnCommand, actor: Actor) =>
  endProposal(platform, reviews, command, actor, 'taken-back');

async function endProposal(
  { province, clock, store }: Platform,
  reviews: ReviewStore,
  { procedure, seenHash, basis }: ReturnCommand,
  actor: Actor,
  verdict: 'given-back' | 'taken-back',
): Promise<Outcome<Returned>> {
  const date = province.calendar.dateOf(clock.now());
  const listing = await store.findProcedure(procedure);
  const history = listing ? await reviews.listReviews(listing.code) : [];
  const proposal = listing && awaitedOf(history, listing);
  const permitted =
    verdict === 'given-back'
      ? mayConfirmReview(province, actor, date, proposal?.officer)
      : mayReview(province, actor, date);
  if (isRefusal(permitted)) return permitted;
  if (!listing) return refuse('procedure-not-found', { procedure });
  // Confirmed, mended or ended meanwhile.
  const pack = proposal?.hash === seenHash ? await store.findPack(seenHash) : undefined;
  if (!proposal || !pack) return refuse('review-none-proposed', { procedure: listing.code });
  if (verdict === 'taken-back' && proposal.officer !== actor.id)
    return refuse('review-not-proposer', { officer: proposal.officerName });
  const vague = refuseReasonAgainst(basis);
  if (vague) return vague;
  const review = {
    code: listing.code,
    at: clock.now().round('millisecond').toString(),
    officer: actor.id,
    officerName: actor.name,
    verdict,
    basis: basis.trim(),
    fromHash: listing.hash,
    hash: proposal.hash,
    doubts: [...listing.reasons],
    changes: [],
  };
  const done = await reviews.recordProposal(review, { ...listing, n: history.length }, pack);
  return done
    ? { ...review, proposal, status: listing.status }
    : refuse('review-none-proposed', { procedure: listing.code });
}
