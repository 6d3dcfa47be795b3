/** Imported procedures that wait for an officer of procedure control: the list, and each with its source beside what was read. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { confirmReview, lawKnown, postsIn, reviewProcedure, toConfirm, unitsNamedIn } from '#acts/review-procedure.ts';
import { giveBackReview, type Returned, takeBackReview } from '#acts/review-proposal.ts';
import { mayConfirmReview, mayReview } from '#authority/permission.ts';
import { sha256 } from '#kernel/hash.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { isRefusal, LANGUAGES, type Outcome, refusalText } from '#kernel/outcome.ts';
import { phraseText } from '#kernel/phrases.ts';
import { unmarkedIn } from '#procedure/marks.ts';
import { type MendFault, type Mends, mendFaults } from '#procedure/mend.ts';
import { readPack } from '#procedure/pack.ts';
import {
  awaitedOf,
  enteredLast,
  type ProcedureReview,
  type ReviewFilter,
  returnedOf,
  takesOffBy,
  typedIn,
  type UnderWay,
} from '#spine/reviews.ts';
import { reviewPlace, startOf } from '#views/places.ts';
import { type ShownToday, shownByCode } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { wordsOf } from '../forms/model.ts';
import { textFaults } from '../forms/posted.tsx';
import type { View } from '../view.ts';
import { type Awaited, markField } from './review-awaited.tsx';
import { ReviewList } from './review-list.tsx';
import {
  type Entered,
  enteredFrom,
  enteredIn,
  mendsIn,
  type Posted,
  reviewLimit,
  typedBeside,
} from './review-model.ts';
import { ReviewPage } from './review-page.tsx';
import { enteredOf } from './review-refill.ts';
import { TAKING_OFF } from './review-taking-off.tsx';

const PAGE = 30;
const VERDICTS = ['opened', 'sent-back', 'closed'] as const;
export const STATES = [
  'needs-review',
  'proposed',
  'closed',
  'reviewed',
] as const satisfies readonly ReviewFilter['status'][];

type Query = Partial<Record<'status' | 'doubt' | 'field' | 'ministry' | 'text' | 'after', string>>;
type ByCode = FastifyRequest<{ Params: { code: string }; Body: Posted }>;

export function reviewRoutes(server: FastifyInstance, door: Door): void {
  const { reviews } = door.parts;
  const office = { for: 'officer' } as const;
  server.get<{ Querystring: Query }>('/office/review', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const permitted = mayLook(view);
    if (isRefusal(permitted)) return door.refuse(request, reply, permitted);
    const filter = filterOf(request.query);
    const after = startOf(request.query.after, reviewPlace);
    if (isRefusal(after)) return door.refuse(request, reply, after);
    const [listed, counts] = await Promise.all([
      reviews.listForReview(filter, { limit: PAGE, after }),
      reviews.countForReview(filter),
    ]);
    return door.send(reply, ReviewList({ view, filter, listed, counts, begun: after !== undefined }));
  });
  server.get<{ Params: { code: string } }>('/office/review/:code', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const permitted = mayLook(view);
    if (isRefusal(permitted)) return door.refuse(request, reply, permitted);
    return show(door, request as ByCode, reply, {});
  });
  server.post<{ Params: { code: string }; Body: Posted }>(
    '/office/review/:code',
    { config: office },
    (request, reply) => decide(door, request, reply),
  );
  server.post<{ Params: { code: string }; Body: Posted }>(
    '/office/review/:code/confirm',
    { config: office },
    (request, reply) => confirm(door, request, reply),
  );
  for (const how of ['give-back', 'take-back'] as const)
    server.post<{ Params: { code: string }; Body: Posted }>(
      `/office/review/:code/${how}`,
      { config: office },
      (request, reply) => endProposal(door, request, reply, how),
    );
}

const dayOf = (view: View): string => view.platform.province.calendar.dateOf(view.now);

/** Who reviews, and who may be asked to confirm. */
function mayLook(view: View) {
  const permitted = permittedTo(view);
  const confirms = !isRefusal(mayConfirmReview(view.platform.province, view.actor!, dayOf(view)));
  return confirms ? (true as const) : permitted;
}

const permittedTo = (view: View) => mayReview(view.platform.province, view.actor!, dayOf(view));

function filterOf(query: Query): ReviewFilter {
  const said = (name: keyof Query) => query[name]?.trim().slice(0, 200) || undefined;
  return {
    status: STATES.find((one) => one === query.status) ?? 'needs-review',
    doubt: said('doubt'),
    field: said('field'),
    ministry: said('ministry'),
    text: said('text'),
  };
}

interface Failed {
  entered?: Entered;
  faults?: readonly MendFault[];
  /** What is wrong with the texts themselves. */
  texts?: readonly { at: string; text: string }[];
  /** What the act itself refused, and at which field, where that is not the basis. */
  refused?: string;
  at?: string;
  /** The basis names a document that no list has. */
  unlisted?: boolean;
  /** It would take an open procedure off: what is under way there. */
  takesOff?: UnderWay;
  /** What a second person wrote, or who takes a proposal back, and why it was not taken. Without `at` it is of what was not marked. */
  confirming?: { entered: string; refused: string; at?: string; checked: readonly string[] };
}

