/** News for the inbox that is open: that something changed at its desks, for as long as its session holds. */
import type { FastifyInstance } from 'fastify';
import type { Door } from '../door.ts';
import { LiveStreams } from '../live.ts';
import { workDesksOf } from './desk-model.ts';

export function newsRoutes(server: FastifyInstance, door: Door): void {
  const { listeners } = door.parts.platform;
  const streams = new LiveStreams(server, door);
  server.get('/office/events', { config: { for: 'officer' }, exposeHeadRoute: false }, (request, reply) => {
    const units = new Set(workDesksOf(door.view(request)).map((desk) => desk.unit));
    return streams.open(request, reply, (changed) => {
      const tell = (touched: readonly string[]) => {
        if (touched.some((unit) => units.has(unit))) changed();
      };
      listeners.add(tell);
      return () => listeners.delete(tell);
    });
  });
}
