/**
 * A letter as its file says it: what stands above the text (which book its number is drawn from, by which form it is written, who
 * gets it), and the text as Markdown with placeholders. Packs from before had the text alone.
 */
import { compileSchema } from '#engine/form/form.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { readYaml } from './yaml.ts';

export interface LetterHead {
  /** What sort of paper it is; the name of the file where nothing is said. */
  kind: string;
  /**
   * What stands after the number, `QĐ-UBND` (Decree 30/2020 Annex I, part II, 3), `TB-{unit}` with the symbol of whoever issues, or
   * `{year}`, as on civil-status papers; the agency's own where nothing is said.
   */
  symbol?: string;
  /** `none`: the paper has a number of its own in its text; `open`: its place is left to the hand. */
  number: 'drawn' | 'none' | 'open';
  /** `head`: whoever makes the paper, the head of the unit signs and seals it. */
  signer?: 'head';
  /** The official form it is written by, where its official text was compared. */
  form?: string;
  /** `certificate`: it is no official letter, and has neither the agency's head, place and date, nor «Nơi nhận» around it. */
  frame?: 'certificate';
  /** What stands above the name of who signs, in place of their capacity, which then follows the name. */
  signature?: { title: string; hint?: string };
  /** No official text was at hand: it is the office's own draft, and says so. */
  draft: boolean;
  /** «Nơi nhận», with placeholders. */
  recipients?: string[];
}

export interface Letter {
  head: LetterHead;
  body: string;
}

const line = { type: 'string', minLength: 1, maxLength: 300 };
const checkHead = compileSchema({
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { type: 'string', pattern: '^[a-z][a-z-]*$', maxLength: 60 },
    symbol: { type: 'string', pattern: '^([A-ZĐ][A-Za-zĐđ0-9.&-]*(-\\{unit\\})?|\\{year\\})$', maxLength: 30 },
    number: { enum: ['drawn', 'none', 'open'] },
    signer: { enum: ['head'] },
    form: line,
    frame: { enum: ['certificate'] },
    signature: {
      type: 'object',
      additionalProperties: false,
      required: ['title'],
      properties: { title: line, hint: line },
    },
    draft: { type: 'boolean' },
    recipients: { type: 'array', maxItems: 20, items: line },
  },
});

/** What stands after a number drawn on that day by a unit, by the unit's own symbol. */
export const symbolOn = (symbol: string | undefined, date: string, unit: string | undefined): string | undefined =>
  symbol?.replace('{year}', date.slice(0, 4)).replace('-{unit}', unit ? `-${unit}` : '');

export function readLetter(name: string, text: string): Outcome<Letter> {
  const where = `letters/${name}.md`;
  const usual: LetterHead = { kind: name, number: 'drawn', draft: false };
  if (!/^---\r?\n/.test(text)) return { head: usual, body: text };
  const [, yaml, body] = /^---\r?\n([\s\S]*?)^---[ \t]*\r?\n?([\s\S]*)$/m.exec(text) ?? [];
  if (yaml === undefined) return refuse('pack-invalid', { where, detail: phrase('letter-head-open') });
  const head = readYaml(where, yaml);
  if (isRefusal(head)) return head;
  const detail = checkHead(head ?? {});
  return detail ? refuse('pack-invalid', { where, detail }) : { head: { ...usual, ...(head ?? {}) }, body };
}
