/** What the parts of the form of a review share: what they are given, where a fault is shown, what is in doubt about each. */
import { costKey } from '#procedure/fee-far.ts';
import { conditionSaid } from '#procedure/national/conditions.ts';
import type { Channel, Manifest } from '#procedure/pack.ts';
import { doubtOf } from '#procedure/said.ts';
import type { UnderWay } from '#spine/reviews.ts';
import { Checkboxes } from '../ui/choices.tsx';
import type { View } from '../view.ts';
import { channelIn, doubtText, type Entered, type Part, partOf } from './review-model.ts';

export interface FormProps {
  view: View;
  code: string;
  hash: string;
  /** How many reviews of it there are. */
  reviews: number;
  entered: Entered;
  reasons: readonly string[];
  /** What the list of its source heads a paper with, by the id of the paper. */
  headings: ReadonlyMap<string, string>;
  /** What the procedure rests on as it was read, by its key. */
  law: Manifest['law'];
  deciders: readonly { value: string; text: string }[];
  /** What is wrong, by which part of the form it is of. */
  errors: readonly { at: string; text: string }[];
  /** What is under way in the open procedure that this would take off. */
  takesOff?: UnderWay;
  /** The proposal of another waits: it is not mended here. */
  isLocked: boolean;
  /** The basis of who decides names a document that no list has. */
  unlisted?: boolean;
}

/** The field that a fault is shown at. */
export const anchorOf = (at: string): string =>
  at === 'decider'
    ? 'decider-kind'
    : at === 'channels'
      ? 'offered-online'
      : /^paper-\d+$/.test(at)
        ? `${at}-name`
        : /^law-doc-\d+$/.test(at)
          ? `${at}-number`
          : at;

export const errorAt = ({ view, errors }: FormProps, at: string) => {
  const found = errors.filter((one) => one.at === at);
  if (!found.length) return undefined;
  const text = found.map((one) => one.text).join('; ');
  return { text, visuallyHiddenText: view.t('error.prefix') };
};

/** What is in doubt about a part, in words. */
export function Doubts({ view, reasons, part }: { view: View; reasons: readonly string[]; part: Part }) {
  const here = reasons.filter((reason) => partOf(reason) === part && !isOfPaper(reason));
  if (!here.length) return null;
  return (
    <ul class="mc-doubts">
      {[...new Set(here.map((reason) => doubtText(reason, view.lang)))].map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

const isOfPaper = (reason: string) => partOf(reason) === 'papers' && Boolean(doubtOf(reason).field);

export const Lines = ({ lines, silent }: { lines: readonly string[]; silent: string }) => (
  <>
    {(lines.length ? lines : [silent]).map((line, i) => (
      <>
        {i > 0 && <br />}
        {line}
      </>
    ))}
  </>
);

/** By which words of its name a paper is asked for only in some cases; that it is open, where only the reading has it so. */
export function caseHint({ view: { t } }: FormProps, name: string, isOpen: boolean): { text: string } | undefined {
  const said = conditionSaid(name);
  if (said) return { text: t('control.paper-case-said', { said }) };
  return isOpen ? { text: t('control.paper-case-open') } : undefined;
}

/** Of a cost that is far from the source: asked once more, of that very cost. */
export function Sure({ name, ...p }: FormProps & { name: Channel }) {
  const { t, fmt } = p.view;
  const at = `sure-${name}`;
  const error = errorAt(p, at);
  if (!error && !p.entered[at]) return null;
  const mend = channelIn(p.entered, name);
  const cost = mend.cost === 'amounts' ? (mend.amountsVnd ?? []).map(fmt.money).join(', ') : t('control.cost-free');
  return (
    <Checkboxes
      name={at}
      classes="govuk-checkboxes--small"
      values={[p.entered[at] ?? '']}
      errorMessage={error}
      items={[{ value: costKey(mend), text: t('control.sure', { cost }) }]}
    />
  );
}
