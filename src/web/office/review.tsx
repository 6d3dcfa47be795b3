/** Imported procedures that wait for an officer of procedure control: the list, and each with its source beside what was read. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { lawKnown, postsIn, reviewProcedure } from '#acts/review-procedure.ts';
import { mayReview } from '#authority/permission.ts';
import { isRefusal, refusalText } from '#kernel/outcome.ts';
import { phraseText } from '#kernel/phrases.ts';
import { type MendFault, mendFaults } from '#procedure/mend.ts';
import type { ReviewFilter, Verdict } from '#spine/reviews.ts';
import { shownByCode } from '../catalogue.ts';
import type { Door } from '../door.ts';
import type { View } from '../view.ts';
import { ReviewList } from './review-list.tsx';
import { type Entered, enteredFrom, enteredIn, mendsIn, type Posted } from './review-model.ts';
import { ReviewPage } from './review-page.tsx';

const PAGE = 30;
const VERDICTS: readonly Verdict[] = ['opened', 'sent-back', 'closed'];
export const STATES = ['needs-review', 'closed', 'reviewed'] as const satisfies readonly ReviewFilter['status'][];

type Query = Partial<Record<'status' | 'doubt' | 'field' | 'ministry' | 'text' | 'after', string>>;
type ByCode = FastifyRequest<{ Params: { code: string }; Body: Posted }>;

export function reviewRoutes(server: FastifyInstance, door: Door): void {
  const { reviews } = door.parts;
  const office = { for: 'officer' } as const;
  server.get<{ Querystring: Query }>('/office/review', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const permitted = permittedTo(view);
    if (isRefusal(permitted)) return door.refuse(request, reply, permitted);
    const filter = filterOf(request.query);
    const { after = '' } = request.query;
    const [listed, counts] = await Promise.all([
      reviews.listForReview(filter, { limit: PAGE, after: /^\S{1,40} \S{1,60}$/.test(after) ? after : undefined }),
      reviews.countForReview(filter),
    ]);
    return door.send(reply, ReviewList({ view, filter, listed, counts }));
  });
  server.get<{ Params: { code: string } }>('/office/review/:code', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const permitted = permittedTo(view);
    if (isRefusal(permitted)) return door.refuse(request, reply, permitted);
    return show(door, request as ByCode, reply, {});
  });
  server.post<{ Params: { code: string }; Body: Posted }>(
    '/office/review/:code',
    { config: office },
    (request, reply) => decide(door, request, reply),
  );
}

const permittedTo = (view: View) =>
  mayReview(view.platform.province, view.actor!, view.platform.province.calendar.dateOf(view.now));

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
  /** What the act itself refused. */
  refused?: string;
  /** The basis names a document that no list has. */
  unlisted?: boolean;
}

async function show(door: Door, request: ByCode, reply: FastifyReply, failed: Failed): Promise<FastifyReply> {
  const view = door.view(request);
  const shown = await shownByCode(view.platform, request.params.code);
  if (isRefusal(shown)) return door.refuse(request, reply, shown);
  const errors = [
    ...(failed.faults ?? []).map(({ at, fault }) => ({ at, text: phraseText(fault, view.lang) })),
    ...(failed.refused ? [{ at: failed.unlisted ? 'decider-basis' : 'basis', text: failed.refused }] : []),
  ];
  const history = await door.parts.reviews.listReviews(shown.listing.code);
  const entered = failed.entered ?? enteredFrom(shown.pack);
  return door.send(
    reply,
    ReviewPage({ view, shown, history, entered, errors, unlisted: failed.unlisted }),
    errors.length ? 422 : 200,
  );
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
  const known = lawKnown(province, province.calendar.dateOf(view.now), shown.pack.manifest, shown.listing.reasons);
  const faults = verdict === 'opened' ? mendFaults(shown.pack, mends, postsIn(province), known) : [];
  if (!verdict || faults.length) return show(door, request, reply, { entered, faults });
  const command = {
    procedure: shown.listing.code,
    seenHash: entered['seen'] ?? '',
    verdict,
    basis: entered['basis'] ?? '',
    mends,
  };
  const done = await reviewProcedure(platform, door.parts.reviews, command, view.actor!);
  if (isRefusal(done)) {
    const unlisted = done.code === 'law-unlisted';
    return show(door, request, reply, { entered, refused: refusalText(done, view.lang), unlisted });
  }
  door.forget();
  return door.seeOther(reply, `/office/review/${done.code}`, 'done');
}
