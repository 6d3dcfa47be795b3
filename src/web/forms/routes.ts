/** What a form asks its server while it is filled in: which fields the answers leave out, and the villages of a unit. */
import type { FastifyInstance } from 'fastify';
import { isRefusal } from '#kernel/outcome.ts';
import { shownByCode, wordsFor } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { formOf, sectionsOf } from './model.ts';
import { type Posted, readAnswers } from './read.ts';

export function formRoutes(server: FastifyInstance, door: Door): void {
  const { platform } = door.parts;
  server.post<{ Params: { code: string; form: string }; Body: Posted }>(
    '/forms/:code/:form',
    { config: { for: 'signed-in' } },
    async (request, reply) => {
      const shown = await shownByCode(platform, request.params.code);
      const source = isRefusal(shown) ? undefined : shown.rules.formOf(request.params.form);
      if (isRefusal(shown) || !source) return reply.code(404).send({});
      const view = door.view(request);
      const fields = sectionsOf(source, wordsFor(view, shown.pack)).flatMap((section) => section.fields);
      const answers = readAnswers(fields, request.body, view.t('form.decimal-sign'));
      return reply.send({ hidden: [...formOf(source).hidden(answers)] });
    },
  );
  server.get<{ Params: { unit: string } }>('/places/:unit', async (request, reply) =>
    reply.send(platform.province.findUnit(request.params.unit)?.villages ?? []),
  );
}
