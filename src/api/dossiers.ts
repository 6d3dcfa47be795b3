/** Dossiers, their acts, and the tasks of a desk. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AbsenceRequest, absenceWhat, cancelAbsence, endAbsence, recordAbsence } from '#acts/absence.ts';
import { consultedUnit } from '#acts/consulted-unit.ts';
import { slipsFor } from '#acts/documents.ts';
import { refuseOnlinePapers } from '#acts/online-papers.ts';
import { openActs } from '#acts/open-acts.ts';
import { type ActOptions, type Performed, perform, startDossier, subjectOf } from '#acts/perform.ts';
import type { Platform } from '#acts/platform.ts';
import { withStanding } from '#acts/representing.ts';
import { actSchemas, draftBody, refusedReceptionBody } from '#acts/schemas.ts';
import { deskPost } from '#authority/head-posts.ts';
import { isParty, provenNumber } from '#authority/identity.ts';
import { isInspector } from '#authority/inspectors.ts';
import { leadsDivision } from '#authority/leading.ts';
import { handlesDossiers } from '#authority/members.ts';
import { type Actor, mayAct } from '#authority/permission.ts';
import { holds } from '#authority/province.ts';
import type { Command, CommandOf } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { outcomeText } from '#dossier/followers.ts';
import { stateAt } from '#dossier/silence.ts';
import { slipsReadBy } from '#dossier/slips.ts';
import type { DossierState } from '#dossier/state.ts';
import { isUuid } from '#kernel/ids.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { dossierCodeAsMeant } from '#kernel/text.ts';
import { dossierView, hasChangedByTime } from '#views/dossier-view.ts';
import { chainedOf, eventsGiven, givenWhole, stateGiven, workOf } from '#views/given.ts';
import { dossierPlace, startOf, taskPlace } from '#views/places.ts';
import { timelineOf } from '#views/timeline.ts';
import { etagOf, readIfMatch } from './if-match.ts';
import { sendLetter } from './letter.ts';
import { pageQuery } from './paging.ts';
import { languageOf, sendProblem } from './problem.ts';
import { isWithin } from './token-scopes.ts';

const dossierParam = {
  type: 'object',
  properties: { dossier: { type: 'string', maxLength: 80, description: 'Dossier code, or its id' } },
};
const actHeaders = {
  type: 'object',
  properties: {
    'if-match': { type: 'string', maxLength: 40, description: 'ETag of the version seen, as it came; or `*`' },
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: 120,
      description: 'The same key again answers the same and does nothing',
    },
  },
};

interface Found {
  id: string;
  state: DossierState;
}

export function dossierRoutes(server: FastifyInstance, platform: Platform): void {
  readRoutes(server, platform);
  paperRoutes(server, platform);
  actRoutes(server, platform);
  deskRoutes(server, platform);
}

function readRoutes(server: FastifyInstance, platform: Platform): void {
  server.get('/me', { schema: { summary: 'Who the token belongs to', tags: ['system'] } }, async ({ actor }) => {
    const officer = actor.kind === 'officer' ? platform.province.officers.get(actor.id) : undefined;
    return { ...actor, holds: officer?.holds };
  });
  server.get<{
    Querystring: { unit?: string; receivingUnit?: string; status?: string; limit: number; after?: string };
  }>(
    '/dossiers',
    {
      schema: {
        summary: "Newest first: a citizen's own dossiers, or those of a unit where the officer holds a post",
        tags: ['dossiers'],
        querystring: pageQuery({
          unit: { type: 'string', maxLength: 60 },
          receivingUnit: { type: 'string', maxLength: 60 },
          status: { type: 'string', maxLength: 40 },
        }),
      },
    },
    async (request, reply) => {
      const { limit, after, ...filter } = request.query;
      const { actor } = request;
      if (actor.kind === 'citizen') {
        const applicantId = actor.idNumber ?? platform.province.people.get(actor.id)?.idNumber ?? '';
        const place = startOf(after, (given) => (isUuid(given) ? given : undefined));
        if (isRefusal(place)) return sendProblem(request, reply, place);
        // Of a number that the sign-in did not prove, what this account began alone.
        const account = provenNumber(actor) === applicantId ? undefined : actor.id;
        return platform.store.listDossiers({ status: filter.status, applicantId, account }, { limit, after: place });
      }
      const unit = filter.unit ?? filter.receivingUnit;
      if (!unit) return sendProblem(request, reply, refuse('unit-needed'));
      if (!sitsIn(platform, actor, unit) && !leads(platform, actor, unit))
        return sendProblem(
          request,
          reply,
          refuse('not-permitted', { act: 'read-dossier', who: 'unit-member, auditor' }),
        );
      const { receivingUnit, status } = filter;
      const scope = filter.unit ? { units: [unit] } : { receivingUnits: [unit] };
      const place = startOf(after, dossierPlace);
      if (isRefusal(place)) return sendProblem(request, reply, place);
      return platform.store.findDossiers({ receivingUnit, status }, scope, { limit, after: place });
    },
  );
  server.get<{ Params: { dossier: string } }>(
    '/dossiers/:dossier',
    { schema: { summary: 'A dossier as it stands', tags: ['dossiers'], params: dossierParam } },
    (request, reply) =>
      withDossier(platform, request, reply, async ({ state }) => {
        const etag = etagOf(state.seq);
        reply.header('etag', etag);
        const at = platform.clock.now().toString();
        // What is open to an officer changes without an act: posts begin and end, and somebody is away.
        const isOwn = request.actor.kind === 'citizen';
        const isSame = isOwn && request.headers['if-none-match'] === etag && !hasChangedByTime(state, at);
        return isSame
          ? reply.code(304).send()
          : dossierView(stateGiven(request.actor, state), at, await openActs(platform, state, request.actor));
      }),
  );
  server.get<{ Params: { dossier: string } }>(
    '/dossiers/:dossier/events',
    {
      schema: {
        summary:
          'Its events with their hash chain; what is for the office alone, or not issued yet, is `withheld`, and from the first of these on no hash is given, by which its text could be found',
        tags: ['dossiers'],
        params: dossierParam,
      },
    },
    (request, reply) =>
      withDossier(platform, request, reply, async ({ id }) => {
        const links = await platform.store.readEvents(id);
        const events = links.map(({ body }) => JSON.parse(body) as DossierEvent);
        const isGiven = events.map(givenWhole(request.actor, events));
        const chained = chainedOf(isGiven);
        return links.map(({ seq, prevHash, hash }, i) => ({
          seq,
          ...(i < chained && { prevHash, hash }),
          ...(isGiven[i] ? { event: events[i] } : { withheld: true }),
        }));
      }),
  );
  server.get<{ Params: { dossier: string } }>(
    '/dossiers/:dossier/verify',
    { schema: { summary: 'Whether its chain holds', tags: ['dossiers'], params: dossierParam } },
    (request, reply) => withDossier(platform, request, reply, ({ id }) => platform.store.verify(id)),
  );
}

function paperRoutes(server: FastifyInstance, platform: Platform): void {
  server.get<{ Params: { dossier: string } }>(
    '/dossiers/:dossier/timeline',
    { schema: { summary: 'Its life in words', tags: ['dossiers'], params: dossierParam } },
    (request, reply) =>
      withDossier(platform, request, reply, async ({ id, state }) => {
        const rules = await platform.procedureByHash(state.procedure.hash);
        if (isRefusal(rules)) return sendProblem(request, reply, rules);
        const language = languageOf(request);
        const events = await eventsOf(platform, id);
        return timelineOf(id, eventsGiven(request.actor, events), platform.province, language, {
          isWork: workOf(request.actor, events),
          step: (step) => rules.steps[step]?.name[language] ?? step,
          item: (item) => rules.itemName(item)[language],
          law: rules.lawText,
          outcome: (step, result) => outcomeText(rules, language, step, result),
        });
      }),
  );
  server.get<{ Params: { dossier: string } }>(
    '/dossiers/:dossier/slips',
    {
      schema: {
        summary: 'Slips as data: 01 to 07 for the office, 01 to 05 for who applied',
        tags: ['dossiers'],
        params: dossierParam,
      },
    },
    (request, reply) =>
      withDossier(platform, request, reply, async ({ id, state }) => {
        const rules = await platform.procedureByHash(state.procedure.hash);
        if (isRefusal(rules)) return sendProblem(request, reply, rules);
        const slips = slipsFor(platform, rules, id, await eventsOf(platform, id));
        return slipsReadBy(request.actor.kind === 'citizen' ? 'applicant' : 'office', slips);
      }),
  );
  server.get<{ Params: { dossier: string } }>(
    '/dossiers/:dossier/letter',
    {
      schema: {
        summary: 'The text of its result, or of the notice that it is not given, in Markdown',
        tags: ['dossiers'],
        params: dossierParam,
        produces: ['text/markdown'],
      },
    },
    (request, reply) =>
      withDossier(platform, request, reply, ({ state }) => sendLetter(platform, request, reply, state)),
  );
}

const withProcedure = (body: object) => {
  const { properties, required } = body as { properties: object; required: string[] };
  const procedure = { type: 'string', maxLength: 60 };
  return { ...body, required: ['procedure', ...required], properties: { procedure, ...properties } };
};

function actRoutes(server: FastifyInstance, platform: Platform): void {
  server.post<{ Body: { procedure: string } & Record<string, unknown> }>(
    '/dossiers',
    {
      config: { scope: 'act:draft-dossier' },
      schema: {
        summary: 'Start a dossier as a draft',
        tags: ['acts'],
        headers: actHeaders,
        body: withProcedure(draftBody),
      },
    },
    async (request, reply) => {
      const options = optionsOf(request);
      if (isRefusal(options)) return sendProblem(request, reply, options);
      const { procedure, ...draft } = request.body;
      const command = { ...draft, act: 'draft-dossier' } as unknown as Extract<Command, { act: 'draft-dossier' }>;
      const rules = await platform.procedure(procedure);
      const bare = !isRefusal(rules) && refuseOnlinePapers(rules, command, request.actor);
      if (bare) return sendProblem(request, reply, bare);
      const begun = await startDossier(platform, procedure, command, request.actor, options);
      return answer(request, reply, begun, 201, platform);
    },
  );
  server.post<{ Body: { procedure: string } & Record<string, unknown> }>(
    '/dossiers/refused',
    {
      config: { scope: 'act:refuse-reception' },
      schema: {
        summary:
          'Refuse to receive what somebody brought, on grounds and what shows them, with law: slip 03, and no code',
        tags: ['acts'],
        headers: actHeaders,
        body: withProcedure(refusedReceptionBody),
      },
    },
    async (request, reply) => {
      const options = optionsOf(request);
      if (isRefusal(options)) return sendProblem(request, reply, options);
      const { procedure, ...brought } = request.body;
      const command = { ...brought, act: 'refuse-reception' } as unknown as CommandOf<'refuse-reception'>;
      const refused = await startDossier(platform, procedure, command, request.actor, options);
      return answer(request, reply, refused, 201, platform);
    },
  );
  for (const [act, { summary, body }] of Object.entries(actSchemas))
    server.post<{ Params: { dossier: string }; Body: Record<string, unknown> }>(
      `/dossiers/:dossier/${act}`,
      {
        config: { scope: `act:${act}` },
        schema: { summary, tags: ['acts'], params: dossierParam, headers: actHeaders, body },
      },
      async (request, reply) => {
        const options = optionsOf(request);
        if (isRefusal(options)) return sendProblem(request, reply, options);
        const id = await idOf(platform, request.params.dossier);
        if (!id) return sendProblem(request, reply, refuse('dossier-not-found', { dossier: request.params.dossier }));
        const command = { ...request.body, act } as unknown as Command;
        const bare = await refusePapersOf(platform, id, command, request.actor);
        if (bare) return sendProblem(request, reply, bare);
        const done = await perform(platform, id, command, request.actor, options);
        return answer(request, reply, done, 200, platform);
      },
    );
}

/** Said to whose dossier it is; whoever else asks is refused by the act, and told nothing of its papers. */
async function refusePapersOf(platform: Platform, id: string, command: Command, actor: Actor) {
  const state = actor.kind === 'citizen' ? (await platform.store.load(id))?.state : undefined;
  if (!state || !(isParty(actor, state.applicant) || isParty(actor, state.representative))) return undefined;
  const rules = await platform.procedureByHash(state.procedure.hash);
  return isRefusal(rules) ? undefined : refuseOnlinePapers(rules, command, actor, state);
}