async function show(door: Door, request: ByCode, reply: FastifyReply, failed: Failed): Promise<FastifyReply> {
  const view = door.view(request);
  const shown = await shownByCode(view.platform, request.params.code);
  if (isRefusal(shown)) return door.refuse(request, reply, shown);
  const history = await door.parts.reviews.listReviews(shown.listing.code);
  const { confirming } = failed;
  const awaited = await awaitedBy(view, shown, history, confirming);
  const isTakingOff = awaited && takesOffBy(awaited.proposal);
  const { code } = shown.listing;
  const underWay = isTakingOff ? await door.parts.reviews.countUnderWay(code) : { dossiers: 0, drafts: 0 };
  const returned = returnedOf(history, shown.listing);
  const errors = [
    ...(failed.texts ?? []),
    ...(failed.faults ?? []).map(({ at, fault }) => ({ at, text: phraseText(fault, view.lang) })),
    ...(confirming
      ? [{ at: confirming.at ?? unmarkedField(awaited, confirming.checked), text: confirming.refused }]
      : []),
    ...(failed.refused ? [{ at: failed.at ?? 'basis', text: failed.refused }] : []),
  ];
  const isOwn = awaited?.proposal.officer === view.actor!.id;
  const proposal = isOwn ? awaited?.proposal : returned?.proposal;
  const entered = failed.entered ?? enteredAgain(history, proposal, shown);
  return door.send(
    reply,
    ReviewPage({
      view,
      shown,
      history,
      entered,
      errors,
      unlisted: failed.unlisted,
      takesOff: failed.takesOff,
      awaited,
      underWay,
      returned,
      typedBy: failed.entered ? undefined : enteredLast(history, shown.listing),
      isOwn,
      mayReview: !isRefusal(permittedTo(view)),
    }),
    errors.length ? 422 : 200,
  );
}

/** As it was left: proposed, or typed when it was put off or closed; without what was entered then, as it was read. */
function enteredAgain(
  history: readonly ProcedureReview[],
  proposal: ProcedureReview | undefined,
  { pack, listing }: ShownToday,
): Entered {
  const last = enteredLast(history, listing);
  const entered = last ? (typedIn(last) ?? enteredOf(last.entered as Mends, pack)) : enteredFrom(pack, listing.reasons);
  return proposal?.entered ? { ...entered, basis: proposal.basis } : { ...entered };
}

/** Where the first mark is missing. */
function unmarkedField(awaited: Awaited | undefined, checked: readonly string[]): string {
  const [first] = awaited ? unmarkedIn(awaited.values, checked).unmarked : [];
  return first ? markField(first.field) : 'confirm-basis';
}

async function awaitedBy(
  view: View,
  { listing, pack: before }: ShownToday,
  history: readonly ProcedureReview[],
  refused?: Failed['confirming'],
): Promise<Awaited | undefined> {
  const proposal = awaitedOf(history, listing);
  const kept = proposal && (await view.platform.store.findPack(proposal.hash));
  const pack = kept && readPack(kept.files);
  if (!pack || isRefusal(pack)) return undefined;
  const { province } = view.platform;
  const may = mayConfirmReview(province, view.actor!, dayOf(view), proposal.officer);
  return {
    proposal,
    pack,
    source: before,
    values: toConfirm(province, dayOf(view), before, listing.reasons, pack, proposal.changes),
    mayConfirm: !isRefusal(may),
    entered: refused?.entered,
    checked: refused?.checked,
  };
}

/** The marks of values as they stood on the page. */
const marksIn = (entered: Entered): string[] =>
  Object.entries(entered).flatMap(([name, mark]) => (name.startsWith('checked-') && mark ? [mark] : []));

async function confirm(door: Door, request: ByCode, reply: FastifyReply): Promise<FastifyReply> {
  const view = door.view(request);
  const entered = enteredIn(request.body ?? {});
  const basis = entered['confirm-basis'] ?? '';
  const checked = marksIn(entered);
  const command = { procedure: request.params.code, seenHash: entered['seen'] ?? '', basis, checked };
  const [text] = textFaults(view, { 'confirm-basis': basis }, reviewLimit);
  if (text) {
    const confirming = { entered: basis, refused: text.text, at: 'confirm-basis', checked };
    return show(door, request, reply, { confirming });
  }
  const done = await confirmReview(view.platform, door.parts.reviews, command, view.actor!);
  if (isRefusal(done)) {
    if (isRefusal(mayLook(view)) || done.code === 'review-own') return door.refuse(request, reply, done);
    const at =
      done.code === 'review-unchecked' || done.code === 'review-mended'
        ? undefined
        : done.code === 'review-takes-off'
          ? TAKING_OFF
          : 'confirm-basis';
    const refused = refusalText(done, view.lang);
    return show(door, request, reply, { confirming: { entered: basis, refused, at, checked } });
  }
  door.forget();
  return door.seeOther(reply, `/office/review/${done.code}`, 'done');
}

