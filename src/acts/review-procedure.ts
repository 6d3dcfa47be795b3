/**
 * An officer of procedure control looks at an imported procedure beside its source: opens it with what was mended, sends it back until
 * something is clear, or closes it. Each is on record for ever, with who, when, why and what changed. One person alone opens nothing:
 * what would open is a proposal, and a second person compares all that it says besides its source, and each thing that it changes. What is
 * open is taken off in the same way.
 */

import { unheldIn, whoseCouncil } from '#authority/council.ts';
import type { ListedLaw } from '#authority/law.ts';
import { unitNamed } from '#authority/named-unit.ts';
import { paperNotAsked } from '#authority/papers-not-asked.ts';
import { type Actor, mayConfirmReview, mayReview } from '#authority/permission.ts';
import type { Province } from '#authority/province.ts';
import { refuseReason } from '#dossier/reason.ts';
import { misnamedIn, titledOtherwise } from '#kernel/law-names.ts';
import { numbersIn } from '#kernel/law-text.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { mendedIn, unmarkedIn } from '#procedure/marks.ts';
import { type Mends, mendFaults, mendPack, type PostsOf } from '#procedure/mend.ts';
import { listedIn, unlistedBasis } from '#procedure/mend-basis.ts';
import { type LawKnown, misnamedFault, unheldFault } from '#procedure/mend-law.ts';
import { type Manifest, type Pack, readPack } from '#procedure/pack.ts';
import { asSaid, doubtOf } from '#procedure/said.ts';
import type { UnitNamed } from '#procedure/source-decider.ts';
import { fieldPhrase, type Unconfirmed, unconfirmedIn } from '#procedure/unstated.ts';
import {
  awaitedOf,
  type ProcedureReview,
  type ReviewStore,
  type Typed,
  takesOffBy,
  type Verdict,
} from '#spine/reviews.ts';
import type { ProcedureListing } from '#spine/store.ts';
import { readThrough } from './check-pack.ts';
import type { Platform } from './platform.ts';
import { publishedOf } from './publish.ts';
import { closingBasis, refuseMark } from './review-taking-off.ts';

export interface ReviewCommand {
  procedure: string;
  /** The pack that the officer saw. */
  seenHash: string;
  /** How many reviews the page showed: what a colleague put off since is theirs, and not written over. */
  seenReviews?: number;
  verdict: Exclude<Verdict, 'proposed' | 'confirmed'>;
  /** Why. By what law who decides is competent stands in the mends. */
  basis: string;
  /** Given to open it. */
  mends?: Mends;
  /** Who reviews knows that an open procedure is taken off by this, and what is under way there. */
  takesOff?: boolean;
  /** What stood in the form of what opens nothing: it stays for whoever goes on. */
  typed?: Typed;
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
  const history = await reviews.listReviews(listing.code);
  if (command.seenReviews !== undefined && command.seenReviews !== history.length)
    return refuse('review-stale', { procedure: listing.code });
  const waiting = awaitedOf(history, listing);
  // Whatever it says: nothing that was imported opens by the word of one person, nor is what is open taken off by it.
  const takesOff = command.verdict !== 'opened' && listing.status === 'published' ? command.verdict : undefined;
  const isProposed = command.verdict === 'opened' || takesOff !== undefined;
  // Who finds the proposal of somebody else wrong says so to them, and does not put another in its place.
  if (isProposed && waiting && waiting.officer !== actor.id)
    return refuse('review-not-proposer', { officer: waiting.officerName });
  // People rely on what is open: nobody takes it off by a click.
  if (takesOff && !command.takesOff)
    return refuse('review-takes-off', { procedure: listing.code, ...(await reviews.countUnderWay(listing.code)) });
  const pack = readPack(published.files);
  if (isRefusal(pack)) return pack;
  const date = province.calendar.dateOf(clock.now());
  const lawChecked = command.mends?.lawChecked;
  const looked =
    takesOff === 'closed'
      ? closingBasis(platform, pack.manifest, { basis: command.basis.trim(), lawChecked }, date)
      : [];
  if (isRefusal(looked)) return looked;
  const standing = { pack, status: listing.status, reasons: [...listing.reasons], changes: looked };
  const after = takesOff ? standing : await packAfter(platform, pack, listing, command, date);
  if (isRefusal(after)) return after;
  const { mends, typed } = command;
  const entered = command.verdict === 'opened' ? mends : { ...(takesOff && { takesOff }), ...(typed && { typed }) };
  const review = {
    code: listing.code,
    at: clock.now().round('millisecond').toString(),
    officer: actor.id,
    officerName: actor.name,
    verdict: isProposed ? ('proposed' as const) : command.verdict,
    basis: command.basis.trim(),
    fromHash: listing.hash,
    hash: after.pack.hash,
    doubts: [...listing.reasons],
    changes: after.changes,
    ...(entered && Object.keys(entered).length > 0 && { entered }),
  };
  const { source } = listing;
  const made = publishedOf({ pack: after.pack, status: after.status, reasons: after.reasons, source });
  const seen = { ...listing, n: history.length };
  const done = isProposed
    ? await reviews.recordProposal(review, seen, made)
    : await reviews.recordReview(review, seen, made);
  const status = isProposed ? listing.status : after.status;
  return done ? { ...review, status } : refuse('review-stale', { procedure: listing.code });
}

