/** The other side of a measurement: so many clients, each with a connection of its own, for so many seconds. */
import { Agent, get, request as open } from 'node:http';

export interface Load {
  url: string;
  cookie?: string;
  clients: number;
  seconds: number;
  /** Forms to post, once each, instead of one page again and again. */
  posts?: { paths: string[]; body: string };
}

process.once('message', async ({ url, cookie, clients, seconds, posts }: Load) => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const once = () =>
    new Promise<boolean>((resolve) => {
      const request = get(url, { agent, headers: cookie ? { cookie } : {} }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode === 200));
      });
      request.once('error', () => resolve(false));
    });
  const post = (path: string, body: string) =>
    new Promise<boolean>((resolve) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) };
      const request = open(url + path, { agent, method: 'POST', headers }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode === 303));
      });
      request.once('error', () => resolve(false));
      request.end(body);
    });
  if (posts) {
    let next = 0;
    let failed = 0;
    const took: number[] = [];
    const began = performance.now();
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (next < posts.paths.length) {
          const from = performance.now();
          if (!(await post(posts.paths[next++], posts.body))) failed++;
          took.push(performance.now() - from);
        }
      }),
    );
    const perSecond = took.length / ((performance.now() - began) / 1_000);
    took.sort((a, b) => a - b);
    process.send?.({ perSecond, p95Ms: took[Math.floor(took.length * 0.95)], failed });
    agent.destroy();
    process.disconnect?.();
    return;
  }
  const run = async (until: number, times: number[], failures: { n: number }) => {
    while (performance.now() < until) {
      const from = performance.now();
      if (!(await once())) failures.n++;
      times.push(performance.now() - from);
    }
  };
  const all = (until: number, times: number[], failures: { n: number }) =>
    Promise.all(Array.from({ length: clients }, () => run(until, times, failures)));
  // Warm on both sides before anything counts.
  await all(performance.now() + 1_500, [], { n: 0 });
  const times: number[] = [];
  const failures = { n: 0 };
  const from = performance.now();
  await all(from + seconds * 1_000, times, failures);
  const took = (performance.now() - from) / 1_000;
  times.sort((a, b) => a - b);
  process.send?.({
    perSecond: times.length / took,
    p95Ms: times[Math.floor(times.length * 0.95)],
    failed: failures.n,
  });
  agent.destroy();
  process.disconnect?.();
});
