/** The other side of a measurement: so many clients, each with a connection of its own, for so many seconds. */
import { Agent, get } from 'node:http';

interface Load {
  url: string;
  cookie?: string;
  clients: number;
  seconds: number;
}

process.once('message', async ({ url, cookie, clients, seconds }: Load) => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const once = () =>
    new Promise<boolean>((resolve) => {
      const request = get(url, { agent, headers: cookie ? { cookie } : {} }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode === 200));
      });
      request.once('error', () => resolve(false));
    });
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
