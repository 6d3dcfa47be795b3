/**
 * What a procedure publishes as its conditions, one by one, each with an id that stays: those of a pack and what its rules say keeps
 * somebody out; of an imported procedure the lines of its source. Nobody is refused at receipt on a condition that is not among them.
 */
import type { Model } from '#engine/dmn/model.ts';
import { readIn } from '#engine/feel/failed.ts';
import { sha256 } from '#kernel/hash.ts';
import { eligibilityOf } from './asks.ts';
import type { Pack } from './pack.ts';
import { endsCut, publishedText } from './said.ts';

type Words = { vi: string; en: string; hi: string };

export interface PublishedCondition {
  id: string;
  text: Words;
  /** FEEL over the answers: a condition only of whom it is true. */
  when?: string;
  /** It does not say what must be, but who is kept out: by what these names say, which rules read. */
  bars?: readonly string[];
  /** Of such a one, as who is kept out is told it: with what to do, and a note on its source. */
  told?: Words;
}

export function publishedConditions(
  pack: Pack,
  models: Readonly<Record<string, Model>>,
  words: (key: string) => Words,
): PublishedCondition[] {
  const { manifest } = pack;
  if (manifest.origin === 'catalogue') return conditionsIn(publishedText(manifest, 'conditions'));
  const stated = (manifest.conditions ?? [])
    .filter(({ declared }) => !declared)
    .map(({ id, when }) => ({
      id: `condition.${id}`,
      text: words(`condition.${id}`),
      ...(when && { when }),
    }));
  const barring = barsOf(pack, models)
    .filter(([reason]) => pack.words['vi']?.[`reason.${reason}`] && !manifest.eligibility?.curable?.includes(reason))
    .map(([reason, reads]) => ({
      id: `reason.${reason}`,
      text: words(`reason.${reason}`),
      bars: [...reads],
      told: reasonTold(pack, reason, words),
    }));
  return [...stated, ...barring];
}

/**
 * Why somebody is kept out, as a page tells them: with the note on its source, and what to do about it. Papers that refuse print the reason
 * alone.
 */
export function reasonTold({ words: all }: Pick<Pack, 'words'>, reason: string, words: (key: string) => Words): Words {
  const has = (key: string) => Boolean(all['vi']?.[key]);
  const [text, source, advice] = [`reason.${reason}`, `source.${reason}`, `advice.${reason}`].map((key) =>
    has(key) ? words(key) : undefined,
  );
  const say = (language: keyof Words) => {
    const whole = `${(text ?? words(`reason.${reason}`))[language]}${source ? ` (${source[language]})` : ''}`;
    if (!advice) return whole;
    const stop = language === 'hi' ? '। ' : /^\p{Lu}/u.test(advice[language]) ? '. ' : '; ';
    return `${whole}${stop}${advice[language]}`;
  };
  return { vi: say('vi'), en: say('en'), hi: say('hi') };
}

/** Vietnamese, of the words whose names begin so. */
export const wordsUnder = ({ words }: Pack, ...heads: string[]): string[] =>
  Object.entries(words['vi'] ?? {}).flatMap(([name, text]) => (heads.includes(name.split('.')[0]) ? [text] : []));

/** Why somebody is kept out, by which names alone: what a step has to find first is no matter of the receipt. */
function barsOf({ manifest }: Pack, models: Readonly<Record<string, Model>>): [string, ReadonlySet<string>][] {
  const steps = new Set(manifest.steps.map(({ id }) => id));
  const found = new Map<string, Set<string>>();
  for (const decision of eligibilityOf(manifest)) {
    const logic = models[decision]?.decisions[decision]?.logic;
    if (logic?.kind !== 'table') continue;
    const read = logic.inputs.map(({ expression }) => readIn(expression));
    const at = logic.outputs.findIndex(({ name }) => name === 'reason');
    for (const { inputs, outputs } of logic.rules) {
      const reason = /^"([\w-]+)"$/.exec(outputs[Math.max(at, 0)] ?? '')?.[1];
      const names = inputs.flatMap((test, i) => (test === '-' ? [] : read[i]));
      if (!reason || names.some((name) => steps.has(name))) continue;
      found.set(reason, new Set([...(found.get(reason) ?? []), ...names]));
    }
  }
  return [...found];
}

/** «Không», «Không có», «Không quy định»: that there are none. */
const NONE =
  /^(?:không|không có|không quy định|không yêu cầu|không có yêu cầu|không có quy định)(?:[,;]? điều kiện)?\.?$/iu;
const TITLE = /^[\d.]*\s*yêu cầu,? điều kiện(?: thực hiện)?(?: (?:của )?thủ tục hành chính)?(?:\s*\(nếu có\))?\s*:?$/iu;
const MARKS: readonly [RegExp, string][] = [
  [/^[-–—]\s*/u, '-'],
  [/^\+\)?\s*/u, '+'],
  [/^[•*]\s*/u, '*'],
  [/^[ivx]+\)\s*/u, 'i'],
  [/^[a-zđ]\)\s*/u, 'a'],
  [/^\(\d+\)\s*/u, '(1)'],
  [/^\d+(?:\.\d+)*[.)]?\s+/u, '1'],
];

/** Each line as a condition, behind the headings that it stands under. */
export function conditionsIn(text: string): PublishedCondition[] {
  const lines = text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !TITLE.test(line))
    .map((line) => {
      const [shape, mark = ''] = MARKS.find(([one]) => one.test(line)) ?? [];
      return { mark, said: shape ? line.replace(shape, '') : line };
    });
  // Of a line that its source cuts off nobody reads what it asks.
  if (endsCut(text)) lines.pop();
  let heads: { mark: string; said: string }[] = [];
  const found = new Map<string, string>();
  for (const [i, { mark, said }] of lines.entries()) {
    const at = heads.findIndex((one) => one.mark === mark);
    if (at >= 0 || !mark) heads = mark ? heads.slice(0, at) : [];
    const next = lines[i + 1]?.mark;
    if (said.endsWith(':') || (!mark && next)) {
      heads = [...heads, { mark, said: said.replace(/[\s:.]+$/u, '') }];
      continue;
    }
    const whole = [...heads.map((one) => `${one.said}:`), said.replace(/[\s;.,]+$/u, '')].join(' ');
    if (NONE.test(whole)) continue;
    found.set(`p-${sha256(whole).slice(0, 10)}`, whole);
  }
  return [...found].map(([id, vi]) => ({ id, text: { vi, en: vi, hi: vi } }));
}
