/**
 * A name and a number that an officer typed together are of one person: by the population register nobody applies, takes a result, withdraws
 * or brings papers under the number of somebody else.
 */
import { readIdNumber } from '#kernel/id-number.ts';
import { type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { foldVietnamese, isPersonName } from '#kernel/text.ts';
import { begins, type Command } from './commands.ts';
import type { Context } from './context.ts';
import type { DossierState } from './state.ts';

interface Named {
  name: string;
  idNumber: string;
}

/** Who is named with a number beside the applicant. What is no number is refused by the act itself. */
export function peopleNamed(command: Command): Named[] {
  const named = (name: string | undefined, typed: string | undefined): Named[] => {
    const idNumber = typed ? readIdNumber(typed) : undefined;
    return name?.trim() && idNumber ? [{ name, idNumber }] : [];
  };
  if (begins(command)) return named(command.representative?.name, command.representative?.idNumber);
  switch (command.act) {
    case 'deliver-issued':
    case 'deliver-result':
    case 'give-back-originals':
      return named(command.recipient, command.idNumber);
    case 'withdraw-dossier':
      return named(command.request?.name, command.request?.idNumber);
    case 'supplement-dossier':
      return named(command.broughtBy?.name, command.broughtBy?.idNumber);
    default:
      return [];
  }
}

/** Of the applicant's own number, and of what is no name, the act says more. */
export function refuseOtherNames(
  { applicant }: Pick<DossierState, 'applicant'>,
  command: Command,
  { registeredNames, by }: Pick<Context, 'registeredNames' | 'by'>,
): Refusal | undefined {
  if (by.kind !== 'officer' || !registeredNames?.size) return undefined;
  const others = peopleNamed(command).filter((one) => one.idNumber !== applicant.idNumber && isPersonName(one.name));
  return refuseAll(...others.map((one) => refuseOther(one, registeredNames.get(one.idNumber))));
}

/** Of one person; `registered`: the name that the register has under the number. */
export function refuseOther({ name, idNumber }: Named, registered: string | undefined): Refusal | undefined {
  const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
  if (registered === undefined || plain(registered) === plain(name)) return undefined;
  // Typed without its tones it is the same name perhaps, or that of somebody else: who stands there says which.
  if (foldVietnamese(plain(registered)) === foldVietnamese(plain(name)))
    return refuse('applicant-name-tones', { idNumber, name, registered });
  return refuse('applicant-name-differs', { idNumber, name });
}
