/** By which dossiers a file is known as a result: asked of every paper that comes in, whatever way it came. */

/** The events that name the file of a result: as it was brought in, signed, or given by a body outside. */
export const RESULT_FILE_EVENTS: readonly string[] = [
  'result-issued',
  'result-signed',
  'outside-result-recorded',
  'outside-result-corrected',
];

/** For the in-memory twin. */
export class ResultFiles {
  readonly #dossiers = new Map<string, Set<string>>();

  note(dossierId: string, events: readonly { type: string; body: string }[]): void {
    for (const { type, body } of events) {
      const { file } = RESULT_FILE_EVENTS.includes(type) ? (JSON.parse(body) as { file?: string }) : {};
      if (file) this.#dossiers.set(file, new Set(this.#dossiers.get(file)).add(dossierId));
    }
  }

  find(files: readonly string[]): Map<string, string[]> {
    const found = files.map((file) => [file, [...(this.#dossiers.get(file) ?? [])].sort()] as const);
    return new Map(found.filter(([, dossiers]) => dossiers.length).map(([file, dossiers]) => [file, [...dossiers]]));
  }
}
