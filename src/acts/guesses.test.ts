import { expect, it } from 'vitest';
import { StoryClock } from '#kernel/clock.ts';
import { Guesses } from './guesses.ts';

const START = Temporal.Instant.from('2026-11-25T01:00:00Z');
const terms = { minutes: 10, perClient: 5, inAll: 20, perClientThen: 2 };

it('who was wrong too often is not heard until the time is over, and nobody else is kept out', () => {
  const clock = new StoryClock(START);
  const guesses = new Guesses(clock, terms);
  for (let i = 0; i < 5; i++) {
    expect(guesses.isBarred('192.0.2.1')).toBe(false);
    guesses.wrong('192.0.2.1');
  }
  expect(guesses.isBarred('192.0.2.1')).toBe(true);
  expect(guesses.isBarred('192.0.2.2')).toBe(false);
  clock.moveTo(START.add({ minutes: 11 }));
  expect(guesses.isBarred('192.0.2.1')).toBe(false);
});

it('one network of the new addresses is one client', () => {
  const guesses = new Guesses(new StoryClock(START), terms);
  for (let i = 1; i <= 5; i++) guesses.wrong(`2001:db8::${i}`);
  expect(guesses.isBarred('2001:db8::99')).toBe(true);
  expect(guesses.isBarred('2001:db8:0:1::99')).toBe(false);
});

it('where many guess together each is heard less, and who was never wrong as before', () => {
  const guesses = new Guesses(new StoryClock(START), terms);
  for (let i = 1; i <= 10; i++) for (let n = 0; n < 2; n++) guesses.wrong(`192.0.2.${i}`);
  expect(guesses.isBarred('192.0.2.1')).toBe(true);
  expect(guesses.isBarred('192.0.2.99')).toBe(false);
});
