/** The catalogue: what can be asked of this province. Open to everybody. */
import type { FastifyInstance } from 'fastify';
import { undecided } from '#acts/gate.ts';
import type { Platform } from '#acts/platform.ts';
import { isRefusal, type Language, refusalText, refuse } from '#kernel/outcome.ts';
import { bpmnOf } from '#procedure/compile.ts';
import { withDiagram } from '#procedure/diagram.ts';
import { doubtText } from '#procedure/national/doubts.ts';
import { asSaid, deciderDoubts, isTierSaid, uncertainOf, unknownsOf } from '#procedure/said.ts';
import { settingUses } from '#procedure/settings.ts';
import { startOf } from '#views/places.ts';
import { pageQuery } from './paging.ts';
import { languageOf, sendProblem } from './problem.ts';

/** As packs write it. */
const A_CODE = /^[A-Z0-9][A-Za-z0-9.-]{1,39}$/;
const codeParam = { type: 'object', properties: { code: { type: 'string', maxLength: 60 } } };

export function procedureRoutes(server: FastifyInstance, platform: Platform): void {
  server.get<{ Querystring: { text?: string; tier?: string; status?: string; limit: number; after?: string } }>(
    '/procedures',
    {
      config: { open: true },
      schema: {
        summary:
          'Procedures by words of their name (with or without diacritics) or code; `published` alone is open, and not where `notOpen` says since when and why nobody decides it; `reasons` say what is in doubt of the others',
        tags: ['procedures'],
        security: [],
        querystring: pageQuery({
          text: { type: 'string', maxLength: 200 },
          tier: { enum: ['province', 'commune'] },
          status: { enum: ['published', 'needs-review', 'closed'] },
        }),
      },
    },
    async (request, reply) => {
      const { limit, after, ...filter } = request.query;
      const place = startOf(after, (given) => (A_CODE.test(given) ? given : undefined));
      if (isRefusal(place)) return sendProblem(request, reply, place);
      const { rows, ...rest } = await platform.store.listProcedures(filter, { limit, after: place });
      return { ...rest, rows: rows.map((one) => ({ ...one, ...notOpen(platform, one, languageOf(request)) })) };
    },
  );

  server.get<{ Params: { code: string } }>(
    '/procedures/:code',
    {
      config: { open: true },
      schema: {
        summary:
          'One procedure: law, channels, components, steps, forms, in the language of the reader; `unknown` lists what its source leaves open, `uncertain` what it says and nobody has confirmed, `deciderDoubts` why the body it names cannot decide, `departures` what a review set against it, by which law, `filled` what it does not state and a review entered, by which ground, `notOpen` since when and why nobody decides what comes in now',
        tags: ['procedures'],
        security: [],
        params: codeParam,
      },
    },
    async (request, reply) => {
      const found = await findPack(platform, request.params.code);
      if (isRefusal(found)) return sendProblem(request, reply, found);
      const { listing, pack } = found;
      const vi = pack.words['vi'] ?? {};
      const lang = languageOf(request);
      const words = { ...vi, ...pack.words[lang] };
      const { reasons } = listing;
      const { province, clock } = platform;
      const today = province.calendar.dateOf(clock.now());
      // What stands as `{setting: id}` in the manifest, as of today and with where it is from.
      const ids = new Set(settingUses(pack).map((use) => use.setting));
      return {
        ...listing,
        ...notOpen(platform, listing, lang),
        ...asSaid(pack.manifest, reasons),
        // The level that an import kept is none where nobody is known to decide at it.
        ...(!isTierSaid(pack.manifest, reasons) && { tier: undefined }),
        unknown: unknownsOf(pack, reasons),
        uncertain: uncertainOf(pack, reasons),
        deciderDoubts: deciderDoubts(pack.manifest, reasons).map(({ id, field }) => doubtText(id, lang, field)),
        settings: [...ids].flatMap((id) => province.valueOf(id, today) ?? []),
        forms: pack.forms,
        words,
      };
    },
  );

  server.get<{ Params: { code: string } }>(
    '/procedures/:code/process.bpmn',
    {
      config: { open: true },
      schema: {
        summary: 'Its process as BPMN 2.0 with a diagram',
        tags: ['procedures'],
        security: [],
        params: codeParam,
        produces: ['application/xml'],
      },
    },
    async (request, reply) => {
      const found = await findPack(platform, request.params.code);
      const xml = isRefusal(found) ? found : await withDiagram(bpmnOf(found.pack));
      return isRefusal(xml) ? sendProblem(request, reply, xml) : reply.type('application/xml').send(xml);
    },
  );
}

/** Of what is published, that nobody decides it any more by the day. */
function notOpen(platform: Platform, { code, status }: { code: string; status: string }, lang: Language) {
  const ended = status === 'published' ? undecided(platform, code) : undefined;
  if (!ended) return {};
  return { notOpen: { code: ended.code, since: ended.params['from'], reason: refusalText(ended, lang) } };
}

async function findPack(platform: Platform, code: string) {
  const listing = await platform.store.findProcedure(code);
  if (!listing) return refuse('procedure-not-found', { procedure: code });
  const pack = await platform.packByHash(listing.hash);
  return isRefusal(pack) ? pack : { listing, pack };
}
