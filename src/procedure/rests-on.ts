/**
 * What a result rests on: the answers and papers that its letter, its entry and its parts read, those by which it was judged, those
 * that decide whether one of these is asked for, filled in and counted, and those that are asked for only because of what one of these
 * says. Once it is decided they stay as they are: another answer would make of it another result than the one that was given.
 */
import { conditionsOf, nameOf } from '#engine/form/conditions.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { eligibilityOf } from './asks.ts';
import type { Pack } from './pack.ts';
import { resultLetters } from './result-case.ts';
import { ruleModels } from './rule-models.ts';

type Of = Pick<Pack, 'manifest' | 'letters' | 'rules' | 'forms'>;

/** A pack never changes, and few are ever asked. */
const known = new WeakMap<Of, ReadonlySet<string>>();

export function restsOn(pack: Of): ReadonlySet<string> {
  let found = known.get(pack);
  if (!found) {
    found = foundIn(pack);
    known.set(pack, found);
  }
  return found;
}

function foundIn(pack: Of): Set<string> {
  const { manifest, forms } = pack;
  const names = [...Object.keys(forms['apply']?.schema.properties ?? {}), ...manifest.components.map(({ id }) => id)];
  const conditions = conditionsIn(pack);
  const found = new Set<string>();
  const open = [textsOf(pack)];
  const add = (name: string) => {
    found.add(name);
    const { asked = '', own = '' } = conditions.get(name) ?? {};
    open.push(asked, own);
  };
  const closed = () => {
    for (let text = open.pop(); text !== undefined; text = open.pop())
      for (const name of names) if (!found.has(name) && isNamed(name, text)) add(name);
  };
  closed();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const name of names) {
      const asked = conditions.get(name)?.asked;
      if (asked && !found.has(name) && [...found].some((one) => isNamed(one, asked))) add(name);
    }
    closed();
  }
  // Which requests of others follow stays as it was, too; what is said for them alone is theirs to ask about.
  open.push(...(manifest.result.follows ?? []).flatMap(({ when }) => when ?? []));
  closed();
  return found;
}

/** Everything that says what the result is of, what stands in it and beside it, and who gets it at all: expressions, letters and rules. */
function textsOf({ manifest, letters, rules }: Of): string {
  const { result, papers = [] } = manifest;
  const { data = {}, unique = {}, untaken = {}, cases = [] } = result;
  const expressions = [result.subject, result.trueSince, result.validUntil, result.number, result.about];
  const ofEntry = [data, unique, untaken].flatMap((one) => Object.values(one));
  const ofCases = cases.flatMap((one) => [one.when, one.number]);
  const ofParts = papers.map(({ when }) => when);
  const printed = [...resultLetters(result), ...papers.map(({ letter }) => letter)].map((name) => letters[name]);
  const judged = filesOf({ rules }, eligibilityOf(manifest)).map((file) => rules[file]);
  return [...expressions, ...ofEntry, ...ofCases, ...ofParts, ...printed, ...judged].filter(Boolean).join('\n');
}

/** The files that say who is eligible. What they require of one another they import, so all are read where one is. */
function filesOf({ rules }: Pick<Of, 'rules'>, decisions: readonly string[]): string[] {
  const models = ruleModels({ rules }).map(([path, model]) => [/^rules\/(.+)\.dmn$/.exec(path)![1], model] as const);
  const own = models.flatMap(([file, model]) =>
    !isRefusal(model) && decisions.some((id) => model.decisions[id]) ? [file] : [],
  );
  return own.some((file) => /<(?:[\w.-]+:)?import\b/.test(rules[file])) ? Object.keys(rules) : own;
}

interface Conditions {
  asked?: string;
  own?: string;
}

/** By field and paper: under which conditions it is asked for, and is somebody's own. */
function conditionsIn({ forms, manifest }: Of): Map<string, Conditions> {
  const found = new Map<string, Conditions>();
  const add = (name: string, more: Conditions) => found.set(name, { ...found.get(name), ...more });
  for (const section of forms['apply']?.layout ?? [])
    for (const placed of section.fields) add(nameOf(placed), { asked: conditionsOf(section, placed).join('\n') });
  for (const [name, { own }] of Object.entries(forms['apply']?.schema.properties ?? {}))
    if (own) add(name, { own: own.when });
  for (const { id, when } of manifest.components) if (when) add(id, { asked: when });
  return found;
}

/** Whether the text names it, as a whole word. */
const isNamed = (name: string, text: string): boolean =>
  new RegExp(`(?<![\\w-])${name.replaceAll('.', '\\.')}(?![\\w-])`).test(text);