/** The second person gives it back, and who proposed it is told why; or they take it back themselves. */
async function endProposal(
  door: Door,
  request: ByCode,
  reply: FastifyReply,
  how: 'give-back' | 'take-back',
): Promise<FastifyReply> {
  const view = door.view(request);
  const entered = enteredIn(request.body ?? {});
  const field = how === 'give-back' ? 'confirm-basis' : 'take-back-basis';
  const basis = entered[field] ?? '';
  const again = (refused: string) =>
    show(door, request, reply, { confirming: { entered: basis, refused, at: field, checked: marksIn(entered) } });
  const [text] = textFaults(view, { [field]: basis }, reviewLimit);
  if (text) return again(text.text);
  const act = how === 'give-back' ? giveBackReview : takeBackReview;
  const command = { procedure: request.params.code, seenHash: entered['seen'] ?? '', basis };
  const done: Outcome<Returned> = await act(view.platform, door.parts.reviews, command, view.actor!);
  if (isRefusal(done)) {
    const isOthers = done.code === 'review-own' || done.code === 'review-not-proposer';
    if (isRefusal(mayLook(view)) || isOthers) return door.refuse(request, reply, done);
    return again(refusalText(done, view.lang));
  }
  if (how === 'give-back') await tellProposer(door, view, done);
  return door.seeOther(reply, `/office/review/${done.code}`, 'done');
}

async function tellProposer(door: Door, view: View, { code, at, basis, officerName, proposal }: Returned) {
  const shown = await shownByCode(view.platform, code);
  const names = isRefusal(shown)
    ? { vi: code }
    : Object.fromEntries(LANGUAGES.map((one) => [one, wordsOf(shown.pack.words, one)('name') ?? code]));
  const owner = `officer:${proposal.officer}`;
  const key = `review-given-back:${code}:${proposal.hash}:${at}`;
  const id = uuidV7(Date.parse(at), Buffer.from(sha256(key), 'hex').subarray(0, 10));
  const params = { ...names, code, by: officerName, reason: basis.replace(/[.\s]+$/, '') };
  await door.parts.messages.add({ id, owner, kind: 'review-given-back', params, at }, key);
}

async function decide(door: Door, request: ByCode, reply: FastifyReply): Promise<FastifyReply> {
  const view = door.view(request);
  const permitted = permittedTo(view);
  if (isRefusal(permitted)) return door.refuse(request, reply, permitted);
  const { platform } = view;
  const shown = await shownByCode(platform, request.params.code);
  if (isRefusal(shown)) return door.refuse(request, reply, shown);
  const entered = enteredIn(request.body ?? {});
  const verdict = VERDICTS.find((one) => one === entered['verdict']);
  const mends = mendsIn(entered);
  // The act asks the same again: here it is known beside which field each fault belongs.
  const { province } = platform;
  const known = lawKnown(province, dayOf(view), shown.pack.manifest, shown.listing.reasons);
  const faults =
    verdict === 'opened'
      ? mendFaults(shown.pack, mends, postsIn(province), known, unitsNamedIn(province, dayOf(view)))
      : [];
  const texts = textFaults(view, entered, reviewLimit).map(({ id, text }) => ({ at: id, text }));
  if (!verdict || faults.length || texts.length) return show(door, request, reply, { entered, faults, texts });
  const history = await door.parts.reviews.listReviews(shown.listing.code);
  const before = enteredAgain(history, undefined, shown);
  const command = {
    procedure: shown.listing.code,
    seenHash: entered['seen'] ?? '',
    ...(entered['seen-reviews'] && { seenReviews: Number(entered['seen-reviews']) }),
    verdict,
    basis: entered['basis'] ?? '',
    mends,
    takesOff: entered['takes-off'] === 'yes',
    typed: verdict === 'opened' ? undefined : typedBeside(before, entered),
  };
  const done = await reviewProcedure(platform, door.parts.reviews, command, view.actor!);
  if (isRefusal(done)) {
    const unlisted = done.code === 'law-unlisted';
    const isTakingOff = verdict !== 'opened' && shown.listing.status === 'published';
    const takesOff = isTakingOff ? await door.parts.reviews.countUnderWay(command.procedure) : undefined;
    const at = unlisted
      ? isTakingOff
        ? 'law-checked'
        : 'decider-basis'
      : done.code === 'review-takes-off'
        ? 'takes-off'
        : undefined;
    // Told that a colleague was there meanwhile, who sends it again has read theirs.
    if (done.code === 'review-stale') delete entered['seen-reviews'];
    return show(door, request, reply, { entered, refused: refusalText(done, view.lang), at, unlisted, takesOff });
  }
  door.forget();
  return door.seeOther(reply, `/office/review/${done.code}`, 'done');
}