export interface ConfirmCommand {
  procedure: string;
  /** The pack of the proposal that was looked at. */
  seenHash: string;
  /** Why it is confirmed. */
  basis: string;
  /** The marks of what was compared with the source and the law that is named: of each that `toConfirm` gives (`procedure/marks.ts`). */
  checked: readonly string[];
}

/** What a second person has to compare, that nobody has confirmed yet: what the pack says and its source does not, and every change. */
export const toConfirm = (
  province: Province,
  date: string,
  before: Pack,
  reasons: readonly string[],
  proposed: Pack,
  recorded: ProcedureReview['changes'],
): Unconfirmed => {
  const said = { ...before, manifest: asSaid(before.manifest, reasons) };
  return unconfirmedIn(said, proposed, recorded, reasons, {
    unitNamed: unitsNamedIn(province, date),
    isListed: listedIn(before.manifest.law, province.law.documents),
  });
};

/** A second person takes what was proposed as it stands. Whatever they would have otherwise is sent back, or proposed anew. */
export async function confirmReview(
  platform: Platform,
  reviews: ReviewStore,
  command: ConfirmCommand,
  actor: Actor,
): Promise<Outcome<Reviewed>> {
  const { province, clock, store, registers } = platform;
  const date = province.calendar.dateOf(clock.now());
  const listing = await store.findProcedure(command.procedure);
  const history = listing ? await reviews.listReviews(listing.code) : [];
  const proposal = listing && awaitedOf(history, listing);
  const permitted = mayConfirmReview(province, actor, date, proposal?.officer);
  if (isRefusal(permitted)) return permitted;
  if (!listing) return refuse('procedure-not-found', { procedure: command.procedure });
  const kept = proposal && (await platform.packByHash(proposal.hash));
  const before = await platform.packByHash(listing.hash);
  if (!proposal || !kept) return refuse('review-none-proposed', { procedure: listing.code });
  if (isRefusal(kept)) return kept;
  if (isRefusal(before)) return before;
  const pack = kept;
  const vague = refuseReason(command.basis);
  if (vague) return vague;
  const underWay = await reviews.countUnderWay(listing.code);
  const unmeant = refuseMark(proposal, command, { procedure: listing.code, ...underWay });
  if (unmeant) return unmeant;
  const { code } = listing;
  const own = { code, at: clock.now().round('millisecond').toString(), officer: actor.id, officerName: actor.name };
  const takesOff = takesOffBy(proposal);
  if (takesOff) {
    if (proposal.hash !== command.seenHash) return refuse('review-none-proposed', { procedure: code });
    const taking = { procedure: code, seenHash: listing.hash, verdict: takesOff, basis: command.basis };
    const after = await packAfter(platform, pack, listing, taking, date);
    if (isRefusal(after)) return after;
    const said = { verdict: takesOff, basis: command.basis.trim(), fromHash: listing.hash, hash: listing.hash };
    const review = { ...own, ...said, doubts: [...listing.reasons], changes: [] };
    const made = publishedOf({ pack, status: after.status, reasons: after.reasons, source: listing.source });
    const done = await reviews.recordReview(review, { ...listing, n: history.length }, made);
    return done ? { ...review, status: after.status } : refuse('review-stale', { procedure: code });
  }
  const found = (one: ProcedureReview, proposed: Pack) =>
    toConfirm(province, date, before, listing.reasons, proposed, one.changes);
  const all = found(proposal, pack);
  const { unmarked, other } = unmarkedIn(all, command.checked);
  if (proposal.hash !== command.seenHash) {
    // It was mended while it was looked at: what is other now has no mark of theirs.
    const earlier = history.find((one) => one.hash === command.seenHash && isProposedOf(one, listing));
    const seen = earlier && (await platform.packByHash(earlier.hash));
    const mended = !seen || isRefusal(seen) ? [] : mendedIn(found(earlier, seen), all);
    return mended.length
      ? refuse('review-mended', { values: mended.map(fieldPhrase) })
      : refuse('review-none-proposed', { procedure: listing.code });
  }
  if (other.length) return refuse('review-mended', { values: other.map(fieldPhrase) });
  if (unmarked.length) return refuse('review-unchecked', { values: unmarked.map(fieldPhrase) });
  // Law may have ended since it was proposed.
  const ended = heldNoMore(pack.manifest, lawKnown(province, date, pack.manifest, listing.reasons));
  if (ended.length) return refuse('review-incomplete', { missing: ended });
  const read = await readThrough(pack, province, registers, date);
  if (isRefusal(read)) return read;
  if (read.faults.length) return refuse('review-unfit', { faults: read.faults.flatMap(detailsOf) });
  const review = {
    ...own,
    verdict: 'confirmed' as const,
    basis: command.basis.trim(),
    fromHash: listing.hash,
    hash: pack.hash,
    doubts: [...listing.reasons],
    changes: proposal.changes,
  };
  const made = publishedOf({ pack, status: 'published', reasons: [], source: listing.source });
  const done = await reviews.recordReview(review, { ...listing, n: history.length }, made);
  return done ? { ...review, status: 'published' } : refuse('review-stale', { procedure: listing.code });
}

