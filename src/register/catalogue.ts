/** Which registers there are and what each holds: the base of once-only. Written as data in `packs/registers.yaml`. */
import { certificateSaying } from '#kernel/certificate-number.ts';
import { plotSayings } from '#kernel/land-plot.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { remembering } from '#kernel/remembering.ts';
import { foldVietnamese, nameWithout, sayingOf } from '#kernel/text.ts';

/** By which answers a parent is named in a birth, and until how many days after their death a child may be theirs. */
export interface ParentSaid {
  name: string;
  number: string;
  born: string;
  /** Where they live; packs of before may not ask it. */
  resides?: string;
  sex: 'female' | 'male';
  daysAfterDeath: number;
}

export interface Register {
  id: string;
  name: { vi: string; en: string; hi: string };
  /** Names of the data an entry holds. */
  holds: string[];
  law: string;
  /** Entries are of things in one commune: that of the dossier that made them, or what this datum says of what was loaded. */
  place?: string;
  /** A subject stands in it once: another dossier enters nothing about it while the entry holds. */
  oncePerSubject?: boolean;
  /** Which datum an entry is called by, and what somebody does who has one and wants another. */
  called?: { by: string; instead: { vi: string; en: string; hi: string } };
  /** The subject is somebody new: no register holds anything about it yet. */
  newSubject?: boolean;
  /** Which answers say when that somebody was born and of what sex: compared with what the digits of their number say. */
  born?: { on: string; sex: string };
  /** What one entry at a time says who holds: by its data, the value, the one it came from, and the name of who gave it. */
  holding?: {
    value: string;
    from: string;
    giver: string;
    /** The number of who gave it, where the data says one. */
    giverId?: string;
    /** Who holds it besides who applied, and who gives it besides who is named as giver, each in words with their numbers. */
    together?: { holders: string; givers: string };
    /** Who is no citizen here receives it only where this datum says so, and an officer wrote by what; the law that says who may. */
    abroad?: { is: string; law: string };
    /** The answer that says that somebody acts for a party: of one under 18 it is so, and who decides says by what papers. */
    minors?: { represented: string };
    /** FEEL over the application and the data: it is inherited from who gave it; and the day on which they died. */
    death?: { when: string; on: string };
    /** FEEL over the data: whoever gave it holds on to theirs. */
    unless?: string;
    /** The plots of land it is about, of the place of the dossier: each of their parts has one holder at a time too. */
    plot?: {
      value: string;
      /** The plot that was given, where what comes of it has another number. */
      from?: string;
      /** FEEL over the data: it is not about the land itself. */
      unless?: string;
      /** What goes over is a part of the plot: an area of its whole area, or a share in it. */
      part?: { area: string; of: string; share: string };
      /** FEEL over the application and the data: it was measured anew. */
      measured?: string;
      /** Who gives keeps the rest of the plot. */
      keeps?: string;
      /** The plot that the rest is from now on, where it has another number too. */
      rest?: string;
      /** Plots are split or merged: what goes over has another number from now on. */
      split?: string;
      /** FEEL over the data: it is leased, to one at a time. */
      lease?: string;
      /** The first and the last day of the lease, where the entry says them. */
      term?: { from: string; to: string };
      /** FEEL over the data: an area goes to the public, and the rest is the whole of a smaller plot, of who gave it. */
      ceded?: string;
      /** The document by which somebody holds a part of whom the register says nothing. */
      basis?: string;
      /** Written there by packs of before: it takes no plot. */
      despite?: string;
    };
  };
  /** As what values are compared, by the name of the value: a number of a certificate may be typed in many ways. */
  comparedAs?: Record<string, 'certificate-number' | 'land-plot' | 'letters'>;
  /**
   * Values that end in a day («…, 2026-11-20»), by name: one of the same beginning within so many days before or after, or of the same day,
   * is asked about.
   */
  withinDays?: Record<string, number>;
  /** Of those, the value by which two are told apart: where both say it, only by that one are they asked about. */
  toldApartBy?: Record<string, string>;
  /**
   * In which register stands who holds the plot that a value names: who handles the dossier is told where it is not who applies. `area`:
   * the answer that says its area.
   */
  heldIn?: { value: string; register: string; area?: string };
  /**
   * Whom a birth names as parents: compared with the population register. `child`: the answer that says when the child was born;
   * `foundling`: those that say its native place and where it was born, which are one where no parent is known.
   */
  parents?: { child: string; of: ParentSaid[]; foundling?: { native: string; born: string } };
  /**
   * The answer that names, with their personal numbers, who else is part of it: who has an entry of their own, or is part of another's, is
   * refused while that holds. They are citizens of that age. `own`: the answers that say who applies, who stands among them as there.
   */
  members?: { named: string; fromAge: number; own?: { name: string; born: string } };
  /** What values that stand once may begin with, by the name of the value, and are compared without. */
  comparedWithout?: Record<string, string[]>;
}

