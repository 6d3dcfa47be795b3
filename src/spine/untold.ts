/** A notice of a dossier that reached nobody, and of which no officer recorded that the person was told: by the saved state, as the column `untold` of Postgres has it. */

interface Kept {
  row: { state: string };
}

export const isUntold = ({ row }: Kept): boolean =>
  Boolean((JSON.parse(row.state) as { untold?: readonly unknown[] }).untold?.length);
