/** Beginning an application: for whom, at which place, and whether one was begun already. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseSecond } from '#acts/barred.ts';
import { delegationsTo } from '#acts/representing.ts';
import { lacksAssurance } from '#authority/permission.ts';
import { noDossier } from '#dossier/state.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { isRefusal, refusalText, refuse } from '#kernel/outcome.ts';
import { aboutIn } from '../about.ts';
import { openByCode, type ShownToday } from '../catalogue.ts';
import type { Door } from '../door.ts';
import type { Posted } from '../forms/read.ts';
import { ownerOf } from '../owner.ts';
import type { View } from '../view.ts';
import type { PageErrors } from './apply-pages.tsx';
import { peopleOf, refuseFor } from './apply-people.ts';
import { addressEnd } from './place-question.tsx';
import { BEGUN, type Begun, StartPage } from './start-page.tsx';

export function beginRoutes(server: FastifyInstance, door: Door): void {
  const { doors, platform } = door.parts;
  const mine = { for: 'citizen' } as const;
  const closed = async (request: FastifyRequest) => {
    const shown = await openByCode(platform, (request.params as { code: string }).code);
    return isRefusal(shown) ? shown : undefined;
  };
  const begin = { config: { ...mine, closed } };
  server.get<{ Params: { code: string } }>('/apply/:code', begin, async (request, reply) => {
    const view = door.view(request);
    const shown = await openByCode(platform, request.params.code);
    if (isRefusal(shown)) return door.refuse(request, reply, shown);
    const low = lacksAssurance('submit-dossier', view.actor!, platform.province);
    if (low) return door.refuse(request, reply, low);
    const delegations = await delegationsTo(platform, view.actor, shown.rules.code);
    const [mayNot, ...forOthers] = await Promise.all(
      [undefined, ...delegations].map((one) => refuseFor(door, request, shown, one)),
    );
    // Whoever may not apply for themself may still for who let them.
    if (mayNot && forOthers.every(Boolean)) return door.refuse(request, reply, mayNot);
    const self = { ...noDossier(''), ...peopleOf(request, platform, undefined) };
    const second = delegations.length ? undefined : await refuseSecond(platform, shown.rules, self, () => true);
    if (second) return door.refuse(request, reply, second);
    return door.send(
      reply,
      StartPage({ view, shown, delegations, errors: [], begun: await begunOf(door, view, shown) }),
    );
  });
  server.post<{ Params: { code: string }; Body: Posted }>('/apply/:code', { config: mine }, async (request, reply) => {
    const view = door.view(request);
    const shown = await openByCode(platform, request.params.code);
    if (isRefusal(shown)) return door.refuse(request, reply, shown);
    const low = lacksAssurance('submit-dossier', view.actor!, platform.province);
    if (low) return door.refuse(request, reply, low);
    const delegations = await delegationsTo(platform, view.actor, shown.rules.code);
    const place = String(request.body['place'] ?? '');
    const whom = String(request.body['for'] ?? 'self');
    const delegation = delegations.find((one) => one.id === whom);
    const errors: PageErrors = [];
    if (!platform.province.findUnit(place)?.place) errors.push({ id: 'place', text: view.t('apply.place-needed') });
    if (whom !== 'self' && !delegation) errors.push({ id: 'for', text: view.t('apply.for-needed') });
    const mayNot = await refuseFor(door, request, shown, delegation);
    if (mayNot) errors.push({ id: 'for', text: refusalText(mayNot, view.lang) });
    const begun = await begunOf(door, view, shown);
    // One that another tab began since the page was drawn.
    const isUntold = Number(request.body[BEGUN] ?? begun.length) < begun.length;
    if (errors.length || isUntold)
      return door.send(
        reply,
        StartPage({ view, shown, delegations, errors, place, whom, begun }),
        errors.length ? 422 : 200,
      );
    const { field } = shown.rules.place ?? {};
    const id = uuidV7(platform.clock.now().epochMilliseconds, platform.random(10));
    const isKept = await doors.saveDraft({
      id,
      owner: ownerOf(view),
      procedure: shown.rules.code,
      savedAt: platform.clock.now().toString(),
      data: {
        ...peopleOf(request, platform, delegation),
        place,
        answers: field ? { [field]: addressEnd(view, place) } : {},
        papers: {},
      },
    });
    if (!isKept) return door.refuse(request, reply, refuse('drafts-most', { count: doors.draftTerms.most }));
    return reply.redirect(`/drafts/${id}`, 303);
  });
}

/** What they began of this procedure and did not hand in. */
async function begunOf(door: Door, view: View, shown: ShownToday): Promise<Begun[]> {
  const drafts = await door.parts.doors.listDrafts(ownerOf(view));
  const own = drafts.filter(({ procedure }) => procedure === shown.rules.code);
  return own.map(({ id, savedAt, data }) => ({
    id,
    savedAt,
    about: aboutIn(shown, (data['answers'] ?? {}) as Record<string, unknown>),
  }));
}
