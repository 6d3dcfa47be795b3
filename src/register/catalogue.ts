/** Which registers there are and what each holds: the base of once-only. Written as data in `packs/registers.yaml`. */
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';

export interface Register {
  id: string;
  name: { vi: string; en: string; hi: string };
  /** Names of the data an entry holds. */
  holds: string[];
  law: string;
  /** A subject stands in it once: another dossier enters nothing about it while the entry holds. */
  oncePerSubject?: boolean;
  /** The subject is somebody new: no register holds anything about it yet. */
  newSubject?: boolean;
  /** What one entry at a time says who holds: by its data, the value, the one it came from, and the name of who gave it. */
  holding?: {
    value: string;
    from: string;
    giver: string;
    /** FEEL over the data: whoever gave it holds on to theirs. */
    unless?: string;
  };
  /** What values that stand once may begin with, by the name of the value, and are compared without. */
  comparedWithout?: Record<string, string[]>;
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
