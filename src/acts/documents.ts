/** Papers of a dossier as data: the slips, and the letter of its result. */
import { lexer, type Token, type Tokens } from 'marked';
import { variables } from '#dossier/context.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { type Slip, slipsOf } from '#dossier/slips.ts';
import type { DossierState } from '#dossier/state.ts';
import { fillTemplate, type Variables } from '#engine/feel/feel.ts';
import { must } from '#kernel/outcome.ts';
import { readLetter } from '#procedure/letter.ts';
import type { Block, Paper, Span } from '#spine/papers.ts';
import type { Platform, Procedure } from './platform.ts';

export function slipsFor(
  { province }: Platform,
  rules: Procedure,
  dossierId: string,
  events: readonly DossierEvent[],
): Slip[] {
  return slipsOf(dossierId, events, {
    calendar: province.calendar,
    rules,
    unitName: (code) => province.findUnit(code)?.name.vi ?? code,
    postName: (id) => province.source.posts.find((post) => post.id === id)?.name.vi ?? id,
    unitAddress: (code) => province.findUnit(code)?.address ?? '',
  });
}

/** The text of the letter of the result, from the pack's template and what the dossier knows. */
export function letterOf(platform: Platform, template: string, state: DossierState): string {
  return fillTemplate(bodyOf(template), letterVariables(platform, state), printed);
}

/** Letters are read when their pack is, so a published one can be read. */
const bodyOf = (template: string): string => must(readLetter('letter', template)).body;

/** Dates and amounts as they are written in Vietnamese: 25/11/2026, 1.500.000, 11,5. */
function printed(value: unknown): string {
  if (typeof value === 'number') {
    const [whole, part] = String(value).split('.');
    return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (part ? `,${part}` : '');
  }
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value)) ?? [];
  return year ? `${day}/${month}/${year}` : String(value);
}

function letterVariables({ province }: Platform, state: DossierState) {
  const on = state.resultAt ? province.calendar.dateOf(Temporal.Instant.from(state.resultAt)) : '';
  return variables(state, {
    code: state.code,
    unit: province.findUnit(state.unit)?.name.vi ?? state.unit,
    issuedOn: on,
    number: state.result?.number ?? '',
    signer: state.decision?.by ?? '',
  });
}

/** Units whose paper is the People's Committee's own. */
const COMMITTEES = ['ward', 'commune', 'special-zone', 'committee'];

/**
 * The letter of the result as a paper. The template is read as Markdown before anything is filled in, so that what a person wrote
 * is text and never layout.
 */
export function letterPaper(platform: Platform, template: string, state: DossierState, address?: string): Paper {
  const { province } = platform;
  const unit = province.findUnit(state.unit);
  const name = unit?.name.vi ?? state.unit;
  const committee = unit !== undefined && COMMITTEES.includes(unit.type);
  const whole = province.wholeName(province.calendar.dateOf(Temporal.Instant.from(state.resultAt ?? state.last.at))).vi;
  const at = state.resultAt ?? state.last.at;
  const [year, month, day] = province.calendar.dateOf(Temporal.Instant.from(at)).split('-');
  const { title, blocks } = blocksOf(bodyOf(template), letterVariables(platform, state));
  const place =
    committee && unit.tier === 'commune'
      ? name.replace(/^(Phường|Xã|Đặc khu) /, '')
      : whole.replace(/^(Tỉnh|Thành phố) /, '');
  return {
    title,
    superior: unit?.tier === 'province' && !committee ? `ỦY BAN NHÂN DÂN ${whole}`.toUpperCase() : undefined,
    agency: `${committee && unit.tier === 'commune' ? 'Ủy ban nhân dân ' : ''}${name}`.toUpperCase(),
    number: state.result ? `Số: ${state.result.number}` : undefined,
    placeAndDate: `${place}, ngày ${day} tháng ${month} năm ${year}`,
    blocks,
    recipients: [state.applicant.name, `Lưu: VT, hồ sơ ${state.code ?? ''}`],
    signatures: [{ title: committee ? 'CHỦ TỊCH' : 'THỦ TRƯỞNG ĐƠN VỊ', name: state.decision?.by ?? '' }],
    code: state.code ?? state.id,
    address,
    at,
  };
}

/** A placeholder on its way through the Markdown reader: characters that no letter has. */
const MARK = /\uE000(\d+)\uE001/g;

function blocksOf(template: string, values: Variables): { title: string; blocks: Block[] } {
  const held: string[] = [];
  const marked = template.replace(/\{\{[^{}]+\}\}/g, (placeholder) => `\uE000${held.push(placeholder) - 1}\uE001`);
  const fill = (text: string) => text.replace(MARK, (_, i: string) => fillTemplate(held[Number(i)], values, printed));
  const spansOf = (tokens: Token[] | undefined, style: Omit<Span, 'text'> = {}): Span[] =>
    (tokens ?? []).flatMap((token) => {
      if (token.type === 'strong') return spansOf(token.tokens, { ...style, bold: true });
      if (token.type === 'em') return spansOf(token.tokens, { ...style, italic: true });
      if (token.type === 'br') return [{ text: '\n', ...style }];
      if ('tokens' in token && token.tokens?.length) return spansOf(token.tokens, style);
      return [{ text: fill('text' in token ? String(token.text) : token.raw), ...style }];
    });
  const textOf = (cell: { tokens: Token[] }) =>
    spansOf(cell.tokens)
      .map((span) => span.text)
      .join('');
  let title = '';
  const blocks: Block[] = [];
  for (const token of lexer(marked)) {
    if (token.type === 'heading' && !title) title = textOf({ tokens: token.tokens ?? [] });
    else if (token.type === 'heading') blocks.push({ kind: 'heading', spans: spansOf(token.tokens) });
    else if (token.type === 'paragraph') blocks.push({ kind: 'paragraph', spans: spansOf(token.tokens) });
    else if (token.type === 'list')
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
  return { title, blocks };
}