function deskRoutes(server: FastifyInstance, platform: Platform): void {
  server.get<{ Querystring: { unit?: string; post?: string; assignee?: string; limit: number; after?: string } }>(
    '/tasks',
    {
      schema: {
        summary:
          'Open tasks by their legal date, what stands still last: of a unit where the officer holds a post, or of their own first desk',
        tags: ['tasks'],
        querystring: pageQuery({
          unit: { type: 'string', maxLength: 60 },
          post: { type: 'string', maxLength: 60 },
          assignee: { type: 'string', maxLength: 100 },
        }),
      },
    },
    async (request, reply) => {
      const { limit, after, ...filter } = request.query;
      const officer = platform.province.officers.get(request.actor.id);
      if (request.actor.kind !== 'officer' || !officer)
        return sendProblem(request, reply, refuse('not-permitted', { act: 'tasks', who: 'officer' }));
      const today = platform.province.calendar.dateOf(platform.clock.now());
      const desk = officer.holds.find(({ unit, post }) => holds(officer, unit, post, today)) ?? officer.holds[0];
      const own = filter.unit ? filter : { ...filter, unit: desk.unit, post: filter.post ?? desk.post };
      // A deputy works at the desk of the head.
      const wanted = { ...own, ...(own.post !== undefined && { post: deskPost(own.post) }) };
      if (!sitsIn(platform, request.actor, wanted.unit!))
        return sendProblem(request, reply, refuse('not-permitted', { act: 'tasks', who: 'unit-member, auditor' }));
      const notSilentAt = platform.clock.now().toString();
      const place = startOf(after, taskPlace);
      if (isRefusal(place)) return sendProblem(request, reply, place);
      return platform.store.listTasks({ ...wanted, notSilentAt }, { limit, after: place });
    },
  );
  server.post<{ Body: AbsenceRequest }>(
    '/absences',
    {
      schema: {
        summary: 'Record that an officer is away, and who stands in',
        tags: ['tasks'],
        body: {
          type: 'object',
          additionalProperties: false,
          required: ['officer', 'from', 'to'],
          properties: {
            officer: { type: 'string', maxLength: 100 },
            from: { type: 'string', format: 'date-time' },
            to: { type: 'string', format: 'date-time' },
            standIn: { type: 'string', maxLength: 100 },
            reason: { type: 'string', maxLength: 500 },
            confirmed: { type: 'boolean', description: 'That the officer stands in for others then is known' },
          },
        },
      },
    },
    async (request, reply) => {
      const recorded = await recordAbsence(platform, request.actor, request.body);
      if (isRefusal(recorded)) return sendProblem(request, reply, recorded);
      request.noted.done.push({ kind: 'absence-recorded', what: absenceWhat(recorded) });
      return reply.code(201).send(absenceGiven(request, recorded));
    },
  );
  for (const [how, change, summary] of [
    ['end', endAbsence, 'The officer is back: the absence ends now'],
    ['cancel', cancelAbsence, 'The absence counts no more'],
  ] as const)
    server.post<{ Params: { absence: string }; Body: { reason?: string } }>(
      `/absences/:absence/${how}`,
      {
        schema: {
          summary,
          tags: ['tasks'],
          params: { type: 'object', properties: { absence: { type: 'string', format: 'uuid' } } },
          body: {
            type: 'object',
            additionalProperties: false,
            properties: { reason: { type: 'string', maxLength: 500 } },
          },
        },
      },
      async (request, reply) => {
        const changed = await change(platform, request.actor, request.params.absence, request.body.reason);
        if (isRefusal(changed)) return sendProblem(request, reply, changed);
        const kind = how === 'end' ? 'absence-ended' : 'absence-cancelled';
        request.noted.done.push({ kind, what: request.params.absence });
        return absenceGiven(request, changed);
      },
    );
}