/** The claims of other dossiers that are near to a value which ends in a day: they begin so, and lie from one to below the other. */
export interface Near {
  beginning: string;
  from: string;
  below: string;
}

/**
 * `2026-11-20 200`: the first day that is so near to it, and the first that is no more. Of a day that does not exist nothing: what is
 * compared may have been typed and looked at by nobody yet.
 */
const around = remembering((text: string): [] | [from: string, below: string] => {
  const [day, days] = text.split(' ');
  try {
    const on = Temporal.PlainDate.from(day);
    return [on.subtract({ days: Number(days) }).toString(), on.add({ days: Number(days) + 1 }).toString()];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
});

const DAY = /^(.*),\s*(\d{4}-\d\d-\d\d)$/s;

/**
 * How a value that ends in a day is claimed, and what is near to it; nothing of every other value. Of what another of the values tells
 * apart, those that say it (`?` is not in their claim) are near to those alone that do not.
 */
export function nearIn(
  register: Register | undefined,
  name: string,
  value: string,
  values: Readonly<Record<string, string>> = {},
): { claim: string; day: string; near: Near[] } | undefined {
  const days = register?.withinDays?.[name];
  const [, subject = '', day = ''] = (days !== undefined && DAY.exec(value)) || [];
  const said = subject && saidIn(register, name, subject);
  if (!said) return undefined;
  const [from, below] = around(`${day} ${days}`);
  if (!from || !below) return undefined;
  const nearTo = (beginning: string): Near => ({ beginning, from: beginning + from, below: beginning + below });
  const [sure, unsure] = [`${name}=${said}:`, `${name}=${said}?:`];
  const by = register?.toldApartBy?.[name];
  if (!by) return { claim: sure + day, day, near: [nearTo(sure)] };
  return values[by]
    ? { claim: sure + day, day, near: [nearTo(unsure)] }
    : { claim: unsure + day, day, near: [nearTo(sure), nearTo(unsure)] };
}

/** The day that such a claim is of. */
export const dayOfNear = ({ beginning }: Near, claim: string): string =>
  claim.slice(beginning.length, beginning.length + 10);

/** Everything that a value of that register says: of a text that can be read in several ways, and of one that names several things. */
export const saysIn = (register: Register | undefined, name: string, value: string): string[] =>
  register?.comparedAs?.[name] === 'land-plot' ? plotSayings(value) : [saidIn(register, name, value)];

/** What a value of that register says, for comparing it: one home for all that stands once or has a holder. */
export function saidIn(register: Register | undefined, name: string, value: string): string {
  switch (register?.comparedAs?.[name]) {
    case 'certificate-number':
      return certificateSaying(value);
    case 'land-plot':
      return plotSayings(value)[0];
    case 'letters':
      return sayingOf(foldVietnamese(value));
  }
  const without = register?.comparedWithout?.[name];
  return sayingOf(without ? nameWithout(value, without) : value);
}

export class RegisterCatalogue {
  readonly registers: ReadonlyMap<string, Register>;
  constructor(registers: readonly Register[]) {
    this.registers = new Map(registers.map((register) => [register.id, register]));
  }

  /** The register of a `register.datum` reference, if it holds that datum. */
  find(register: string, datum: string): Register | undefined {
    const found = this.registers.get(register);
    return found?.holds.includes(datum) ? found : undefined;
  }

  getRegister(id: string): Outcome<Register> {
    return (
      this.registers.get(id) ??
      refuse('pack-invalid', { where: 'register', detail: phrase('register-missing', { register: id }) })
    );
  }
}
