/** A green run is silent: a complaint that a test provokes is listened to, and looked at. */
import { vi } from 'vitest';

export interface Listening {
  /** Every complaint meanwhile, one a line; what follows it (a stack) is left out. */
  heard(): string[];
  /** All of it, as it was written. */
  whole(): string;
  end(): void;
}

export function listenToStderr(): Listening {
  // Kept here: an ended spy forgets what it was called with.
  const said: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  return {
    heard: () => said.flatMap((text) => text.split('\n')).filter((line) => line && !line.startsWith(' ')),
    whole: () => said.join(''),
    end: () => spy.mockRestore(),
  };
}
