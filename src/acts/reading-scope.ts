/**
 * Which dossiers somebody may read, as a scope of lists: what the permission table says of `read-dossier`, said once more so that a
 * list shows no more than may be opened. A test holds both against each other over every kind of officer.
 */
import { headDesks } from '#authority/authorised.ts';
import { deskPost, LEADS } from '#authority/head-posts.ts';
import { isInspector } from '#authority/inspectors.ts';
import { divisionsLed, readsReceptionOf } from '#authority/leading.ts';
import { handlesDossiers } from '#authority/members.ts';
import { PROPOSERS } from '#authority/permission.ts';
import { holds, type Officer } from '#authority/province.ts';
import type { Scope } from '#spine/store.ts';
import type { Platform } from './platform.ts';

export function readingScope({ province }: Pick<Platform, 'province'>, officer: Officer, date: string): Scope {
  const held = officer.holds.filter(({ unit, post }) => handlesDossiers(post) && holds(officer, unit, post, date));
  if (held.some((one) => isInspector(province, one))) return { all: true };
  const units = new Set(held.map(({ unit }) => unit));
  const receiving = [...units].filter((unit) => readsReceptionOf(officer, unit, date));
  // A centre also sees what is decided by the units that it serves.
  const served = receiving.length
    ? [...province.units.values()].filter((unit) => receiving.includes(province.centreOf(unit)?.code ?? ''))
    : [];
  const led = divisionsLed(province, officer, date);
  const revokes = province.source.competence.filter(
    (row) =>
      row.role === 'revoke' &&
      row.procedure !== '*' &&
      ['head', ...PROPOSERS].some((post) => holds(officer, row.unit, post, date)),
  );
  const at = held.flatMap(({ unit, post }) => [...new Set([post, deskPost(post)])].map((one) => ({ unit, post: one })));
  const leads = [...units].filter((unit) => LEADS.some((post) => holds(officer, unit, post, date)));
  const signed = headDesks(province, officer, date).map((desk) => ({ ...desk, post: 'head' }));
  return {
    units: [...new Set([...units, ...served.map((unit) => unit.code), ...led])],
    receivingUnits: receiving,
    issuedOf: revokes
      .map((row) => row.procedure)
      .filter((procedure) => units.has(province.revocationDesk(procedure, '', date))),
    desks: { officer: officer.id, at: [...at, ...signed] },
    led: leads,
    consulted: [...units],
  };
}
