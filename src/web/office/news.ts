/** News for the inbox that is open: that something changed at its desks, for as long as its session holds. */
import type { FastifyInstance } from 'fastify';
import type { Door } from '../door.ts';
import { workDesksOf } from './desk-model.ts';

/** Inboxes that listen at once to one server. */
const MOST_STREAMS = 5_000;
/** Of one officer, in however many browsers. */
const MOST_OF_ONE = 30;
const BEAT_MS = 25_000;

export function newsRoutes(server: FastifyInstance, door: Door): void {
  const { listeners } = door.parts.platform;
  const streams = new Set<() => void>();
  const held = new Map<string, number>();
  server.get('/office/events', { config: { for: 'officer' }, exposeHeadRoute: false }, (request, reply) => {
    const who = request.session?.id ?? '';
    const own = held.get(who) ?? 0;
    const units = new Set(workDesksOf(door.view(request)).map((desk) => desk.unit));
    // A browser that is told so does not come back by itself; the inbox works without.
    if (streams.size >= MOST_STREAMS || own >= MOST_OF_ONE) return reply.code(204).send();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write(': here\n\n');
    const end = () => {
      if (!streams.delete(end)) return;
      clearInterval(beat);
      listeners.delete(tell);
      const left = (held.get(who) ?? 1) - 1;
      if (left) held.set(who, left);
      else held.delete(who);
      door.streams.delete(look);
      raw.end();
    };
    // Nothing is told by a session that has ended meanwhile.
    const say = async (line: string) => {
      if (await door.isStillOpen(request).catch(() => false)) raw.write(line);
      else end();
    };
    const look = async (ended?: string) => {
      if (ended && !request.sessionHash?.startsWith(ended)) return;
      if (!(await door.isStillOpen(request).catch(() => false))) end();
    };
    const tell = (touched: readonly string[]) => {
      if (touched.some((unit) => units.has(unit))) void say('data: changed\n\n');
    };
    // A line now and then, so that nothing between us takes the connection for dead.
    const beat = setInterval(() => void say(': still here\n\n'), BEAT_MS);
    listeners.add(tell);
    streams.add(end);
    held.set(who, own + 1);
    door.streams.add(look);
    request.raw.on('close', end);
  });
  // They would never end by themselves, and the server waits for what is under way.
  server.addHook('preClose', async () => {
    for (const end of streams) end();
  });
}
