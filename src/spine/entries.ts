/** Which entries of a register stand: a row that revokes ends what the same dossier entered before it. */

interface Row {
  register: string;
  origin: string;
  revokes?: boolean;
}

const dossierOf = (origin: string): string => origin.split('#')[0];

export function standing<R extends Row>(rows: readonly R[]): R[] {
  const ended = new Set(rows.filter((row) => row.revokes).map((row) => `${row.register} ${dossierOf(row.origin)}`));
  return rows.filter((row) => !row.revokes && !ended.has(`${row.register} ${dossierOf(row.origin)}`));
}
