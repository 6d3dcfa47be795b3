/** Every page of the people's doors. */
import type { FastifyInstance } from 'fastify';
import type { Door } from './door.ts';
import { formRoutes } from './forms/routes.ts';
import { mailboxRoutes } from './mailbox.tsx';
import { absenceRoutes } from './office/absence.tsx';
import { batchRoutes } from './office/batch.tsx';
import { bookRoutes } from './office/book.tsx';
import { counterRoutes } from './office/counter.tsx';
import { deskRoutes } from './office/desk.tsx';
import { officeDossierRoutes } from './office/dossier.tsx';
import { inboxRoutes } from './office/inbox.tsx';
import { moneyRoutes } from './office/money.tsx';
import { reviewRoutes } from './office/review.tsx';
import { searchRoutes } from './office/search.tsx';
import { paperRoutes } from './papers.tsx';
import { applyRoutes } from './portal/apply.ts';
import { checkRoutes } from './portal/check.tsx';
import { dossierRoutes } from './portal/dossier.tsx';
import { eligibleRoutes } from './portal/eligible.tsx';
import { findRoutes } from './portal/find.tsx';
import { listRoutes } from './portal/list.tsx';
import { mineRoutes } from './portal/mine.tsx';
import { pageRoutes } from './portal/pages.tsx';
import { shelfRoutes } from './portal/shelf.tsx';
import { signInRoutes } from './portal/sign-in.tsx';
import { galleryRoutes } from './ui/gallery.tsx';
import { uploadRoutes } from './uploads.ts';

export async function openDoors(server: FastifyInstance, door: Door): Promise<void> {
  await door.register(server, (scope) => {
    formRoutes(scope, door);
    uploadRoutes(scope, door);
    findRoutes(scope, door);
    listRoutes(scope, door);
    eligibleRoutes(scope, door);
    signInRoutes(scope, door);
    applyRoutes(scope, door);
    mineRoutes(scope, door);
    dossierRoutes(scope, door);
    checkRoutes(scope, door);
    shelfRoutes(scope, door);
    mailboxRoutes(scope, door);
    paperRoutes(scope, door);
    pageRoutes(scope, door);
    inboxRoutes(scope, door);
    batchRoutes(scope, door);
    officeDossierRoutes(scope, door);
    counterRoutes(scope, door);
    moneyRoutes(scope, door);
    deskRoutes(scope, door);
    absenceRoutes(scope, door);
    bookRoutes(scope, door);
    reviewRoutes(scope, door);
    searchRoutes(scope, door);
    galleryRoutes(scope, door);
  });
}
