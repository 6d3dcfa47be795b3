/** Screens that are live: a line to each that is open, for as long as its session holds. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { log } from '#kernel/log.ts';
import type { Door } from './door.ts';

/** That listen at once to one server. */
const MOST_STREAMS = 5_000;
/** Of one person, in however many browsers. */
const MOST_OF_ONE = 30;
const BEAT_MS = 25_000;

export class LiveStreams {
  readonly #door: Door;
  readonly #streams = new Set<() => void>();
  readonly #held = new Map<string, number>();

  constructor(server: FastifyInstance, door: Door) {
    this.#door = door;
    // They would never end by themselves, and the server waits for what is under way.
    server.addHook('preClose', async () => {
      for (const end of this.#streams) end();
    });
  }

  /** `listen` is given how to say that something changed, and gives back how it is told no more. */
  open(request: FastifyRequest, reply: FastifyReply, listen: (changed: () => void) => () => void): FastifyReply {
    const door = this.#door;
    const who = request.session?.id ?? '';
    const own = this.#held.get(who) ?? 0;
    // A browser that is told so does not come back by itself; the page works without.
    if (this.#streams.size >= MOST_STREAMS || own >= MOST_OF_ONE) return reply.code(204).send();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write(': here\n\n');
    const end = () => {
      if (!this.#streams.delete(end)) return;
      clearInterval(beat);
      unlisten();
      const left = (this.#held.get(who) ?? 1) - 1;
      if (left) this.#held.set(who, left);
      else this.#held.delete(who);
      door.streams.delete(look);
      raw.end();
    };
    // The browser opens another, which looks anew.
    const isOpen = () =>
      door.isStillOpen(request).catch((error: unknown) => {
        log.info('stream-ends', 'news: whether a session holds cannot be read, so its stream ends', { error });
        return false;
      });
    // Nothing is told by a session that has ended meanwhile.
    const say = async (line: string) => {
      if (await isOpen()) raw.write(line);
      else end();
    };
    const look = async (ended?: string) => {
      if (ended && !request.sessionHash?.startsWith(ended)) return;
      if (!(await isOpen())) end();
    };
    // A line now and then, so that nothing between us takes the connection for dead.
    const beat = setInterval(() => void say(': still here\n\n'), BEAT_MS);
    const unlisten = listen(() => void say('data: changed\n\n'));
    this.#streams.add(end);
    this.#held.set(who, own + 1);
    door.streams.add(look);
    request.raw.on('close', end);
    return reply;
  }
}
