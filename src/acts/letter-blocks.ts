/**
 * The text of a letter as blocks of a paper. The template is read as Markdown before anything is filled in, so that what a person
 * wrote is text and never layout.
 */
import { Lexer, lexer, type Token, type Tokens } from 'marked';
import { fillTemplate, type Variables } from '#engine/feel/feel.ts';
import { joinedLabels } from '#kernel/text.ts';
import type { Block, Span } from '#spine/papers.ts';

export interface LetterText {
  title: string;
  /** The second heading, right under the title: what it is about. */
  subject?: string;
  blocks: Block[];
}

/** A placeholder on its way through the Markdown reader: characters that no letter has. */
const MARK = /\uE000(\d+)\uE001/g;
/** How recitals begin: each stands on its own line, in italics (Decree 30/2020 Annex I, part II, 6b). */
const RECITAL = /^[*_]{0,2}(Căn cứ|Theo đề nghị|Xét) /;

/** Without the recitals of documents that do not hold; what a placeholder fills in names none. */
export const withoutUnheld = (template: string, isUnheld: (text: string) => boolean): string =>
  template
    .split('\n')
    .filter((line) => !(/^\s*[*_]{0,2}Căn cứ /.test(line) && isUnheld(line.replace(/\{\{[^{}]+\}\}/g, ' '))))
    .join('\n');

export function readLetterText(template: string, fillIn: (text: string) => string): LetterText {
  const held: string[] = [];
  const marked = template.replace(/\{\{[^{}]+\}\}/g, (placeholder) => `\uE000${held.push(placeholder) - 1}\uE001`);
  const fill = (text: string) => text.replace(MARK, (_, i: string) => fillIn(held[Number(i)]));
  const spansOf = (tokens: Token[] | undefined, style: Omit<Span, 'text'> = {}): Span[] =>
    (tokens ?? []).flatMap((token) => {
      if (token.type === 'strong') return spansOf(token.tokens, { ...style, bold: true });
      if (token.type === 'em') return spansOf(token.tokens, { ...style, italic: true });
      if (token.type === 'br') return [{ text: '\n', ...style }];
      if ('tokens' in token && token.tokens?.length) return spansOf(token.tokens, style);
      return [{ text: fill('text' in token ? String(token.text) : token.raw), ...style }];
    });
  const textOf = (cell: { tokens?: Token[] }) =>
    spansOf(cell.tokens)
      .map((span) => span.text)
      .join('');
  const letter: LetterText = { title: '', blocks: [] };
  const { blocks } = letter;
  for (const token of lexer(marked)) {
    if (token.type === 'heading') {
      const { depth, tokens } = token as Tokens.Heading;
      if (!letter.title) letter.title = textOf({ tokens });
      else if (depth === 2 && !letter.subject && !blocks.length) letter.subject = textOf({ tokens });
      else blocks.push({ kind: depth > 2 ? 'centred' : 'heading', spans: spansOf(tokens) });
    } else if (token.type === 'paragraph') {
      const lines = RECITAL.test(token.raw) ? token.raw.split('\n').filter((line) => line.trim()) : [];
      if (lines.length)
        // What this case does not rest on is not recited.
        blocks.push(
          ...lines
            .map((line) => plain(spansOf(Lexer.lexInline(line))))
            .filter(says)
            .map((spans): Block => ({ kind: 'recital', spans })),
        );
      else {
        const spans = spansOf(token.tokens);
        // What says nothing in this case leaves no blank line to write on.
        if (says(spans)) blocks.push({ kind: 'paragraph', spans });
      }
    } else if (token.type === 'list')
      blocks.push({ kind: 'list', items: (token as Tokens.List).items.map((item) => spansOf(item.tokens)) });
    else if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      blocks.push({
        kind: 'table',
        caption: '',
        head: header.map(textOf),
        rows: rows.map((cells) => cells.map(textOf)),
      });
    }
  }
  endRecitals(blocks);
  return letter;
}

/** Each recital ends with a semicolon, the last with a full stop (Decree 30/2020 Annex I, part II, 6b). */
function endRecitals(blocks: readonly Block[]): void {
  for (const [i, block] of blocks.entries()) {
    if (block.kind !== 'recital') continue;
    const last = block.spans.at(-1);
    if (last) last.text = last.text.replace(/[\s.,;:]*$/, blocks[i + 1]?.kind === 'recital' ? ';' : '.');
  }
}

const says = (spans: readonly Span[]): boolean => spans.some(({ text }) => text.trim());

/** A recital is in italics as a whole. */
const plain = (spans: Span[]): Span[] => spans.map(({ italic: _, ...span }) => span);

/** Emphasis around placeholders alone. */
const EMPHASIS = /(?<![*_])(\*{1,3}|_{1,3})(\s*(?:\{\{[^{}]+\}\}\s*)+)\1(?![*_])/g;

/** As Markdown with every placeholder filled; emphasis around nothing goes, so that an empty field is printed empty. */
export const filledMarkdown = (template: string, fillIn: (text: string) => string): string =>
  fillIn(template.replace(EMPHASIS, (whole, _, inside: string) => (fillIn(inside).trim() ? whole : '')));

type Words = Readonly<Record<string, string>>;

/** Fills the placeholders of a text: a chosen answer in the words of the procedure, never by its id. */
export const filler =
  (values: Variables, words: Words) =>
  (text: string): string =>
    fillTemplate(text, values, (value, expression) => {
      const field = /^(?:[\w-]+\.)?(\w+)$/.exec(expression)?.[1];
      const show = (one: unknown): string => words[`option.${field}.${String(one)}`] ?? printed(one);
      return Array.isArray(value) ? joinedChoices(value, show) : show(value);
    });

/** What was chosen, run together; what somebody wrote keeps its capitals. */
const joinedChoices = (values: readonly unknown[], show: (value: unknown) => string): string =>
  values.every((one) => show(one) !== printed(one)) ? joinedLabels(values.map(show)) : values.map(show).join(', ');

/** Dates and amounts as they are written in Vietnamese: 25/11/2026, 1.500.000, 11,5. */
function printed(value: unknown): string {
  if (typeof value === 'number') {
    const [whole, part] = String(value).split('.');
    return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (part ? `,${part}` : '');
  }
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value)) ?? [];
  return year ? `${day}/${month}/${year}` : String(value);
}