const absenceGiven = <Row extends { id: string; seq: number }>({ bearer }: FastifyRequest, absence: Row) =>
  isWithin('read', bearer.scopes) ? absence : { id: absence.id, seq: absence.seq };

async function withDossier(
  platform: Platform,
  request: FastifyRequest<{ Params: { dossier: string } }>,
  reply: FastifyReply,
  show: (found: Found) => Promise<unknown>,
): Promise<unknown> {
  const id = await idOf(platform, request.params.dossier);
  const snapshot = id && (await platform.store.load(id));
  if (!snapshot) return sendProblem(request, reply, refuse('dossier-not-found', { dossier: request.params.dossier }));
  const permitted = await mayRead(platform, request.actor, snapshot.state);
  if (isRefusal(permitted)) {
    request.noted.hidden.add(id);
    return sendProblem(request, reply, permitted);
  }
  request.noted.read.add(id);
  const { province, clock } = platform;
  return show({ id, state: stateAt(snapshot.state, { province, at: clock.now() }) });
}

async function mayRead(platform: Platform, actor: Actor, state: DossierState) {
  const { province, clock } = platform;
  const subject = { ...subjectOf(state), consulted: consultedUnit(platform, actor, state) };
  const dossier = await withStanding(platform, subject, state, state.procedure.code, actor);
  return mayAct({ act: 'read-dossier', actor, dossier, province, date: province.calendar.dateOf(clock.now()) });
}