const isProposedOf = ({ verdict, fromHash }: ProcedureReview, { hash }: ProcedureListing): boolean =>
  verdict === 'proposed' && fromHash === hash;

function heldNoMore({ decidedBy, departures = [], filled = [] }: Manifest, known: LawKnown): Phrase[] {
  const laws = new Set([decidedBy?.basis ?? '', ...[...departures, ...filled].map(({ law }) => law)]);
  return [...laws].flatMap((law) => {
    const unheld = known.unheldIn(law);
    const misnamed = known.misnamedIn(law, []);
    return unheld ? [unheldFault(law, unheld)] : misnamed ? [misnamedFault(law, misnamed)] : [];
  });
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
  { verdict, mends: entered = NOTHING }: ReviewCommand,
  date: string,
): Promise<Outcome<After>> {
  // A paper by an id that the pack does not have is one that is added.
  const ids = new Set(pack.manifest.components.map(({ id }) => id));
  const papers = entered.papers.map(({ id, ...paper }) => ({ ...paper, ...(id && ids.has(id) && { id }) }));
  const mends = { ...entered, papers };
  if (verdict === 'closed') return { pack, status: 'closed', reasons: [...reasons], changes: [] };
  if (verdict === 'sent-back')
    return { pack, status: 'needs-review', reasons: reasons.length ? [...reasons] : [SENT_BACK], changes: [] };
  const postsOf = postsIn(province);
  const said = { ...pack, manifest: asSaid(pack.manifest, reasons) };
  const unitNamed = unitsNamedIn(province, date);
  const known = lawKnown(province, date, said.manifest, reasons);
  const faults = mendFaults(said, mends, postsOf, known, unitNamed);
  if (faults.length) return refuse('review-incomplete', { missing: faults.map(({ fault }) => fault) });
  const unlisted = unlistedBasis(said, mends, province.law.documents);
  if (unlisted.length && !mends.lawChecked)
    return refuse('law-unlisted', {
      law: unlisted.map(({ of, number, isUntitled }) =>
        phrase('beside-in', { of, detail: isUntitled ? phrase('law-title-of', { law: number }) : number }),
      ),
    });
  const { files, changes } = mendPack(pack, mends, {
    reasons,
    basis: mends.deciderBasis!.trim(),
    postsOf,
    unitNamed,
    titled: province.law.documents,
  });
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
  const named = province.law.namedOn(date);
  return {
    unheldIn: (text) => unheldIn(province, text, { date }, listed),
    misnamedIn: (text, own) => misnamedIn(text, [...own, ...named]),
    notAsked: (text) => paperNotAsked(text, province, date),
    titledOtherwise: (document) => titledOtherwise(document, named),
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

/** Our unit by the name that a source has for it, or by its role, as a row of competence writes it. */
export const unitsNamedIn =
  (province: Province, date: string): UnitNamed =>
  (name) => {
    const role = name.startsWith('role:') ? name.slice(5) : undefined;
    if (!role) return unitNamed(province, name, date);
    const isOfPlace = province.source.communeOffices.some(({ roles }) => roles?.includes(role));
    return isOfPlace ? `place:${role}` : province.unitWithRole(role, undefined)?.code;
  };

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
