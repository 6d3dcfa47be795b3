/** YAML 1.2 to plain values. */
import { LineCounter, parseDocument } from 'yaml';
import { type Outcome, refuse } from '#kernel/outcome.ts';

const MAX_YAML_LENGTH = 2_000_000;

/** YAML 1.2 to a plain value. Refuses what does not parse, with file and line. */
export function readYaml(file: string, content: string): Outcome<unknown> {
  if (content.length > MAX_YAML_LENGTH)
    return refuse('too-large', { size: `${file}: ${content.length}`, limit: `${MAX_YAML_LENGTH}` });
  // JSON is YAML; packs made by machine are written so, and read a hundred times faster.
  if (content.startsWith('{'))
    try {
      return JSON.parse(content);
    } catch {
      // Falls through to the reader that can say the line.
    }
  const lineCounter = new LineCounter();
  const document = parseDocument(content, { lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line } = lineCounter.linePos(error.pos[0]);
    return refuse('yaml-malformed', { file, line, detail: error.message });
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return refuse('yaml-malformed', { file, line: 1, detail: (error as Error).message });
  }
}