async function idOf(platform: Platform, given: string): Promise<string | undefined> {
  return isUuid(given) ? given : platform.store.findDossierId(dossierCodeAsMeant(given));
}

async function eventsOf(platform: Platform, id: string): Promise<DossierEvent[]> {
  return (await platform.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
}

function optionsOf(request: FastifyRequest): Outcome<ActOptions> {
  const ifMatch = readIfMatch(request.headers['if-match']);
  if (isRefusal(ifMatch)) return ifMatch;
  const key = request.headers['idempotency-key'];
  return { ifMatch, idempotencyKey: typeof key === 'string' ? key : undefined };
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome<Performed>,
  status: number,
  platform: Platform,
): Promise<FastifyReply> {
  if (isRefusal(outcome)) return sendProblem(request, reply, outcome);
  if (outcome.replayed) {
    // It is shown as it stands now: to whoever may see it now, whatever they did once.
    const permitted = await mayRead(platform, request.actor, outcome.state);
    if (isRefusal(permitted)) return sendProblem(request, reply, permitted);
    reply.header('idempotent-replay', 'true');
  }
  const { dossierId: id, seq, code, state } = outcome;
  reply.code(status).header('etag', etagOf(seq)).header('location', `/v1/dossiers/${id}`);
  // To act is not to read: without that scope the receipt alone.
  if (!isWithin('read', request.bearer.scopes)) return reply.send({ id, code, seq });
  return reply.send(
    dossierView(
      stateGiven(request.actor, state),
      platform.clock.now().toString(),
      await openActs(platform, state, request.actor),
    ),
  );
}

function sitsIn(platform: Platform, actor: Actor, unit: string): boolean {
  const officer = platform.province.officers.get(actor.id);
  return Boolean(
    officer?.holds.some(
      (held) =>
        handlesDossiers(held.post) &&
        (held.unit === unit || isInspector(platform.province, held)) &&
        holdsPost(platform, actor, held.unit, held.post),
    ),
  );
}

function leads({ province, clock }: Platform, actor: Actor, unit: string): boolean {
  const officer = actor.kind === 'officer' ? province.officers.get(actor.id) : undefined;
  return Boolean(officer && leadsDivision(province, officer, unit, province.calendar.dateOf(clock.now())));
}

function holdsPost(platform: Platform, actor: Actor, unit: string, post: string): boolean {
  const { province, clock } = platform;
  return (
    actor.kind === 'officer' &&
    province.holders(unit, post, province.calendar.dateOf(clock.now())).some((officer) => officer.id === actor.id)
  );
}
