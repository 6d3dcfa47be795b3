/** Whom an application is of: who is signed in, or who let them apply. */
import type { FastifyRequest } from 'fastify';
import { accountOf } from '#acts/accounts.ts';
import { refuseToBegin } from '#acts/look-up.ts';
import { authorityOf } from '#acts/representing.ts';
import { isPhone } from '#kernel/phone.ts';
import type { Delegation } from '#spine/doors.ts';
import type { Shown } from '../catalogue.ts';
import type { Door } from '../door.ts';

export function idNumberOf(door: Door, { session }: FastifyRequest): string | undefined {
  return session?.idNumber ?? door.parts.platform.province.people.get(session?.id ?? '')?.idNumber;
}

export function peopleOf(
  request: FastifyRequest,
  platform: Door['parts']['platform'],
  delegation: Delegation | undefined,
) {
  const { session } = request;
  const person = platform.province.people.get(session!.id);
  const me = {
    id: session!.id,
    name: person?.name ?? session!.name,
    idNumber: person?.idNumber ?? session!.idNumber ?? '',
    address: person?.address ?? '',
    phone: person?.phone && isPhone(person.phone) ? person.phone : undefined,
    email: person?.email,
  };
  if (!delegation) return { applicant: me };
  const account = accountOf(platform.province, delegation.from);
  const other = account === undefined ? undefined : platform.province.people.get(account);
  return {
    applicant: {
      id: other?.id,
      name: delegation.fromName,
      idNumber: delegation.from,
      address: other?.address ?? '',
    },
    representative: { ...me, authority: authorityOf(delegation) },
  };
}

/** Why the procedure is not for who it would be applied for. */
export async function refuseFor(door: Door, request: FastifyRequest, shown: Shown, delegation: Delegation | undefined) {
  const { platform } = door.parts;
  return refuseToBegin(platform, shown.rules, peopleOf(request, platform, delegation).applicant);
}
