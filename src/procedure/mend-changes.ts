/** What a review changed of a pack, by what is in each of its fields before and after. */
import { documentName, lawText } from './law.ts';
import { isAdded } from './mend-papers.ts';
import type { Manifest, Pack } from './pack.ts';
import { channelsOf, isChair, isIfNeeded, notesOf, resultNames } from './said.ts';

/**
 * What the review changed, a line a field: limits and costs as JSON of the manifest, the rest as text. Of a list only what was dropped from it
 * and added to it; the whole where it is only in another order.
 */
export function changesOf(before: Pack, after: Pack): { field: string; from: string; to: string }[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .map((field) => ({ field, from: from[field] ?? '', to: to[field] ?? '' }))
    .filter((change) => change.from !== change.to)
    .map((change) => (LISTS.has(change.field) ? differing(change) : change));
}

/** Each has a line for each thing. */
const LISTS: ReadonlySet<string> = new Set(['papers', 'notes', 'law']);

function differing<T extends { from: string; to: string }>(change: T): T {
  const from = without(change.from, change.to);
  const to = without(change.to, change.from);
  return from || to ? { ...change, from, to } : change;
}

/** Lines of one that the other has not; of a line that stands twice, one for each. */
function without(text: string, other: string): string {
  const rest = other.split('\n');
  return text
    .split('\n')
    .filter((line) => {
      const at = rest.indexOf(line);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    })
    .join('\n');
}

/** Of one whose kind its number tells, also its title, where a review has entered it. */
function titledName(one: Manifest['law'][string]): string {
  const name = documentName(one);
  return one.title === one.number || one.numberDoubtful || name.includes(one.title) ? name : `${name}, ${one.title}`;
}

export function fieldsOf(pack: Pack): Record<string, string> {
  const { manifest } = pack;
  const { decidedBy, decider } = manifest;
  const said = (reference: string) => lawText(manifest.law, reference);
  const fields: Record<string, string> = {
    'decider-basis': decidedBy?.basis ?? '',
    decider: decidedBy ? ('unit' in decidedBy ? decidedBy.unit : decidedBy.outside) : (decider ?? ''),
    papers: manifest.components
      .map((component) => {
        const { id, originals, copies } = component;
        const name = pack.words['vi']?.[`component.${id}`] ?? id;
        const by = component.law && isAdded(component) ? `, ${said(component.law)}` : '';
        // As it is proposed to who reviews: what the source lists under a case is of that case.
        const ifNeeded = isIfNeeded(manifest, component, name) || (!decidedBy && Boolean(component.case));
        return `${name} (${originals}/${copies}${ifNeeded ? ', khi cần' : ''}${by})`;
      })
      .join('\n'),
    law: Object.values(manifest.law).map(titledName).join('\n'),
    notes: notesOf(manifest).join('\n'),
    'no-papers': manifest.componentsNone ? said(manifest.componentsNone) : '',
    result: resultNames(pack).join('\n'),
    'result-law': manifest.result.law ? said(manifest.result.law) : '',
    'result-code': manifest.result.code ?? '',
    // Before a review nobody has chosen it.
    letter: !decidedBy || 'outside' in decidedBy ? '' : manifest.result.letter ? 'yes' : 'no',
    signer: decidedBy ? ('unit' in decidedBy && decidedBy.inPerson ? 'chair' : '') : isChair(decider) ? 'chair' : '',
  };
  for (const [name, { limit, fees, free, feeUnknown, feeUnknownBy, law, offeredBy }] of channelsOf(manifest)) {
    fields[`channel.${name}`] = 'yes';
    const costs = fees?.map(({ amountVnd, law }) => ({ amountVnd, law: law && said(law) }));
    fields[`limit.${name}`] = JSON.stringify(limit);
    fields[`limit-law.${name}`] = law ? said(law) : '';
    fields[`offered.${name}`] = offeredBy ? said(offeredBy) : '';
    fields[`fee.${name}`] = JSON.stringify({
      fees: costs,
      free: free && said(free),
      feeUnknown,
      ...(feeUnknownBy && { feeUnknownBy: said(feeUnknownBy) }),
    });
  }
  return fields;
}
