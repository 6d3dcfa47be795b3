/** A green run is silent: a complaint that a test provokes is listened to, and looked at. */
import { vi } from 'vitest';

export interface Listening {
  /** Every complaint meanwhile, one a line; what follows it (a stack) is left out. */
  heard(): string[];
  end(): void;
}

export function listenToStderr(): Listening {
  const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return {
    heard: () =>
      spy.mock.calls.flatMap(([text]) => String(text).split('\n')).filter((line) => line && !line.startsWith(' ')),
    end: () => spy.mockRestore(),
  };
}
