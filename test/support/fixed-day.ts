/**
 * Loaded before a command (`node --import`): it runs on the day of the tests, whatever day the machine has. Law changes with the day, and
 * with it what may be published. Spans of time stay as they are.
 */
const DAY = '2026-11-26';
const DAY_MS = 86_400_000;

const RealDate = Date;
const moved = Math.floor((RealDate.parse(`${DAY}T00:00:00Z`) - RealDate.now()) / DAY_MS) * DAY_MS + DAY_MS;
const thatDay = (): number => RealDate.now() + moved;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) => Reflect.construct(target, given.length ? given : [thatDay()], as),
  apply: () => new RealDate(thatDay()).toString(),
  get: (target, name, receiver) => (name === 'now' ? thatDay : Reflect.get(target, name, receiver)),
});
