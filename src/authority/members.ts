/**
 * Who belongs to a unit where dossiers are concerned. To run the installation, or to keep procedures true, is a post in some unit and no
 * part in anybody's dossier; to inspect a unit is to read what it does, and never to speak for it.
 */
import { holds, type Officer } from './province.ts';

/** Keeps the procedures of the province true (Decree 63/2010): it opens and closes imported ones, and nobody else does. */
export const PROCEDURE_CONTROL = 'procedure-control';
/** Runs the installation: it sees what the machine could not do, and has it tried again. It opens no dossier. */
export const ADMINISTRATOR = 'administrator';
export const AUDITOR = 'auditor';

const APART: readonly string[] = [PROCEDURE_CONTROL, ADMINISTRATOR];

/** Whether who holds the post has to do with dossiers of its unit at all. */
export const handlesDossiers = (post: string): boolean => !APART.includes(post);

/** Holds a post there that day by which dossiers of the unit are read. */
export const belongsTo = (officer: Officer, unit: string | undefined, date: string): boolean =>
  officer.holds.some(
    (held) => held.unit === unit && handlesDossiers(held.post) && holds(officer, unit!, held.post, date),
  );

/** Holds a post there that day whose work the dossiers are. */
export const worksIn = (officer: Officer, unit: string | undefined, date: string): boolean =>
  officer.holds.some(
    (held) =>
      held.unit === unit &&
      handlesDossiers(held.post) &&
      held.post !== AUDITOR &&
      holds(officer, unit!, held.post, date),
  );
